"""What to do next, in words: each sentence follows from a number of the report."""

import math
from dataclasses import dataclass
from html import escape

MANY = 2000  # rows of a half; with fewer, an ECE below 0.01 or so cannot be seen


@dataclass(frozen=True, repr=False)
class Advice:
    """Sentences in order of what to do first; shown, they are a numbered list.

    Attributes
    ----------
    sentences : tuple of str
        The advice.
    """

    sentences: tuple

    def __repr__(self):
        numbered = enumerate(self.sentences, start=1)
        return "\n".join(f"{number}. {words}" for number, words in numbered)

    def _repr_html_(self):
        items = "".join(f"<li>{escape(words)}</li>" for words in self.sentences)
        return f"<p>What to do next:</p><ol>{items}</ol>"


def advice(report, rescaled):
    """Return what the report says and what to do next, in sentences.

    Parameters
    ----------
    report : Examination
        Of all rows.
    rescaled : Rescaled
        The temperature of one half, judged on the other.

    Returns
    -------
    Advice
        In order of what to do first.
    """
    parts = (_labels(report), _losses(report), _calibration(report))
    said = [words for words in parts if words]
    said += _temperature(rescaled)
    if rescaled.judged < MANY:
        said.append(
            f"Each half has {rescaled.judged} rows or one fewer. For narrower "
            "intervals collect more: four times the rows halve them."
        )
    said.append(
        "All of this holds for rows that the model was not fitted on, drawn as those "
        "to come will be. For rows it has seen, start again with others."
    )
    return Advice(tuple(said))


def _labels(report):
    if report.high["accuracy"] < 1 / report.classes:
        return (
            f"Accuracy is below {1 / report.classes:.3f}, that of guessing: check that "
            "the columns are in the order of the labels."
        )
    return None


def _losses(report):
    if math.isinf(report.value["negative log-likelihood"]):
        return (
            "A class came true that had probability 0, so the negative log-likelihood "
            "is infinite. Save logits, or probabilities with more digits."
        )
    return None


def _calibration(report):
    accuracy, confidence = report.value["accuracy"], report.confidence
    low, high = report.null["ECE"]
    if report.p_value > 0.05:
        return (
            f"The ECE, {report.value['ECE']:.4f}, is what a calibrated model would "
            f"have by chance ({low:.4f} to {high:.4f}; p = {report.p_value:.3g}): "
            "these rows show no miscalibration."
        )
    below, above = report.null["accuracy"]
    leaning = "the gaps have both signs, or sit in a few bins: look at the diagram"
    if accuracy < below:
        leaning = (
            f"the model is over-confident: mean confidence {confidence:.3f}, accuracy "
            f"{accuracy:.3f}"
        )
    elif accuracy > above:
        leaning = (
            f"the model is under-confident: mean confidence {confidence:.3f}, accuracy "
            f"{accuracy:.3f}"
        )
    return (
        f"The ECE, {report.value['ECE']:.4f}, is more than chance gives a calibrated "
        f"model ({low:.4f} to {high:.4f}; p = {report.p_value:.3g}); {leaning}."
    )


def _temperature(rescaled):
    if rescaled.temperature is None:
        return [f"No temperature could be found: {rescaled.warning}"]
    said = [f"About the temperature: {rescaled.warning}"] if rescaled.warning else []
    name = "negative log-likelihood"
    low, high, T = rescaled.low[name], rescaled.high[name], rescaled.temperature
    between = f"{low:+.4f} to {high:+.4f} nats"
    if high < 0:
        said.append(
            f"Divide the logits by {T:.3g}. That changes the loss on the other half by "
            f"{between}. Then find T once more on all these rows, and use that one."
        )
    elif low > 0:
        said.append(
            f"Leave the logits as they are: divided by {T:.3g} they are worse on the "
            f"other half, by {between}."
        )
    else:
        said.append(
            f"Leave the logits as they are: dividing by {T:.3g} changes the loss on "
            f"the other half by {between}, which may be nothing."
        )
    below, above = rescaled.null
    if high < 0 and rescaled.after["ECE"] > above:
        said.append(
            f"One number does not mend it all: after scaling the ECE is "
            f"{rescaled.after['ECE']:.4f}, and a calibrated model would have "
            f"{below:.4f} to {above:.4f}. Try sl.VectorScaling, or bins: "
            "sl.HistogramBinning and sl.IsotonicCalibration. Judge them on rows of "
            "their own too."
        )
    return said
