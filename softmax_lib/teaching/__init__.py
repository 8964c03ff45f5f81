"""What only the book needs: figures, widgets, exercises and data sets."""
