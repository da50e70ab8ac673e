"""What several people say, side by side: the names over their sayings belong to these, and sign nothing.

Belongs here: telling the names in such a row. Does not belong here: pull quotes (`pull_quotes`), and tables of names.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.text.prose import QUOTES
from pipelines.articles.wording.bylines import is_name

#: So many sayings begin at one height, within so many points.
SAYINGS = 3
LEVEL = 2.0
#: Who speaks stands at most so many of the saying's sizes over it, in so many lines.
OVER = 6.0
LINES = 2
#: ... and is no heading over all: at most so many times as large as the saying.
LARGEST = 1.25
#: The note of a run that names who speaks below it.
VOICE = "voice"


def voices_in_a_row(runs: Sequence[Run]) -> None:
    """Make text of the names and offices over sayings that stand side by side, whatever they were taken for."""
    said = [run for run in runs if run.text[0] in QUOTES and run.role in ("body", "deck", "pull_quote")]
    if len(said) < SAYINGS:
        return
    for first in said:
        row = [run for run in said if abs(run.box.top - first.box.top) <= LEVEL and run.style.matches(first.style)]
        over = [_speaker(run, runs) for run in row]
        if len(row) < SAYINGS or sum(any(is_name(o.lines[0].text) for o in speaker) for speaker in over) < len(row):
            continue
        for run in (*row, *(o for speaker in over for o in speaker)):
            run.role, run.head, run.level, run.note = "body", None, 0, VOICE


def _speaker(said: Run, runs: Sequence[Run]) -> list[Run]:
    """Return the lines right over a saying that name who speaks and what they are."""
    reach = said.box.top - OVER * said.size
    return [
        run
        for run in runs
        if run is not said
        and reach <= run.box.top
        and run.box.bottom <= said.box.top + 3
        and overlap_x(run.box, said.box) > 2
        and len(run.lines) <= LINES
        and run.size <= LARGEST * said.size
    ]
