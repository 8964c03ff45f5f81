"""Links to other sites that no longer answer, by Sphinx's own checker.

It needs the network, so it is not in the suite; links within the site are.
"""

from tools.steps import BIN, ROOT, main, run, say, step

OUTPUT = ROOT / "_build-links"


def _command() -> None:
    with step("every link to another site"):
        where = ("--builder", "linkcheck", "--path-output", OUTPUT)
        run(BIN / "jupyter-book", "build", ".", "--all", "--keep-going", *where)
    say("✓ every link answers")


if __name__ == "__main__":
    main(_command)
