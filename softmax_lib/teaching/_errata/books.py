"""Slips in two books."""

from softmax_lib.teaching._errata.erratum import Erratum

D2L = "Dive into Deep Learning"
FASTBOOK = "Deep Learning for Coders (fastbook)"

D2L_FILES = "https://github.com/d2l-ai/d2l-en/blob/"
SOFTMAX = (
    f"{D2L_FILES}09d0288f5bd63cce2c879032192c621610621e09/"
    "chapter_linear-classification/softmax-regression.md"
)
CONCISE = (
    f"{D2L_FILES}0f4e57be684684d5619bce727690bea54269849d/"
    "chapter_linear-classification/softmax-regression-concise.md"
)
SCORING = (
    f"{D2L_FILES}003f46d8d6bbe6311a235ca107b93f1b4e897953/"
    "chapter_attention-mechanisms-and-transformers/attention-scoring-functions.md"
)
PETS = "https://github.com/fastai/fastbook/blob/master/05_pet_breeds.ipynb"

ERRATA = {
    "d2l-translation": Erratum(
        title="Translation invariance",
        work=D2L,
        kind="false",
        place="Softmax Regression, exercise 6.2",
        source=SOFTMAX,
        quote="Show that g is translation invariant, i.e., g(x + b) = g(x).",
        rather="g is the log-sum-exp, and g(x + b) = g(x) + b. "
        "Invariant under translation is its gradient, the softmax.",
        read="Source text at commit 09d0288. A correction, pull request 2592 of "
        "March 2024, was closed; its author works the proof out.",
    ),
    "d2l-labels": Erratum(
        title="Dogs, cats and chickens",
        work=D2L,
        kind="misprint",
        place="Softmax Regression, Classification",
        source=SOFTMAX,
        quote="the integers represent {dog, cat, chicken} respectively",
        rather="The one-hot vectors a few lines later stand for cat, chicken, dog, in "
        "this order. One of the two orders has to follow the other.",
        read="Source text at commit 09d0288.",
    ),
    "d2l-interval": Erratum(
        title="From −90 to 90",
        work=D2L,
        kind="imprecise",
        place="Concise Implementation of Softmax Regression, Softmax Revisited",
        source=CONCISE,
        quote="if the largest term in o lies outside the interval [−90, 90], "
        "the result will not be stable",
        rather="True as it stands, but not every result inside is stable: in single "
        "precision exp overflows above 88.72 and loses digits below −87.34.",
        read="Source text at commit 0f4e57b. The sentence before it says "
        "“approximately”, and 90 is a rounded number.",
    ),
    "d2l-altogether": Erratum(
        title="Stability issues altogether",
        work=D2L,
        kind="imprecise",
        place="Concise Implementation of Softmax Regression, Softmax Revisited",
        source=CONCISE,
        quote="By combining softmax and cross-entropy, we can escape the numerical "
        "stability issues altogether.",
        rather="Overflow and the logarithm of 0 are gone. The loss of a sure and right "
        "answer is still rounded to 0, until log1p is used.",
        read="Source text at commit 0f4e57b.",
    ),
    "d2l-int8": Erratum(
        title="Numbers from 1 to 255",
        work=D2L,
        kind="false",
        place="Concise Implementation of Softmax Regression, exercise 2",
        source=CONCISE,
        quote="INT8 is a very limited format consisting of nonzero numbers "
        "from 1 to 255.",
        rather="Eight bits with a sign hold −128 to 127, without a sign 0 to 255. "
        "Both hold 0.",
        read="Source text at commit 0f4e57b.",
    ),
    "d2l-mask": Erratum(
        title="A mask of −10⁶",
        work=D2L,
        kind="code",
        place="Attention Scoring Functions, masked_softmax",
        source=SCORING,
        quote="it sets the attention weights to a large negative number, such as −10⁶",
        rather="It sets scores, before the softmax. float16 has no such number, and a "
        "row without a valid place becomes uniform in one precision, NaN in the other.",
        read="Source text at commit 003f46d; the four versions of the code agree.",
    ),
    "fastbook-loss": Erratum(
        title="A column called loss",
        work=FASTBOOK,
        kind="misprint",
        place="chapter 5, Log Likelihood, the table",
        source=PETS,
        quote="df['loss'] = sm_acts[range(6), targ]",
        rather="The column holds the probability of the right class: larger is better. "
        "The loss is minus its logarithm.",
        read="In several copies of the notebook; another copy names the column "
        "“result”.",
    ),
    "fastbook-remaining": Erratum(
        title="The remaining columns",
        work=FASTBOOK,
        kind="false",
        place="chapter 5, Log Likelihood",
        source=PETS,
        quote="must mean we're also decreasing the activations of the remaining "
        "columns",
        rather="Their sum decreases, because all add up to 1. A single one of them may "
        "rise. (The activations meant are probabilities.)",
        read="In a bilingual copy of the chapter, beside its translation.",
    ),
}
