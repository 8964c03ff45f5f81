"""Exercises are numbered, labelled, graded, checked and solved."""

import ast
import re

from rules.prose import count_words

FEWEST = 7
HEADING = re.compile(r"Exercise \d+\.\d+ (?P<grade>●○○|●●○|●●●) (?P<title>\S.*)")


def exercises(notebook):
    """Return the pieces of each exercise by its number, in order."""
    found = {}
    for piece in notebook.within("Exercises"):
        if piece.exercise:
            found.setdefault(piece.exercise, []).append(piece)
    return found


def grades(notebook):
    """Return the grade in each exercise's heading: {"2.1": "●○○"}."""
    matches = {n: HEADING.match(p[0].heading) for n, p in exercises(notebook).items()}
    return {number: match["grade"] for number, match in matches.items() if match}


def exercises_are_numbered(notebook):
    """Without gaps, from n.1 on through all notebooks of a chapter, at least seven."""
    heads = [p.exercise for p in notebook.pieces if p.heading.startswith("Exercise ")]
    before = sum(len(exercises(each)) for each in notebook.earlier)
    numbers = range(before + 1, before + len(heads) + 1)
    wanted = [f"{notebook.chapter}.{i}" for i in numbers]
    complaints = []
    if heads != wanted:
        complaints.append(f"exercises are numbered {heads}; number them {wanted}")
    if before + len(heads) < FEWEST:
        complaints.append(f"there are {len(heads)} exercises; write {FEWEST} or more")
    return complaints


def exercises_are_labelled(notebook):
    """A label before the heading lets other pages link to it."""
    start = f"ex-{notebook.subject.replace('_', '-')}-"
    return [
        f"exercise {number} has the label {pieces[0].label!r}; "
        f'write <a id="{start}…"></a> and an empty line before its heading'
        for number, pieces in exercises(notebook).items()
        if not pieces[0].label.startswith(start)
    ]


def exercises_have_a_grade_and_a_title(notebook):
    """●○○, ●●○ or ●●●, then what it is about."""
    return [
        f"“{pieces[0].heading}” must read: Exercise {number} ●●○ Title"
        for number, pieces in exercises(notebook).items()
        if not HEADING.match(pieces[0].heading)
    ]


def exercises_have_a_text_and_a_check(notebook):
    """A question in words, then one cell tagged check that names the exercise."""
    complaints = []
    for number, pieces in exercises(notebook).items():
        question = [p for p in pieces if not p.solution and not p.is_code]
        if sum(count_words(piece.text) for piece in question) < 8:
            complaints.append(f"exercise {number} asks nothing; write the question")
        checks = [p for p in pieces if "check" in p.cell.tags]
        calls = [ast.unparse(ast.parse(piece.text)) for piece in checks]
        if calls != [f"check('{number}')"] or checks[0].solution:
            complaints.append(
                f"exercise {number} needs one cell tagged check before its solution: "
                f'check("{number}")'
            )
    return complaints


def exercises_have_a_solution(notebook):
    """A section `#### Solution` with a sentence, last in the exercise."""
    complaints = []
    for number, pieces in exercises(notebook).items():
        solution = [p for p in pieces if p.solution]
        heads = [p.heading for p in solution if p.heading]
        if heads != ["Solution"] or pieces[-len(solution) :] != solution:
            complaints.append(f"exercise {number} needs one #### Solution at its end")
        elif sum(count_words(p.text) for p in solution if not p.is_code) < 8:
            complaints.append(f"the solution of {number} must say why, in words")
    return complaints
