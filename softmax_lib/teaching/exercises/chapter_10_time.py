"""Answers to the second part of chapter 10, "Where the time goes"."""

from .answers import Number, SelfCheck, near
from .chapter_10_sampled import SAMPLED

CLASSES = 128_256
BANDWIDTH, FLOPS = 30, 180  # of 10.11, in 10⁹
BATCH = 2 * FLOPS / BANDWIDTH
BYTES, EXPS, FASTER = 8 / 20, 1 / 2, 1 / 4  # seconds of 10.14
GAIN = max(BYTES, EXPS) / max(BYTES, FASTER)
SUMS = 4 / 100

EXERCISES = {
    "10.10": Number(
        grade="●●○",
        label="times as much",
        value=CLASSES / 8 / 3,
        digits=3,
        right="16 032 logits of a worker against 3 numbers, for each token.",
        hints=(
            near(CLASSES / 3, "A worker has an eighth of the logits to send."),
            near(CLASSES / 8, "The states are three numbers a token, not one."),
            near(
                CLASSES / 7 / 3,
                "All eight share the vocabulary, also the one that receives.",
            ),
            near(
                CLASSES / 8 / 2,
                "The logit of the right class must be sent too: three numbers.",
            ),
        ),
    ),
    "10.11": Number(
        grade="●○○",
        label="rows",
        value=BATCH,
        right="The ridge is at 6 operations for a byte, and a row brings half of one.",
        hints=(
            near(
                FLOPS / BANDWIDTH,
                "That is the ridge. A row does two operations with the four bytes of a "
                "weight, half a one for each byte.",
            ),
            near(
                4 * FLOPS / BANDWIDTH,
                "A weight is multiplied and the product is added: two operations.",
            ),
            near(
                FLOPS / BANDWIDTH / 2,
                "That is how many it were if a weight had one byte. It has four.",
            ),
            near(
                BANDWIDTH / FLOPS,
                "That is bytes for an operation. The ridge is its inverse.",
                within=0.005,
            ),
        ),
    ),
    "10.12": SelfCheck(
        grade="●●○",
        right="So the sum is right on average, and its logarithm is too small.",
        steps=(
            "All draws have the same chances, so the mean of a sum over m of them is m "
            "times the mean of one.",
            "One draw is class k with probability q_k > 0 and then brings "
            "e^(z_k) / (m q_k): its mean is the sum of e^(z_k) over the other classes, "
            "divided by m. The q_k cancel.",
            "The label's own term is always there and is drawn for nothing, so the "
            "mean of Ẑ is e^(z_y) and the sum over the others: Z.",
            "A logarithm bends down: the mean of ln Ẑ is at most the logarithm of the "
            "mean, ln Z. Take z_y off both sides.",
        ),
    ),
    "10.13": SAMPLED,
    "10.14": Number(
        grade="●●●",
        label="times as fast, at most",
        value=GAIN,
        decimals=2,
        right="From 0.5 s to 0.4 s: below that, the bytes are what takes the time.",
        hints=(
            near(EXPS / FASTER, "That is the promise. Do the bytes take less time?"),
            near(
                BYTES / FASTER,
                "Those are the bytes beside the new exponentials. Compare the longest "
                "time before with the longest after.",
            ),
            near(
                (BYTES + EXPS + SUMS) / (BYTES + FASTER + SUMS),
                "You added the times. Memory and processor work at the same time: the "
                "longest counts.",
            ),
            near(
                1,
                "The exponentials take longer than the bytes at first, so something is "
                "gained.",
            ),
            near(
                max(BYTES, FASTER) / max(BYTES, EXPS),
                "That is the new time over the old one. Its inverse is asked.",
            ),
        ),
    ),
}
