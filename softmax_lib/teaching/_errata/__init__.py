"""What `softmax_lib.teaching.errata` is made of: the entries, by kind of text."""
