"""The world of squares, and that its policy climbs the expected reward."""

import numpy as np
import pytest
from scipy.special import softmax

from softmax_lib.teaching import grid_world as world

UP, RIGHT, DOWN, LEFT = range(4)
PLACE = {name: world.PLACES.index(name) for name in "S+-"}


@pytest.mark.parametrize(
    ("square", "action", "expected"),
    [
        (PLACE["S"], LEFT, (PLACE["S"], -0.04, False)),  # the edge
        (PLACE["S"], DOWN, (PLACE["S"], -0.04, False)),
        (PLACE["S"], UP, (5, -0.04, False)),
        (5, RIGHT, (5, -0.04, False)),  # a wall
        (3, RIGHT, (PLACE["+"], 0.96, True)),
        (8, RIGHT, (PLACE["-"], -1.04, True)),
        (14, UP, (PLACE["-"], -1.04, True)),
    ],
)
def test_a_step_leads_where_the_map_says(square, action, expected):
    assert world.moved(square, action) == pytest.approx(expected)


def test_a_walk_ends_at_the_goal_or_after_fifty_steps():
    sure = np.zeros((15, 4))
    sure[:, RIGHT] = 50.0  # along the lowest row, and then against the edge
    steps = world.walk(sure, iter([0.5] * 99))
    assert len(steps) == 50
    assert world.returns(steps)[[0, -1]] == pytest.approx([-2.0, -0.04])
    sure[[10, 5], UP] = 100.0
    steps = world.walk(sure, iter([0.5] * 99))
    assert [square for square, _, _ in steps] == [10, 5, 0, 1, 2, 3]
    assert world.returns(steps)[0] == pytest.approx(1 - 6 * 0.04)


def expected_return(logits):
    """What a walk earns on average: the last step first, from the definition."""
    p = softmax(logits, axis=1)
    worth = np.zeros(15)
    for _ in range(world.LONGEST):
        now = np.zeros(15)
        for square in range(15):
            for action in range(4):
                following, reward, over = world.moved(square, action)
                later = 0.0 if over else worth[following]
                now[square] += p[square, action] * (reward + later)
        worth = now
    return worth[world.START]


@pytest.mark.parametrize("mean", [0.0, -0.7])
def test_the_mean_push_is_the_gradient_with_any_baseline(mean):
    rng = np.random.default_rng(7)
    logits = np.zeros((15, 4))
    logits[:, RIGHT], logits[[5, 14], UP] = 2.0, 3.0  # up is the better way from S
    numbers = iter(rng.random, None)
    pushes = np.array(
        [
            world.lesson(logits, np.full(15, mean), world.walk(logits, numbers))[10]
            for _ in range(1000)
        ]
    )
    slopes = []
    for action in range(4):
        nudge = np.zeros((15, 4))
        nudge[world.START, action] = 1e-4
        rise = expected_return(logits + nudge) - expected_return(logits - nudge)
        slopes.append(rise / 2e-4)
    error = pushes.std(axis=0) / np.sqrt(len(pushes))
    assert (abs(pushes.mean(axis=0) - slopes) < 4 * error).all()
    assert max(map(abs, slopes)) > 8 * error.max()  # so that the test says something


def test_learning_pays_and_does_not_touch_what_it_is_given():
    logits, earned = world.learn(
        iter(np.random.default_rng(7).random, None), walks=300, rate=0.5
    )
    assert earned[-50:].mean() > 0.6
    steps = world.walk(logits, iter([0.5] * 99))
    before = logits.copy(), np.zeros(15)
    world.lesson(logits, before[1], steps)
    changed = world.remembered(before[1], steps)
    assert (logits == before[0]).all()
    assert not before[1].any()
    assert changed[world.START] == pytest.approx(
        sum(
            0.1 * 0.9**k * g
            for k, g in enumerate(
                [
                    g
                    for (s, _, _), g in zip(steps, world.returns(steps), strict=True)
                    if s == world.START
                ][::-1]
            )
        )
    )
