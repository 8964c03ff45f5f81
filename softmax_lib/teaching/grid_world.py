"""A small world of squares, and a policy that learns to cross it by REINFORCE.

``widgets/esm/lib/walking.mjs`` says the same in JavaScript; both are tested against
``tests/golden/walking.json``.
"""

from bisect import bisect

import numpy as np

import softmax_lib as sl

# S is where a walk begins, # a wall; + and - end it, with a reward of 1 and of -1.
MAP = ("....+", ".#.#-", "S....")
ROWS, COLUMNS = len(MAP), len(MAP[0])
PLACES = "".join(MAP)
START = PLACES.index("S")
MOVES = {"up": (-1, 0), "right": (0, 1), "down": (1, 0), "left": (0, -1)}
DIRECTIONS = tuple(MOVES.values())
REWARDS = {"+": 1.0, "-": -1.0}
TIME = 0.04  # of every step
LONGEST = 50  # steps of a walk
SHARE = 0.1  # of each new return in the mean that a square remembers


def moved(square, action):
    """Return where a step leads, its reward, and whether the walk is over.

    Parameters
    ----------
    square : int
        From 0, row by row.
    action : int
        Place in `MOVES`. Against a wall or the edge nobody moves.

    Returns
    -------
    tuple of int, float and bool
        The next square, the reward of the step, and True on + and -.
    """
    row, column = divmod(square, COLUMNS)
    down, right = DIRECTIONS[action]
    row, column = row + down, column + right
    inside = 0 <= row < ROWS and 0 <= column < COLUMNS
    if inside and MAP[row][column] != "#":
        square = row * COLUMNS + column
    place = PLACES[square]
    return square, REWARDS.get(place, 0.0) - TIME, place in REWARDS


def walk(logits, numbers):
    """Return the steps of one walk: (square, action, reward) each.

    Parameters
    ----------
    logits : ndarray of shape (15, 4)
        The policy: softmax of a row gives the probabilities of the moves there.
    numbers : iterator of float
        Draws from [0, 1), one for each step.
    """
    heaps = np.cumsum(sl.softmax(logits), axis=1).tolist()
    square, steps, over = START, [], False
    while not over and len(steps) < LONGEST:
        heap = heaps[square]
        action = bisect(heap, next(numbers) * heap[-1])
        following, reward, over = moved(square, action)
        steps.append((square, action, reward))
        square = following
    return steps


def returns(steps):
    """Return for each step the rewards from there to the end of the walk, summed."""
    return np.cumsum([reward for _, _, reward in steps][::-1])[::-1]


def lesson(logits, means, steps):
    """Return the push that one walk gives to the logits, shape (15, 4).

    Each step adds e - p of its square, times how much better the walk went
    on from there than `means` says, shape (15,): zeros for no baseline.
    """
    push, p, e = np.zeros_like(logits), sl.softmax(logits), np.eye(len(MOVES))
    for (square, action, _), earned in zip(steps, returns(steps), strict=True):
        push[square] += (earned - means[square]) * (e[action] - p[square])
    return push


def remembered(means, steps):
    """Return the running mean of each square's returns after one more walk."""
    means = means.copy()
    for (square, _, _), earned in zip(steps, returns(steps), strict=True):
        means[square] += SHARE * (earned - means[square])
    return means


def learn(numbers, *, walks, rate, baseline=True):
    """Return the policy after so many walks, and what each walk earned.

    Parameters
    ----------
    numbers : iterator of float
        Draws from [0, 1).
    walks : int
        How many walks to learn from.
    rate : float
        Size of a step along each walk's push.
    baseline : bool
        Whether returns are compared with the square's mean so far, or with 0.

    Returns
    -------
    logits : ndarray of shape (15, 4)
        Zeros before the first walk: every move is equally likely.
    earned : ndarray of shape (walks,)
        Sum of the rewards of each walk.
    """
    logits = np.zeros((len(PLACES), len(MOVES)))
    means = np.zeros(len(PLACES))
    earned = []
    for _ in range(walks):
        steps = walk(logits, numbers)
        logits = logits + rate * lesson(logits, means, steps)
        if baseline:
            means = remembered(means, steps)
        earned.append(returns(steps)[0])
    return logits, np.array(earned)
