"""Deliberate faults in the library, and how many of them the tests find."""
