"""Chapter 5, the network: the same ten lines elsewhere, and where defaults differ.

The chapter shows the source of `gradients_in_torch` and `gradients_in_jax`; a test
compares it with what runs here.
"""

import numpy as np

from bench.chapter_peers import about

ask, read = about("book/05_network.ipynb")

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
LABELS = np.array([0, 1, 1, 2])
SAME = "Three programs, one gradient."


def waves(*shape):
    """Return the weights that the chapter gives its small network."""
    return np.sin(np.arange(1, np.prod(shape) + 1)).reshape(shape)


LAYERS = [(waves(4, 2), waves(4)), (waves(3, 4), waves(3))]


def gradients_in_torch(layers, X, y):
    """Return the gradient of each W and b."""
    import torch

    layers = [[torch.tensor(a, requires_grad=True) for a in pair] for pair in layers]
    A = torch.tensor(X)
    for W, b in layers[:-1]:
        A = torch.relu(A @ W.T + b)
    W, b = layers[-1]
    loss = torch.nn.functional.cross_entropy(A @ W.T + b, torch.tensor(y))
    loss.backward()
    return [[a.grad for a in pair] for pair in layers]


def gradients_in_jax(layers, X, y):
    """Return the gradient of each W and b."""
    import jax

    def loss(layers):
        A = X
        for W, b in layers[:-1]:
            A = jax.nn.relu(A @ W.T + b)
        W, b = layers[-1]
        log_p = jax.nn.log_softmax(A @ W.T + b)
        return -log_p[np.arange(len(y)), y].mean()

    return jax.grad(loss)(layers)


def in_one_row(layers):
    """Return all numbers of layers or gradients, to twelve decimals."""
    parts = [np.asarray(part, float).ravel() for pair in layers for part in pair]
    return np.concatenate(parts).round(12)


def loss_at(numbers):
    """Return the loss of the small network, its 27 numbers in one row."""
    V, c, W, b = np.split(numbers, [8, 12, 24])
    H = np.maximum(0, CORNERS @ V.reshape(4, 2).T + c)
    e = np.exp(H @ W.reshape(3, 4).T + b)
    return -np.log(e[range(4), LABELS] / e.sum(axis=1)).mean()


def measured(step=1e-5):
    """Return its slopes by central differences, to nine decimals."""
    here, nudges = in_one_row(LAYERS), step * np.eye(27)
    slopes = [(loss_at(here + d) - loss_at(here - d)) / (2 * step) for d in nudges]
    return np.round(slopes, 9).tolist()


SLOPES = measured()


@ask("torch", SLOPES, SAME)
def slopes_by_torch():
    """All slopes of the small network, by PyTorch."""
    return in_one_row(gradients_in_torch(LAYERS, CORNERS, LABELS))


@ask(
    "jax",
    SLOPES,
    SAME,
    "JAX needs `with jax.enable_x64(True):` around the call for that",
)
def slopes_by_jax():
    """All slopes of the small network, by JAX in 64 bits."""
    import jax

    with jax.enable_x64(True):
        return in_one_row(gradients_in_jax(LAYERS, CORNERS, LABELS))


@ask("torch", [True, True], "| PyTorch | `nn.Linear(D, K)` | starts uniform within")
def first_weights():
    """Do 400 inputs start within 1/20, weights and intercepts, and use that range?"""
    import torch

    torch.manual_seed(0)
    layer = torch.nn.Linear(400, 2000)
    parts = (layer.weight, layer.bias)
    return [bool(0.049 < part.abs().max().item() <= 0.05) for part in parts]


@ask(
    "torch", 0.9133, "| PyTorch | `F.cross_entropy(…, weight=w)` | the mean divides by"
)
def weighted_mean():
    """cross_entropy of scores [0, 1] twice, labels 0 and 1, weights 3 and 2."""
    import torch

    loss = torch.nn.functional.cross_entropy(
        torch.tensor([[0.0, 1.0], [0.0, 1.0]]),
        torch.tensor([0, 1]),
        weight=torch.tensor([3.0, 2.0]),
    )
    return round(loss.item(), 4)


@ask(
    "keras",
    0.0433,
    "| Keras | `CategoricalFocalCrossentropy()` | wants probabilities unless "
    "`from_logits=True`; multiplies by `alpha` = 0.25, and divides by the number of "
    "rows |",
    "Scores go into the loss; Keras has to be told, and scikit-learn applies its own",
)
def keras_focal_loss():
    """CategoricalFocalCrossentropy of scores 0 and 0, twice: 0.25 · 0.5² · ln 2."""
    import keras

    loss = keras.losses.CategoricalFocalCrossentropy(from_logits=True)
    return round(float(loss(np.eye(2), np.zeros((2, 2), np.float32))), 4)


@ask(
    "scikit-learn",
    ["adam", "auto", 0.0001, False, "min(200, n)"],
    "| scikit-learn | `MLPClassifier()` | Adam, batches of 200, a penalty; no class "
    "weights |",
)
def multilayer_perceptron():
    """Solver, batch, penalty, whether there is class_weight, and what "auto" is."""
    import inspect

    from sklearn.neural_network import MLPClassifier
    from sklearn.neural_network import _multilayer_perceptron as module

    settings = MLPClassifier().get_params()
    auto = "min(200, n)" if "min(200, n_samples)" in inspect.getsource(module) else ""
    names = "solver", "batch_size", "alpha"
    return [*(settings[n] for n in names), "class_weight" in settings, auto]
