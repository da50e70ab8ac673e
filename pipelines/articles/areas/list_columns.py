"""Columns of labels and short lines beside or below the text, with no rule or tint around them: staff, contacts.

Belongs here: finding such columns, so that they are read by themselves as a box is. Does not belong here: headings of
notes beside the text (`roles.side_columns`), and lists of facts with numbers (`fact_lists`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from pipelines.articles.page.rules import pattern_rules
from pipelines.articles.page.shapes import Run, overlap_x, overlap_y
from pipelines.articles.wording.bylines import is_name, is_office
from pipelines.model import Box

#: Its runs have so many words a line at most, and so many lines.
WORDS = 4.5
LINES = 6
#: So many labels in bold type or capitals stand over lines that are not.
LABELS = 2
#: The runs begin within so many points of one edge, at most so many em below each other.
FLUSH = 2.0
APART = 3.0
#: At most this share of them ends as a sentence does.
SENTENCES = 0.3
#: Text of so many words a line and so many lines stands beside, so many times as wide, over this share of its height.
TEXT_WORDS = 5.0
TEXT_LINES = 6
WIDER = 1.4
BESIDE = 0.5
#: Above and below it only what is so many times as wide, or so many em away.
ACROSS = 2.0
AWAY = 4.0
#: A heading of at most so many words stands this close, in em, over columns that begin level within so many points.
HEAD_WORDS = 5
UNDER = 2.0
LEVEL = 3.0
#: So many lines at least stand in them, of so many words each; this share of them tells a name, an office, a number.
FEWEST = 4
#: The heading stands in this lower share of what is on the page.
LOWER = 0.5
LINE_WORDS = 6
TOLD = 0.5
#: Below them stand at most lines of so many words, as at the foot of a page, so many em away.
FOOT_WORDS = 16
GAP = 2.5
#: Room around the words.
ROOM = 1.0
_TOP = attrgetter("box.top")


def set_apart(runs: Sequence[Run]) -> list[Box]:
    """Return the boxes of the lists of names, offices and numbers beside a page's text or below it."""
    loose = [run for run in runs if run.panel is None]
    bold = [run for run in loose if len(run.lines) == 1 and (run.style.bold or run.text.isupper())]
    labels = [run for run in bold if run.word_count <= HEAD_WORDS]
    foot = listed_at_foot(loose, labels) if labels else None
    return [*list_columns(loose, labels), *([foot] if foot is not None else [])]


def list_columns(loose: Sequence[Run], labels: Sequence[Run]) -> list[Box]:
    """Return the boxes of the columns of labels and short lines among the loose runs of a page."""
    labels = [a for a in labels if sum([abs(a.box.x0 - b.box.x0) <= FLUSH for b in labels]) >= LABELS]
    texts = [run for run in loose if run.words_per_line >= TEXT_WORDS] if labels else []
    short = [run for run in loose if run.words_per_line <= WORDS] if texts else []
    found: list[Box] = []
    for label in labels if texts else ():
        if any(overlap_x(label.box, box) > 0 and overlap_y(label.box, box) > 0 for box in found):
            continue
        column = _column(label, short)
        if _is_list(column):
            box = Box.around([run.box for run in column])
            if _stands_apart(box, column, loose, texts):
                found.append(Box(box.x0 - ROOM, box.top - ROOM, box.x1 + ROOM, box.bottom + ROOM))
    return found


def listed_at_foot(loose: Sequence[Run], labels: Sequence[Run]) -> Box | None:
    """Return the box of the columns of names and numbers under one heading that are the last thing on a page."""
    half = LOWER * max([run.box.bottom for run in loose])
    heads = [head for head in labels if head.box.top >= half and head.style.bold]
    lower = [run for run in loose if run.box.top >= half] if heads else []
    lower.sort(key=_TOP)
    for head in heads:
        below = lower[bisect_left(lower, head.box.bottom - 2, key=_TOP) :]
        if not below or below[0].box.top - head.box.bottom > UNDER * head.size or below[0].words_per_line > LINE_WORDS:
            continue
        begins = {round(run.box.x0 / LEVEL) for run in below if run.box.top - below[0].box.top <= LEVEL}
        if len(begins) < 2:
            continue
        band, foot = [head], head.box.bottom
        for run in below:
            if run.box.top - foot > GAP * run.size:
                break
            band.append(run)
            foot = max(foot, run.box.bottom)
        if not _tell_people(band[1:]):
            continue
        box = Box.around([run.box for run in band])
        rest = [run for run in loose if run not in band]
        beside = any(overlap_y(run.box, box) > 0 for run in rest)
        if not beside and all(run.word_count <= FOOT_WORDS for run in rest if run.box.top >= box.bottom):
            return Box(box.x0 - ROOM, box.top - ROOM, box.x1 + ROOM, box.bottom + ROOM)
    return None


def _tell_people(band: Sequence[Run]) -> bool:
    """Tell whether short lines are names, offices and how to reach them."""
    lines = [line for run in band for line in run.lines]
    if len(lines) < FEWEST or any(len(line.words) > LINE_WORDS for line in lines):
        return False
    told = sum(is_name(line.text) or is_office(line.text) or _reaches(line.text) for line in lines)
    return told >= TOLD * len(lines)


def _reaches(text: str) -> bool:
    return "@" in text or any(rule.pattern.search(text) for rule in pattern_rules("imprints.toml", "telephone"))


def _column(label: Run, short: Sequence[Run]) -> list[Run]:
    """Return the short runs from a label downwards that begin where it begins."""
    flush = [run for run in short if abs(run.box.x0 - label.box.x0) <= FLUSH and run.box.top >= label.box.top]
    flush.sort(key=lambda run: run.box.top)
    column = flush[:1]
    for upper, lower in pairwise(flush):
        if lower.box.top - upper.box.bottom > APART * lower.size:
            break
        column.append(lower)
    return column


def _is_list(column: Sequence[Run]) -> bool:
    if sum(len(run.lines) for run in column) < LINES:
        return False
    heads = sum(upper.style != lower.style and _is_label(upper) for upper, lower in pairwise(column))
    ends = sum(run.text[-1] in ".?!" and run.word_count > WORDS for run in column)
    return heads >= LABELS and ends <= SENTENCES * len(column)


def _is_label(run: Run) -> bool:
    return len(run.lines) == 1 and (run.style.bold or run.text.isupper())


def _stands_apart(box: Box, column: Sequence[Run], runs: Sequence[Run], texts: Sequence[Run]) -> bool:
    """Tell whether text stands beside a column, and nothing like it in the column itself."""
    size = column[0].size
    own = {id(run) for run in column}
    beside = [run for run in texts if run.box.width >= WIDER * box.width and overlap_x(run.box, box) < -size]
    shared = [run for run in beside if overlap_y(run.box, box) > 0]
    for run in runs:
        other = run.box
        if id(run) in own or overlap_x(other, box) <= 2:
            continue
        far = other.bottom <= box.top - AWAY * size or other.top >= box.bottom + AWAY * size
        across = other.width >= ACROSS * box.width and overlap_y(other, box) <= 1
        day = other.bottom <= box.top and abs(other.x0 - box.x0) > FLUSH and run.word_count <= WORDS  # over the page
        if not (far or across or day or _numbers_issue(run, box, shared)):
            return False
    height = sum(overlap_y(run.box, box) for run in shared)
    return height >= BESIDE * box.height and sum(len(run.lines) for run in shared) >= TEXT_LINES


def _numbers_issue(run: Run, box: Box, beside: Sequence[Run]) -> bool:
    """Tell whether a few words with a number stand over a column, and over all the text beside it: *Week 19*."""
    over = run.box.bottom <= box.top and all(run.box.bottom <= text.box.top + 1 for text in beside)
    return over and run.word_count <= WORDS and any(map(str.isdigit, run.text)) and "@" not in run.text
