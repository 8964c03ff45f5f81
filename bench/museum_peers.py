"""What other libraries answer where the bug museum says what they do.

``make peers`` runs this and writes ``museum_peers.json``. Nothing here needs
softmax_lib.
"""

from pathlib import Path

import numpy as np

from bench.asking import installed, plain, said, store

FILE = Path(__file__).with_suffix(".json")
LIBRARIES = (
    "keras",
    "tensorflow-cpu",
    "torch",
    "onnxruntime",
    "scikit-learn",
    "scipy",
    "numpy",
)
QUESTIONS = []


def ask(library, exhibit):
    """Return a decorator that enters a question; its docstring is what is asked."""

    def enter(question):
        QUESTIONS.append((exhibit, library, question))
        return question

    return enter


@ask("torch", "double_softmax_loss")
def torchs_cross_entropy():
    """cross_entropy of the softmax of [20, 0], for label 0."""
    import torch

    p = torch.tensor([[20.0, 0.0]]).softmax(-1)
    return torch.nn.functional.cross_entropy(p, torch.tensor([0])).item()


@ask("tensorflow-cpu", "double_softmax_loss")
def tensorflows_cross_entropy():
    """softmax_cross_entropy_with_logits of the same."""
    import tensorflow as tf

    p = tf.nn.softmax([[20.0, 0.0]])
    return tf.nn.softmax_cross_entropy_with_logits([[1.0, 0.0]], p).numpy()[0]


@ask("keras", "scores_as_probabilities_loss")
def one_hot_label():
    """CategoricalCrossentropy of scores [-1, 2], for either label."""
    import keras

    scores = np.float32([[-1, 2], [-1, 2]])
    return keras.losses.categorical_crossentropy(np.eye(2)[::-1], scores).numpy()


@ask("keras", "scores_as_probabilities_loss")
def integer_label():
    """SparseCategoricalCrossentropy of scores [0.3, 2, -1, 0.5], for label 0."""
    import keras

    scores, label = np.float32([[0.3, 2, -1, 0.5]]), np.array([0])
    return keras.losses.sparse_categorical_crossentropy(label, scores)[0].numpy()


@ask("torch", "nll_of_probabilities")
def nll():
    """nll_loss of probabilities [0.5, 0.5], for label 0."""
    import torch

    p = torch.tensor([[0.5, 0.5]])
    return torch.nn.functional.nll_loss(p, torch.tensor([0])).item()


@ask("torch", "kl_of_probabilities")
def divergence():
    """kl_div of probabilities [0.5, 0.5] from themselves."""
    import torch

    p = torch.tensor([0.5, 0.5])
    return torch.nn.functional.kl_div(p, p, reduction="sum").item()


@ask("torch", "implicit_axis_softmax")
def guessed_axis():
    """Softmax without an axis: which it takes for 1 to 4 axes, and the warning."""
    import torch

    axes, words = [], set()
    for count in range(1, 5):
        z = torch.arange(2.0**count).reshape([2] * count)
        p, warned = said(lambda z=z: torch.nn.functional.softmax(z))
        sums = [p.sum(axis) for axis in range(count)]
        axes += [a for a, s in enumerate(sums) if torch.allclose(s, torch.ones(1))]
        words |= set(warned)
    return {"axes": axes, "warns": sorted(words)}


@ask("scipy", "whole_array_softmax")
def default_axis():
    """Softmax of two equal rows without an axis: the sums of the rows."""
    from scipy import special

    return special.softmax([[1, 2, 3], [1, 2, 3]]).sum(axis=1)


@ask("onnxruntime", "flattened_softmax")
def opset_12():
    """Softmax of opset 12, of four zeros in three axes."""
    return with_opset(12)


@ask("onnxruntime", "flattened_softmax")
def opset_13():
    """Softmax of opset 13, of the same."""
    return with_opset(13)


def with_opset(number):
    """Return what a model of one Softmax makes of zeros of shape (1, 2, 2)."""
    import onnxruntime
    from onnx import TensorProto, helper

    ends = [
        helper.make_tensor_value_info(x, TensorProto.FLOAT, [1, 2, 2]) for x in "xy"
    ]
    graph = helper.make_graph(
        [helper.make_node("Softmax", ["x"], ["y"])], "softmax", ends[:1], ends[1:]
    )
    opsets = [helper.make_opsetid("", number)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    return session.run(None, {"x": np.zeros((1, 2, 2), np.float32)})[0]


@ask("keras", "single_unit_softmax")
def single_unit():
    """A Dense layer of one unit with a softmax, and what it warns."""
    import keras

    layer = keras.layers.Dense(1, activation="softmax")
    p, warned = said(lambda: layer(np.float32([[-3]])).numpy())
    return {"gives": plain(p), "warns": warned}


@ask("scikit-learn", "clipped_loss")
def clipped():
    """log_loss of a probability of 0 for the truth."""
    from sklearn.metrics import log_loss

    return log_loss([1], [[1, 0]], labels=[0, 1])


@ask("torch", "large_negative_mask_softmax")
def mask_in_half_precision():
    """masked_fill of float16 scores with -1e9."""
    import torch

    try:
        filled = torch.zeros(2).half().masked_fill(torch.tensor([True, False]), -1e9)
    except RuntimeError as error:
        return {"raises": str(error)}
    return filled.numpy()


@ask("torch", "empty_row_softmax")
def attention_to_nothing():
    """scaled_dot_product_attention of a query that may see nothing."""
    import torch

    x = torch.ones(1, 1, 2)
    nothing = torch.zeros(1, 1, dtype=torch.bool)
    attend = torch.nn.functional.scaled_dot_product_attention
    return attend(x, x, x, attn_mask=nothing).numpy()


@ask("torch", "empty_row_softmax")
def module_to_nothing():
    """MultiheadAttention of the same."""
    import torch

    x = torch.ones(1, 1, 2)
    module = torch.nn.MultiheadAttention(2, 1, batch_first=True)
    return module(x, x, x, key_padding_mask=torch.tensor([[True]]))[0].detach().numpy()


@ask("numpy", "sums_exactly_to_one")
def tolerance():
    """random.choice of two probabilities whose sum is off by 1.4e-8 and by 1.6e-8."""
    takes = {}
    for off in (1.4e-8, 1.6e-8):
        try:
            np.random.default_rng(0).choice(2, p=[0.5, 0.5 + off])
            takes[str(off)] = True
        except ValueError:
            takes[str(off)] = False
    return takes


@ask("torch", "gumbel_noise")
def gumbel_range():
    """The uniform numbers from which torch.distributions makes Gumbel noise."""
    import torch

    uniform = torch.distributions.Gumbel(0.0, 1.0).base_dist
    return {"low": uniform.low.item(), "high": uniform.high.item()}


def measured():
    """Return versions and answers, as plain data."""
    answers = [
        {
            "exhibit": exhibit,
            "library": library,
            "asked": question.__doc__.rstrip("."),
            "answer": plain(question()),
        }
        for exhibit, library, question in QUESTIONS
    ]
    versions = {name: installed(name) for name in LIBRARIES}
    return {"versions": versions, "answers": answers}


if __name__ == "__main__":
    store(measured(), FILE)
