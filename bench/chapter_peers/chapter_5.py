"""Chapter 5, Cross-entropy: what goes into a loss, and what it is averaged over."""

import numpy as np

from bench import museum_peers
from bench.asking import refusal
from bench.chapter_peers import about

ask, read = about("book/05_cross_entropy.ipynb")

FRAMEWORKS_AVERAGE = "Frameworks average it over the classes as well"
ALL_CLASSES = (
    "`label_smoothing` in PyTorch and Keras spreads over all $K$ classes, as here"
)
OPTAX_ROW = "| JAX (optax) | `softmax_cross_entropy_with_integer_labels` | scores; one"
KL_ROW = (
    "| PyTorch | `F.kl_div(input, target)` | `input` in logarithms, `target` not, and "
    "the arguments the other way round |"
)
ACCEPTED = "and accepted by others"


@ask("torch", 0.5, FRAMEWORKS_AVERAGE)
def torch_squared_error():
    """mse_loss of [1, 1] against [1, 0]."""
    import torch

    return torch.nn.functional.mse_loss(
        torch.ones(1, 2), torch.tensor([[1.0, 0.0]])
    ).item()


@ask("keras", 0.5, FRAMEWORKS_AVERAGE)
def keras_squared_error():
    """MeanSquaredError of the same."""
    import keras

    return float(keras.losses.MeanSquaredError()(np.eye(2)[:1], np.ones((1, 2))))


@ask(
    "torch",
    [2, 5],
    "| PyTorch | `F.cross_entropy(input, target)` | scores; classes along axis 1 |",
)
def axis_of_the_classes():
    """The shape of the losses of scores of shape 2, 3, 5."""
    import torch

    z, y = torch.zeros(2, 3, 5), torch.zeros(2, 5, dtype=torch.long)
    return list(torch.nn.functional.cross_entropy(z, y, reduction="none").shape)


ask(
    "torch",
    -0.5,
    "| PyTorch | `F.nll_loss(input, target)` | *log*-probabilities, not "
    "probabilities |",
)(museum_peers.nll)


@ask("torch", [0.1308, 0.1438], KL_ROW)
def order_of_arguments():
    """kl_div(log q, p) and kl_div(log p, q), for p = [3/4, 1/4] and q = [1/2, 1/2]."""
    import torch

    p, q = torch.tensor([0.75, 0.25]), torch.tensor([0.5, 0.5])
    divergence = torch.nn.functional.kl_div
    both = (
        divergence(q.log(), p, reduction="sum"),
        divergence(p.log(), q, reduction="sum"),
    )
    return [round(each.item(), 4) for each in both]


@ask(
    "keras",
    0.6931,
    "| TensorFlow, Keras | `SparseCategoricalCrossentropy(from_logits=False)` | "
    "*probabilities*, unless told otherwise |",
)
def keras_of_probabilities():
    """SparseCategoricalCrossentropy of probabilities of one half."""
    import keras

    loss = keras.losses.SparseCategoricalCrossentropy()
    return round(float(loss(np.array([0]), np.full((1, 2), 0.5, np.float32))), 4)


ask("keras", 1.791759, ACCEPTED)(museum_peers.integer_label)


@ask("optax", [0.6931, 0.6931], OPTAX_ROW)
def loss_of_each_row():
    """The loss of two rows of zeros."""
    import optax

    loss = optax.softmax_cross_entropy_with_integer_labels
    return np.asarray(loss(np.zeros((2, 2)), np.array([0, 1])), float).round(4)


ask(
    "scikit-learn",
    36.043653,
    "| scikit-learn | `log_loss(y_true, y_pred)` | probabilities; clipped |",
)(museum_peers.clipped)


@ask(
    "scikit-learn",
    "ValueError: y_prob contains values greater than 1: 2.0",
    "(scikit-learn's `log_loss` says that a value is greater than 1)",
)
def log_loss_of_scores():
    """log_loss of scores -1 and 2."""
    from sklearn.metrics import log_loss

    return refusal(lambda: log_loss([1, 0], [[-1.0, 2.0], [2.0, -1.0]]))


@ask("torch", 0.9133, ALL_CLASSES)
def torch_smoothing():
    """cross_entropy of scores 0 and 1, for label 0, smoothed by 0.8."""
    import torch

    z, y = torch.tensor([[0.0, 1.0]]), torch.tensor([0])
    return round(torch.nn.functional.cross_entropy(z, y, label_smoothing=0.8).item(), 4)


@ask("keras", 0.9133, ALL_CLASSES)
def keras_smoothing():
    """CategoricalCrossentropy of scores 0 and 1, for label 0, smoothed by 0.8."""
    import keras

    loss = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.8)
    return round(float(loss(np.eye(2)[:1], np.float32([[0, 1]]))), 4)


@ask(
    "scikit-learn",
    True,
    "In scikit-learn `C` is $1/\\lambda$ on the *sum* of the losses, so that the same "
    "`C` means a weaker penalty on more data",
    "the same as that of scikit-learn's `LogisticRegression` with $C = 1/\\lambda$",
)
def sum_of_losses():
    """Are all rows twice, at C = 1, the same fit as once at C = 2?"""
    from sklearn.datasets import load_iris
    from sklearn.linear_model import LogisticRegression

    x, y = load_iris(return_X_y=True)
    settings = {"solver": "newton-cholesky", "tol": 1e-10}
    twice = LogisticRegression(C=1, **settings).fit(np.tile(x, (2, 1)), np.tile(y, 2))
    once = LogisticRegression(C=2, **settings).fit(x, y)
    return bool(np.allclose(twice.coef_, once.coef_, atol=1e-6))


@ask("numpy", True, "since NumPy compares complex numbers by their real parts first")
def maximum_of_complex_numbers():
    """Is 1 the maximum of 1 and 5i?"""
    return bool(np.maximum(1 + 0j, 5j) == 1)


@ask(
    "torch",
    False,
    "A framework that differentiates a loss with the wrong axis in it gets another "
    "gradient",
)
def gradient_along_the_batch():
    """Is the gradient of the loss of a softmax along the batch P - Y?"""
    import torch

    z = torch.tensor([[1.0, 0.0, 2.0], [0.0, 3.0, 1.0]], requires_grad=True)
    p = z.softmax(0)
    (-p[0, 0].log() - p[1, 2].log()).backward()
    residual = p.detach() - torch.tensor([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    return torch.allclose(z.grad, residual)
