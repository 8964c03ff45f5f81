"""For every rule about markup, the changes to a good chapter that it must report."""

from changes import FURTHER, READING, STEPS, WIDGET, added, replaced, shown_as
from good import FORMULA
from rules import plain, references

# What MyST knows and Jupyter prints, one of each kind.
RAW = [
    "```{math}\n:label: eq-x\nx = 1\n```",
    "~~~{note}\nMind it.\n~~~",
    ":::{admonition} Key idea\n:class: key\nIt is so.\n:::",
    "   ```{figure} a.svg\n```",
    ":::\nWords.\n:::",
    "By {eq}`eq-softmax` it holds.",
    "It is known {cite:p}`luce1959individual`.",
    "A {term}`null band` is wide.",
    "See {numref}`Fig. %s <fig-softmax-gap>`.",
    "(a-label)=",
    ":class: key",
    "$$ x = 1 $$ (eq-x)",
    "$$\nx = 1\n$$ (eq-x)",
    "It is {{ version }}.",
    "% a comment",
    "+++",
    "A word.[^1]",
    "[a word]{.sl-role}",
    "`code`{.python}",
    "{#name}",
    "term\n: what it means",
    "[](02_softmax.ipynb)",
    "<project:02_softmax.ipynb>",
    "[chapter 2](02_softmax)",
    "[an exhibit](exhibit-first-axis-softmax)",
    "[chapter 2](../02_softmax#temperature)",
]

MARKUP = {
    plain.markup_is_what_jupyter_shows: [
        *[added(READING, f"{raw}\n") for raw in RAW],
        shown_as(STEPS, "text/markdown", "By {eq}`eq-softmax` it holds."),
    ],
    plain.displays_stand_on_their_own: [
        added(READING, "It is $$x = 1$$ here."),
        replaced(WIDGET + 1, "only:\n\n<a", "only:\n\n$$\nx\n<a"),
        replaced(WIDGET + 1, "</a>\n\n", "</a>\n"),
        replaced(WIDGET + 1, "\n$$\n\n>", "\n$$\n>"),
    ],
    plain.a_formula_writes_its_logarithm_one_way: [
        added(READING, r"It is $\log 8 = 3 \ln 2$ here."),
        added(READING, "Then\n\n$$\n\\log p \\\\\n\\le \\ln K\n$$\n\nholds."),
    ],
    plain.operators_stand_on_the_notation_page: [
        added(READING, r"It is $p \odot q$ here."),
    ],
    plain.shades_hold_in_both_themes: [
        added(READING, "What is not positive is white."),
        added(READING, "The last row is a little darker."),
        added(READING, "On the pale part digits are lost."),
    ],
    references.formulas_are_numbered: [
        replaced(WIDGET + 1, "\\tag{2.1}", "\\tag{2.2}"),
        replaced(WIDGET + 1, "\\tag{2.1}", "\\tag{1.1}"),
        replaced(WIDGET + 1, "\\tag{2.1}", ""),
        replaced(WIDGET + 1, '<a id="eq-softmax-odds"></a>\n\n', ""),
        replaced(WIDGET + 1, "</a>\n\n", "</a>\n"),
        added(READING, FORMULA.replace("odds", "gap")),
    ],
    references.anchors_are_unique: [added(READING, FORMULA.replace("2.1", "2.0"))],
    references.links_to_formulas_say_their_number: [
        replaced(WIDGET + 1, "[(2.1)]", "[(2.2)]"),
        replaced(WIDGET + 1, "[(2.1)]", "[the odds]"),
        replaced(WIDGET + 1, "(#eq-softmax-odds)", "(#eq-softmax-gap)"),
        added(READING, "[(2.9)](01_logits.ipynb#eq-logits-softmax)"),
        added(READING, "[(1.1)](01_logits.ipynb#eq-logits-no-such-formula)"),
    ],
    references.citations_name_author_and_year: [
        replaced(READING, "Martins and Astudillo", "Martins"),
        replaced(READING, "2016]", "2017]"),
        replaced(READING, "Astudillo, 2016", "Astudillo (2016)"),
        replaced(READING, "#martins2016softmax", "#martins2016"),
        replaced(READING, "#martins2016softmax", ""),
        replaced(FURTHER, "(1990)", "(1989)"),
        replaced(FURTHER, "Bridle (1990)", "Bridle, 1990"),
    ],
}
