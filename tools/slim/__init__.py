"""Removes from the built site whatever no page needs."""
