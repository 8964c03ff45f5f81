"""Chapter 10, Scale: what merges, and what Dask keeps."""

import inspect

import numpy as np

from bench.asking import elsewhere
from bench.chapter_peers import about

ask, read = about("book/10_scale.ipynb")

SHARDED = """
import json, jax, jax.numpy as jnp, numpy as np
from jax.sharding import NamedSharding, PartitionSpec as P
mesh = jax.make_mesh((2,), ("k",))
z = jax.device_put(jnp.array([0.0, 1000, 1000, 0]), NamedSharding(mesh, P("k")))
def over_shards(constant):
    def lse(z):
        m = jax.lax.pmax(constant(z.max()), "k")
        return m + jnp.log(jax.lax.psum(jnp.exp(z - m).sum(), "k"))
    return jax.shard_map(lse, mesh=mesh, in_specs=P("k"), out_specs=P())
def gradient(f):
    try:
        return np.round(jax.jit(jax.grad(f))(z), 3).tolist()
    except NotImplementedError as error:
        return str(error)
f = over_shards(jax.lax.stop_gradient)
plain = gradient(over_shards(lambda m: m))
value = round(float(jax.jit(f)(z)), 3)
print(json.dumps({"value": value, "gradient": gradient(f), "plain pmax": plain}))
"""


@ask(
    "torch",
    {"merged": 1000.6931, "of shards": 1.3863, "manual": True},
    "| PyTorch | `torch.logaddexp` merges two log-sum-exps; "
    "`torch.distributed.tensor.parallel.loss_parallel` computes a cross-entropy over "
    "logits cut along the classes |",
)
def torch_merges():
    """Merge of 1000 and 1000; a loss of four classes in shards; its manual."""
    import torch
    from torch import distributed
    from torch.distributed.tensor import Shard, distribute_tensor
    from torch.distributed.tensor.parallel import loss_parallel

    thousand = torch.tensor(1000.0, dtype=torch.float64)
    store = distributed.HashStore()
    distributed.init_process_group("gloo", store=store, rank=0, world_size=1)
    try:
        mesh = distributed.init_device_mesh("cpu", (1,))
        z = distribute_tensor(torch.zeros(1, 4), mesh, [Shard(1)])
        with loss_parallel():
            loss = torch.nn.functional.cross_entropy(z, torch.tensor([0]))
        of_shards = round(loss.to_local().item(), 4)
    finally:
        distributed.destroy_process_group()
    return {
        "merged": round(torch.logaddexp(thousand, thousand).item(), 4),
        "of shards": of_shards,
        "manual": "sharded on the class dimension" in loss_parallel.__doc__,
    }


@ask(
    "jax",
    {
        "value": 1000.693,
        "gradient": [0.0, 0.5, 0.5, 0.0],
        "plain pmax": "Differentiation rule for 'pmax' not implemented",
    },
    "| JAX | inside `jax.shard_map`, `jax.lax.pmax` and `jax.lax.psum` over the axis "
    "of the shards | the maximum over all shards first, of `jax.lax.stop_gradient(z)`, "
    "since JAX cannot differentiate `pmax`; then the sum |",
)
def shards_of_jax():
    """The log-sum-exp of 0, 1000, 1000, 0 on two devices, and its gradients."""
    return elsewhere(SHARDED, XLA_FLAGS="--xla_force_host_platform_device_count=2")


@ask(
    "numpy",
    1000.6931,
    "| numpy | `np.logaddexp.reduce` is a merge of single numbers |",
)
def numpy_merges():
    """np.logaddexp.reduce of 0, 1000, 1000."""
    return round(float(np.logaddexp.reduce([0.0, 1000, 1000])), 4)


@ask(
    "dask",
    {"arguments": True, "sees": [1, 3], "sum": 6},
    "| Dask | `da.reduction(x, chunk, aggregate, combine=…)` takes any monoid | "
    "`combine` sees states side by side in one array",
)
def monoid():
    """da.reduction: arguments; the shape that combine sees of three chunks' states."""
    import dask.array as da

    seen = []

    def combine(states, axis, keepdims):
        seen.append(states.shape)
        return states.sum(axis=axis, keepdims=keepdims)

    def aggregate(states, axis, keepdims):
        return states.sum(axis=axis, keepdims=keepdims)

    x = da.ones((1, 6), chunks=(1, 1), dtype=int)
    names = list(inspect.signature(da.reduction).parameters)
    total = da.reduction(
        x,
        lambda piece, axis, keepdims: piece.sum(axis=axis, keepdims=True),
        aggregate,
        combine=combine,
        axis=1,
        dtype=int,
        split_every=3,
        meta=np.empty(0, int),
    ).compute(scheduler="synchronous")
    return {
        "arguments": names[:3] == ["x", "chunk", "aggregate"] and "combine" in names,
        "sees": [shape for shape in seen if shape[1]][-1],
        "sum": total[0],
    }


@ask(
    "dask",
    {"lazy": 0, "kept": 2, "type": "ndarray"},
    "cuts an array into a grid of chunks, each of them a numpy array",
    "nothing is computed until somebody says `compute`",
    "Dask would by default compute it once and keep it for the second use",
)
def kept():
    """How often two chunks are made that are used twice; before compute; their type."""
    import dask.array as da

    made = []

    def make(block_info=None):
        made.append(block_info)
        return np.ones(2)

    x = da.map_blocks(make, chunks=((2, 2),), dtype=float, meta=np.empty(0))
    twice = x / x.sum()
    before = len(made)
    twice.compute(scheduler="synchronous")
    first = x.blocks[0].compute(scheduler="synchronous")
    return {"lazy": before, "kept": len(made) - 1, "type": type(first).__name__}


@ask(
    "distributed",
    True,
    "`client.dashboard_link` is the address of a page that shows the run",
)
def dashboard():
    """Has a client a dashboard_link?"""
    import distributed

    return hasattr(distributed.Client, "dashboard_link")
