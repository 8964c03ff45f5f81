"""What ``python -m softmax_lib.conformance`` asks of a softmax."""
