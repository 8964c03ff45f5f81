"""What a reader sees of their own bug, and the exhibits that show it, likeliest first.

A sight is finer than a symptom: where NaN comes from depends on where it stands. Its
order is a judgement, since nobody has counted: what is written often comes first.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sight:
    """One line of the list from which a reader chooses.

    Parameters
    ----------
    group : str
        Under which head it stands.
    says : str
        What the reader sees.
    symptom : str
        The key of `symptoms.SYMPTOMS` that it belongs to, or "" for what no exhibit
        shows alone.
    exhibits : tuple of str
        By the names of their functions, likeliest first.
    """

    group: str
    says: str
    symptom: str = ""
    exhibits: tuple[str, ...]


LOSS = "The loss"
TRAINING = "Training"
NAN = "NaN"
PROBABILITIES = "Probabilities"
ELSEWHERE = "Batches, masks, other programs"
SAMPLING = "Temperature and samples"
TRUST = "Trust"

SIGHTS = {
    "negative": Sight(
        group=LOSS,
        says="it is negative",
        symptom="negative-loss",
        exhibits=("nll_of_probabilities", "kl_of_probabilities"),
    ),
    "infinite": Sight(
        group=LOSS,
        says="it is infinite",
        symptom="infinite",
        exhibits=("log_of_softmax", "smoothed_loss_of_probabilities"),
    ),
    "zeros": Sight(
        group=LOSS,
        says="many single losses are exactly 0",
        symptom="zero-loss",
        exhibits=(
            "one_plus_log_softmax",
            "scores_as_probabilities_loss",
            "single_unit_softmax",
        ),
    ),
    "cap": Sight(
        group=LOSS,
        says="the worst single losses are all the same number",
        symptom="cap",
        exhibits=("clipped_loss", "scores_as_probabilities_loss"),
    ),
    "start": Sight(
        group=LOSS,
        says="the first one is not ln K",
        symptom="start",
        exhibits=("wrong_classes_too_loss", "scores_as_probabilities_loss"),
    ),
    "stuck": Sight(
        group=TRAINING,
        says="loss or accuracy does not move at all",
        symptom="stuck",
        exhibits=(
            "scores_as_probabilities_loss",
            "single_unit_softmax",
            "first_axis_softmax",
        ),
    ),
    "slow": Sight(
        group=TRAINING,
        says="it learns, but far too slowly, or stops early",
        symptom="slow",
        exhibits=(
            "double_softmax_loss",
            "nll_of_probabilities",
            "clipped_loss",
            "kl_of_probabilities",
        ),
    ),
    "rises": Sight(
        group=TRAINING,
        says="the loss rises",
        exhibits=("confidence_as_accuracy", "naive_softmax"),
    ),
    "nan": Sight(
        group=NAN,
        says="everywhere, after a while",
        symptom="nan",
        exhibits=("naive_softmax", "log_of_softmax", "infinite_score_softmax"),
    ),
    "nan-rows": Sight(
        group=NAN,
        says="in some rows of a batch",
        symptom="nan",
        exhibits=("global_max_softmax", "empty_row_softmax", "naive_softmax"),
    ),
    "nan-masked": Sight(
        group=NAN,
        says="where all is masked, or a sequence is empty",
        symptom="nan",
        exhibits=("empty_row_softmax", "large_negative_mask_softmax"),
    ),
    "nan-half": Sight(
        group=NAN,
        says="in half precision only",
        symptom="nan",
        exhibits=(
            "large_negative_mask_softmax",
            "infinite_score_softmax",
            "naive_softmax",
        ),
    ),
    "nan-integers": Sight(
        group=NAN,
        says="for integer scores only",
        symptom="nan",
        exhibits=("unsigned_softmax", "naive_softmax"),
    ),
    "nan-samples": Sight(
        group=NAN,
        says="when sampling, or at a temperature of 0",
        symptom="nan",
        exhibits=("zero_temperature_softmax", "gumbel_noise", "naive_softmax"),
    ),
    "not-one": Sight(
        group=PROBABILITIES,
        says="they do not sum to 1 along the classes",
        symptom="not-one",
        exhibits=(
            "whole_array_softmax",
            "mask_after_softmax",
            "exp_of_scores",
            "first_axis_softmax",
            "no_keepdims_softmax",
            "flattened_softmax",
        ),
    ),
    "refused": Sight(
        group=PROBABILITIES,
        says="a test or a sampler refuses them",
        symptom="refused",
        exhibits=("sums_exactly_to_one", "division_free_softmax"),
    ),
    "above-one": Sight(
        group=PROBABILITIES,
        says="some are negative or above 1",
        symptom="above-one",
        exhibits=(
            "exp_of_scores",
            "no_keepdims_softmax",
            "misplaced_parenthesis_softmax",
        ),
    ),
    "all-ones": Sight(
        group=PROBABILITIES,
        says="all are 1",
        symptom="all-ones",
        exhibits=(
            "single_unit_softmax",
            "first_axis_softmax",
            "implicit_axis_softmax",
        ),
    ),
    "all-zeros": Sight(
        group=PROBABILITIES,
        says="all are 0",
        symptom="all-zeros",
        exhibits=("integer_softmax", "naive_softmax", "whole_array_softmax"),
    ),
    "uniform": Sight(
        group=PROBABILITIES,
        says="all are equal",
        symptom="uniform",
        exhibits=("forced_attention", "large_negative_mask_softmax"),
    ),
    "digits": Sight(
        group=PROBABILITIES,
        says="their last digits are off, or change with the version",
        symptom="digits",
        exhibits=("division_free_softmax",),
    ),
    "batch": Sight(
        group=ELSEWHERE,
        says="the answer depends on what else is in the batch",
        symptom="batch",
        exhibits=(
            "first_axis_softmax",
            "whole_array_softmax",
            "implicit_axis_softmax",
            "global_max_softmax",
            "no_keepdims_softmax",
        ),
    ),
    "masked": Sight(
        group=ELSEWHERE,
        says="what is masked gets weight anyway",
        symptom="masked",
        exhibits=("large_negative_mask_softmax",),
    ),
    "attention": Sight(
        group=ELSEWHERE,
        says="a head with nothing to find attends anyway",
        symptom="attention",
        exhibits=("forced_attention",),
    ),
    "elsewhere": Sight(
        group=ELSEWHERE,
        says="the model answers differently after conversion",
        symptom="elsewhere",
        exhibits=("flattened_softmax", "softmax_then_argmax"),
    ),
    "temperature": Sight(
        group=SAMPLING,
        says="the temperature works the wrong way, or breaks",
        symptom="temperature",
        exhibits=(
            "times_temperature_softmax",
            "zero_temperature_softmax",
            "stepped_temperature",
            "largest_move",
        ),
    ),
    "samples": Sight(
        group=SAMPLING,
        says="samples have the wrong frequencies",
        symptom="samples",
        exhibits=("noisy_probabilities", "gumbel_noise"),
    ),
    "sure-wrong": Sight(
        group=TRUST,
        says="the model is surer than it is right",
        symptom="sure-wrong",
        exhibits=("confidence_as_accuracy", "stepped_temperature"),
    ),
    "sure": Sight(
        group=TRUST,
        says="the model is sure of noise",
        symptom="sure",
        exhibits=("known_if_confident",),
    ),
    "tags": Sight(
        group=TRUST,
        says="two labels are right and neither passes 0.5",
        symptom="tags",
        exhibits=("competing_tags",),
    ),
    "ece": Sight(
        group=TRUST,
        says="two programs report different calibration errors",
        symptom="ece",
        exhibits=("halves_of_two_definitions", "calibration_without_the_edge"),
    ),
    "words": Sight(
        group=TRUST,
        says="two texts contradict each other",
        symptom="words",
        exhibits=(
            "soft_maximum",
            "tempered_log_probabilities",
            "largest_move",
            "wrong_classes_too_loss",
            "exp_of_scores",
            "softmax_then_argmax",
            "division_free_softmax",
        ),
    ),
}
