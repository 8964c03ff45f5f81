"""What is taken from the built site because no page needs it."""
