"""Small headings in the text's own size under the name of a column of briefs: *Obituaries*, and under it each name.

Belongs here: telling such lines by their slant and place. Does not belong here: parting the briefs (`stories.briefs`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.wording.headings import names_briefs, names_people

#: So many lines of at most so many words are such headings, each at most so many of its sizes over its text.
HEADS = 2
WORDS = 6
OVER = 1.2


def heads_under_rubrics(runs: Sequence[Run]) -> None:
    """Make subheads of the lines in another slant that each stand over a text under the name of a column of briefs."""
    headings = [run for run in runs if run.role in ("headline", "subhead")]
    for rubric in [run for run in headings if names_briefs(run.text) or names_people(run.text)]:
        column = [run for run in runs if run.panel == rubric.panel and run.box.top >= rubric.box.bottom - 2]
        column = sorted([run for run in column if overlap_x(run.box, rubric.box) > 2], key=lambda run: run.box.top)
        end = next((k for k, run in enumerate(column) if run.role == "headline"), len(column))
        heads = [head for k, head in enumerate(column[: end - 1]) if _heads(head, column[k + 1])]
        if len(heads) >= HEADS and heads[0] is column[0]:
            for run in heads:
                run.role, run.level = "subhead", 2


def _heads(head: Run, text: Run) -> bool:
    if head.role != "body" or len(head.lines) > 1 or head.word_count > WORDS or head.text[-1] in ".,;:":
        return False
    near = -2 <= text.box.top - head.box.bottom <= OVER * head.size
    return near and text.role == "body" and head.style.italic != text.style.italic and text.word_count > WORDS
