"""Trust the book's notebooks, so that JupyterLab shows the figures stored in them.

Only those in the table of contents: other files in the folder are not ours to trust,
and may not even be notebooks.
"""

from nbformat.sign import NotebookNotary

from tools.notebook_file import of_the_book, read
from tools.steps import StepFailed, main, say


def _command() -> None:
    notary = NotebookNotary()
    for path in of_the_book():
        try:
            notary.sign(read(path))
        except StepFailed as failure:
            say(f"   not trusted: {failure}")


if __name__ == "__main__":
    main(_command)
