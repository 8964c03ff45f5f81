"""Live Python for the built website: what `make live` assembles, one idea a module."""
