"""Are these predictions calibrated? ``python your_logits.py predictions.csv``."""

import sys

import matplotlib.pyplot as plt
import numpy as np

import softmax_lib as sl
from softmax_lib.teaching import figures
from softmax_lib.teaching import your_logits as mine

FILE = sys.argv[1] if sys.argv[1:] else mine.write_example("example.csv")
SCORES = "detect"  # or "logits", "probabilities"
LABELS = "detect"  # or "first", "last", the name of a column

try:
    predictions = mine.read(FILE, scores=SCORES, labels=LABELS)
except mine.BadFile as problem:
    sys.exit(f"✗ {problem}")
mine.show(predictions)

rng = np.random.default_rng(7)
report = mine.examine(predictions, rng=rng)
mine.show(report)

rescaled = mine.rescale(predictions, rng=rng)  # sl.TemperatureScaling on one half
mine.show(rescaled)
mine.show(mine.advice(report, rescaled))

curve = sl.reliability(predictions.p, predictions.y, rng=rng)
figures.use_book_style()
fig, axes = plt.subplots(2, 1, sharex=True, height_ratios=(4, 1), figsize=(4, 4.5))
figures.plot_reliability(curve, axes=axes)
axes[0].set(ylabel="accuracy")
axes[1].set(xlabel="confidence", ylabel="rows")
plt.show()
mine.show(mine.bins(curve))
