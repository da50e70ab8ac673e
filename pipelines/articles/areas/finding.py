"""Areas that are not prose: tables and charts as found elsewhere, and clusters of labels and numbers.

Belongs here: which part of a page is one infographic, chart or table, so that it stays whole. Does not belong here:
reading what it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.areas.bars import bar_of
from pipelines.articles.areas.card_rows import joined_cards
from pipelines.articles.areas.cards import find_cards
from pipelines.articles.areas.entries import lists_entries
from pipelines.articles.areas.fact_columns import fact_columns
from pipelines.articles.areas.fact_lists import fact_lists
from pipelines.articles.areas.fact_rows import fact_rows
from pipelines.articles.areas.panels import WHITE, holds
from pipelines.articles.areas.stack_ends import with_stack_ends
from pipelines.articles.areas.tiles import NUMBER, tile_rows, with_words_behind
from pipelines.articles.charts.ringed import ring_around
from pipelines.articles.page.draft import THICK, Area, PageDraft, is_prose
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, mostly_in, overlap_x, overlap_y
from pipelines.articles.wording.bylines import is_known_name
from pipelines.articles.wording.contacts import tells_contact
from pipelines.articles.wording.contents import heads_contents
from pipelines.model import Box, Rule

_NUMBER = re.compile(r"\d")
_BIG = re.compile(r"^(?:[a-z]+\s){0,2}[^\w\s]?\d[\d.,]*(?:\s?[%\w]+){0,3}$")
#: A line that sends the reader on has so many words at most.
JUMP_WORDS = 8
#: Labels are short.
LABEL_WORDS = 12
NUMBER_WORDS = 5
#: So many words in sentences are text: labels around them make no graphic.
TEXT_WORDS = 24
#: A heading is this many times the text's size.
HEADING = 1.22
#: A headline with a number in it has so many words; between it and its text (in em of the body) is room for a byline.
HEADLINE_WORDS = 3
BYLINE_ROOM = 3.2
#: Labels this close (in em of the body) across and down belong together.
ACROSS = 5.0
#: A label and its number in one row may stand further apart.
ALONG = 12.0
DOWN = 2.4
#: An infographic holds at least so many numbers, or so many shapes and labels.
NUMBERS = 3
#: A cell with a number is narrower than this (in points).
LONGEST_CELL = 160.0
#: A box about one number has it in type of so many times the text's size, and so many words at most.
HUGE = 2.0
ABOUT_ONE = 30
#: Two do when they stand in large type, each with a label.
BIG_NUMBERS = 2
SHAPES = 2
#: A picture in a row under a headline is at least so many em of the body wide and high.
PICTURE = (8.0, 6.0)
#: A rule over the page is so long, as a share of its width.
ACROSS_PAGE = 0.6
#: A rule up and down the page that is longer than this (in points) parts labels.
WALL = 30


def find_areas(draft: PageDraft, found: Sequence[Area]) -> list[Area]:
    """Return the page's areas: those `found` by rules and shapes, and clusters of labels outside them."""
    areas = [area for area in found if area.box.width > 5 and area.box.height > 5]
    outside = [run for run in draft.content() if not _in_any(run.box, areas)]
    panels = _number_panels(draft, areas)
    for panel in panels:
        areas = [area for area in areas if not mostly_in(area.box, panel)] + [Area("panel", panel)]
    free = [run for run in draft.content() if not _in_any(run.box, areas)] if panels else outside
    texts = [run.box for run in free if run.word_count >= TEXT_WORDS and is_prose(run, draft.body_size)]
    labels = [run for run in free if _is_label(run, draft) and not _heads_text(run, texts, draft.body_size)]
    shapes = _shapes(draft, areas)
    prose = [run.box for run in free if run not in labels]
    boxes = [run.box for run in labels] + shapes
    apart = [run.panel for run in labels] + [_panel_of(box, draft.panels) for box in shapes]
    groups = _clusters(boxes, apart, prose, draft.page.rules, draft.body_size)
    for group in groups:
        runs = [labels[k] for k in group if k < len(labels)]
        # telephones and office hours in a box are no infographic's numbers
        numbers = sum(_is_number(run) and (run.panel is None or not tells_contact(run.text)) for run in runs)
        shape_count = sum(1 for k in group if k >= len(labels))
        box = Box.around(boxes[k] for k in group)
        if any(mostly_in(text, box) for text in texts):
            continue  # labels scattered around text are no graphic
        big = sum(1 for run in runs if run.size > 1.5 * draft.body_size and _BIG.match(run.text))
        if (
            numbers >= NUMBERS
            or (big >= BIG_NUMBERS and len(runs) >= 2 * big)
            or (
                shape_count >= SHAPES
                and len(runs) >= 2
                and not _are_pictures([boxes[k] for k in group if k >= len(labels)], runs, draft)
            )
        ):
            areas.append(Area("panel", box))
    plain = [r for r in outside if r.role == "body" and _barred(r, draft) is None and not _leads_on(r)]
    for row, told in tile_rows(draft, plain):
        ringed = any(ring_around(number.box, draft.page) is not number.box for number in told)
        words = [run for run in outside if mostly_in(run.box, row) and told[0].size >= HUGE * draft.body_size]
        parted = any(mostly_in(area.box, row) for area in areas) and not all(
            any(mostly_in(run.box, area.box) for area in areas) for run in words
        )  # from rules over the tiles, without the words under their numbers
        within = row if ringed else None  # what is said of a number in a ring stands outside the ring
        if parted or not all(any(mostly_in(within or number.box, area.box) for area in areas) for number in told):
            areas = [area for area in areas if not mostly_in(area.box, row)] + [Area("panel", row)]
    for card, number in find_cards(draft, [run for run in draft.content() if run.role == "body"]):
        if not any(mostly_in(number.box, area.box) for area in areas):
            areas.append(Area("panel", card))
    content = [run for run in draft.content() if run.role == "body"]
    loose = [run for run in content if not any(area.kind != "panel" and mostly_in(run.box, area.box) for area in areas)]
    for facts in (*fact_rows(draft, content), *fact_columns(draft, loose)):
        taken = [area for area in areas if overlap_x(area.box, facts) > 1 and overlap_y(area.box, facts) > 1]
        if all(area.kind == "panel" for area in taken) and not any(holds(area.box, facts) for area in taken):
            joined = Area("panel", Box.around([facts, *(area.box for area in taken)]))
            areas = [area for area in areas if area not in taken] + [joined]
    for listed in fact_lists(draft, [run for run in outside if run.role == "body"]):
        others = (*(area.box for area in areas), *draft.contents)
        if not any(overlap_x(listed, other) > 1 and overlap_y(listed, other) > 1 for other in others):
            areas.append(Area("panel", listed))
    whole = [
        Area(
            area.kind,
            with_stack_ends(
                with_words_behind(_with_label_cells(area.box, draft), content, draft.body_size), draft, content
            ),
        )
        if area.kind == "panel"
        else area
        for area in areas
    ]
    found = [area for area in whole if area.kind == "chart" or not lists_entries(area.box, draft)]
    return joined_cards(found, draft.panels)


def _in_any(box: Box, areas: Sequence[Area]) -> bool:
    """Tell whether most of a box lies in one of the areas."""
    for area in areas:  # noqa: SIM110  a generator takes twice as long, and this is asked of each run and shape
        if mostly_in(box, area.box):
            return True
    return False


def _are_pictures(shapes: Sequence[Box], runs: Sequence[Run], draft: PageDraft) -> bool:
    """Tell whether shapes are a row of pictures, level and large, below a deck and a byline: nothing is within it."""
    size, top, bottom = draft.body_size, shapes[0].top, shapes[0].bottom
    level = all(abs(box.top - top) <= 3 and abs(box.bottom - bottom) <= 3 for box in shapes)
    large = all(box.width >= PICTURE[0] * size and box.height >= PICTURE[1] * size for box in shapes)
    return level and large and all(run.box.bottom <= top + 2 and run.word_count >= 2 for run in runs)


def _with_label_cells(box: Box, draft: PageDraft) -> Box:
    """Return an area of nothing but numbers in tinted cells with the tinted cells left of them, which name them."""
    inside = [run for run in draft.content() if mostly_in(run.box, box)]
    if not inside or any(char.isalpha() for run in inside for char in run.text):
        return box
    tinted = [rect.box for rect in draft.page.rects if rect.fill not in (None, *WHITE)]
    cells = [cell for cell in tinted if any(mostly_in(run.box, cell) for run in inside) and cell.width < LONGEST_CELL]
    names = [
        other
        for cell in cells
        for other in tinted
        if abs(other.x1 - cell.x0) <= 2 and abs(other.top - cell.top) <= 2 and abs(other.bottom - cell.bottom) <= 2
    ]
    return Box.around([box, *names]) if len(names) >= len(inside) or (names and len(names) >= len(cells)) else box


def _number_panels(draft: PageDraft, areas: Sequence[Area]) -> list[Box]:
    """Return the panels that hold numbers with labels instead of text; a panel around a table is the table's frame."""
    result = []
    for number, box in enumerate(draft.panels):
        runs = [run for run in draft.content() if run.panel == number]
        if box in draft.contents or any(heads_contents(run.text, "") for run in runs):
            continue
        framed = [area for area in areas if mostly_in(area.box, box)]
        if any(area.box.width * area.box.height > 0.4 * box.width * box.height for area in framed):
            continue
        runs = [run for run in runs if not any(mostly_in(run.box, area.box) for area in framed)]
        if any(is_prose(run, draft.body_size) and run.word_count > 14 for run in runs):
            continue
        said = sum(run.word_count for run in runs)
        numbers = sum(_is_number(run) and not tells_contact(run.text) for run in runs)
        if (numbers >= 2 and said <= 90) or (_about_one(runs, draft.body_size) and said <= ABOUT_ONE):
            result.append(box)
    return result


def _about_one(runs: Sequence[Run], size: float) -> bool:
    """Tell whether runs are one number in large type and what is said of it in much smaller type, without another
    number that stands alone."""
    large = max(runs, key=lambda run: run.size, default=None)
    if large is None or large.size < HUGE * size or NUMBER.match(large.text) is None:
        return False
    others = [run for run in runs if run is not large]
    return bool(others) and not any(_is_number(run) or 2 * run.size > large.size for run in others)


def title_within(runs: Sequence[Run], box: Box) -> Run | None:
    """Return the heading that stands inside an area, over the whole of it."""
    if len(runs) < 4:
        return None
    first = min(runs, key=lambda run: run.box.top)
    others = [run for run in runs if run is not first]
    alone = all(run.box.top >= first.box.bottom - 1 for run in others)
    labels = sorted(run.size for run in others if not _BIG.match(run.text)) or sorted(run.size for run in others)
    stands_out = first.style.bold and first.size >= labels[len(labels) // 2]
    if not alone or not stands_out or first.word_count < 2 or first.word_count > LABEL_WORDS or len(first.lines) > 2:
        return None
    letters = sum(char.isalpha() for char in first.text)
    return first if letters >= 6 and first.box.top <= box.top + 3 * first.size else None


def runs_in(area: Area, runs: Sequence[Run]) -> list[Run]:
    """Return the runs that stand mostly inside the area."""
    return [run for run in runs if mostly_in(run.box, area.box)]


def _is_number(run: Run) -> bool:
    return bool(_NUMBER.search(run.text)) and run.word_count <= NUMBER_WORDS


def _is_label(run: Run, draft: PageDraft) -> bool:
    if run.role != "body" or run.word_count > LABEL_WORDS or is_prose(run, draft.body_size):
        return False
    if any(mostly_in(run.box, box) for box in draft.contents):
        return False  # an entry of a list of contents
    if run.size > 1.5 * draft.body_size:
        return _is_number(run)
    if _barred(run, draft) is not None or (run.style.italic and is_known_name(run.text)):
        return False
    if run.style.bold and run.size >= draft.body_size * 0.95 and not _NUMBER.search(run.text) and run.word_count > 1:
        return False
    return not (1 < run.word_count <= JUMP_WORDS and _leads_on(run))


def _leads_on(run: Run) -> bool:
    """Tell whether a line sends the reader of the text over it to another page."""
    return "page" in run.text.lower() and match_rule(run.text, pattern_rules("jumps.toml")) is not None


def _barred(run: Run, draft: PageDraft) -> Box | None:
    """Return the bar that a heading stands in; None for labels and numbers."""
    if run.size < HEADING * draft.body_size or not draft.page.rects or _NUMBER.search(run.text):
        return None
    return bar_of(run, draft)


def _heads_text(run: Run, texts: Sequence[Box], size: float) -> bool:
    """Tell whether a line in larger type stands flush over a text, with room for a byline; a number alone does not."""
    if run.size < HEADING * size:
        return False
    if _NUMBER.search(run.text) and (run.word_count < HEADLINE_WORDS or not run.text[0].isalpha()):
        return False
    return any(
        abs(text.x0 - run.box.x0) <= size and -2 <= text.top - run.box.bottom <= BYLINE_ROOM * size for text in texts
    )


def _shapes(draft: PageDraft, areas: Sequence[Area]) -> list[Box]:
    """Return filled shapes that are no panels and no strips behind a line of text."""
    page_area = draft.page.width_pt * draft.page.height_pt
    boxes = [rect.box for rect in draft.page.rects if rect.fill not in (None, *WHITE)]
    boxes += [curve.box for curve in draft.page.curves if curve.fill not in (None, *WHITE)]
    result: list[Box] = []
    bars = {id(bar) for run in draft.content() if (bar := _barred(run, draft)) is not None}
    for box in boxes:
        if id(box) in bars or (box.height <= THICK and box.width >= ACROSS_PAGE * draft.page.width_pt):
            continue  # behind a heading, or a rule over the page
        if box.width * box.height > 0.3 * page_area or box.width < 2 or box.height < 2:
            continue
        if _in_any(box, areas):
            continue
        if any(holds(panel, box) and holds(box, panel) for panel in draft.panels):
            continue
        if len(result) < 400:
            result.append(box)
    return result


def _panel_of(box: Box, panels: Sequence[Box]) -> int | None:
    return next((number for number, panel in enumerate(panels) if holds(panel, box)), None)


def _clusters(
    boxes: Sequence[Box], panels: Sequence[int | None], prose: Sequence[Box], rules: Sequence[Rule], size: float
) -> list[list[int]]:
    """Return groups of boxes near each other with no prose between them."""
    parent = list(range(len(boxes)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    walls = [rule.box for rule in rules if rule.box.height > WALL]
    order = sorted(range(len(boxes)), key=lambda k: boxes[k].top)
    for place, a in enumerate(order):
        for b in order[place + 1 :]:
            if boxes[b].top > boxes[a].bottom + DOWN * size:
                break
            if (
                panels[a] != panels[b]
                or overlap_x(boxes[a], boxes[b]) < -_reach(boxes[a], boxes[b]) * size
                or root(a) == root(b)
            ):
                continue
            joint = Box.around((boxes[a], boxes[b]))
            if not any(overlap_x(joint, p) > 1 and overlap_y(joint, p) > 1 for p in prose) and not _walled(
                boxes[a], boxes[b], walls
            ):
                parent[root(b)] = root(a)
    groups: dict[int, list[int]] = {}
    for k in range(len(boxes)):
        groups.setdefault(root(k), []).append(k)
    return list(groups.values())


def _reach(a: Box, b: Box) -> float:
    """Return how far apart, in em, two boxes may stand and belong together: further in one row than apart from it."""
    return ALONG if overlap_y(a, b) > 0.5 * min(a.height, b.height) else ACROSS


def _walled(a: Box, b: Box, walls: Sequence[Box]) -> bool:
    """Tell whether an upright rule stands between two boxes."""
    left, right = (a, b) if a.x0 <= b.x0 else (b, a)
    return any(
        left.x1 - 1 <= wall.x0 <= right.x0 + 1
        and wall.top < min(a.bottom, b.bottom)
        and wall.bottom > max(a.top, b.top)
        for wall in walls
    )
