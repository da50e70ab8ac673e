"""Panels: boxed and tinted areas that hold text of their own.

Belongs here: which drawn rectangles, square or rounded, set text apart. Does not belong here: table cells and bars of
charts, which hold a line or less, and what the text in a panel is.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.shapes import Line, overlap_x
from pipelines.articles.wording.bylines import names_people
from pipelines.model import Box, Curve, Page, Rect

#: A panel holds at least so many lines and words.
MIN_LINES = 2
MIN_WORDS = 5
#: ... and so many words where four rules make it: what holds fewer is a cell, or a tile of many.
FRAME_WORDS = 15
#: It is at least so many points wide and high, and covers at most this share of the page.
MIN_WIDTH = 50.0
MIN_HEIGHT = 24.0
MAX_SHARE = 0.7
#: A tint behind nothing but type of this many times the page's usual size lies behind a heading: no panel.
HEADING = 1.3
#: Over it may stand a smaller line of so many words; the heading then has so many at least.
KICKER_WORDS = 4
HEADING_WORDS = 3
#: A deck below the heading has so many lines at most, one of so many words at least; it is so many times as large as
#: the text, bold or in italics; the text begins so many of its sizes below the tint.
DECK_LINES = 4
DECK_WORDS = 4
DECK = 1.08
UNDER = 5.0
#: A line over the heading has so many words at most.
KICKER_MOST = 8
#: A strip behind a heading of so many lines and words, so much larger than the text, is so high beside its lines, and
#: so many times as wide as high.
STRIP_LINES = 3
STRIP_WORDS = 14
STRIP = 1.1
STRIP_HEIGHT = 1.8
STRIP_LONG = 4.0
#: Rectangles whose sides all lie this close together are one panel drawn twice.
SAME = 4.0
#: A rounded rectangle runs straight along at least this share of each of its sides, to this many points.
STRAIGHT = 0.3
ALONG = 1.0
WHITE = ("#ffffff", "#fefefe", "#fdfdfd", "#fcfcfc")


def find_panels(page: Page, lines: Sequence[Line], frames: Sequence[Box] = ()) -> list[Box]:
    """Return the page's panels, of its shapes and the `frames` that its rules make.

    The smallest come first, so that the first that holds a line is the innermost.
    """
    area = page.width_pt * page.height_pt
    shapes: list[Rect | Curve] = [*page.rects, *page.curves]
    candidates = [
        shape.box
        for shape in shapes
        if (shape.stroke or shape.fill not in (None, *WHITE))
        and shape.box.width >= MIN_WIDTH
        and shape.box.height >= MIN_HEIGHT
        and shape.box.width * shape.box.height <= MAX_SHARE * area
        and (not isinstance(shape, Curve) or is_rounded(shape))
    ]
    candidates += [
        box
        for box in frames
        if box.width >= MIN_WIDTH and box.height >= MIN_HEIGHT and box.width * box.height <= MAX_SHARE * area
    ]
    tints = [rect for rect in page.rects if rect.fill not in (None, *WHITE) and rect.box.width >= MIN_WIDTH]
    for whole in _stacked(tints) if len(tints) > 1 else ():
        if not _is_titled(whole, lines):
            continue  # a listing in the text, each line on its tint
        candidates = [
            box for box in candidates if not (_flush(box, whole) and whole.top - 1 <= box.top < whole.bottom)
        ] + [whole]
    if not candidates:
        return []
    panels: list[Box] = []
    text_size = _usual_size(lines)
    middles = [((line.box.top + line.box.bottom) / 2, line) for line in lines]
    for box in sorted(candidates, key=lambda box: box.width * box.height):
        if any(_same(box, known) for known in panels):
            continue
        # what tells most lines apart from what a box holds, or cuts, comes first
        level = [line for middle, line in middles if box.top - 1 <= middle <= box.bottom + 1]
        inside = [line for line in level if holds(box, line.box)]
        least = FRAME_WORDS if any(box is frame for frame in frames) else MIN_WORDS
        if len(inside) < MIN_LINES or sum(len(line.words) for line in inside) < least:
            continue
        if (
            _heads_only(inside, text_size)
            or _heads_text(box, inside, lines, text_size)
            or _is_strip(box, inside, text_size)
        ):
            continue
        if not any(_cuts(box, line.box) and not holds(box, line.box) for line in level):
            panels.append(box)
    return panels


def _stacked(tints: Sequence[Rect]) -> list[Box]:
    """Return the boxes of tints in one colour that stand right under each other: paragraphs of one box, each tinted."""
    stacks: list[list[Rect]] = []
    for rect in sorted(tints, key=lambda rect: rect.box.top):
        below = (
            stack
            for stack in stacks
            if stack[-1].fill == rect.fill
            and abs(rect.box.top - stack[-1].box.bottom) <= ALONG
            and _flush(rect.box, stack[-1].box)
        )
        stack = next(below, None)
        if stack is None:
            stacks.append([rect])
        else:
            stack.append(rect)
    boxes = [Box.around([rect.box for rect in stack]) for stack in stacks if len(stack) > 1]
    return [box for box in boxes if box.height >= MIN_HEIGHT]


def _is_titled(box: Box, lines: Sequence[Line]) -> bool:
    """Tell whether the first line in a box is a heading: bold, or larger than the next."""
    inside = sorted([line for line in lines if holds(box, line.box)], key=lambda line: line.box.top)
    if len(inside) < MIN_LINES:
        return False
    first, second = inside[0].style, inside[1].style
    return (first.bold and not second.bold) or first.size > second.size


def _flush(a: Box, b: Box) -> bool:
    return abs(a.x0 - b.x0) <= ALONG and abs(a.x1 - b.x1) <= ALONG


def _usual_size(lines: Sequence[Line]) -> float:
    """Return the size of the middle one of all words in the order of their sizes, 0 where there is none."""
    middle = sum(len(line.words) for line in lines) // 2
    for line in sorted(lines, key=lambda line: line.style.size):
        middle -= len(line.words)
        if middle < 0:
            return line.style.size
    return 0.0


def _heads_only(inside: Sequence[Line], text_size: float) -> bool:
    """Tell whether lines are nothing but a heading, with a kicker above it; a number over its label is none."""
    large = [line for line in inside if line.style.size >= HEADING * text_size]
    small = [line for line in inside if line.style.size < HEADING * text_size]
    if not large or not small:
        return bool(large)
    highest = min(line.box.top for line in large)
    above = all(line.box.bottom <= highest + 2 for line in small)
    said = sum(len(line.words) for line in large)
    return above and len(small) == 1 and len(small[0].words) <= KICKER_WORDS and said >= HEADING_WORDS


def _heads_text(box: Box, inside: Sequence[Line], lines: Sequence[Line], text_size: float) -> bool:
    """Tell whether a tint lies behind nothing but a heading and its deck, or authors, whose text begins right below."""
    large = [line for line in inside if line.style.size >= HEADING * text_size]
    small = [line for line in inside if line.style.size < HEADING * text_size]
    if not large or not 1 <= len(small) <= DECK_LINES or sum(len(line.words) for line in large) < HEADING_WORDS:
        return False
    highest, lowest = min(line.box.top for line in large), max(line.box.bottom for line in large)
    above = [line for line in small if line.box.bottom <= highest + 2]
    under = [line for line in small if line.box.top >= lowest - 2]
    if len(above) + len(under) < len(small) or len(above) > 1 or any(len(o.words) > KICKER_MOST for o in above):
        return False
    if not under or not all(_is_deck(line, text_size) or names_people(line.text) for line in under):
        return False
    below = (line for line in lines if -1 <= line.box.top - box.bottom <= UNDER * text_size)
    text = [line for line in below if overlap_x(line.box, box) > 5]
    return any(len(line.words) >= DECK_WORDS and _is_text(line, text_size) for line in text) and all(
        box.x0 - 4 <= line.box.x0 and line.box.x1 <= box.x1 + 4 for line in text
    )


def _is_deck(line: Line, text_size: float) -> bool:
    set_apart = line.style.bold or line.style.italic or line.style.size >= DECK * text_size
    return set_apart and len(line.words) >= DECK_WORDS


def _is_text(line: Line, text_size: float) -> bool:
    return abs(line.style.size - text_size) <= 0.05 * text_size and not line.style.bold


def _is_strip(box: Box, inside: Sequence[Line], text_size: float) -> bool:
    """Tell whether a tint is a strip behind one heading: a few words larger than the text, with little room."""
    words = sum(len(line.words) for line in inside)
    high = sum(line.box.height for line in inside)
    return (
        len(inside) <= STRIP_LINES
        and words <= STRIP_WORDS
        and all(line.style.size >= STRIP * text_size and line.style.size == inside[0].style.size for line in inside)
        and box.height <= STRIP_HEIGHT * high
        and box.width >= STRIP_LONG * box.height
    )


def is_rounded(curve: Curve) -> bool:
    """Tell whether a path is a rectangle with rounded corners: straight along its sides, turning at corners only."""
    box = curve.box
    sides = ((0, box.x0, box.height), (0, box.x1, box.height), (1, box.top, box.width), (1, box.bottom, box.width))
    ends = list(zip(curve.points, curve.points[1:], strict=False))
    for axis, place, length in sides:
        along = (abs(a[1 - axis] - b[1 - axis]) for a, b in ends if _on(a[axis], place) and _on(b[axis], place))
        if sum(along) < STRAIGHT * length:
            return False
    reach = min(box.width, box.height) / 2 + ALONG
    return all(
        min(x - box.x0, box.x1 - x) <= ALONG
        or min(y - box.top, box.bottom - y) <= ALONG
        or (min(x - box.x0, box.x1 - x) <= reach and min(y - box.top, box.bottom - y) <= reach)
        for x, y in curve.points
    )


def _on(value: float, place: float) -> bool:
    return abs(value - place) <= ALONG


def holds(outer: Box, inner: Box) -> bool:
    """Tell whether the middle of `inner` and nearly all its width lie in `outer`."""
    middle = (inner.top + inner.bottom) / 2
    return outer.top - 1 <= middle <= outer.bottom + 1 and outer.x0 - 2 <= inner.x0 and inner.x1 <= outer.x1 + 2


def _cuts(box: Box, line: Box) -> bool:
    """Tell whether a side of `box` goes through a line of text: then it does not set text apart."""
    middle = (line.top + line.bottom) / 2
    if not box.top < middle < box.bottom:
        return False
    return line.x0 < box.x0 - 2 < line.x1 - 6 or line.x0 + 6 < box.x1 + 2 < line.x1


def _same(a: Box, b: Box) -> bool:
    return all(abs(x - y) <= SAME for x, y in ((a.x0, b.x0), (a.top, b.top), (a.x1, b.x1), (a.bottom, b.bottom)))
