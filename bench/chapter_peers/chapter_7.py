"""Chapter 7, Attention: masks, empty rows, one more key of zeros."""

import numpy as np

from bench import museum_peers
from bench.chapter_peers import about

ask, read = about("book/07_attention.ipynb")

PYTORCH_ROW = (
    "True means *take part*, while `nn.MultiheadAttention` takes True for *ignore*; "
    "for a query that sees nothing the function gives zeros, the module by default "
    "NaN |"
)
JAX_ROW = (
    "heads are the axis before the last; float64 came out with the accuracy of "
    "float32; the mean of all values for a query that sees nothing |"
)

ask("torch", [[[0.0, 0.0]]], PYTORCH_ROW)(museum_peers.attention_to_nothing)
ask("torch", [[["nan", "nan"]]], PYTORCH_ROW)(museum_peers.module_to_nothing)


@ask(
    "torch",
    {"function": 1.0, "module": 3.0},
    PYTORCH_ROW,
    "| PyTorch | `F.scaled_dot_product_attention(q, k, v, attn_mask=…)` |",
)
def meaning_of_true():
    """Values 1 and 3, a mask True, False: what the function and the module answer."""
    import torch

    mask = torch.tensor([[True, False]])
    query, key = torch.zeros(1, 1, 1), torch.zeros(1, 2, 1)
    value = torch.tensor([[[1.0], [3.0]]])
    attend = torch.nn.functional.scaled_dot_product_attention
    module = torch.nn.MultiheadAttention(1, 1, bias=False, batch_first=True)
    torch.nn.init.ones_(module.in_proj_weight)
    torch.nn.init.ones_(module.out_proj.weight)
    return {
        "function": attend(query, key, value, attn_mask=mask).item(),
        "module": module(query, key, value, attn_mask=mask)[0].item(),
    }


@ask(
    "torch",
    0.5777,
    "PyTorch has long had the same as `add_zero_attn`, one more key and value of zeros",
)
def one_more_of_zeros():
    """MultiheadAttention with add_zero_attn: values of 1, scores 0 and -1.

    That is the sum of softmax₁, (1 + 1/e) / (2 + 1/e) = 0.5777.
    """
    import torch

    module = torch.nn.MultiheadAttention(1, 1, bias=False, add_zero_attn=True)
    torch.nn.init.ones_(module.in_proj_weight)
    torch.nn.init.ones_(module.out_proj.weight)
    query, value = torch.ones(1, 1, 1), torch.ones(2, 1, 1)
    key = torch.tensor([0.0, -1.0]).reshape(2, 1, 1)
    return round(module(query, key, value)[0].item(), 4)


@ask(
    "jax",
    {"float64 in, off by": "1e-08 to 1e-06", "softmax": "float32", "mean": 2.0},
    JAX_ROW,
    "JAX's `dot_product_attention` is off in the seventh or eighth digit: its "
    "softmax is taken in float32, though every input was float64",
)
def attention_of_jax():
    """Attention in float64: its error; its softmax's dtype; an empty row's answer."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    rng = np.random.default_rng(7)
    query, key, value = rng.normal(size=(3, 5, 2, 4))  # places, heads, features
    said = np.asarray(
        jax.nn.dot_product_attention(*map(jnp.array, (query, key, value)))
    )
    scores = np.einsum("qhf,khf->hqk", query, key) / 2
    p = np.exp(scores)
    right = np.einsum("hqk,khf->qhf", p / p.sum(-1, keepdims=True), value)
    off = abs(said - right).max()
    two = jnp.array([1.0, 3.0]).reshape(2, 1, 1)
    nothing = jnp.zeros((1, 1, 2), bool)
    mean = jax.nn.dot_product_attention(two[:1], two, two, mask=nothing)
    attend = jax.nn.dot_product_attention
    steps = str(jax.make_jaxpr(attend)(*map(jnp.array, (query, key, value))))
    [exponential] = [step for step in steps.splitlines() if " = exp " in step]
    return {
        "float64 in, off by": "1e-08 to 1e-06" if 1e-8 < off < 1e-6 else f"{off:.0e}",
        "softmax": "float32" if "f32[" in exponential else exponential,
        "mean": round(float(mean[0, 0, 0]), 6),
    }
