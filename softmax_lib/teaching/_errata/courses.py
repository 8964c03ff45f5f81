"""Slips in lecture notes and in an annotated paper."""

from softmax_lib.teaching._errata.erratum import Erratum

CS231N = "CS231n, Linear Classification"
ANNOTATED = "The Annotated Transformer"

NOTES = (
    "https://github.com/cs231n/cs231n.github.io/blob/"
    "04b37d43341a1c9854810ba480cabcbff4849041/linear-classify.md"
)
TRANSFORMER = (
    "https://github.com/harvardnlp/annotated-transformer/blob/"
    "0a91a254735c07532e23733dce8a693e504f3a08/the_annotated_transformer.py"
)
VERSION = "Source text at commit 04b37d4."

ERRATA = {
    "cs231n-scores": Erratum(
        title="Scores here, probabilities there",
        work=CS231N,
        kind="imprecise",
        place="SVM vs. Softmax",
        source=NOTES,
        quote="The softmax classifier can instead compute the probabilities of the "
        "three labels as [0.9, 0.09, 0.01]",
        rather="Those are no softmax of the scores [12.5, 0.6, −23.0] named just "
        "before, at any temperature. Another classifier's scores are meant.",
        read=VERSION,
    ),
    "cs231n-rounding": Erratum(
        title="Two roundings",
        work=CS231N,
        kind="misprint",
        place="SVM vs. Softmax, example and figure",
        source=NOTES,
        quote="[e^1, e^{-2}, e^0] = [2.71, 0.14, 1]",
        rather="e rounds to 2.72. In the figure 0.016 is the quotient of rounded "
        "numbers; the probability is 0.0154.",
        read=f"{VERSION} The figure was read in a transcription of the lecture.",
    ),
    "cs231n-differences": Erratum(
        title="What a difference says",
        work=CS231N,
        kind="imprecise",
        place="SVM vs. Softmax",
        source=NOTES,
        quote="the ordering of the scores is interpretable, but the absolute numbers "
        "(or their differences) technically are not",
        rather="Under softmax a difference of scores is the model's log-odds. What "
        "nothing guarantees is that the odds come true: calibration.",
        read=VERSION,
    ),
    "cs231n-in-place": Erratum(
        title="A shift that stays",
        work=CS231N,
        kind="code",
        place="Practical issues: Numeric stability",
        source=NOTES,
        quote="f -= np.max(f)  # f becomes [-666, -333, 0]",
        rather="It does, and so does the array of the caller; in unsigned integers "
        "the difference wraps around and exp overflows.",
        read=VERSION,
    ),
    "annotated-zeros": Erratum(
        title="A demonstration at the edge",
        work=ANNOTATED,
        kind="code",
        place="Label Smoothing, example_label_smoothing",
        source=TRANSFORMER,
        quote="crit(x=predict.log(), …)",
        rather="predict holds a zero where the smoothed target holds none, so the "
        "divergence is infinite. The demonstration needs positive probabilities.",
        read="Source text at commit 0a91a25. Reported in issues 38 and 39 (2019) "
        "and 109 (2023, open).",
    ),
    "annotated-repair": Erratum(
        title="A repair that is finite",
        work=ANNOTATED,
        kind="false",
        place="pull request 115, a proposed repair",
        source="https://github.com/harvardnlp/annotated-transformer/pull/115",
        quote="Hence softmax_log() is proposed instead of log()",
        rather="predict holds probabilities; a softmax on top of them makes other, "
        "nearly equal ones. Finite is not yet right.",
        read="Pull request of September 2023, open. Another reader says so in issue "
        "109.",
    ),
}
