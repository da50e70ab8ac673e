"""Which columns a headline holds for.

Belongs here: a heading may be shorter than its story is wide; the columns below it tell how wide. Does not belong here:
which heading owns a run (`groups`), and the order of what it owns (`sequence`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.shapes import Run, overlap_x, overlap_y
from pipelines.model import Box

#: Columns that begin at one height (within this many em) stand under one headline.
LEVEL = 0.7
#: Those under a heading within the text stand on one line (within this many em).
LINE = 0.2
#: The widest gutter, in em of the body.
GUTTER = 5.0
#: A picture at the head of a first column stands at most so many em below the heading, with a byline between.
OPENS = 4.0
#: A heading stands over a gutter when it begins and ends so many em of the body beside it.
OVER = 4.0
#: A picture at the head of a column is level with the text within this many em.
PICTURE_LEVEL = 2.0
#: Small print is smaller than this share of the text.
SMALL = 0.95
#: A line in italics of so many words below a heading is no text.
FEW = 4
#: Blank room that goes up this many em past a heading is not under it.
PAST = 2.5
#: What is no higher than this is one line; it is set in by at most so many of its heights.
ONE_LINE = 16.0
INSET = 2.0
#: A rule at a heading stands at most so many of its sizes away.
RULED = 1.0
#: More rules of one length are those of a table.
RULES = 3
#: The columns under a centred heading begin at most so many of its sizes below it.
BELOW = 2.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A headline and the columns that it holds for, from the left."""

    heading: Run
    columns: list[Box]


def headline_reach(draft: PageDraft, runs: Sequence[Run]) -> dict[int, Box]:
    """Return, by id of run, the box of each heading widened over the columns that it holds for.

    A heading may be shorter than its story is wide: the columns under it begin at one height, with text, a subhead, a
    jump line or a picture, and nothing stands above them up to the heading's own height.
    """
    size = draft.body_size
    reach: dict[int, Box] = {}
    columns = [run for run in runs if run.role == "body" and (is_prose(run, size) or len(run.lines) >= 2)]
    subheads = [run.box for run in runs if run.role in ("subhead", "jump")]
    pictures = [box for box in draft.page.images if box.width > 4 * size and box.height > 3 * size]
    upright = [rule.box for rule in draft.page.rules if rule.box.height > 25 and rule.box.height > 5 * rule.box.width]
    captions = [run for run in draft.content() if run.role == "caption"]
    quotes = [run.box for run in draft.content() if run.role == "pull_quote"]
    heads = [run.box for run in runs if run.role == "headline"]
    bylines = [run for run in runs if run.role == "byline"]
    rows: list[_Row] = []
    for heading in (run for run in runs if run.role in ("headline", "subhead")):
        first = _first_below(heading, runs, columns, size)
        if heading.role == "headline":
            row = _between_rules(heading, draft.level_rules, upright) or _section_row(heading, runs, size)
            if row is not None:
                reach[id(heading)] = row
                continue
        if first is None:
            column = None
            if heading.role == "headline":
                column = _centred_in(heading, runs, columns, size) or _centred_over(heading, runs, columns, size)
            if column is not None:
                reach[id(heading)] = column
            continue
        alike = [run.box for run in runs if run.role == "body" and run is not first and run.style.matches(first.style)]
        near = (LEVEL if heading.role == "headline" else LINE) * size
        level = [box for box in alike + subheads if abs(box.top - first.box.top) <= near]
        over = [box for box in pictures if heading.role == "headline" and _opens(box, heading, first.box, size)]
        level += [box for box in alike if any(abs(box.top - o.top) <= PICTURE_LEVEL * size for o in over)]
        signed = [run for run in bylines if abs(run.box.top - first.box.top) <= near]
        level += [box for box in alike if _signed_above(box, signed)] if signed else []
        if heading.role == "headline":
            level += [box for box in (*pictures, *quotes) if abs(box.top - first.box.top) <= PICTURE_LEVEL * size]
            level += _drawn(captions, first, heading, runs, pictures, size)
        level = [box for box in level if not _heads_another(box, heading, runs)]
        # a heading below may be shorter than its story, too: it ends all columns between the outermost
        row = Box.around([heading.box, first.box, *level])
        feet = [Box(row.x0, h.top, row.x1, h.bottom) for h in heads if overlap_x(h, row) > 2]
        level = [_column(box, alike, feet) for box in level]
        left, right = first.box.x0, first.box.x1
        taken = [_column(first.box, alike, feet)]
        for other in sorted((o for o in level if o.x0 >= first.box.x1 - 2), key=lambda o: o.x0):
            if _apart(right, other.x0, heading, upright, size) or is_occupied(other, heading, runs):
                break
            right = max(right, other.x1)
            taken.append(other)
        # a heading set flush with its first column begins there; a centred one may stand over the middle of its columns
        flush = abs(heading.box.x0 - first.box.x0) <= size and not _centred(heading.box, [first.box, *level], size)
        flush = flush or (heading.role == "headline" and _flush_with_byline(heading, bylines))
        before = [] if flush else [box for box in level if box.x1 <= first.box.x0 + 2]
        for other in sorted(before, key=lambda o: -o.x0):
            if _apart(other.x1, left, heading, upright, size) or is_occupied(other, heading, runs):
                break
            left = min(left, other.x0)
            taken.insert(0, other)
        if heading.role == "headline":
            rows.append(_Row(heading, taken))
        box = heading.box
        if right > box.x1 + 2 or left < box.x0 - 2:
            reach[id(heading)] = Box(min(box.x0, left), box.top, max(box.x1, right), box.bottom)
    return reach | dict(_shared_out(rows, size))


def _flush_with_byline(heading: Run, bylines: Sequence[Run]) -> bool:
    """Tell whether a heading's byline stands right under its beginning: its columns begin there."""
    return any(
        run.head is heading
        and abs(run.box.x0 - heading.box.x0) <= 2
        and -3 <= run.box.top - heading.box.bottom <= heading.size
        for run in bylines
    )


def _signed_above(column: Box, bylines: Sequence[Run]) -> bool:
    """Tell whether one of the bylines stands at the head of a column, right over its text."""
    return any(
        -2 <= column.top - run.box.bottom <= run.size and abs(run.box.x0 - column.x0) <= run.size for run in bylines
    )


def _heads_another(column: Box, heading: Run, runs: Sequence[Run]) -> bool:
    """Tell whether what stands right above a column is the head of another story, over nothing of this one's."""
    above = [run for run in runs if run.box.bottom <= column.top + 2 and overlap_x(run.box, column) > 2]
    nearest = max(above, key=lambda run: run.box.bottom, default=None)
    other = nearest.head if nearest is not None and nearest.head is not None else nearest
    return (
        other is not None
        and other is not heading
        and other.role == "headline"
        and other.box.bottom <= heading.box.top + 1
        and overlap_x(other.box, heading.box) <= 0
    )


def _apart(left: float, right: float, heading: Run, upright: Sequence[Box], size: float) -> bool:
    """Tell whether a gutter parts columns' stories: it is wide, or holds a rule that goes up past the heading.

    One that the heading itself stands over, as where a picture is set between two columns, parts nothing.
    """
    box = heading.box
    across = box.x0 < left - OVER * size and box.x1 > right + OVER * size
    return (right - left > GUTTER * size and not across) or any(
        left - 2 <= rule.x0 <= right + 2 and rule.top < box.top - heading.size and rule.bottom > box.bottom
        for rule in upright
    )


def _opens(picture: Box, heading: Run, first: Box, size: float) -> bool:
    """Tell whether a heading's first column opens with a picture, whose text begins below it."""
    under = -2 <= picture.top - heading.box.bottom <= OPENS * size and picture.bottom <= first.top + 2
    return under and abs(picture.x0 - first.x0) <= size and picture.x1 <= first.x1 + size


def _drawn(
    captions: Sequence[Run], first: Run, heading: Run, runs: Sequence[Run], pictures: Sequence[Box], size: float
) -> list[Box]:
    """Return the room of pictures that are drawn, not placed as images: blank from the columns' height to a caption.

    Where the room, or one of the `pictures` in it, goes up past the heading, the picture is another story's.
    """
    found = []
    others = [
        run for run in runs if run is heading or (run.role == "body" and (is_prose(run, size) or len(run.lines) >= 2))
    ]
    for caption in captions:
        room = Box(caption.box.x0, first.box.top, caption.box.x1, caption.box.top)
        if caption.panel != first.panel or room.height <= 3 * size or overlap_x(room, first.box) > 0:
            continue
        if any(box.top < heading.box.top and overlap_x(box, room) > 2 and overlap_y(box, room) > 2 for box in pictures):
            continue
        above = [run.box.bottom for run in runs if overlap_x(run.box, room) > 2 and run.box.bottom <= room.top + 2]
        if above and heading.box.top - max(above) > PAST * size:
            continue
        if not any(overlap_x(run.box, room) > 2 and overlap_y(run.box, room) > 2 for run in others):
            found.append(room)
    return found


def _shared_out(rows: Sequence[_Row], size: float) -> Iterator[tuple[int, Box]]:
    """Yield the ids and new boxes of headings side by side that each stand over the middle of
    their columns: how many columns are whose shows only in that."""
    ordered = sorted(rows, key=lambda row: row.columns[0].x0)
    for one, other in pairwise(ordered):
        if abs(one.columns[0].top - other.columns[0].top) > LEVEL * size or one.heading.panel != other.heading.panel:
            continue
        if overlap_y(one.heading.box, other.heading.box) <= 0 or overlap_x(one.heading.box, other.heading.box) > 0:
            continue
        columns = sorted(_distinct([*one.columns, *other.columns]), key=lambda box: box.x0)
        splits = [
            k
            for k in range(1, len(columns))
            if _amid(one.heading.box, columns[:k], size) and _amid(other.heading.box, columns[k:], size)
        ]
        if len(columns) < 3 or len(splits) != 1:
            continue
        for heading, held in ((one.heading, columns[: splits[0]]), (other.heading, columns[splits[0] :])):
            box = heading.box
            left, right = min(b.x0 for b in (box, *held)), max(b.x1 for b in (box, *held))
            yield id(heading), Box(left, box.top, right, box.bottom)


def _distinct(columns: Sequence[Box]) -> list[Box]:
    return [box for k, box in enumerate(columns) if not any(overlap_x(box, other) > 2 for other in columns[:k])]


def _amid(heading: Box, columns: Sequence[Box], size: float) -> bool:
    """Tell whether a heading stands over the middle of its columns, indented on both sides."""
    left, right = columns[0].x0, columns[-1].x1
    return abs(heading.x0 + heading.x1 - left - right) <= 2 * size and min(heading.x0 - left, right - heading.x1) > 0


def _between_rules(heading: Run, rules: Sequence[Box], upright: Sequence[Box]) -> Box | None:
    """Return the box of a heading between two rules of one length, both well past its sides, as wide as these."""
    box, near = heading.box, RULED * heading.size
    wide = [rule for rule in rules if rule.x0 <= box.x0 - heading.size and rule.x1 >= box.x1 + heading.size]
    over = [rule for rule in wide if -2 <= box.top - rule.bottom <= near]
    under = [rule for rule in wide if -2 <= rule.top - box.bottom <= near]
    rule = next((a for a in over for b in under if _as_long(a, b)), None)
    if rule is None or sum(_as_long(rule, other) for other in rules) > RULES:
        return None  # a row of a table
    if any(min(abs(side.x0 - rule.x0), abs(side.x0 - rule.x1)) <= 3 and overlap_y(side, box) > 0 for side in upright):
        return None  # a cell, a frame
    return Box(rule.x0, box.top, rule.x1, box.bottom)


def _as_long(rule: Box, other: Box) -> bool:
    return abs(rule.x0 - other.x0) <= 2 and abs(rule.x1 - other.x1) <= 2


def _section_row(title: Run, runs: Sequence[Run], size: float) -> Box | None:
    """Return the box of a section's title widened over its columns, which begin at one height with heads or with text.

    The title is larger than the heads, and stands over the middle of the columns or flush with the first, whose head is
    one of them. None where it is no such title.
    """
    heads = [
        run
        for run in runs
        if run.role == "headline" and run.size <= 0.9 * title.size and run.box.top - title.box.bottom + 3 >= 0
    ]
    level = [run for run in heads if run.box.top - title.box.bottom <= 2.5 * title.size]
    if not level:
        return None
    top = min(run.box.top for run in level)
    row = [run for run in runs if run.role in ("headline", "body") and abs(run.box.top - top) <= LEVEL * size]
    row = sorted((run for run in row if run is not title), key=lambda run: run.box.x0)
    alike = [run.box for run in runs if run.role == "body"]
    columns = [_column(run.box, alike, ()) for run in row]
    if len(row) < 2 or row[0].role != "headline":
        return None
    box = Box.around(columns)
    joined = all(b.x0 - a.x1 <= GUTTER * size for a, b in pairwise(columns))
    middle = abs(title.box.x0 + title.box.x1 - box.x0 - box.x1) <= 2 * size
    flush = abs(title.box.x0 - box.x0) <= size
    if not joined or not (middle or flush):
        return None
    if any(
        run is not title and title.box.top < run.box.bottom <= top + 2 and overlap_x(run.box, box) > 2 for run in runs
    ):
        return None
    return Box(min(title.box.x0, box.x0), title.box.top, max(title.box.x1, box.x1), title.box.bottom)


def _centred(heading: Box, columns: Sequence[Box], size: float) -> bool:
    """Tell whether a heading stands over the middle of its columns, and not by chance near one's edge."""
    left, right = min(box.x0 for box in columns), max(box.x1 for box in columns)
    full = max(box.x0 for box in columns) + max(box.width for box in columns)  # the last one may be ragged or short
    middle = any(abs(heading.x0 + heading.x1 - left - edge) <= 0.5 * size for edge in (right, full))
    return middle and heading.x0 - left > size


def _column(box: Box, text: Sequence[Box], heads: Sequence[Box]) -> Box:
    """Return the box at a column's head made as wide as the text that begins at its left edge below it, or left of it
    by no more than a heading is set in.

    What stands below the next of `heads` is of another story, whose columns may be wider.
    """
    foot = min((h.top for h in heads if h.top >= box.top and overlap_x(h, box) > 2), default=float("inf"))
    inset = INSET * box.height if box.height <= ONE_LINE else 2.0
    below = [other.x1 for other in text if -2 <= box.x0 - other.x0 <= inset and box.top - 1 <= other.top <= foot]
    return Box(box.x0, box.top, max([box.x1, *below]), box.bottom)


def _first_below(heading: Run, runs: Sequence[Run], columns: Sequence[Run], size: float) -> Run | None:
    """Return the column that begins under the heading, past its deck and byline."""
    below = sorted(
        (run for run in runs if run.box.top >= heading.box.bottom - 3 and overlap_x(run.box, heading.box) > 2),
        key=lambda run: run.box.top,
    )
    for run in below[:6]:
        if any(run is column for column in columns):
            return run
        if (
            run.role == "body"
            and len(run.lines) == 1
            and (run.style.bold or run.size < SMALL * size or (run.style.italic and run.word_count <= FEW))
        ):
            continue  # a question at the column's head, small print below a picture, years below a name
        if run.role not in ("deck", "byline", "jump", "kicker", "subhead") and run.head is not heading:
            return None
    return None


def _centred_in(heading: Run, runs: Sequence[Run], columns: Sequence[Run], size: float) -> Box | None:
    """Return a heading's box as wide as the column that it stands in the middle of, with nothing beside it: a list
    below it may not reach under it."""
    box = heading.box
    over = [
        run.box
        for run in columns
        if run.panel == heading.panel
        and run.box.bottom <= box.top + 2
        and run.box.x0 < box.x0 - size
        and run.box.x1 > box.x1 + size
    ]
    column = max(over, key=lambda other: other.bottom, default=None)
    if column is None or abs(column.x0 + column.x1 - box.x0 - box.x1) > size:
        return None
    if any(run is not heading and overlap_y(run.box, box) > 2 for run in runs):
        return None
    return Box(column.x0, box.top, column.x1, box.bottom)


def _centred_over(heading: Run, runs: Sequence[Run], columns: Sequence[Run], size: float) -> Box | None:
    """Return a heading's box as wide as the columns that it stands over the middle of, where these begin at one height
    with a small heading or the last line of a text."""
    box = heading.box
    below = [
        run
        for run in runs
        if run.role in ("body", "subhead")
        and run.panel == heading.panel
        and -3 <= run.box.top - box.bottom <= BELOW * heading.size
    ]
    top = min((run.box.top for run in below), default=0.0)
    held = []
    for first in (run for run in below if run.box.top - top <= LINE * size):
        text = [run for run in columns if run.box.top >= top - 1 and overlap_x(run.box, first.box) > 2]
        nearest = min(text, key=lambda run: run.box.top, default=None)
        if nearest is None or not is_prose(nearest, size):
            return None
        held.append(Box.around([first.box, nearest.box]))
    held = sorted(_distinct(held), key=lambda column: column.x0)
    if len(held) < 2 or not _amid(box, held, size) or any(is_occupied(column, heading, runs) for column in held):
        return None
    return Box(held[0].x0, box.top, held[-1].x1, box.bottom)


def is_occupied(column: Box, heading: Run, runs: Sequence[Run]) -> bool:
    """Tell whether something else than `heading` stands above the column, beside the heading."""
    top, bottom = heading.box.top + 1, column.top + 2
    return any(
        top < run.box.bottom <= bottom
        and run is not heading
        and overlap_x(run.box, column) > 2
        and run.role not in ("deck", "byline", "jump")
        and run.head is not heading
        and not _begins_as_first(run, heading, runs)
        for run in runs
    )


def _begins_as_first(run: Run, heading: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a line at a column's head is one of several level under a heading, the first flush with it: the
    questions of an interview."""
    if run.role != "body" or len(run.lines) > 1 or not run.style.bold:
        return False
    return any(
        other is not run
        and other.role == "body"
        and other.style == run.style
        and abs(other.box.top - run.box.top) <= 2
        and abs(other.box.x0 - heading.box.x0) <= heading.size
        and other.box.top >= heading.box.bottom - 3
        for other in runs
    )
