"""How far rounding can move a softmax: the bound that chapter 3 derives."""

import numpy as np

# numpy's exp is off by at most 2.1e-7 of itself in float32, which is below 4 u; allow
# it 5 u. It enters the numerator and, through the sum, the denominator.
TWO_EXPONENTIALS = 10


def shifted_softmax(z):
    """Return a bound for the relative errors of ``exp(z - max) / sum``.

    Parameters
    ----------
    z : array of shape (..., K), a floating dtype
        Logits, taken as exact.

    Returns
    -------
    ndarray of the shape of `z`, float64
        ``(max - z + ln K + K + 10) u``, with u half the distance from 1 to the next
        number of the dtype. It holds to first order, for probabilities that the
        dtype holds with all its digits.

    References
    ----------
    P. Blanchard, D. J. Higham and N. J. Higham, "Accurately computing the log-sum-exp
    and softmax functions", IMA J. Numer. Anal. 41 (2021) 2311-2330.
    """
    u = float(np.finfo(z.dtype).eps) / 2
    size = z.shape[-1]
    distance = (z.max(axis=-1, keepdims=True) - z).astype(np.float64)
    return (distance + np.log(size) + size + TWO_EXPONENTIALS) * u
