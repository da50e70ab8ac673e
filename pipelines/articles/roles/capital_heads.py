"""Headings in capitals or small capitals at the text's own size, also at its leading: set as the text's first lines.

Belongs here: telling them and parting them from their texts, before roles are settled. Does not belong here: headings
in type of their own (`roles`), and numbered ones (`parting`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Line, Run, Style, overlap_x, same_family
from pipelines.articles.text.prose import CLOSERS, QUOTES
from pipelines.articles.wording.bylines import is_byline

#: So many texts of an issue begin with a heading in capitals, of so many lines and words.
ALIKE = 3
MOST_LINES = 3
WORDS = (2, 14)
#: ... or of so many over the middle of the column: the notice's number, the act, and what it is about.
CENTRED_WORDS = 30
#: At least this share of the headings ends well before the column does: a first line in capitals fills its line.
SHORT = 0.5
EM = 1.5
#: Small capitals are at least this share of the capitals beside them.
SMALL_CAPITALS = 0.7
#: One that stands alone is at most so many of its sizes above its text, which has so many words at least.
NEAR = 1.5
TEXT_WORDS = 8


def part_capital_heads(drafts: Sequence[PageDraft]) -> None:
    """Part the headings in capitals of an issue's texts from these, where several texts have one."""
    over = [(run, text) for draft in drafts for run, text in _over_texts(draft)]
    known = {run.style for run, text in over if text is not None}
    if sum(text is not None for _, text in over) >= ALIKE:
        for run in (run for run, _ in over if run.style in known):
            run.role, run.level = "subhead", 2
    found = [(draft, run, count) for draft in drafts for run in draft.runs if (count := _lines_in_capitals(run))]
    short = sum(_is_short(run, count) for _, run, count in found)
    if len(found) < ALIKE or short < SHORT * len(found):
        return
    styles = {run.lines[0].style for _, run, _ in found}
    for draft, run, count in found:
        place = next(number for number, known in enumerate(draft.runs) if known is run)
        text = Run(run.lines[count:], panel=run.panel)
        draft.runs[place : place + 1] = [_heading(run.lines[:count], run.panel), text]
    for draft in dict.fromkeys(draft for draft, _, _ in found):
        _join_last_words(draft, styles)


def _over_texts(draft: PageDraft) -> Iterator[tuple[Run, Run | None]]:
    """Yield the lines in capitals alone, under no heading, with the text in their type that stands right below.

    At a column's foot there is none.
    """
    for run in draft.runs:
        if run.role != "body" or run.in_region or not run.text.isupper() or not run.text[-1].isalnum():
            continue
        if (
            len(run.lines) > MOST_LINES
            or not WORDS[0] <= run.word_count <= WORDS[1]
            or is_byline(run.text, anywhere=False)
        ):
            continue
        column = [o for o in draft.runs if o is not run and o.panel == run.panel and overlap_x(o.box, run.box) > 2]
        below = [o for o in column if o.box.top >= run.box.bottom - 3]
        text = min((o for o in below if o.role != "furniture"), key=lambda o: o.box.top, default=None)
        if text is not None and (not _is_text(text, run) or text.box.top - run.box.bottom > NEAR * run.size):
            continue
        reach = (text or run).box
        upper = [o for o in column if o.box.bottom <= run.box.top + 3 and overlap_x(o.box, reach) > 2]
        above = max(upper, key=lambda o: o.box.bottom, default=None)
        if above is None or above.role == "furniture" or not _goes_with(run, above, text):
            yield run, text


def _goes_with(run: Run, above: Run, text: Run | None) -> bool:
    """Tell whether a line stands nearer to what is above than to its text, or under a heading."""
    heading = above.size > 1.05 * run.size or (above.style.bold and not run.style.bold)
    room = text.box.top - run.box.bottom if text is not None else 0.5 * run.size
    return heading or run.box.top - above.box.bottom < room


def _is_text(text: Run, head: Run) -> bool:
    """Tell whether text in a heading's type begins below it."""
    alike = abs(text.size - head.size) <= 0.05 * head.size and same_family(text.style.font, head.style.font)
    begins = text.lines[0].text.lstrip(QUOTES + "(")[:1]
    return alike and text.word_count >= TEXT_WORDS and begins.isupper() and not text.lines[0].text.isupper()


def _heading(lines: Sequence[Line], panel: int | None) -> Run:
    head = Run(tuple(lines), panel=panel)
    head.role, head.level = "subhead", 2
    return head


def _join_last_words(draft: PageDraft, styles: set[Style]) -> None:
    """Join headings whose last words, all of them in small capitals, seem to be of a smaller size than the first."""
    for head in [run for run in draft.runs if run.style in styles and run.text.isupper() and not run.in_region]:
        below = [
            run
            for run in draft.runs
            if 0 <= run.box.top - head.box.bottom <= head.size
            and run.panel == head.panel
            and abs(run.box.x0 - head.box.x0) <= 2
        ]
        last = min(below, key=lambda run: run.box.top, default=None)
        if last is None or len(last.lines) > 1 or not last.text.isupper():
            continue
        if SMALL_CAPITALS * head.size <= last.size < head.size and same_family(last.style.font, head.style.font):
            place = next(number for number, known in enumerate(draft.runs) if known is head)
            draft.runs[place] = _heading((*head.lines, *last.lines), head.panel)
            draft.runs[:] = [run for run in draft.runs if run is not last]


def _lines_in_capitals(run: Run) -> int:
    """Return how many lines at a text's head are a heading in capitals; the text begins with a capital below them."""
    if run.role != "body" or run.in_region or len(run.lines) < 2 or not run.lines[0].text.isupper():
        return 0
    count = next((k for k, line in enumerate(run.lines) if not line.text.isupper()), 0)
    words = sum(len(line.words) for line in run.lines[:count])
    most = CENTRED_WORDS if all(_is_centred(line, run) for line in run.lines[:count]) else WORDS[1]
    if not 0 < count <= MOST_LINES or not WORDS[0] <= words <= most:
        return 0
    begins, ends = run.lines[count].text.lstrip(QUOTES + "(")[:1], run.lines[count - 1].text.rstrip(CLOSERS)[-1:]
    return count if begins.isupper() and ends.isalnum() else 0


def _is_centred(line: Line, run: Run) -> bool:
    left, right = line.box.x0 - run.box.x0, run.box.x1 - line.box.x1
    return min(left, right) > EM * run.size and abs(left - right) <= run.size


def _is_short(run: Run, count: int) -> bool:
    return run.lines[count - 1].box.x1 < run.box.x1 - EM * run.size
