"""Slips in two books."""

from .erratum import Erratum

D2L = "Dive into Deep Learning"
FASTBOOK = "Deep Learning for Coders (fastbook)"

D2L_FILES = (
    "https://github.com/d2l-ai/d2l-en/blob/23d7a5aecceee57d1292c56e90cce307f183bb0a/"
)
SOFTMAX = f"{D2L_FILES}chapter_linear-classification/softmax-regression.md"
CONCISE = f"{D2L_FILES}chapter_linear-classification/softmax-regression-concise.md"
SCORING = (
    f"{D2L_FILES}chapter_attention-mechanisms-and-transformers/"
    "attention-scoring-functions.md"
)
FASTBOOK_FILES = "https://github.com/fastai/fastbook/blob/"
PETS = f"{FASTBOOK_FILES}master/05_pet_breeds.ipynb"
OLDER_PETS = (
    f"{FASTBOOK_FILES}c3ceea7996010ece4ca12957352aee034dfbb00a/05_pet_breeds.ipynb"
)
FASTBOOK_ISSUES = "https://github.com/fastai/fastbook/issues/"
VERSION = "Read in the source of March 2024, commit 23d7a5a."

ERRATA = [
    Erratum(
        key="d2l-translation",
        title="Translation invariance",
        work=D2L,
        kind="false",
        place="Softmax Regression, exercise 6.2",
        source=SOFTMAX,
        quote=r"Show that $g$ is translation invariant, i.e., "
        r"$g(\mathbf{x} + b) = g(\mathbf{x})$.",
        rather="Here $g$ is the log-sum-exp, and $g(x + b) = g(x) + b$. What is "
        "invariant is its gradient, the softmax.",
        read=f"{VERSION} [A reader](https://github.com/d2l-ai/d2l-en/pull/2592) proved "
        "and corrected it that month; the request was closed.",
    ),
    Erratum(
        key="d2l-probit",
        title="Which model is probit?",
        work=D2L,
        kind="false",
        place="Softmax Regression, The Softmax",
        source=SOFTMAX,
        quote=r"$\mathbf{y} = \mathbf{o} + \boldsymbol{\epsilon}$, where "
        r"$\epsilon_i \sim \mathcal{N}(0, \sigma^2)$. This is the so-called probit "
        "model",
        rather="Normal noise added to the label is the model of least squares. In a "
        "probit model the noise is added to hidden scores, and the label is the class "
        "whose noisy score is largest.",
        read=VERSION,
    ),
    Erratum(
        key="d2l-labels",
        title="Dogs, cats and chickens",
        work=D2L,
        kind="misprint",
        place="Softmax Regression, Classification",
        source=SOFTMAX,
        quote=r"the integers represent $\{\textrm{dog}, \textrm{cat}, "
        r"\textrm{chicken}\}$ respectively",
        rather="Everywhere else on the page the order is cat, chicken, dog: in the "
        "list of categories, in the one-hot vectors and where $\\hat{y}_1$ is the "
        "probability of a cat.",
        read=VERSION,
    ),
    Erratum(
        key="d2l-altogether",
        title="Stability issues altogether",
        work=D2L,
        kind="imprecise",
        place="Concise Implementation of Softmax Regression, Softmax Revisited",
        source=CONCISE,
        quote="By combining softmax and cross-entropy, we can escape the numerical "
        "stability issues altogether.",
        rather="Overflow and the logarithm of 0 are gone. But the small loss of a "
        "confident and right answer is still rounded to 0, unless `log1p` is used.",
        read=VERSION,
    ),
    Erratum(
        key="d2l-int8",
        title="Numbers from 1 to 255",
        work=D2L,
        kind="false",
        place="Concise Implementation of Softmax Regression, exercise 2",
        source=CONCISE,
        quote="INT8 is a very limited format consisting of nonzero numbers "
        "from $1$ to $255$.",
        rather="Eight bits with a sign hold −128 to 127, without a sign 0 to 255. "
        "Both hold 0.",
        read=VERSION,
    ),
    Erratum(
        key="d2l-mask",
        title="What masked_softmax sets",
        work=D2L,
        kind="code",
        place="Attention Scoring Functions, Masked Softmax Operation",
        source=SCORING,
        quote=r"setting the values of $\mathbf{v}_i$, for $i > l$, to zero. Moreover, "
        r"it sets the attention weights to a large negative number, such as $-10^{6}$",
        rather="It sets neither values nor weights. All four versions of the code set "
        "*scores* to −10⁶, before the softmax, so that the weights come out as 0; "
        "values are never touched.",
        read=VERSION,
    ),
    Erratum(
        key="fastbook-negative",
        title="Lots of negative numbers",
        work=FASTBOOK,
        kind="misprint",
        place="chapter 5, Taking the Log",
        source=PETS,
        quote="Multiplying lots of negative numbers together can cause problems like "
        "numerical underflow in computers.",
        rather="Lots of *small* numbers. Probabilities are not negative, and the "
        "logarithm, which is introduced here, could not take them if they were.",
        read="Read in a copy of the notebook from August 2023. Readers said so in "
        f"[2022]({FASTBOOK_ISSUES}536) and in [2025]({FASTBOOK_ISSUES}688).",
    ),
    Erratum(
        key="fastbook-remaining",
        title="The remaining columns",
        work=FASTBOOK,
        kind="false",
        place="chapter 5, Log Likelihood",
        source=OLDER_PETS,
        quote="making the activation for the correct label as high as possible must "
        "mean we're also decreasing the activations of the remaining columns",
        rather="Their sum decreases, because all columns add up to 1; a single one may "
        "rise. (These activations are probabilities, after the softmax.)",
        read="Read in the notebook at commit c3ceea7 and in a copy from August 2023.",
    ),
]
