"""Which headline each run of text stands under, from the columns that the headline spans.

Belongs here: ownership by place: a column is owned by the heading above it, and so is what follows down that column.
Does not belong here: the order within and between groups.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.articles.areas.drawn_titles import OPENS
from pipelines.articles.order.sideheads import beside_heads, section_titles
from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.text.prose import CLOSERS, TERMINATORS
from pipelines.model import Box

#: A run is under a heading when this share of its width is.
UNDER = 0.5
#: A divider reaches over a column and more, and the headings under it begin at most so many em below a column there.
ACROSS = 1.3
BESIDE = 3.0
WIDER = 1.6
#: A column of text over such a line has so many lines.
COLUMN_LINES = 3
#: A signature at most so many em below a text signs that text.
SIGNED = 1.5
#: Notes at a column's foot are smaller than this share of the text.
NOTES = 0.92
#: Fewer words above a heading, as authors' names and addresses, are no text that could go on elsewhere.
SENTENCE = 12
#: A credit so many em below the text above it is not that text's.
FAR = 8.0


def owners(
    runs: Sequence[Run],
    reach: Mapping[int, Box],
    dividers: Sequence[Box] = (),
    pictures: Sequence[Box] = (),
    floating: Sequence[Run] = (),
) -> dict[int, Run]:
    """Return, by id of run, the headline that owns it; `dividers` are level rules and boxes that may part stories,
    `floating` what the columns flow around."""
    # what goes on from another page may do so under that page's number alone
    openings = [run for run in runs if run.role == "headline" or (run.role == "jump" and run.note == "from")]
    headlines = [run for run in openings if run.role == "headline"]
    ordered = sorted(runs, key=lambda run: (run.box.top, run.box.x0))
    owner: dict[int, Run] = {}
    seen: list[tuple[Box, Run]] = []
    beside = beside_heads(runs, pictures)
    titles = section_titles(runs, reach)
    for run in ordered:
        if run.role == "headline":
            owner[id(run)] = run
        elif run.head is not None and any(run.head is headline for headline in headlines):
            owner[id(run)] = run.head
        elif id(run) in beside:
            owner[id(run)] = beside[id(run)]
        else:
            above = _nearest_above(run, seen)
            if above is not None and _stray(run, above):
                continue  # what is below a picture's credit stands under what is above the picture
            short = above is not None and run.role == "body" and len(run.lines) < COLUMN_LINES and not run.note
            if short and above is not None and _over_gutter(run, above, seen, owner, dividers):
                run.note = OPENS
                seen.append((reach.get(id(run), run.box), run))
                continue
            if (
                above is not None
                and id(above) in owner
                and id(above) not in titles
                and not _parted(run, above, seen, dividers, openings)
            ):
                owner[id(run)] = owner[id(above)]
        seen.append((reach.get(id(run), run.box), run))
    members: dict[int, list[Run]] = {id(headline): [] for headline in headlines}
    for run in ordered:
        if id(run) in owner:
            members[id(owner[id(run)])].append(run)
    heads = [run for run in ordered if run.role == "headline"]
    for headline in sorted(headlines, key=lambda run: run.box.top):
        for run in _released(headline, heads, members, reach):
            del owner[id(run)]
    for headline in heads:
        last = not any(o.box.top >= headline.box.bottom and overlap_x(o.box, headline.box) > 2 for o in floating)
        for run in _over_the_foot(headline, ordered, owner) if last else ():
            owner[id(run)] = headline
    return owner


def _over_the_foot(headline: Run, runs: Sequence[Run], owner: Mapping[int, Run]) -> list[Run]:
    """Return the text of a headline that stands last in its column: what begins at the head of the next one.

    That is under no headline of its own, and the text above the headline has ended.
    """
    box = headline.box
    if any(
        (owner.get(id(run)) is headline and run.role in ("body", "subhead"))
        or (
            (run is not headline and run.head is not headline and run.box.top >= box.bottom - 2)
            and overlap_x(run.box, box) > 2
            and owner.get(id(run)) is not headline
        )
        for run in runs
    ):
        return []
    above = [
        run for run in runs if run.role == "body" and run.box.bottom <= box.top + 2 and overlap_x(run.box, box) > 2
    ]
    last = max(above, key=lambda run: run.box.bottom, default=None)
    if last is None or _open_end(last):
        return []
    edge = max(last.box.x1, box.x1)
    right = [run for run in runs if run.box.x0 >= edge - 2 and run.role not in ("jump", "credit")]
    first = min(right, key=lambda run: (round(run.box.x0), run.box.top), default=None)
    if first is None or first.role != "body" or first.box.top >= box.top or not first.style.matches(last.style):
        return []
    held = owner.get(id(first))
    if first.text[:1].islower() or (held is not None and held is not owner.get(id(last))):
        return []
    column = [run for run in right if overlap_x(run.box, first.box) > 2]
    foot = min((run.box.top for run in column if run.role == "headline"), default=float("inf"))
    return [run for run in column if run.box.top < foot and owner.get(id(run)) is held]


def _stray(run: Run, above: Run) -> bool:
    """Tell whether a credit stands too far below the text above it to belong there."""
    return run.role == "credit" and run.box.top - above.box.bottom > FAR * run.size


def _column_of(above: Run, seen: Sequence[tuple[Box, Run]]) -> Box:
    """Return the place of a text, as wide as its column where it is one line."""
    box = above.box
    if len(above.lines) > 1:
        return box
    alike = [
        other.box.x1
        for _, other in seen
        if other.role == "body" and abs(other.box.x0 - box.x0) <= 2 and other.style == above.style
    ]
    return Box(box.x0, box.top, max([box.x1, *alike]), box.bottom)


def _parted(
    run: Run, above: Run, seen: Sequence[tuple[Box, Run]], dividers: Sequence[Box], headlines: Sequence[Run]
) -> bool:
    """Tell whether a run stands under a divider that a heading to its left stands under too: it goes on from there."""
    box = run.box
    if run.role == "jump" and run.note == "from":
        return any(
            above.box.bottom - 2 <= divider.bottom <= box.top + 2
            and box.top - divider.bottom <= SIGNED * run.size
            and abs(divider.x0 - box.x0) <= run.size
            and divider.width >= box.width
            for divider in dividers
        )
    if run.role not in ("body", "byline", "subhead") and run.note != "closing":
        return False
    signs = run.note == "closing" and box.top - above.box.bottom <= SIGNED * run.size
    if above.role == "body" and above.box.width >= WIDER * box.width and not signs:
        dividers = [*dividers, _column_of(above, seen)]  # text over the whole width ends where narrower columns begin
    for divider in dividers:
        if not (above.box.bottom - 2 <= divider.bottom and divider.bottom <= box.top + 2):
            continue
        if overlap_x(divider, box) < 0.9 * box.width or divider.width < ACROSS * box.width:
            continue
        if any(
            divider.bottom - 2 <= head.box.top <= box.top + BESIDE * run.size
            and head.box.x1 <= box.x0 + 2
            and overlap_x(divider, head.box) >= 0.9 * head.box.width
            for head in headlines
        ):
            return True
    return False


def _over_gutter(
    run: Run, above: Run, seen: Sequence[tuple[Box, Run]], owner: Mapping[int, Run], dividers: Sequence[Box]
) -> bool:
    """Tell whether a line stands under columns of several stories and a rule over all its width: it is of none."""
    wider = run.role == above.role == "body" and run.box.width >= WIDER * above.box.width
    if not wider or len(above.lines) < COLUMN_LINES or len(run.lines) >= COLUMN_LINES:
        return False
    ruled = any(
        above.box.bottom - 2 <= divider.top
        and divider.bottom <= run.box.top + 2
        and divider.x0 <= run.box.x0 + 2
        and divider.x1 >= run.box.x1 - 2
        for divider in dividers
    )
    if not ruled:
        return False
    beside = [o for _, o in seen if o.role == "body" and len(o.lines) >= COLUMN_LINES]
    beside = [o for o in beside if overlap_x(o.box, run.box) > 2 and overlap_x(o.box, above.box) <= 0]
    other = max(beside, key=lambda o: o.box.bottom, default=None)
    stories = [owner.get(id(o)) for o in (above, other) if o is not None]
    return len(stories) == 2 and None not in stories and stories[0] is not stories[1]


def _nearest_above(run: Run, seen: Sequence[tuple[Box, Run]]) -> Run | None:
    """Return the nearest of the runs above, which are given with the boxes that they hold for."""
    best: Run | None = None
    place, foot, width = run.box, run.box.top + 3, UNDER * run.box.width
    for box, other in seen:
        # most runs are beside or below: held against each other, they are told apart by the cheapest look first
        if box.bottom > foot or (best is not None and box.bottom <= best.box.bottom - 0.5):
            continue
        shared = overlap_x(box, place)
        if shared < width and shared < UNDER * box.width:
            continue
        if best is None or box.bottom > best.box.bottom + 0.5 or shared > overlap_x(best.box, place):
            best = other
    return best


def _released(
    headline: Run, headlines: Sequence[Run], members: dict[int, list[Run]], reach: Mapping[int, Box]
) -> list[Run]:
    """Take out of a headline's `members` the columns to the right that a heading inside its first columns has taken
    over, and return them.

    In a paper or report the text under a heading in the first column goes on at the top of the next; in a newspaper
    those columns are the upper story's. What decides is where the sentence goes on.
    """
    place, released = reach.get(id(headline), headline.box), []
    for other in headlines:
        own = members[id(headline)]
        if other is headline or other.box.top <= headline.box.bottom:
            continue
        inner = reach.get(id(other), other.box)
        within = inner.x0 >= place.x0 - 3  # a centred heading begins right of its columns
        if inner.x1 > place.x1 + 3 or overlap_x(inner, place) <= 0:
            continue
        starts = [
            run
            for run in own
            if run.role == "body" and run.box.x0 >= inner.x1 - 2 and run.box.bottom > other.box.top and run.head is None
        ]
        if not starts:
            continue
        first = min(starts, key=lambda run: (run.box.x0, run.box.top))
        before = [
            run
            for run in own
            if run.role == "body" and run.box.bottom <= other.box.top + 2 and overlap_x(run.box, inner) > 2
        ]
        below = [run for run in members[id(other)] if run.role == "body"]
        if not below:
            continue
        last = max(before, key=lambda run: (round(run.box.x0), run.box.bottom), default=None)
        upper_open = last is not None and _open_end(last)
        notes_out = [run for run in below if run.size >= NOTES * first.size] or below
        lower_open = _open_end(max(notes_out, key=lambda run: (round(run.box.x0), run.box.bottom)))
        amid = lower_open and first.text[0].islower()
        if last is None or not within or (upper_open and last.word_count < SENTENCE):
            if not amid or (upper_open and last is not None and last.word_count >= SENTENCE):
                continue
        elif upper_open or not (lower_open or other.size < 0.75 * headline.size):
            continue
        goes_on = first.text[0].islower() or lower_open
        if goes_on or other.head is None:
            gone = [
                run
                for run in own
                if run.box.x0 >= inner.x1 - 2
                and run.role != "headline"
                and run.head is None
                and not (run.note == "closing" and run.box.bottom <= other.box.top)
            ]
            taken = {id(run) for run in gone}
            members[id(headline)] = [run for run in own if id(run) not in taken]
            released += gone
    return released


def _open_end(run: Run) -> bool:
    return run.text.rstrip(CLOSERS)[-1:] not in TERMINATORS
