"""Headlines whose text does not stand under them: side heads, and titles over further headlines.

Belongs here: a headline left of its columns, and a section's title that owns none. Does not belong here: ownership by
the columns below a headline (`groups`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.articles.page.draft import PROSE_WORDS
from pipelines.articles.page.shapes import Run, begin_below, from_the_top, overlap_x
from pipelines.model import Box

#: Text beside a headline begins at its height, within this many of its sizes.
LEVEL = 0.6
#: Text of so many lines right under a headline is its own.
TEXT_LINES = 4
#: Text begins right under a headline within so many of its sizes; columns are alike that differ in width by this share.
UNDER = 1.5
ALIKE = 0.7
#: The gutter to the right of a side head, and between its columns, is at most this many em of the text.
GUTTER = 6.0
#: A headline below a picture stands at most so many of its sizes below it.
BELOW = 1.5
#: Text that ends above a headline, in its column, does so within so many of its sizes.
ABOVE = 2.0
#: A headline under a title stands at most this many of the title's sizes below it.
NEAR = 2.5


def beside_heads(runs: Sequence[Run], pictures: Sequence[Box] = ()) -> dict[int, Run]:
    """Return, by id of run, the headline that the run stands to the right of, where that is its headline.

    Where a headline stands below one of the `pictures`, its text begins beside that.
    """
    found: dict[int, Run] = {}
    texts = [run for run in runs if run.role == "body" and run.head is None]
    by_top = from_the_top(runs)
    for headline in (run for run in runs if run.role == "headline"):
        if _has_text_below(headline, by_top):
            continue
        top = min([headline.box.top, *(run.box.top for run in runs if run.head is headline)])
        tops = [top, *(box.top for box in pictures if _bears(box, headline, runs))]
        level = [run for run in texts if any(abs(run.box.top - top) <= LEVEL * headline.size + 2 for top in tops)]
        edge = max([headline.box.x1, *(run.box.x1 for run in runs if run.head is headline)])
        first: Run | None = None
        for run in sorted(level, key=lambda run: run.box.x0):
            if run.box.x0 < headline.box.x1 - 2 or id(run) in found:
                continue
            if not (_is_text(run) or _goes_on(run, first, runs)) or _opens_below(headline, run, runs):
                continue
            if first is None and _ends_column(headline, run, runs):
                continue
            # a short side head leaves more room than a gutter
            if run.box.x0 - edge > max(GUTTER * run.size, run.box.width if first is None else 0.0):
                break
            found[id(run)] = _title_below(headline, runs)
            first = first or run
            edge = max(edge, _column_edge(run, runs))
    return found


def _bears(picture: Box, headline: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a picture stands right over a headline, with nothing but small print between."""
    gap = headline.box.top - picture.bottom
    if not -2 <= gap <= BELOW * headline.size or abs(picture.x0 - headline.box.x0) > headline.size:
        return False
    if picture.x1 < headline.box.x1 - headline.size or picture.height < headline.box.height:
        return False
    between = Box(picture.x0, picture.bottom - 2, picture.x1, headline.box.top + 2)
    return not any(
        run.role in ("headline", "body", "subhead")
        and run is not headline
        and run.head is not headline
        and overlap_x(run.box, between) > 2
        and between.top <= run.box.top
        and run.box.bottom <= between.bottom
        for run in runs
    )


def _title_below(headline: Run, runs: Sequence[Run]) -> Run:
    """Return the title right under a chapter's number, else the headline itself."""
    if headline.word_count > 2 or any(char.islower() for char in headline.text):
        return headline
    below = [
        run
        for run in runs
        if run.role == "headline"
        and 0 <= run.box.top - headline.box.bottom <= headline.size
        and abs(run.box.x0 - headline.box.x0) <= headline.size
    ]
    return below[0] if len(below) == 1 else headline


def _is_text(run: Run) -> bool:
    return len(run.lines) >= 2 and run.words_per_line >= PROSE_WORDS - 0.5


def _ends_column(headline: Run, beside: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a headline stands below a column of text, beside one that neither begins nor is parted there."""

    def near_above(run: Run, size: float) -> bool:
        alike = [o for o in runs if o.role == "body" and _is_text(o) and o.style.matches(beside.style) and o is not run]
        return any(overlap_x(o.box, run.box) > 2 and -2 <= run.box.top - o.box.bottom <= size for o in alike)

    return near_above(headline, ABOVE * headline.size) and near_above(beside, beside.size)


def _goes_on(run: Run, first: Run | None, runs: Sequence[Run]) -> bool:
    """Tell whether a run is the end of a paragraph that a further column begins with, at the first one's height."""
    return (
        first is not None
        and len(run.lines) == 1
        and run.style.matches(first.style)
        and abs(run.box.top - first.box.top) <= LEVEL * run.size
        and any(below.style.matches(run.style) for below in _column(run, runs))
    )


def _column(run: Run, runs: Sequence[Run]) -> list[Run]:
    """Return the text set flush right below a run."""
    return [
        other
        for other in runs
        if other.role == "body"
        and abs(other.box.x0 - run.box.x0) <= 2 * run.size
        and 0 <= other.box.top - run.box.bottom <= 2 * run.size
    ]


def _column_edge(run: Run, runs: Sequence[Run]) -> float:
    return max([run.box.x1, *(other.box.x1 for other in _column(run, runs))])


def _has_text_below(headline: Run, by_top: Sequence[Run]) -> bool:
    """Tell whether text stands under a headline before the next one."""
    for run in begin_below(by_top, headline.box.bottom - 3):
        if overlap_x(run.box, headline.box) <= 0.5 * min(run.box.width, headline.box.width):
            continue
        if run.role in ("headline", "kicker"):
            return False
        if run.role in ("body", "subhead") and run.head is None and len(run.lines) >= TEXT_LINES:
            return True
    return False


def _opens_below(headline: Run, beside: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a headline's text begins right under it, however short, in columns like the one beside it."""
    foot = max([headline.box.bottom, *(run.box.bottom for run in runs if run.head is headline)])
    return any(
        run.role == "body"
        and run.head is None
        and run.style.matches(beside.style)
        and abs(run.box.x0 - headline.box.x0) <= run.size
        and -3 <= run.box.top - foot <= UNDER * run.size
        and run.box.width >= ALIKE * beside.box.width
        for run in runs
    )


def section_titles(runs: Sequence[Run], reach: Mapping[int, Box]) -> set[int]:
    """Return the ids of the headlines that stand over headlines of stories instead of text.

    One that has a smaller headline right under it, with another one like that elsewhere below it: what the further
    columns begin with then goes on from the column before. `reach` gives, by id of run, the box that a headline
    holds for.
    """
    headlines = [run for run in runs if run.role == "headline"]
    by_top, places = from_the_top(runs), {id(run): place for place, run in enumerate(runs)}
    found: set[int] = set()
    for title in headlines:
        row: list[Run] = []
        for run in begin_below(by_top, title.box.bottom - 3):
            if row and run.box.top > row[0].box.top + title.size:
                break
            if run.head is title or overlap_x(run.box, reach.get(id(title), title.box)) <= 2 or run is title:
                continue
            row.append(run)
        row.sort(key=lambda run: places[id(run)])
        first = min(row, key=lambda run: (run.role not in ("headline", "kicker"), run.box.x0), default=None)
        if first is not None and first.role == "kicker" and first.head is not None:
            first = first.head
        if first is None or first.role != "headline" or first.size > 0.9 * title.size:
            continue
        if first.box.top - title.box.bottom > NEAR * title.size or first.box.x0 - title.box.x0 > 2 * title.size:
            continue
        alike = [run for run in headlines if run is not first and run.style.matches(first.style)]
        if any(run.box.top >= title.box.bottom for run in alike):
            found.add(id(title))
    return found
