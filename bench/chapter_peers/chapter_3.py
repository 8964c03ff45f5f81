"""Chapter 3, Stability: masks, empty rows, low precision."""

import inspect
import re
from pathlib import Path

import numpy as np

from bench import museum_peers
from bench.asking import refusal
from bench.chapter_peers import about, chapter_1

ask, read = about("book/03_stability.ipynb")

KERAS_ROW = (
    "| Keras | `keras.ops.log_softmax(x, axis=-1)` | `keras.layers.Softmax()(x, "
    "mask)`, which fills in −1e9 (−3e4 in float16) | zeros; before version 3.10 "
    "uniform |"
)
JAX_ROW = (
    "| JAX | `jax.nn.log_softmax(x, axis=-1, where=None)` | `where=` | zeros under "
    "`where`, else NaN |"
)
PYTORCH_ROW = (
    "| PyTorch | `torch.log_softmax(input, dim)` | `masked_fill(mask, -inf)`, or "
    "`torch.masked` | NaN; its gradient is NaN where −∞ was added, 0 behind "
    "`masked_fill`; zeros in `scaled_dot_product_attention` |"
)
NOTHING = np.float32([-np.inf, -np.inf])

read(
    "scipy",
    "1.17.1",
    "scipy/scipy #19521, open on 2026-11-29",
    "of 14 November 2023: log_softmax returns 0 at the maximum where it could give "
    "a much more precise answer",
    "Requests [to scipy](https://github.com/scipy/scipy/issues/19521)",
    "[the winner's lost digits](https://github.com/scipy/scipy/issues/19521)",
)
read(
    "torch",
    "2.13.0",
    "pytorch/pytorch #113708, open on 2026-11-29",
    "of 14 November 2023: the same, by the same author",
    "[to PyTorch](https://github.com/pytorch/pytorch/issues/113708) have been open "
    "since 2023",
)
read(
    "scipy",
    "1.17.1",
    "scipy/scipy #23225, open on 2026-11-29",
    "special.softmax([1., 1., np.inf]) gives nan and should give all to the largest",
    "[a score of +∞](https://github.com/scipy/scipy/issues/23225)",
)


@ask("numpy", False, "*bfloat16*, which NumPy does not have")
def no_bfloat16():
    """Has numpy a bfloat16?"""
    return hasattr(np, "bfloat16")


@ask(
    "torch",
    {"digits": 8, "largest": 3.39e38, "5.5": 0.007781982421875, "5.75": 0.0},
    "the range of float32, with 8 binary digits",
    "There, if every step is rounded to it, the same loss is 0 from a gap of "
    "$8 \\ln 2$ on",
)
def bfloat16():
    """bfloat16: binary digits, largest number, the loss of a winner by 5.5 and 5.75."""
    import torch

    kind = torch.finfo(torch.bfloat16)
    rows = torch.tensor([[5.5, 0], [5.75, 0]], dtype=torch.bfloat16)
    losses = -rows.log_softmax(-1)[:, 0].float() + 0.0
    return {
        "digits": int(1 - np.log2(kind.eps)),
        "largest": float(f"{kind.max:.2e}"),
        "5.5": losses[0].item(),
        "5.75": losses[1].item(),
    }


@ask(
    "scipy",
    {"axis": None, "arguments": ["x", "axis"], "weights": "b", "empty": ["nan"] * 2},
    "| SciPy | `scipy.special.log_softmax(x, axis=None)` | none; `logsumexp` has "
    "weights `b` | NaN |",
)
def scipy_log_softmax():
    """log_softmax: arguments, default axis, an empty row; logsumexp's weights."""
    from scipy.special import log_softmax, logsumexp

    parameters = inspect.signature(log_softmax).parameters
    with np.errstate(invalid="ignore"):
        empty = log_softmax(NOTHING)
    return {
        "axis": parameters["axis"].default,
        "arguments": list(parameters),
        "weights": "b" if "b" in inspect.signature(logsumexp).parameters else None,
        "empty": empty,
    }


@ask(
    "torch",
    {
        "row": ["nan", "nan"],
        "added": ["nan", "nan"],
        "filled": [0.0, 0.0],
        "torch.masked": ["nan", "nan"],
        "attention": [0.0, 0.0],
    },
    PYTORCH_ROW,
    "(In attention, where such rows are legal, torch has zeros too",
)
def torch_empty_rows():
    """An empty row: row, gradients with -inf added and filled in; torch.masked."""
    import torch

    everything = torch.tensor([True, True])
    gradients = []
    for hide in (
        lambda z: z + torch.full((2,), -torch.inf),
        lambda z: z.masked_fill(everything, -torch.inf),
    ):
        z = torch.zeros(2, requires_grad=True)
        row = torch.log_softmax(hide(z), -1)
        row[0].backward()
        gradients.append(z.grad.numpy())
    masked = torch.masked.log_softmax(torch.zeros(2), -1, mask=~everything)
    x = torch.ones(1, 1, 2)
    attend = torch.nn.functional.scaled_dot_product_attention
    nothing = torch.zeros(1, 1, dtype=torch.bool)
    return {
        "row": row.detach().numpy(),
        "added": gradients[0],
        "filled": gradients[1],
        "torch.masked": masked.numpy(),
        "attention": attend(x, x, x, attn_mask=nothing)[0, 0].numpy(),
    }


@ask(
    "jax",
    {"axis": -1, "where": None, "zeros": [0.0, 0.0], "else": ["nan", "nan"]},
    JAX_ROW,
)
def jax_empty_rows():
    """Default axis and where; softmax of an empty row under where, and of two -inf."""
    import jax

    parameters = inspect.signature(jax.nn.log_softmax).parameters
    return {
        "axis": parameters["axis"].default,
        "where": parameters["where"].default,
        "zeros": jax.nn.softmax(np.zeros(2), where=np.zeros(2, bool)),
        "else": jax.nn.softmax(NOTHING),
    }


@ask(
    "keras",
    {"axis": -1, "float32": -1e9, "float16": -3e4, "empty": [0.0, 0.0]},
    KERAS_ROW,
)
def keras_mask():
    """The axis of ops.log_softmax; what Softmax fills in; an empty row."""
    import keras
    from keras.src.layers.activations import softmax

    layer = keras.layers.Softmax()
    z = np.zeros((1, 2), np.float32)
    return {
        "axis": inspect.signature(keras.ops.log_softmax).parameters["axis"].default,
        "float32": softmax._large_negative_number("float32"),
        "float16": softmax._large_negative_number("float16"),
        "empty": layer(z, mask=np.zeros((1, 2), bool))[0].numpy(),
    }


read(
    "keras",
    "3.9.2",
    "keras-team/keras PR #21149, merged in April 2025, and both versions, run",
    "Softmax of four zeros, all masked: 3.9.2 gives [0.25, 0.25, 0.25, 0.25], 3.10.0 "
    "gives zeros",
    KERAS_ROW,
)

ask(
    "numpy",
    {"1.4e-08": True, "1.6e-08": False},
    "refuses one whose sum is off by more than $1.5\\cdot 10^{-8}$",
)(museum_peers.tolerance)


@ask(
    "numpy",
    {"float32": None, "list": "ValueError"},
    "As float32 arrays they pass, because numpy then looks at the dtype",
)
def tolerance_of_float32():
    """random.choice of float32 that sums to 1 + 1e-4, as an array and as a list."""
    draw = np.random.default_rng(0).choice
    p = np.float32([0.5, 0.5001])
    refused = {
        "float32": refusal(lambda: draw(2, p=p)),
        "list": refusal(lambda: draw(2, p=p.tolist())),
    }
    return {key: said and said.split(":")[0] for key, said in refused.items()}


@ask("torch", [True, 0.10000000149011612], "a framework's `.tolist()`")
def float32_as_a_list():
    """Tolist of 0.1 in float32: is it a float, and which."""
    import torch

    [number] = torch.tensor([0.1]).tolist()
    return [type(number) is float, number]


HAND_LOGITS = (
    "Hand *logits* to the loss, never probabilities: `cross_entropy` in PyTorch, "
    "`from_logits=True` in Keras"
)
ask("torch", chapter_1.OF_TORCH, HAND_LOGITS)(chapter_1.torch_targets)
ask("keras", chapter_1.OF_KERAS, HAND_LOGITS)(chapter_1.keras_targets)


@ask(
    "torch",
    ["bfloat16", "bfloat16", "float32"],
    "on the CPU `softmax` and `log_softmax` return bfloat16 there and only "
    "`cross_entropy` returns float32 (torch `2.13.0`)",
)
def autocast_on_the_cpu():
    """The dtypes of softmax, log_softmax, cross_entropy of bfloat16 under autocast."""
    import torch

    z = torch.zeros(1, 2, dtype=torch.bfloat16)
    with torch.autocast("cpu"):
        loss = torch.nn.functional.cross_entropy(z, torch.tensor([0]))
        results = z.softmax(-1), z.log_softmax(-1), loss
    return [str(result.dtype).removeprefix("torch.") for result in results]


@ask("torch", [True, True], "PyTorch's autocast does so by itself on CUDA")
def autocast_on_cuda():
    """Does its header list softmax and log_softmax among CUDA's float32 operations?"""
    import torch

    header = Path(torch.__file__).parent / "include/ATen/autocast_mode.h"
    text = header.read_text(encoding="utf-8")
    [macro] = re.findall(r"AT_FORALL_FP32_SET_OPT_DTYPE\(_\)((?:.*\\\n)+.*)", text)
    return [f"_({name}, int)" in macro for name in ("softmax", "log_softmax")]


@ask("keras", "float32", 'in Keras give that layer `dtype="float32"`')
def keras_in_float32():
    """The dtype of Softmax(dtype="float32") of float16."""
    import keras

    result = keras.layers.Softmax(dtype="float32")(np.zeros((1, 2), np.float16))
    return keras.backend.standardize_dtype(result.dtype)
