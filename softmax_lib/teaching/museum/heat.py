"""Exhibits about temperature."""

import numpy as np

import softmax_lib as sl

from .registry import exhibit, repairs


@exhibit(
    [1.0, 0.0],
    2.0,
    title="Multiplied by the temperature instead of divided",
    breaks="a temperature of 2 should bring the shares closer together; multiplied in, "
    "it drives them apart",
    sign="A higher temperature makes the output less varied.",
    symptoms=("temperature",),
    decoys=("tempered_log_probabilities", "zero_temperature_softmax"),
    seen={
        "bowang-lab/BLEEP #5": "scores divided by the temperature and targets "
        "multiplied by it; “a mistake”, says the author",
        "microsoft/onnxruntime-genai #524": "the documentation had the direction wrong",
    },
)
def times_temperature_softmax(z, temperature):
    """Return the softmax at a temperature."""
    return sl.softmax(z * temperature)


@repairs(times_temperature_softmax)
def over_temperature_softmax(z, temperature):
    """Return the softmax at a temperature."""
    return sl.softmax(z / temperature)


@exhibit(
    [1.0, 0.0],
    0.0,
    title="A temperature of 0, or one too small",
    breaks="the quotient z/T is infinite or 0/0, and the row becomes NaN; the limit is "
    "clear: the largest score takes all",
    sign="NaN, or always the first token, when sampling is set to greedy.",
    symptoms=("temperature", "nan"),
    decoys=("times_temperature_softmax", "naive_softmax"),
    seen={
        "ggml-org/ggml #37": "one letter, over and over",
        "karpathy/nanoGPT #738": "the sampler stops with an error",
        "NVIDIA/TensorRT-LLM #15715": "asks that tiny temperatures be raised to a "
        "least one",
    },
)
def zero_temperature_softmax(z, temperature):
    """Return the shifted softmax of z/T."""
    z = z / temperature
    e = np.exp(z - z.max())
    return e / e.sum()


@repairs(zero_temperature_softmax)
def greedy_softmax(z, temperature):
    """Return the softmax at a temperature, and its limit at 0."""
    if temperature == 0:
        best = z == z.max()
        return best / best.sum()
    return sl.softmax(z, temperature=temperature)


@exhibit(
    [0.7, 1.5, 4.8],
    2.0,
    title="No bug: a temperature on log-probabilities",
    breaks="nothing: log-probabilities are scores less a constant, a constant over T "
    "is a constant, and softmax ignores constants",
    sign="Nothing to see, as long as the result is normalised again.",
    symptoms=("words",),
    decoys=("times_temperature_softmax", "exp_of_scores"),
    seen={
        "MoonshotAI/Kimi-Audio PR #161": "says that it is another distribution",
        "karpathy/char-rnn": "divides “the predicted log probabilities”, as its "
        "documentation says, and is right",
    },
    harmless=True,
)
def tempered_log_probabilities(z, temperature):
    """Return the softmax of log-probabilities at a temperature."""
    return sl.softmax(sl.log_softmax(z) / temperature)


@repairs(tempered_log_probabilities)
def tempered_scores(z, temperature):
    """Return the softmax of scores at a temperature."""
    return sl.softmax(z / temperature)


@exhibit(
    [[11.0, 0.0], [11.0, 0.0], [11.0, 0.0], [11.0, 0.0]],
    [0, 0, 0, 1],
    title="A search for the temperature that stopped early",
    called="fit_temperature",
    breaks="fifty small steps from 1.5 do not reach the minimum, large ones fly far "
    "past it, and nobody looks at T",
    sign="T hardly differs from where it started, or is negative or in the thousands.",
    symptoms=("temperature", "sure-wrong"),
    decoys=("times_temperature_softmax", "calibration_without_the_edge"),
    seen={
        "gpleiss/temperature_scaling #20": "T = 1 386 304, and 3.035 with the "
        "gradient set to zero each time, more steps, and the network in evaluation",
        "gpleiss/temperature_scaling #28": "T went from 1.5 to 1.495 and would have "
        "gone on",
        "autogluon/autogluon PR #4396": "T = −1242; from then on the best step counts, "
        "not the last",
    },
)
def stepped_temperature(z, y, rate=0.01, steps=50):
    """Return the temperature after gradient steps on the loss."""
    rows, T = np.arange(len(y)), 1.5
    for _ in range(steps):
        p = sl.softmax(z / T)
        slope = (z[rows, y] - (p * z).sum(axis=1)).mean() / T**2
        T = T - rate * slope
    return T


@repairs(stepped_temperature)
def converged_temperature(z, y):
    """Return the temperature at the lowest loss; it is convex in 1/T."""
    return sl.TemperatureScaling().fit(z, y).temperature_
