"""A transformer that has read Alice, character by character, with numpy alone.

``python -m softmax_lib.teaching.alice_transformer`` trains it again, and the same model
with heads that choose by distance alone, some five minutes each on one core. It writes
``widgets/esm/alice.bin`` and ``data/alice_places.bin``, with whole numbers as weights,
and ``data/alice_training.json``, the losses on the way. With ``again`` it writes no
weights and adds to that file what both lose on the last two chapters: other roundings
(``OPENBLAS_CORETYPE=Nehalem``, another processor) lead to other models.
"""

import json
import sys
from pathlib import Path

import numpy as np

import softmax_lib as sl
from softmax_lib import transformer
from softmax_lib.teaching.alice import ALPHABET, load_alice, numbered
from softmax_lib.teaching.language_model import in_levels
from softmax_lib.transformer import Transformer

DATA = Path(__file__).parent / "data"
# Where the website finds it: the page of the chapter computes with it too.
FILE = Path(__file__).parent / "widgets" / "esm" / "alice.bin"
PLACES, HISTORY = DATA / "alice_places.bin", DATA / "alice_training.json"
LENGTH, WIDTH, HEADS, BLOCKS = 64, 64, 4, 2
TRAINING = {"rate": 4e-3, "batch": 32, "steps": 3000, "decay": 0.3, "noise": 0.15}
SEED, EVERY, SAMPLE = 7, 100, 12_000


def alice_parts():
    """Return chapters I to IX to learn from, X to choose by, XI and XII to judge by.

    Returns
    -------
    list of three ndarrays of int
        Places in `ALPHABET`.
    """
    chapters = load_alice()
    parts = chapters[:9], chapters[9:10], chapters[10:]
    return [np.array(numbered(" ".join(part))) for part in parts]


def untrained(rng):
    """Return a model with random weights, in float32."""
    sizes = {"width": WIDTH, "heads": HEADS, "blocks": BLOCKS}
    model = transformer.initial(len(ALPHABET), LENGTH, rng, **sizes)
    return Transformer(*(array.astype(np.float32) for array in model))


def places_only(model):
    """Return a model whose heads choose by distance, not by what stands at a place.

    Queries and keys that are zero stay so: each one's gradient has the other as factor.
    """
    return model._replace(query=0 * model.query, key=0 * model.key)


def fit_alice_transformer(change=lambda model: model):
    """Return the model of the chapter, trained from seed 7, and its losses on the way.

    Parameters
    ----------
    change : callable, optional
        What is done to the model before it is trained, such as `places_only`.

    Returns
    -------
    model : Transformer
        Of float32.
    losses : list of [step, read, unread]
        Every 100 steps: mean losses in nats on the first 12 000 characters of what is
        learned from, and on chapter X.
    """
    rng = np.random.default_rng(SEED)
    text, unread, _ = alice_parts()
    model, losses = change(untrained(rng)), []
    run = transformer.train(model, text, rng=rng, **TRAINING)
    for step, model in enumerate(run, 1):
        if step % EVERY == 0:
            parts = text[:SAMPLE], unread
            means = [round(float(surprises(model, part).mean()), 4) for part in parts]
            losses.append([step, *means])
    return model, losses


def load_alice_transformer(file=FILE):
    """Read a stored model: each array is whole numbers times what 1 is worth."""
    shapes = [array.shape for array in untrained(np.random.default_rng(0))]
    stored, start, arrays = file.read_bytes(), 4 * len(shapes), []
    for unit, shape in zip(np.frombuffer(stored, "<f4", 12), shapes, strict=True):
        size = int(np.prod(shape)) * bool(unit)  # of zeros nothing is stored
        whole = np.frombuffer(stored, np.int8, size, start)
        arrays.append(float(unit) * whole.reshape(shape) if unit else np.zeros(shape))
        start += size
    return Transformer(*arrays)


def write_alice_transformer(model, file=FILE):
    """Write a model, its arrays rounded to 255 levels each."""
    some = [in_levels(array) if array.any() else (b"", 0.0) for array in model]
    wholes, worth = zip(*some, strict=True)
    parts = [np.array(worth, "<f4"), *wholes]
    file.write_bytes(b"".join(bytes(part) for part in parts))


def load_losses():
    """Return the losses on the way of the model and of its `places_only` twin.

    Returns
    -------
    two ndarrays of shape (30, 3)
        See `fit_alice_transformer`.
    """
    stored = json.loads(HISTORY.read_text(encoding="utf-8"))
    return [np.array(stored[name]) for name in ("all", "places only")]


def load_trained_again():
    """Return what models trained again lose on XI and XII, before they are rounded.

    Returns
    -------
    dict of lists of float
        Of "all" and "places only", in nats a letter: the same start and the same pieces
        of text, in an order of additions that rounds otherwise.
    """
    return json.loads(HISTORY.read_text(encoding="utf-8"))["again"]


def surprises(model, text):
    """Return -ln p of each character of a text that has half a context or more.

    Parameters
    ----------
    model : Transformer
        One that sees 64 places.
    text : ndarray of int, shape (N,)
        Characters; those from the 34th on are judged, in pieces of 32.

    Returns
    -------
    ndarray, shape (n,)
        In nats, for text[33 : 33 + n]; the model has seen the 33 to 64 before each.
    """
    half = LENGTH // 2
    starts = np.arange(0, len(text) - LENGTH, half)
    found = []
    for some in np.array_split(starts, max(1, len(starts) // 50)):
        places = some[:, None] + np.arange(LENGTH)
        z = transformer.scores(model, text[places])[:, half:]
        found.append(sl.cross_entropy(z, text[places + 1][:, half:], reduction="none"))
    return np.concatenate(found).ravel()


def _command(again):
    stored = json.loads(HISTORY.read_text(encoding="utf-8"))
    changes = {"all": (FILE, lambda model: model), "places only": (PLACES, places_only)}
    for name, (file, change) in changes.items():
        model, losses = fit_alice_transformer(change)
        if again:
            lost = float(surprises(model, alice_parts()[2]).mean())
            stored["again"][name].append(round(lost, 4))
        else:
            write_alice_transformer(model, file)
            stored[name] = losses
    HISTORY.write_text(json.dumps(stored) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _command(again=sys.argv[1:] == ["again"])
