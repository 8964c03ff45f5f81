"""What a reader sees in a run of their own, and which exhibits show it."""

from .registry import EXHIBITS

SYMPTOMS = {
    "nan": "my loss or my probabilities are NaN",
    "infinite": "my loss is infinite",
    "floor": "my loss stops at 1.46",
    "cap": "my loss stops at 20.7",
    "negative-loss": "my loss is negative",
    "zero-loss": "my loss is exactly 0",
    "start": "my first loss is not ln K",
    "slow": "it learns, but far too slowly",
    "stuck": "it does not learn at all",
    "not-one": "my probabilities do not sum to 1",
    "refused": "a test or a sampler refuses my probabilities",
    "above-one": "my probabilities are negative or above 1",
    "all-ones": "my probabilities or attention weights are all 1",
    "all-zeros": "my probabilities are all 0",
    "uniform": "all my probabilities are equal",
    "batch": "the answer depends on what else is in the batch",
    "elsewhere": "the model answers differently after conversion",
    "masked": "what I masked gets weight anyway",
    "tags": "two labels are right and neither passes 0.5",
    "temperature": "the temperature works the wrong way, or breaks",
    "samples": "my samples have the wrong frequencies",
    "digits": "the last digits change from one version to the next",
    "sure": "the model is sure of noise",
    "sure-wrong": "the model is surer than it is right",
    "ece": "two programs report different calibration errors",
    "attention": "a head with nothing to find attends anyway",
    "words": "two texts contradict each other",
}


def showing(symptom):
    """Return the exhibits with a symptom, in the order of the museum."""
    return [each for each in EXHIBITS.values() if symptom in each.symptoms]
