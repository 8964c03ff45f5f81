"""The commands behind `make`, one module each; run as `python -m tools.<name>`.

Modules that run before the environment exists need the standard library alone.
"""
