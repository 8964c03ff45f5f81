"""Calibration error without bins: residuals smoothed by a kernel."""

import numpy as np

from softmax_lib.calibration._bins import top_label
from softmax_lib.calibration._predictions import as_predictions

__all__ = ["smooth_calibration_error"]

CELLS = 1024  # of the grid on [0, 1]: far finer than the widths that come out
HALVINGS = 24  # to 6e-8


@np.errstate(all="ignore")
def smooth_calibration_error(p, y):
    r"""Return the error of the confidences with a kernel in the place of bins.

    .. math:: \sigma \quad\text{with}\quad \sigma = \int_0^1 \Bigl| \tfrac{1}{n}
              \sum_i ([\text{right}_i] - \mathrm{conf}_i)\,
              K_\sigma(t, \mathrm{conf}_i) \Bigr|\, dt

    where :math:`K_\sigma` is a normal density of standard deviation :math:`\sigma`,
    reflected at 0 and 1.

    Parameters
    ----------
    p : array_like of shape (n, K)
        Probabilities, one row for each prediction.
    y : array_like of int, shape (n,)
        The classes that were right.

    Returns
    -------
    float
        Between 0 and 1, a difference of probabilities: at once the error and the
        width at which it is seen, so that there is nothing to choose.

    Raises
    ------
    TypeError, ValueError
        See `reliability`.

    Notes
    -----
    The smECE of [1]_. It changes a little when `p` changes a little, which no binned
    error does; like them it is positive for a perfect model with few predictions.
    Confidences are put on a grid of 1024 cells, which changes results by less than
    1e-4.

    References
    ----------
    .. [1] J. Błasiok and P. Nakkiran, "Smooth ECE: principled reliability diagrams
       via kernel smoothing", ICLR 2024.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> p = [[0.8, 0.2]] * 4    # right in 3 of 4
    >>> round(sl.smooth_calibration_error(p, [0, 0, 0, 1]), 4)
    0.05
    """
    p, y = as_predictions(p, y)
    confidence, right = top_label(p, y)
    residuals = _on_grid(confidence, (right - confidence) / len(p))
    waves = np.fft.rfft(np.concatenate([residuals, residuals[::-1]]))
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        width = (low + high) / 2
        low, high = (width, high) if _error(waves, width) > width else (low, width)
    return (low + high) / 2


def _on_grid(confidence, residuals):
    """Return the residuals on the cells' centres, each shared by the nearest two."""
    place = np.clip(confidence * CELLS - 0.5, 0, CELLS - 1)
    cell = np.minimum(place.astype(int), CELLS - 2)
    share = place - cell
    left = np.bincount(cell, residuals * (1 - share), CELLS)
    return left + np.bincount(cell + 1, residuals * share, CELLS)


def _error(waves, width):
    """Return the integral of the smoothed residuals' size.

    Mirrored at 1, residuals have period 2; to smooth is to damp their waves.
    """
    damping = np.exp(-((np.pi * width * np.arange(len(waves))) ** 2) / 2)
    return float(np.abs(np.fft.irfft(waves * damping)[:CELLS]).sum())
