"""The real data of the book, read from packages that are already installed.

Nothing is downloaded. Origin and licence of each set are named in its docstring.
"""

import numpy as np
from sklearn import datasets


def load_digits() -> tuple[np.ndarray, np.ndarray]:
    """1797 handwritten digits of 8 by 8 grey levels, with their labels.

    Returns
    -------
    images : ndarray of shape (1797, 64), float64
        Grey levels from 0 (paper) to 16 (ink), rows of the image one after another.
    labels : ndarray of shape (1797,), int64
        The digit that was written, 0 to 9.

    Notes
    -----
    Part of scikit-learn; the test set of "Optical Recognition of Handwritten
    Digits" by E. Alpaydin and C. Kaynak (1998), UCI Machine Learning Repository,
    licence CC BY 4.0.
    """
    return datasets.load_digits(return_X_y=True)
