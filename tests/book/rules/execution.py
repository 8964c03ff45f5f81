"""A notebook's outputs were computed, in order, and contain no trace of the machine."""

import re

PHONE = "image/vnd.softmax.phone+svg"  # a wide figure, drawn for a phone
TEXTS = ("text/plain", "text/html", "text/markdown", "text/latex")
ALL = (*TEXTS, "image/svg+xml", PHONE)
EMBEDDED = re.compile(r"data:[\w/+.-]+;base64,[\w+/=\s]+")
VIEWS = [f"application/vnd.jupyter.widget-{kind}+json" for kind in ("view", "state")]
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
TRACES = {
    "an integer of this machine's width": re.compile(r"np\.u?int(32|64)\("),
    "a path of this machine": re.compile(
        r"""(?:^|[\s"'(=:])/(?:tmp|home|root|Users|work|mnt|opt|usr|var|private)/"""
        r"""|\b[A-Z]:\\\w|ipykernel_\d"""
    ),
    "a memory address": re.compile(r"\b0x[0-9a-fA-F]{6,}\b"),
    "a time stamp": re.compile(r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d"),
}
ACTIVE = re.compile(
    r"<(?:script|iframe|object|embed|applet|base|meta|link|foreignObject|audio|video)\b"
    r"""|javascript:|<[^>]*\son\w+\s*=|\b(?:src|srcset|xlink:href)=["']?(?:https?:)?//"""
    r"|url\((?!#)",
    re.IGNORECASE,
)


def cells_are_executed_in_order(notebook):
    """nbval compares nothing in a cell without a count."""
    counts = [c.stored.get("execution_count") for c in notebook.cells if c.is_code]
    if counts != list(range(1, len(counts) + 1)):
        return [f"execution counts are {counts}; execute it with `make run NB=…`"]
    return []


def no_cell_failed(notebook):
    """An error must not be published."""
    return [
        f"{cell} ends in {output.get('ename')}; repair it and run the notebook"
        for cell in notebook.code_cells
        for output in cell.outputs
        if output["output_type"] == "error"
    ]


def nothing_on_stderr(notebook):
    """A warning prints a temporary path."""
    return [
        f"{cell} writes to stderr; silence the warning where it arises (np.errstate)"
        for cell in notebook.code_cells
        for output in cell.outputs
        if output.get("name") == "stderr"
    ]


def outputs_hold_no_trace_of_a_machine(notebook):
    """Paths, addresses and times differ on the next machine."""
    complaints = []
    for cell in notebook.code_cells:
        shown = EMBEDDED.sub("", "\n".join(cell.shown(*ALL)))
        for name, pattern in TRACES.items():
            if found := pattern.search(shown):
                near = shown[found.start() : found.end() + 20].strip()
                complaints.append(
                    f"{cell} shows {name}: {near!r}; show a value instead"
                )
    return complaints


def outputs_hold_no_script(notebook):
    """Stored outputs are data: nothing in them may run, or ask another host."""
    complaints = []
    for cell in notebook.code_cells:
        types = {kind for output in cell.outputs for kind in output.get("data", {})}
        if strange := sorted(types - {*ALL, "image/png", "image/jpeg", *VIEWS}):
            complaints.append(f"{cell} stores {strange}; show data instead")
        if found := ACTIVE.search("\n".join(cell.shown(*ALL))):
            complaints.append(
                f"{cell} stores active HTML: {found[0][:40]!r}; remove it"
            )
    return complaints


def prose_holds_no_script(notebook):
    """Markdown may hold HTML: nothing in it may run, or ask another host."""
    return [
        f"{cell} has active HTML: {found[0][:40]!r}; write Markdown"
        for cell in notebook.cells
        if not cell.is_code and (found := ACTIVE.search(CODE.sub("", cell.source)))
    ]


def outputs_hold_no_widget_view(notebook):
    """A stored view without its kernel reads "model not found"."""
    return [
        f"{cell} stores {kind}; write the notebook with `make run NB=…`"
        for cell in notebook.code_cells
        for output in cell.outputs
        for kind in output.get("data", {})
        if kind.startswith("application/vnd.jupyter.widget")
    ]
