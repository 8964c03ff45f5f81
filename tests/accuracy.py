"""Measure how far the library is from the truth, and keep the worst case in a file.

``python tests/accuracy.py`` writes accuracy.json, once for each of numpy's SIMD levels
that this machine has: exp and log differ between them in their last bits. Numbers are
rounded up. test_accuracy.py fails when one has become worse.
"""

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import mpmath
import numpy as np
import oracles
from mpmath import mp

import softmax_lib as sl

FILE = Path(__file__).with_suffix(".json")
SIZES = {10: 20, 1000: 1}  # K: rows
MILLION = 10**6
UNITS = {
    "logsumexp": "eps * max(1, abs(result))",
    "entropy": "eps * max(1, result)",
    "softmax_jvp": "eps * norm of the result, at least the smallest normal number",
}  # of all others: the distance between neighbours of the truth, ulp

# Names that numpy has for what a level needs, by version.
LEVELS = {
    "AVX-512": {"X86_V4", "AVX512_SKX"},
    "AVX2": {"X86_V3", "AVX2"},
    "SSE4.2": {"X86_V2", "SSE42"},
    "NEON": {"ASIMD"},
}

SOFTMAX_REGIMES = {
    "ordinary": lambda n, dtype: n * 10,
    "wide": lambda n, dtype: n * 150,
    "offset 1e4": lambda n, dtype: n * 3 + 1e4,
    "one dominant": lambda n, dtype: (
        n + _first(n, -1.5 * math.log(np.finfo(dtype).eps))
    ),
    "all equal": lambda n, dtype: n * 0 + 7.3,
    "-inf entries": lambda n, dtype: np.where(n > 0.5, -np.inf, n * 3),
    "subnormal results": lambda n, dtype: _vanishing(n, sl.exp_limits(dtype)),
}
BINARY_REGIMES = {
    "ordinary": lambda n, dtype: n * 3,
    "wide": lambda n, dtype: n * 150,
    "small": lambda n, dtype: n * np.finfo(dtype).eps,
    "subnormal results": lambda n, dtype: _vanishing(n, sl.exp_limits(dtype)),
}


def _first(n, lead):
    return lead * (np.arange(n.shape[1]) == 0)


def _vanishing(n, limits):
    """Spread the scores after a first 0 over the range where exp is subnormal."""
    share = (np.tanh(n) + 1) / 2
    z = float(limits.smallest) * share + float(limits.normal) * (1 - share)
    return z * (np.arange(n.shape[1]) > 0)


def features():
    """Return the SIMD features of this processor that numpy uses."""
    found = np.show_config(mode="dicts")["SIMD Extensions"]
    return {*found.get("baseline", ()), *found.get("found", ())}


def level():
    """Return the highest of the known SIMD levels that numpy uses, or None."""
    return next((name for name in LEVELS if LEVELS[name] & features()), None)


def in_ulp(computed, truth):
    """Return the worst error of a row; infinities and NaN must be right exactly."""
    pairs = list(zip(np.atleast_1d(computed), truth, strict=True))
    if any(x != float(t) for x, t in pairs if not mpmath.isfinite(t)):
        return math.inf
    pairs = [(x, t) for x, t in pairs if mpmath.isfinite(t)]
    return oracles.worst_ulp(*zip(*pairs, strict=True)) if pairs else 0.0


def in_eps(computed, truth, scale):
    """Return the worst error of a row in units of eps times `scale`."""
    off = [oracles.exact(x) - t for x, t in zip(computed, truth, strict=True)]
    unit = max(scale, oracles.exact(np.finfo(computed.dtype).tiny))
    return float(mpmath.norm(off, mpmath.inf) / unit / oracles.exact(_eps(computed)))


def _eps(x):
    return np.finfo(x.dtype).eps


@mp.workdps(oracles.DIGITS_OF_LOGS)
def errors_of_row(z, y, v):
    """Return the worst error of each function for one row of logits."""
    e = [mpmath.exp(oracles.exact(x)) for x in z]
    total = mpmath.fsum(e)
    p, lse = [x / total for x in e], mpmath.log(total)
    log_p = [oracles.exact(x) - lse if x > -np.inf else -mpmath.inf for x in z]
    if log_p[np.argmax(z)] == 0:
        raise ArithmeticError("more digits are needed")
    slope = [x - (i == y) for i, x in enumerate(p)]
    mean = mpmath.fsum(a * oracles.exact(b) for a, b in zip(p, v, strict=True))
    jvp = [a * (oracles.exact(b) - mean) for a, b in zip(p, v, strict=True)]
    rounded = sl.softmax(z)
    h = oracles.entropy(rounded)
    return {
        "softmax": in_ulp(rounded, p),
        "online_softmax": in_ulp(sl.online_softmax(z, chunk=64), p),
        "log_softmax": in_ulp(sl.log_softmax(z), log_p),
        "logsumexp": in_eps(sl.logsumexp(z)[None], [lse], max(1, abs(lse))),
        "cross_entropy": in_ulp(sl.cross_entropy(z, y), [-log_p[y]]),
        "cross_entropy_grad": in_ulp(sl.cross_entropy_grad(z, y), slope),
        "softmax_jvp": in_eps(sl.softmax_jvp(rounded, v), jvp, mpmath.norm(jvp)),
        "entropy": in_eps(sl.entropy(rounded)[None], [h], max(1, h)),
    }


@mp.workdps(oracles.DIGITS_OF_LOGS)
def errors_of_numbers(x):
    """Return the worst error of each function of one variable."""
    e = [mpmath.exp(oracles.exact(a)) for a in x]
    rounded = np.clip(sl.sigmoid(x), _eps(x), 1 - _eps(x))
    p = [oracles.exact(a) for a in rounded]
    return {
        "sigmoid": in_ulp(sl.sigmoid(x), [a / (1 + a) for a in e]),
        "log_sigmoid": in_ulp(sl.log_sigmoid(x), [-mpmath.log1p(1 / a) for a in e]),
        "softplus": in_ulp(sl.softplus(x), [mpmath.log1p(a) for a in e]),
        "logit": in_ulp(sl.logit(rounded), [mpmath.log(a / (1 - a)) for a in p]),
    }


def errors_of_a_million(dtype):
    """Return the worst errors on one long row; the truth is in longdouble."""
    z = (np.random.default_rng(3).normal(size=MILLION) * 3).astype(dtype)
    e = np.exp(z.astype(np.longdouble))
    truth = e / e.sum()
    unit = np.spacing(truth.astype(dtype)).astype(np.longdouble)
    lse = np.log(e.sum())
    gap = abs(sl.logsumexp(z).astype(np.longdouble) - lse)
    return {
        "softmax": float((np.abs(sl.softmax(z) - truth) / unit).max()),
        "online_softmax": float((np.abs(sl.online_softmax(z) - truth) / unit).max()),
        "logsumexp": float(gap / max(1, lse) / _eps(z).astype(np.longdouble)),
    }


def measured():
    """Return {function: {dtype: {size: {regime: worst error}}}}."""
    result = {}

    def note(errors, *place):
        for function, error in errors.items():
            cells = result.setdefault(function, {})
            for key in place[:-1]:
                cells = cells.setdefault(str(key), {})
            up = math.ceil(error * 100) / 100 if error < math.inf else error
            cells[place[-1]] = max(cells.get(place[-1], 0.0), up)

    for dtype in oracles.FLOATS:
        name = np.dtype(dtype).name
        for size, rows in SIZES.items():
            noise = np.random.default_rng(3).normal(size=(rows, size))
            v = np.random.default_rng(4).normal(size=size).astype(dtype)
            for regime, make in SOFTMAX_REGIMES.items():
                for i, z in enumerate(make(noise, dtype).astype(dtype)):
                    note(errors_of_row(z, i % size, v), name, size, regime)
        noise = np.random.default_rng(3).normal(size=(1, 300))
        for regime, make in BINARY_REGIMES.items():
            [x] = make(noise, dtype).astype(dtype)
            note(errors_of_numbers(x), name, 1, regime)
        if np.finfo(np.longdouble).nmant > 52:
            note(errors_of_a_million(dtype), name, MILLION, "ordinary")
    return result


def write():
    """Measure at every SIMD level available here, and write the file."""
    if sys.argv[1:] == ["one"]:
        print(json.dumps({level(): measured()}))
        return
    worst = {}
    best = [name for name in features() if name.startswith(("AVX512", "X86_V4"))]
    good = [name for name in features() if name in LEVELS["AVX2"]]
    for off in ("", " ".join(sorted(best)), " ".join(sorted(best + good))):
        answer = subprocess.run(
            [sys.executable, "-W", "ignore", __file__, "one"],
            env={**os.environ, "NPY_DISABLE_CPU_FEATURES": off},
            check=True,
            stdout=subprocess.PIPE,
        )
        worst |= json.loads(answer.stdout)
    data = {"numpy": np.__version__, "units": UNITS, "worst": worst}
    FILE.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
