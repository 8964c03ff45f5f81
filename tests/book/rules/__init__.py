"""The rules of the book: each takes a notebook and returns its complaints.

A complaint is one sentence that says where and what to do. `EVERYWHERE` holds for all
notebooks, those of book/appendix/ too; `IN_CHAPTERS` for the numbered ones.
"""

from rules import (
    closing,
    colours,
    execution,
    exercises,
    figures,
    numbers,
    opening,
    rhythm,
    tidiness,
    widgets,
)

EVERYWHERE = [
    execution.cells_are_executed_in_order,
    execution.no_cell_failed,
    execution.nothing_on_stderr,
    execution.outputs_hold_no_trace_of_a_machine,
    execution.outputs_hold_no_script,
    execution.prose_holds_no_script,
    execution.outputs_hold_no_widget_view,
    tidiness.metadata_is_clean,
    tidiness.tags_are_known,
    tidiness.cell_ids_come_from_the_content,
    opening.there_is_one_title_and_a_hook,
    opening.one_imports_cell_follows,
    rhythm.imports_stand_in_the_first_cell,
    rhythm.cells_are_short,
    rhythm.lines_fit_the_page,
    rhythm.cells_are_plain_python,
    rhythm.prose_stands_between_code_cells,
    rhythm.most_cells_are_very_short,
    rhythm.prose_outweighs_code,
    figures.figures_are_svg,
    figures.figures_have_a_caption,
    figures.figures_have_alt_text,
    figures.figures_are_named,
    figures.figures_have_one_of_two_widths,
    figures.figures_are_light,
    colours.figures_have_the_colours_of_the_book,
    figures.figure_cells_end_in_show,
    numbers.numbers_in_prose_are_shown,
    numbers.no_cell_prints_a_literal,
    widgets.widgets_are_introduced_and_read,
]

IN_CHAPTERS = [
    opening.goals_are_listed,
    opening.needs_are_listed,
    exercises.exercises_are_numbered,
    exercises.exercises_are_labelled,
    exercises.exercises_have_a_grade_and_a_title,
    exercises.exercises_have_a_text_and_a_check,
    exercises.exercises_have_a_solution,
    widgets.there_is_a_widget,
    widgets.there_is_one_local_cell,
    closing.closing_sections_are_in_order,
    closing.the_summary_answers_every_goal,
    closing.practice_is_told,
    closing.further_reading_says_why,
]
