"""The report: the library's own scores and intervals, computed from less."""

import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching.your_logits import Predictions, bins, examine, rescale
from softmax_lib.teaching.your_logits.examination import rows_of

LIBRARY = {
    "negative log-likelihood": sl.negative_log_likelihood,
    "Brier score": sl.brier_score,
    "ECE": sl.expected_calibration_error,
    "accuracy": lambda p, y: float((p.argmax(axis=1) == y).mean()),
}


def predictions(n=600, temperature=1.0, classes=4):
    """Return labels that softmax(z) draws, and the logits divided by `temperature`."""
    rng = np.random.default_rng(5)
    z = rng.normal(size=(n, classes)) * 2
    y = sl.gumbel_max(z, rng=rng)
    z = z / temperature
    return Predictions(z, sl.softmax(z), y, "logits", ())


@pytest.fixture(scope="module")
def sure():
    """Predictions that are twice too sure."""
    return predictions(temperature=0.5)


@pytest.fixture(scope="module")
def report(sure):
    return examine(sure, rng=np.random.default_rng(1), draws=300)


@pytest.mark.parametrize("name", LIBRARY)
def test_each_score_is_the_library_s(sure, report, name):
    assert report.value[name] == pytest.approx(LIBRARY[name](sure.p, sure.y), rel=1e-12)


@pytest.mark.parametrize("name", LIBRARY)
def test_each_interval_is_that_of_bootstrap_interval(sure, report, name):
    expected = sl.bootstrap_interval(
        LIBRARY[name], sure.p, sure.y, rng=np.random.default_rng(1), draws=300
    )
    assert (report.low[name], report.high[name]) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("name", ["accuracy", "ECE"])
def test_each_null_is_that_of_score_if_calibrated(sure, report, name):
    chance = sl.score_if_calibrated(
        LIBRARY[name], sure.p, rng=np.random.default_rng(2), draws=2000
    )
    expected = np.quantile(chance, [0.025, 0.975])
    assert report.null[name] == pytest.approx(expected, abs=chance.std() / 3)


def test_the_p_value_is_small_for_a_fault_and_not_for_none(report):
    assert report.p_value == 1 / 301
    calibrated = examine(predictions(), rng=np.random.default_rng(1), draws=200)
    assert calibrated.p_value > 0.05


def test_p_values_of_calibrated_models_are_spread_evenly():
    rng = np.random.default_rng(0)
    found = []
    for _ in range(150):
        z = rng.normal(size=(80, 3))
        p = sl.softmax(z)
        some = Predictions(z, p, sl.gumbel_max(z, rng=rng), "logits", ())
        found.append(examine(some, rng=rng, draws=39).p_value)
    assert 0.35 < np.mean(found) < 0.68  # 0.51, within five standard errors
    assert np.mean(np.array(found) <= 0.05) < 0.15


def test_pieces_do_not_show(sure, monkeypatch):
    whole = rows_of(sure.z, sure.y, 1.7)
    monkeypatch.setattr("softmax_lib.teaching.your_logits.examination.PIECE", 7)
    for name, column in vars(rows_of(sure.z, sure.y, 1.7)).items():
        assert np.array_equal(column, getattr(whole, name))


def test_the_table_has_a_line_for_each_score_in_text_and_on_a_page(report):
    assert repr(report).count("\n") == 4
    assert report._repr_html_().count("<tr>") == 5
    assert f"{report.value['ECE']:.4f}" in repr(report)


def test_the_temperature_is_found_on_one_half_and_judged_on_the_other(sure):
    found = rescale(sure, rng=np.random.default_rng(1), draws=300)
    order = np.random.default_rng(1).permutation(600)
    one, other = order[:300], order[300:]
    scaling = sl.TemperatureScaling().fit(sure.z[one], sure.y[one])
    assert found.temperature == pytest.approx(scaling.temperature_, rel=1e-9)
    assert found.temperature == pytest.approx(2, rel=0.2)
    q = scaling.transform(sure.z[other])
    for name in ("negative log-likelihood", "Brier score", "ECE"):
        before, after = (LIBRARY[name](p, sure.y[other]) for p in (sure.p[other], q))
        assert found.before[name] == pytest.approx(before, rel=1e-9)
        assert found.after[name] == pytest.approx(after, rel=1e-9)
        assert found.low[name] < after - before < found.high[name]
    assert found.high["negative log-likelihood"] < 0
    assert "300 rows" in repr(found)
    assert found._repr_html_().count("<tr>") == 4


def test_the_interval_of_the_difference_is_that_of_difference_interval(sure):
    found = rescale(sure, rng=np.random.default_rng(1), draws=1000)
    other = np.sort(np.random.default_rng(1).permutation(600)[300:])
    q = sl.softmax(sure.z[other], temperature=found.temperature)
    low, high = sl.difference_interval(
        sl.brier_score, q, sure.p[other], sure.y[other], rng=np.random.default_rng(4)
    )
    width = high - low
    assert found.low["Brier score"] == pytest.approx(low, abs=0.15 * width)
    assert found.high["Brier score"] == pytest.approx(high, abs=0.15 * width)


def test_without_a_temperature_it_is_said_why(sure):
    z = np.where(np.arange(4) == sure.y[:, None], -np.inf, sure.z)
    never = Predictions(z, sl.softmax(z), sure.y, "probabilities", ())
    found = rescale(never, rng=np.random.default_rng(1), draws=10)
    assert found.temperature is None
    assert "-inf" in repr(found)
    assert "-inf" in found._repr_html_()


def test_what_is_odd_about_the_fit_is_kept(sure):
    z = 9.0 * np.eye(4)[sure.y]
    right = Predictions(z, sl.softmax(z), sure.y, "logits", ())
    found = rescale(right, rng=np.random.default_rng(1), draws=10)
    assert "every prediction here is right" in found.warning


def test_the_bins_say_which_lie_outside(sure):
    curve = sl.reliability(sure.p, sure.y, rng=np.random.default_rng(3))
    text = repr(bins(curve)).splitlines()
    full = curve.counts > 0
    outside = (curve.accuracy < curve.low) | (curve.accuracy > curve.high)
    assert len(text) == 1 + full.sum()
    ends = [line.endswith("outside") for line in text[1:]]
    assert ends == outside[full].tolist()
    assert any(ends)
