"""Slips in lecture notes, in an annotated paper and in an article."""

from .erratum import Erratum

CS231N = "CS231n, Linear Classification"
ANNOTATED = "The Annotated Transformer"
PYIMAGESEARCH = "PyImageSearch, Softmax Classifiers Explained"

NOTES = (
    "https://github.com/cs231n/cs231n.github.io/blob/"
    "3d84654b14608fbccdff2393485631aaacfc9dab/linear-classify.md"
)
TRANSFORMER = (
    "https://github.com/harvardnlp/annotated-transformer/blob/"
    "debc9fd747bb2123160a98046ad1c2d4da44a567/the_annotated_transformer.py"
)
VERSION = "Read in the source of April 2026, commit 3d84654."

ERRATA = [
    Erratum(
        key="cs231n-rounding",
        title="Two roundings",
        work=CS231N,
        kind="misprint",
        place="SVM vs. Softmax, example and figure",
        source=NOTES,
        quote="$[e^1, e^{-2}, e^0] = [2.71, 0.14, 1]$",
        rather="To two places, $e$ is 2.72. In the figure, 0.016 was computed from "
        "rounded numbers; the probability is 0.0154.",
        read=VERSION,
    ),
    Erratum(
        key="cs231n-differences",
        title="What a difference says",
        work=CS231N,
        kind="imprecise",
        place="SVM vs. Softmax",
        source=NOTES,
        quote="the ordering of the scores is interpretable, but the absolute numbers "
        "(or their differences) technically are not",
        rather="Under softmax a difference of two scores has a meaning: it is the "
        "model's log-odds. What nothing guarantees is that the odds come true.",
        read=VERSION,
    ),
    Erratum(
        key="annotated-penalty",
        title="A penalty that is not drawn",
        work=ANNOTATED,
        kind="code",
        place="Label Smoothing, penalization_visualization",
        source=TRANSFORMER,
        quote="Label smoothing actually starts to penalize the model if it gets very "
        "confident about a given choice.",
        rather="So it does, but the code that follows takes the logarithm of a "
        "predicted 0. With PyTorch 2.13 every loss that it plots is NaN.",
        read="Read in the source of May 2022, commit debc9fd, which asks for PyTorch "
        "1.11; run with PyTorch 2.13. [A reader](https://github.com/harvardnlp/"
        "annotated-transformer/issues/109) reported the empty plot in 2023.",
    ),
    Erratum(
        key="pyimagesearch-index",
        title="An index that does not move",
        work=PYIMAGESEARCH,
        kind="misprint",
        place="Understanding Multinomial Logistic Regression and Softmax Classifiers",
        source="https://pyimagesearch.com/2016/09/12/softmax-classifiers-explained/",
        quote=r"$P(Y=k|X=x_{i}) = \frac{e^{s_{y_{i}}}}{\sum_{j} e^{s_{j}}}$",
        rather="With $k$ on the left, the numerator on the right needs $s_k$. As "
        "printed, every class has the probability of the true one.",
        read="Read in two text copies of the article of 2016.",
    ),
]
