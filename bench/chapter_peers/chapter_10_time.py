"""Chapter 10, the second page: memory handed back, and layers with fewer classes."""

from bench.chapter_peers import about

ask, read = about("book/10_time.ipynb")

ADAPTIVE = "torch.nn.AdaptiveLogSoftmaxWithLoss"
SAMPLED = "tf.nn.sampled_softmax_loss"


@ask(
    "distributed",
    65536,
    "Dask's workers hand memory back to the system as soon as a chunk is done with",
)
def memory_handed_back():
    """The size above which a worker's free memory is handed back."""
    import dask
    import distributed  # noqa: F401

    settings = dask.config.get("distributed.nanny.pre-spawn-environ")
    return settings["MALLOC_TRIM_THRESHOLD_"]


read(
    "torch",
    "stable",
    f"docs.pytorch.org, {ADAPTIVE}",
    "in_features, n_classes, cutoffs, div_value=4.0; labels should be sorted by their "
    "frequency, the most frequent with index 0",
    f"| PyTorch | `{ADAPTIVE}(in_features, n_classes, cutoffs)` | classes must be "
    "numbered by how often they come; tails shrink by `div_value`, 4 |",
)
read(
    "tensorflow",
    "2",
    f"tensorflow.org, {SAMPLED}",
    "“This operation is for training only. It is generally an underestimate of the "
    "full softmax loss.”",
    f"| TensorFlow | `{SAMPLED}` | for training only: its manual calls it an "
    "underestimate of the full loss; ",
)
read(
    "tensorflow",
    "2",
    "tensorflow/python/ops/nn_impl.py, _compute_sampled_logits",
    "“Subtract log of Q(l), prior probability that l appears in sampled”, from "
    "true_logits by log(true_expected_count) as from sampled_logits, with "
    "subtract_log_q, which sampled_softmax_loss sets",
    "it takes a logarithm off the label's score too, so it is another loss than",
)
