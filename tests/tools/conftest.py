"""Ctrl-C reaches the programs that these tests start.

A shell makes what it runs in the background deaf to Ctrl-C, and children inherit that.
"""

import signal

signal.signal(signal.SIGINT, signal.default_int_handler)
