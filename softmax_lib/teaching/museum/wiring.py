"""Exhibits that hand a loss what it does not expect."""

import numpy as np

import softmax_lib as sl

from .registry import exhibit, repairs


@exhibit(
    [20.0, 0.0],
    0,
    title="A softmax before a loss that applies one itself",
    called="loss",
    breaks="probabilities take the place of scores: no class can lead by more than 1, "
    "so the loss never falls below ln(e + K − 1) − 1",
    sign="The loss stops at a fixed number, 1.4612 for ten classes, while the accuracy "
    "still creeps up.",
    symptoms=("floor", "slow"),
    decoys=("nll_of_probabilities", "clipped_loss"),
    seen={
        "tensorflow/swift-models PR #232": "LeNet-5 and DenseNet ended in a softmax, "
        "and their loss applied another",
        "Lightning-Universe/lightning-bolts #654": "a logistic regression: the "
        "log-softmax of a softmax",
        "dmlc/dgl #1204": "an example; the second softmax hardly changed its accuracy",
    },
)
def double_softmax_loss(z, y):
    """Return the loss of a network whose last layer is a softmax."""
    output = sl.softmax(z)
    return sl.cross_entropy(output, y)


@repairs(double_softmax_loss)
def single_softmax_loss(z, y):
    """Return the loss of the scores."""
    return sl.cross_entropy(z, y)


@exhibit(
    [-1.0, 2.0],
    1,
    title="Scores given to a loss that expects probabilities",
    called="loss",
    breaks="the loss divides the scores by their sum and clips the quotient, and where "
    "it clips the gradient is 0",
    sign="With one-hot labels the first loss is far from ln K, nearly every single "
    "loss is 16.1181 or 0.0000, and the accuracy does not move.",
    symptoms=("start", "stuck"),
    decoys=("double_softmax_loss", "one_plus_log_softmax"),
    seen={
        "keras-team/keras-hub PR #1008": "makes the mix-up an error; its author calls "
        "it “one of the larger pain points in Keras”",
        "tensorflow/tensorflow #28718": "a tutorial of TensorFlow's own, with the loss "
        "of two classes",
        "SciSharp/TensorFlow.NET PR #987": "the argument from_logits was ignored",
    },
)
def scores_as_probabilities_loss(z, y):
    """Return Keras's loss of a one-hot label, unless told `from_logits=True`."""
    p = z / z.sum(axis=-1, keepdims=True)
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.log(p[y])


@repairs(scores_as_probabilities_loss)
def from_logits_loss(z, y):
    """Return the loss of scores that are known to be scores."""
    return sl.cross_entropy(z, y)


@exhibit(
    [0.7, 1.5, 4.8],
    title="No bug: a second log-softmax changes nothing",
    called="log_probabilities",
    breaks="nothing: the exponentials of log-probabilities sum to 1, so the second "
    "log-softmax subtracts log 1",
    sign="Nothing to see. Remove one of the two: it costs time.",
    decoys=("double_softmax_loss", "log_of_softmax"),
    seen={
        "bhanML/Co-teaching #4": "reported, tried without, and no difference found; a "
        "later answer says why",
        "giannisnik/repset #1": "not intended, says the author, and without effect",
    },
    harmless=True,
)
def log_softmax_twice(z):
    """Return the log-probabilities of log-probabilities."""
    return sl.log_softmax(sl.log_softmax(z))


@repairs(log_softmax_twice)
def log_softmax_once(z):
    """Return log-probabilities."""
    return sl.log_softmax(z)


@exhibit(
    [0.0, 0.0],
    0,
    title="Probabilities given to a loss that expects their logarithms",
    called="nll",
    breaks="the loss is −p instead of −log p: it lies between −1 and 0, and its "
    "gradient fades where the model is most wrong",
    sign="The loss is negative from the first step, and falls towards −1.",
    symptoms=("negative-loss", "slow"),
    decoys=("double_softmax_loss", "kl_of_probabilities"),
    seen={
        "AnubhavGupta3377/Text-Classification-Models-Pytorch #9": "a softmax before "
        "NLLLoss, and a loss that is always negative",
        "clvrai/ACGAN-PyTorch PR #4": "puts a log-softmax in the softmax's place",
        "yanx27/Pointnet_Pointnet2_pytorch #30": "no log-softmax before nll_loss, and "
        "a negative loss",
    },
)
def nll_of_probabilities(z, y):
    """Return the negative log-likelihood, so called, of class y."""
    return -sl.softmax(z)[y]


@repairs(nll_of_probabilities)
def nll_of_log_probabilities(z, y):
    """Return the negative log-likelihood of class y."""
    return -sl.log_softmax(z)[y]


@exhibit(
    [0.0, 0.0],
    [0.5, 0.5],
    title="Probabilities given to a divergence that expects a logarithm",
    called="divergence",
    breaks="the first argument must be log-probabilities: without the logarithm two "
    "equal distributions have a negative “divergence”, and its minimum is elsewhere",
    sign="The divergence of a distribution from itself is negative instead of 0.",
    symptoms=("negative-loss", "slow"),
    decoys=("nll_of_probabilities", "double_softmax_loss"),
    seen={
        "sebastian-hofstaetter/matchmaker #18": "KLDivLoss of two softmaxes; the "
        "reader asks whether it is a slip",
        "lightly-ai/lightly PR #1341": "takes the logarithm that its loss had left out",
    },
)
def kl_of_probabilities(z, q):
    """Return PyTorch's `KLDivLoss(softmax(z), q)`, summed over the classes."""
    p = sl.softmax(z)
    return (q * (np.log(q) - p)).sum()


@repairs(kl_of_probabilities)
def kl_of_log_probabilities(z, q):
    """Return the divergence of the softmax of z from q."""
    return sl.cross_entropy(z, q) - sl.entropy(q)


@exhibit(
    [0.0, 0.0, 0.0],
    0,
    title="A loss that also counts the wrong classes",
    called="loss",
    breaks="the formula for K separate yes-or-no questions adds −log(1 − p) for each "
    "wrong class; the cross-entropy of a softmax depends on p of the truth alone",
    sign="The first loss is not ln K: for ten classes it is 3.2508, or 0.3251 if "
    "averaged over the classes.",
    symptoms=("start", "words"),
    decoys=("scores_as_probabilities_loss", "competing_tags"),
    seen={
        "keras-team/keras #3396": "the MNIST example, ten classes and a softmax, runs "
        "with binary cross-entropy and no error; is that ever wanted? Yes, is the "
        "answer",
        "Lasagne/Lasagne #17": "works out both formulas for the same three "
        "probabilities and asks why they differ",
    },
)
def wrong_classes_too_loss(z, y):
    """Return the sum of K binary cross-entropies of a softmax."""
    p = sl.softmax(z)
    others = np.delete(p, y)
    return -np.log(p[y]) - np.log(1 - others).sum()


@repairs(wrong_classes_too_loss)
def true_class_loss(z, y):
    """Return the cross-entropy, which is −log p of the truth."""
    return -sl.log_softmax(z)[y]
