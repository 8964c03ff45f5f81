import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching.language_model import load_word_model
from softmax_lib.teaching.widgets import TokenSampler


def after(text):
    """The model's scores for the next word, without the widget."""
    model = load_word_model()
    return model.logits(np.array([model.context(text)]))[0]


def test_without_a_cut_every_word_survives_the_likeliest_first():
    sampler = TokenSampler("GREEK")
    assert len(sampler.survivors) == 145
    assert sampler.survivors[:2] == ["SMALL", "CAPITAL"]


def test_the_scores_are_divided_before_they_are_cut():
    sampler = TokenSampler("LATIN SMALL LETTER", temperature=2, ratio=0.1)
    kept = np.isfinite(sl.min_p(after("LATIN SMALL LETTER") / 2, ratio=0.1)).sum()
    late = np.isfinite(sl.min_p(after("LATIN SMALL LETTER"), ratio=0.1)).sum()
    assert len(sampler.survivors) == kept > late


def test_the_cuts_follow_each_other():
    sampler = TokenSampler("LATIN SMALL LETTER", k=10, mass=0.5)
    p = np.sort(sl.softmax(after("LATIN SMALL LETTER")))[::-1][:10]
    first = np.searchsorted(np.cumsum(p / p.sum()), 0.5) + 1
    assert len(sampler.survivors) == first


def test_the_four_names_begin_with_the_prompt_and_hold_survivors_only():
    sampler = TokenSampler("LATIN SMALL LETTER", k=3, seed=5)
    lines = sampler.said()
    assert len(lines) == 4
    for line in lines:
        assert line.startswith("LATIN SMALL LETTER")
        assert line.split()[3] in sampler.survivors


def test_the_seed_repeats_and_another_seed_differs():
    assert TokenSampler(seed=3).said() == TokenSampler(seed=3).said()
    assert TokenSampler(seed=3).said() != TokenSampler(seed=4).said()


def test_one_word_is_left_by_k_of_one_and_it_is_said_four_times():
    sampler = TokenSampler(k=1)
    assert len(set(sampler.said())) == 1
    assert sampler.sentence().startswith("1 of 145 words survives, with 30.0% of the")


def test_a_name_stops_after_twelve_words():
    lines = [TokenSampler(temperature=10, seed=seed).said() for seed in range(5)]
    assert max(len(line.split()) for names in lines for line in names) == 12


def test_frequencies_are_those_of_softmax():
    counts = np.zeros(145)
    sampler = TokenSampler("GREEK SMALL LETTER")
    for seed in range(100):
        sampler.seed = seed
        for line in sampler.said():
            following = [*line.split(), "(end)"][3]
            counts[sampler.words.index(following)] += 1
    p = sl.softmax(sampler.logits("GREEK SMALL LETTER"))
    spread = np.sqrt(400 * p * (1 - p))
    assert (np.abs(counts - 400 * p) < 4 * spread + 1).all()


def test_the_static_answer_holds_the_likeliest_words_and_what_is_said():
    html = TokenSampler(k=2).static_answer()
    p = np.sort(sl.softmax(after("LATIN SMALL LETTER E WITH")))[::-1]
    first = f"<td>{100 * p[0]:.2f}%</td><td>{100 * p[0] / (p[0] + p[1]):.2f}%</td>"
    assert f'<th scope="row">CIRCUMFLEX</th>{first}' in html
    assert html.count("<td>cut</td>") == 6
    assert html.count("<li>LATIN SMALL LETTER E WITH") == 4


def test_a_prompt_of_ones_own_comes_first_in_the_list():
    sampler = TokenSampler("CYRILLIC")
    assert sampler.prompts[0] == sampler.prompt == "CYRILLIC"
    assert len(sampler.prompts) == 4
    assert len(TokenSampler().prompts) == 3


def test_the_text_of_a_widget_does_not_list_its_weights():
    assert repr(TokenSampler(k=9)) == (
        "TokenSampler(prompt='LATIN SMALL LETTER E WITH', temperature=1.0, k=9, "
        "mass=1.0, ratio=0.0, seed=7)"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"prompt": "KLINGON SMALL"}, "never read KLINGON"),
        ({"k": 0}, "k from 1 to 145"),
        ({"k": 146}, "k from 1 to 145"),
        ({"mass": 0}, "mass in"),
        ({"mass": 1.5}, "mass in"),
        ({"ratio": -0.1}, "ratio in"),
        ({"ratio": float("nan")}, "ratio in"),
        ({"temperature": 0}, "temperature in"),
        ({"temperature": float("inf")}, "temperature in"),
        ({"seed": -1}, "a seed to 99"),
        ({"seed": 100}, "a seed to 99"),
    ],
)
def test_what_cannot_be_sampled_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        TokenSampler(**options)
