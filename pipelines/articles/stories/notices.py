"""Notices one below the other: small headings that each begin a text of its own, told by what stands between the texts.

Belongs here: what only a look at all headings of one type in an issue tells: that the texts over them have been signed
or closed by a mark or a short rule, and that each has its number over it. Does not belong here: one page's headings
(`roles`), and short items whose headings are run into their text (`items`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipelines.articles.areas.bars import SECTION
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, Style, overlap_x, overlap_y
from pipelines.articles.roles.around import around_headline
from pipelines.articles.wording.dates import find_period, without_period
from pipelines.articles.wording.headings import NUMBERED_ITEM
from pipelines.model import Box
from pipelines.values import frozen

#: So many headings alike have the end of a text above them, and this share of all headings in their type.
ALIKE = 3
MOST = 0.8
#: So many headings of items stand below the name of who signed the text above, each another's.
SIGNED = 2
#: A rule that closes a text is no longer than this share of its column.
SHORT_RULE = 0.7
#: A line over a heading has at most so many words, and stands at most so many of its sizes above.
OVER_WORDS = 9
OVER = 1.2
#: The text below a heading has so many words at least, and stands at most so many of the heading's sizes below.
TEXT_WORDS = 8
NEAR = 2.5
#: The line over a heading has at most so many runs; so many lines stand over it, each in the middle of its column.
LINE_RUNS = 3
OVER_LINES = 3
#: So many runs, of so many lines each, say below a closed text whom to ask about it.
ASK, ASK_LINES = 2, 2
#: Roles of which a line over a heading may be.
_LINES = ("body", "subhead", "kicker", "headline")
_TITLES = ("headline", "kicker", "deck")
_HEADS = ("subhead", "headline")
_BELOW = ("body", *_HEADS)


@frozen
class _Head:
    """A small heading on its page, the runs of the line over it, and what parts both from the text above."""

    draft: PageDraft
    runs: Sequence[Run]
    run: Run
    #: the lines over it, the lowest first, each with its number or label first
    over: tuple[tuple[Run, ...], ...]
    parted: str
    #: whose notices come below, in capitals over the number
    section: Run | None = None
    #: who signed the text above
    signed: str = ""


def notices_headed(drafts: Sequence[PageDraft], settled: Sequence[Sequence[Run]]) -> None:
    """Make headlines of the small headings in one type that each stand below the end of a text, and kickers of the
    lines over them; `settled` are each draft's runs whose roles are settled."""
    styles = Counter(run.style for runs in settled for run in runs if run.role in _HEADS)
    asked = {style for style, count in styles.items() if count >= ALIKE}
    found: dict[Style, list[_Head]] = {style: [] for style in asked}
    for draft, runs in zip(drafts, settled, strict=True) if asked else ():
        for head in _heads(draft, runs, asked):
            found[head.run.style].append(head)
    for heads in found.values():
        parted = Counter(head.parted for head in heads)
        closed = parted["end"] >= ALIKE and parted["end"] + parted["top"] >= MOST * len(heads)
        if not closed and not _are_signed_items(heads):
            continue
        overs = Counter(head.over[0][0].style for head in heads if head.over)
        for head in heads:
            _promote(head, kicker=bool(head.over) and overs[head.over[0][0].style] >= ALIKE)


def _are_signed_items(heads: Sequence[_Head]) -> bool:
    """Tell whether headings are over texts by different writers, and number them, or come first below what somebody
    signed: the sections of one text are signed at its end alone."""
    if len({head.signed for head in heads if head.signed}) < SIGNED:
        return False
    first = min(heads, key=lambda head: (head.draft.page.page_no, head.run.box.top))
    if first.signed:
        return True
    items = [NUMBERED_ITEM.match(head.run.text) for head in heads]
    numbers = sorted(int(item["number"]) for item in items if item is not None)
    return len(numbers) == len(heads) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _heads(draft: PageDraft, runs: Sequence[Run], styles: set[Style]) -> Iterator[_Head]:
    for run in runs:
        if run.role not in _HEADS or run.style not in styles or (run.text[-1].isdigit() and _is_date(run)):
            continue
        near = [o for o in runs if o is not run and o.panel == run.panel]
        below = [o for o in near if o.role in _BELOW and -3 <= o.box.top - run.box.bottom <= NEAR * run.size]
        below = [o for o in below if overlap_x(o.box, run.box) > 2]
        text = min(below, key=lambda o: o.box.top, default=None)
        if text is None or text.role != "body" or text.word_count < TEXT_WORDS:
            # at a column's foot: its text begins in the next one
            upper = [o for o in near if o.box.bottom <= run.box.top + 3 and overlap_x(o.box, run.box) > 2]
            last = max(upper, key=lambda o: o.box.bottom, default=None)
            names = _signature_of(last, run, near) if last is not None and text is None else []
            yield _Head(draft, runs, run, (), "", signed=names[0].text if names else "")
            continue
        # a short heading over the middle of its column does not reach over a signature at the right
        above = [o for o in near if o.box.bottom <= run.box.top + 3 and o.role not in ("caption", "credit")]
        above = [o for o in above if overlap_x(o.box, text.box) > 2]
        above.sort(key=lambda o: o.box.bottom, reverse=True)
        above = [*_signature_of(above[0], run, near), *above] if above else above
        over = _lines_over(above, run, text)
        first = over[-1][0] if over else run
        above = above[sum(map(len, over)) :]
        section = above[0] if above and _names_section(above[0], text) else None
        if section is not None:
            first, above = section, above[1:]
        signed = above[0].text if above and _is_signature(above[0]) else ""
        yield _Head(draft, runs, run, over, _parted(above, first, text, draft), section, signed)


def _is_date(run: Run) -> bool:
    return len(run.lines) == 1 and find_period(run.text) is not None and not without_period(run.text).strip(" .,")


def _signature_of(text: Run, head: Run, near: Sequence[Run]) -> list[Run]:
    """Return who signed a text wider than the column of the heading below it, beside which the signature stands."""
    below = [o for o in near if text.box.bottom - 3 <= o.box.top < head.box.top and _is_signature(o)]
    below = [o for o in below if overlap_x(o.box, text.box) > 2 and o.box.bottom <= head.box.top + 3]
    return sorted(below, key=lambda o: o.box.bottom, reverse=True) if text.role == "body" else []


def _names_section(run: Run, text: Run) -> bool:
    """Tell whether a line in capitals over the middle of a column names whose notices come below it."""
    one = len(run.lines) == 1 and run.word_count <= OVER_WORDS and run.text.isupper() and run.role in _LINES
    return one and _amid(run, text) and run.text[-1].isalpha()


def _lines_over(above: Sequence[Run], head: Run, text: Run) -> tuple[tuple[Run, ...], ...]:
    """Return the lines over a heading, the lowest first; over the one right above it, only such as stand in the middle
    of the column as both do: a number, an act, what part of it."""
    lines: list[tuple[Run, ...]] = []
    upper = head
    for _ in range(OVER_LINES):
        line = _line_over(above, upper, text, alike=bool(lines))
        if not line or (lines and not (_amid(line[0], text) and _amid(upper, text))):
            break
        lines.append(line)
        above, upper = above[len(line) :], line[0]
    return tuple(lines)


def _amid(run: Run, text: Run) -> bool:
    """Tell whether a line stands in the middle of the column of a text, well within both its edges."""
    middle = abs(run.box.x0 + run.box.x1 - text.box.x0 - text.box.x1) <= 2 * run.size
    return middle and run.box.x0 - text.box.x0 > 2 * run.size


def _line_over(above: Sequence[Run], head: Run, text: Run, *, alike: bool) -> tuple[Run, ...]:
    """Return the runs of the line right over a heading, the number or label in it first; `above` are the lowest first.

    Place and date may stand at its other end. A line over another may be in the same type: `alike`; lines in the
    middle of the column of the heading's `text` may be one run.
    """
    row = [run for run in above[:LINE_RUNS] if overlap_y(run.box, above[0].box) > 0.5 * run.box.height]
    label = next((run for run in row if _is_over(run, head, text, alike=alike)), None)
    label = _at_both_ends(row, head, text) if label is None and len(row) > 1 else label
    if label is None or any((len(run.lines) > 1 and run is not label) or run.word_count > OVER_WORDS for run in row):
        return ()
    return (label, *(run for run in row if run is not label))


def _at_both_ends(row: Sequence[Run], head: Run, text: Run) -> Run | None:
    """Return the number at the left end of a line over a heading, where the day stands at its right end."""
    ends = sorted(row, key=lambda run: run.box.x0)
    if len(ends) != 2 or not _is_date(ends[1]) or head.box.top - ends[0].box.bottom > NEAR * head.size:
        return None
    flush = abs(ends[0].box.x0 - text.box.x0) <= 2 and -2 <= ends[1].box.x1 - text.box.x1 <= 2 * head.size
    return ends[0] if flush and any(map(str.isdigit, ends[0].text)) else None


def _is_over(line: Run, head: Run, text: Run, *, alike: bool) -> bool:
    """Tell whether a line alone, or a few in the middle of the column, stand right over a heading in other type and
    are no text's last ones."""
    stacked = 1 < len(line.lines) <= OVER_LINES and all(_amid(Run((one,)), text) for one in line.lines)
    if (
        line.role not in _LINES
        or (len(line.lines) > 1 and not stacked)
        or line.word_count > OVER_WORDS
        or line.text[-1] in ".,;:?!"
    ):
        return False
    if (line.style == head.style and not alike) or line.size > head.size:
        return False
    flush = abs(line.box.x0 - head.box.x0) <= head.size
    middle = abs(line.box.x0 + line.box.x1 - head.box.x0 - head.box.x1) <= 2 * head.size
    return (flush or middle) and head.box.top - line.box.bottom <= OVER * head.size


def _parted(above: Sequence[Run], first: Run, text: Run, draft: PageDraft) -> str:
    """Return ``end`` where the text above a heading has been closed, ``top`` where none is above, else nothing.

    Below the mark that closes a text may stand whom to ask about it.
    """
    if not above or above[0].role in _TITLES:
        return "top"
    for run in above[: ASK + 1]:
        if run.role == "end" or (run is above[0] and _is_signature(run)):
            return "end"
        if len(run.lines) > ASK_LINES:
            break
    column = Box.around([above[0].box, text.box])
    closing = [rule for rule in draft.level_rules if closes(rule, above[0].box, first.box, column)]
    beside = any(overlap_x(rule, other) <= 0 for rule in closing for other in closing)  # the edges of a table's cells
    return "end" if not beside and any(not _is_of_grid(rule, draft.all_rules) for rule in closing) else ""


def _is_signature(run: Run) -> bool:
    return run.role == "byline" and run.note == "closing"


def _is_of_grid(rule: Box, rules: Sequence[Box]) -> bool:
    """Tell whether an upright rule begins, ends or crosses at a level one."""
    return any(
        other.height > 5 * max(other.width, 1.0)
        and rule.x0 - 2 <= other.x0 <= rule.x1 + 2
        and other.top - 2 <= rule.top <= other.bottom + 2
        for other in rules
    )


def closes(rule: Box, above: Box, below: Box, column: Box) -> bool:
    """Tell whether a short rule stands in a column between a text and a heading."""
    within = column.x0 - 2 <= rule.x0 and rule.x1 <= column.x1 + 2 and rule.width <= SHORT_RULE * column.width
    return within and above.bottom - 2 <= rule.top and rule.bottom <= below.top + 2


def _promote(head: _Head, *, kicker: bool) -> None:
    run = head.run
    run.role, run.level = "headline", 1
    if kicker:
        for label, *beside in head.over:
            label.role, label.head, label.level = "kicker", run, 0
            for other in beside:
                other.role, other.note, other.level = "furniture", "head", 0
    if head.section is not None:
        head.section.role, head.section.note, head.section.level, head.section.head = "kicker", SECTION, 0, run
    around_headline(run, head.draft, head.runs)
