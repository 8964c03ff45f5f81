"""How far apart two colours look, with and without a colour-vision deficiency.

Dichromats' colours follow Machado, Oliveira and Fernandes (2009), doi
10.1109/TVCG.2009.113, at severity 1, on linear sRGB. The distance is that of CAM02-UCS
(Luo, Cui and Li, 2006, doi 10.1002/col.20227), in the viewing conditions of sRGB: about
1 is just seen between patches side by side.
"""

import numpy as np

from softmax_lib.teaching.palette import rgb

DEFICIENCIES = {
    "none": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = np.array(
    [
        [0.4124, 0.3576, 0.1805],
        [0.2126, 0.7152, 0.0722],
        [0.0193, 0.1192, 0.9505],
    ]
)
CAT02 = np.array(
    [
        [0.7328, 0.4296, -0.1624],
        [-0.7036, 1.6975, 0.0061],
        [0.0030, 0.0136, 0.9834],
    ]
)
HPE = np.array(
    [
        [0.38971, 0.68898, -0.07868],
        [-0.22981, 1.18340, 0.04641],
        [0.0, 0.0, 1.0],
    ]
)
WHITE = np.array([95.047, 100.0, 108.883])  # D65
ADAPTING, BACKGROUND = 64 / np.pi / 5, 0.2  # cd/m² of the surround; grey of 20 %
CHROMA, SURROUND = 1.0, 0.69  # an average surround


def linear(colour):
    """Red, green and blue of ``#rrggbb`` as amounts of light, between 0 and 1."""
    c = np.array(rgb(colour))
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def responses(xyz):
    """The three cones' answers to a colour, adapted to white and compressed."""
    degree = 1 - np.exp((-ADAPTING - 42) / 92) / 3.6
    adapted = (100 * degree / (CAT02 @ WHITE) + 1 - degree) * (CAT02 @ xyz)
    cones = level() * (HPE @ np.linalg.inv(CAT02) @ adapted) / 100
    power = np.abs(cones) ** 0.42
    return np.sign(cones) * 400 * power / (power + 27.13) + 0.1


def level():
    """How strongly the eye compresses at this light (F_L of CIECAM02)."""
    k = 1 / (5 * ADAPTING + 1)
    return k**4 * ADAPTING + 0.1 * (1 - k**4) ** 2 * (5 * ADAPTING) ** (1 / 3)


def appearance(colour, deficiency="none"):
    """Lightness J', and a' and b', of CAM02-UCS."""
    light = np.clip(np.array(DEFICIENCIES[deficiency]) @ linear(colour), 0, 1)
    cones, white = responses(100 * XYZ @ light), responses(WHITE)
    induction = 0.725 * BACKGROUND**-0.2
    brightness = [2, 1, 1 / 20]
    share = (cones @ brightness - 0.305) / (white @ brightness - 0.305)
    lightness = 100 * share ** (SURROUND * (1.48 + BACKGROUND**0.5))
    a, b = cones @ [1, -12 / 11, 1 / 11], cones @ [1 / 9, 1 / 9, -2 / 9]
    hue = np.arctan2(b, a)
    eccentricity = (np.cos(hue + 2) + 3.8) / 4
    t = 50000 / 13 * CHROMA * induction * eccentricity * np.hypot(a, b)
    t /= cones @ [1, 1, 21 / 20]
    chroma = t**0.9 * (lightness / 100) ** 0.5 * (1.64 - 0.29**BACKGROUND) ** 0.73
    colourful = np.log1p(0.0228 * chroma * level() ** 0.25) / 0.0228
    return np.array(
        [
            1.7 * lightness / (1 + 0.007 * lightness),
            colourful * np.cos(hue),
            colourful * np.sin(hue),
        ]
    )


def distance(one, other, deficiency="none"):
    """How far apart two colours look to a person with this deficiency."""
    apart = appearance(one, deficiency) - appearance(other, deficiency)
    return float(np.linalg.norm(apart))
