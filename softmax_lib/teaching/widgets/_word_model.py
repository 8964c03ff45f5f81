"""The chapter's language model as ``esm/lib/word-model.mjs`` takes it."""

import base64

from softmax_lib.teaching.language_model import in_levels


def packed(model):
    """Return the words, the weights in base64, and what 1 is worth in each array."""
    wholes, worth = zip(*map(in_levels, model.arrays), strict=True)
    weights = base64.b64encode(b"".join(w.tobytes() for w in wholes)).decode()
    return {"words": list(model.words), "weights": weights, "worth": list(worth)}
