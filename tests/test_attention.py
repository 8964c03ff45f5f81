"""scaled_dot_product_attention."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from attention_inputs import arrays
from functions import DTYPES, INF, NAN, same
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

EPS = np.finfo(float).eps
BENCH = Path(__file__).parents[1] / "bench"
PEERS = json.loads((BENCH / "peers.json").read_text(encoding="utf-8"))["attention"]
attend = sl.scaled_dot_product_attention
seeds = st.integers(0, 999)


# values a reader can check by hand


def test_equal_keys_give_the_plain_mean():
    value = [[1.0], [2.0], [6.0]]
    assert attend(np.ones((1, 4)), np.ones((3, 4)), value).tolist() == [[3]]


def test_scores_are_divided_by_the_root_of_the_features():
    query, key = np.full((1, 4), math.log(3)), np.array([[1.0, 1, 0, 0], [0] * 4])
    # 2 log 3 / √4 = log 3: weights 3/4 and 1/4
    result = attend(query, key, [[4.0], [0.0]])
    assert result == pytest.approx(3, rel=8 * EPS)


def test_a_causal_query_sees_the_past_and_itself():
    _, key, value = arrays()
    result = attend(np.zeros((6, 5)), key, value, mask=np.tri(6, dtype=bool))
    means = np.cumsum(value, axis=0) / np.arange(1, 7)[:, None]
    np.testing.assert_allclose(result, means, rtol=20 * EPS)


# properties


@given(seeds)
def test_a_mean_lies_between_the_values(seed):
    query, key, value = arrays(seed)
    result = attend(query * 10, key, value)
    room = 8 * EPS * np.abs(value).max()
    assert (result <= value.max(axis=0) + room).all()
    assert (result >= value.min(axis=0) - room).all()


@given(seeds)
def test_places_have_no_order(seed):
    query, key, value = arrays(seed)
    order = np.random.default_rng(seed).permutation(6)
    permuted = attend(query, key[order], value[order])
    np.testing.assert_allclose(permuted, attend(query, key, value), atol=20 * EPS)


@given(seeds)
def test_what_is_masked_might_as_well_not_be_there(seed):
    query, key, value = arrays(seed)
    mask = np.arange(6) != 2
    expected = attend(query, key[mask], value[mask])
    for junk in (1e300, NAN, INF, -INF):
        key[2], value[2] = junk, junk
        result = attend(query, key, value, mask=mask)
        np.testing.assert_allclose(result, expected, atol=20 * EPS)


# oracles


@pytest.mark.parametrize("lead", [(), (2,), (2, 3)])
def test_loops_over_queries_and_places_agree(lead):
    query, key, value = arrays(lead=lead)
    mask = np.random.default_rng(7).random((*lead, 4, 6)) < 0.7
    mask[..., 0] = True
    result = attend(query, key, value, mask=mask)
    for i in np.ndindex(*lead, 4):
        seen = np.flatnonzero(mask[i])
        scores = [query[i] @ key[(*i[:-1], j)] / math.sqrt(5) for j in seen]
        weights = np.exp(scores) / math.fsum(np.exp(scores))
        expected = sum(
            w * value[(*i[:-1], j)] for w, j in zip(weights, seen, strict=True)
        )
        np.testing.assert_allclose(result[i], expected, atol=40 * EPS)


def asked(case):
    """Return what a case of bench/peers.json asks, and what sees anything."""
    arrays = [np.array(case[name], case["dtype"]) for name in ("query", "key", "value")]
    mask = None if case["mask"] is None else np.array(case["mask"])
    sees = True if mask is None else mask.any(axis=-1)
    return arrays, mask, np.broadcast_to(sees, arrays[0].shape[:-1])


@pytest.mark.parametrize("library", ["torch", "jax"])
@pytest.mark.parametrize("case", PEERS.values(), ids=PEERS)
def test_it_agrees_with_what_the_other_libraries_answered(case, library):
    arrays, mask, sees = asked(case)
    ours = attend(*arrays, mask=mask)
    theirs = np.array(case["answers"][library])
    # jax computes the weights in float32, whatever it is given
    eps = np.finfo("float32" if library == "jax" else case["dtype"]).eps
    np.testing.assert_allclose(ours[sees], theirs[sees], atol=20 * eps)


def test_three_libraries_have_three_answers_for_a_query_that_sees_nothing():
    case = PEERS["two queries that see nothing"]
    arrays, mask, sees = asked(case)
    blind = ~sees
    assert blind.sum() == 2
    assert np.isnan(attend(*arrays, mask=mask)[blind]).all()
    torch, jax = (np.array(case["answers"][name])[blind] for name in ("torch", "jax"))
    assert (torch == 0).all()
    np.testing.assert_allclose(jax, [arrays[2].mean(axis=0)] * 2, atol=1e-6)


@pytest.mark.parametrize("case", PEERS.values(), ids=PEERS)
def test_it_agrees_with_torch_where_torch_is(case):
    torch = pytest.importorskip("torch")
    arrays, mask, sees = asked(case)
    answer = torch.nn.functional.scaled_dot_product_attention(
        *map(torch.tensor, arrays),
        attn_mask=None if mask is None else torch.tensor(mask),
    )
    ours = attend(*arrays, mask=mask)
    room = 20 * np.finfo(case["dtype"]).eps
    np.testing.assert_allclose(ours[sees], answer.numpy()[sees], atol=room)


def test_leading_axes_broadcast():
    query, key, value = arrays()
    many = np.stack([query, query + 1])
    result = attend(many, key, value, mask=np.ones((2, 1, 6), bool))
    np.testing.assert_allclose(result[1], attend(query + 1, key, value), atol=20 * EPS)


@pytest.mark.parametrize("odd", [1.0, INF, NAN])
@pytest.mark.parametrize("shape", [(5, 4, 6), (5, 1, 6), (2, 1, 4, 6), (4, 6), (6,)])
def test_a_mask_may_have_the_leading_axes_of_the_values(shape, odd):
    query, key, _ = arrays()
    value = np.random.default_rng(8).normal(size=(2, 5, 6, 3))
    value[0, 1, 2] = odd
    mask = np.random.default_rng(9).random(shape) < 0.7
    mask[..., 0] = True
    result = attend(query, key, value, mask=mask)
    assert result.shape == (2, 5, 4, 3)
    masks = np.broadcast_to(mask, (2, 5, 4, 6))
    for i in np.ndindex(2, 5):
        expected = attend(query, key, value[i], mask=masks[i])
        np.testing.assert_allclose(result[i], expected, atol=20 * EPS)


# edges


@pytest.mark.parametrize("dtype", DTYPES)
def test_floats_keep_their_dtype(dtype):
    result = attend(*(a.astype(dtype) for a in arrays()))
    assert result.dtype == dtype
    expected = attend(*(a.astype(dtype).astype(float) for a in arrays()))
    np.testing.assert_allclose(
        result.astype(float), expected, atol=20 * max(float(np.finfo(dtype).eps), EPS)
    )


def test_the_widest_dtype_wins_and_float16_scores_do_not_overflow():
    query = np.full((1, 4), 300, np.float16)
    value = np.array([[1.0], [2.0]], np.float32)
    result = attend(query, np.float16([[300] * 4, [0] * 4]), value)
    assert same(result, np.float32([[1]]))


def test_a_query_that_sees_nothing_is_nan_and_leaves_the_others_alone():
    query, key, value = arrays()
    mask = np.ones((4, 6), bool)
    mask[1] = False
    with np.errstate(all="raise"):
        result = attend(query, key, value, mask=mask)
    assert np.isnan(result[1]).all()
    keep = [0, 2, 3]
    np.testing.assert_allclose(
        result[keep], attend(query[keep], key, value), atol=20 * EPS
    )


def test_infinite_and_nan_values_reach_only_queries_that_see_them():
    query, key, _ = arrays(queries=3, places=3)
    value = [[1.0, 1.0], [INF, 2.0], [NAN, 3.0]]
    mask = np.tri(3, dtype=bool)
    with np.errstate(all="raise"):
        result = attend(query, key, value, mask=mask)
    assert result[:2, 0].tolist() == [1, INF]
    assert np.isnan(result[2, 0])
    assert np.isfinite(result[:, 1]).all()


def test_no_places_give_nan_and_no_queries_nothing():
    query, key, value = arrays(places=0)
    assert np.isnan(attend(query, key, value)).all()
    assert attend(*arrays(queries=0)).shape == (0, 3)
    assert attend(*arrays(values=0)).shape == (4, 0)


def test_without_features_every_place_counts_alike():
    query, key, value = arrays(features=0)
    expected = np.tile(value.mean(axis=0), (4, 1))
    np.testing.assert_allclose(attend(query, key, value), expected, atol=8 * EPS)


def test_the_input_is_not_changed():
    given_arrays = arrays()
    given_arrays[2][0] = INF
    before = [a.copy() for a in given_arrays]
    for a in given_arrays:
        a.flags.writeable = False
    attend(*given_arrays, mask=np.ones(6, bool))
    assert all(same(a, b) for a, b in zip(given_arrays, before, strict=True))


def test_no_mean_leaves_the_range_of_the_values():
    for places in range(1, 60):
        flat = attend(np.zeros((1, 1)), np.zeros((places, 1)), np.ones((places, 1)))
        assert flat.tolist() == [[1]]
    largest = np.finfo(float).max
    means = attend(
        np.zeros((1, 1)), np.zeros((11, 1)), np.full((11, 2), [largest, -largest])
    )
    assert means.tolist() == [[largest, -largest]]


def test_a_query_that_sees_nothing_gets_zeros_if_asked_for():
    query, key, value = arrays()
    mask = np.ones((4, 6), bool)
    mask[1] = False
    result = attend(query, key, value + 100, mask=mask, empty=0)
    assert result[1].tolist() == [0] * 3
    usual = attend(query, key, value + 100, mask=mask)
    assert same(result[[0, 2, 3]], usual[[0, 2, 3]])
    nobody = arrays(places=0)
    assert attend(*nobody, empty=0).tolist() == np.zeros((4, 3)).tolist()
    with pytest.raises(ValueError, match="empty must be nan or 0"):
        attend(query, key, value, empty=1)


def test_values_that_no_query_sees_do_not_multiply_the_work(monkeypatch):
    query, key, value = arrays(queries=50, places=40)
    value[7, 0], value[9] = INF, NAN
    mask = np.ones((50, 40), bool)
    mask[:, [7, 9]] = False
    expected = attend(query, key, np.where(np.isfinite(value), value, 0), mask=mask)
    calls = []
    real = np.where
    monkeypatch.setattr(np, "where", lambda *a: calls.append(1) or real(*a))
    assert same(attend(query, key, value, mask=mask), expected)
    assert len(calls) < 20  # not one for each query
