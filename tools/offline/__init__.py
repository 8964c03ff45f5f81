"""The website as one archive that works without a network, with a server of its own."""
