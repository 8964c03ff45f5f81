"""Short formulas as plain text, for places that show no formulas.

`z_k` and `K = 3` can be read in a line; a fraction or a sum becomes "…".
"""

import re

SIGNS = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "varepsilon": "ε",
    "theta": "θ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "phi": "φ",
    "varphi": "φ",
    "psi": "ψ",
    "omega": "ω",
    "infty": "∞",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ne": "≠",
    "neq": "≠",
    "approx": "≈",
    "times": "×",
    "cdot": "·",
    "pm": "±",
    "to": "→",
    "rightarrow": "→",
    "in": "∈",
    "ll": "≪",
    "gg": "≫",
    "dots": "…",
    "ldots": "…",
    "cdots": "…",
    "ln": "ln",
    "log": "log",
    "exp": "exp",
    "max": "max",
    "min": "min",
    "top": "ᵀ",
    "%": "%",
    "{": "{",
    "}": "}",
}
NAMED = re.compile(
    r"\\(?:text|mathrm|operatorname|mathbf|mathbb|mathcal)\{([\w\s-]*)\}"
)
MARKED = re.compile(r"\\htmlClass\{[^{}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}")
SPACE = re.compile(r"\\[,;:! ]|~")
COMMAND = re.compile(r"\\([a-zA-Z]+|[%{}])")
BRACED = re.compile(r"([_^])\{([^\W_]+|[+−-][^\W_]+)\}")
LEFT = re.compile(r"[\\{}&]")
ELSE = "…"


def plain(latex):
    r"""Return a formula as text, or "…" where that takes more than one line.

    Parameters
    ----------
    latex : str
        What stands between the dollar signs: "z_k \\le 3".

    Returns
    -------
    str
        Without any command of LaTeX: "z_k ≤ 3".
    """
    text = MARKED.sub(r"\1", latex)
    text = SPACE.sub(" ", NAMED.sub(r"\1", text))
    unknown = [name for name in COMMAND.findall(text) if name not in SIGNS]
    if unknown:
        return ELSE
    braces = {"{": "\ue000", "}": "\ue001"}
    text = COMMAND.sub(lambda found: braces.get(found[1], SIGNS[found[1]]), text)
    text = BRACED.sub(r"\1\2", text)
    if LEFT.search(text):
        return ELSE
    text = text.replace("\ue000", "{").replace("\ue001", "}")
    return re.sub(r"\s+", " ", text.replace("-", "−")).strip()
