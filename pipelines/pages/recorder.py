"""What a page's operators paint, as lists that grow while they run and become columns of numbers at the end.

Belongs here: keeping strings, subpaths and pictures, and computing the boxes of all glyphs at once. Does not belong
here: operators (`interpreter`). The arithmetic is that of pdfminer's `render_string_horizontal` and `LTChar`, so that
the boxes are those of pdfplumber's characters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipelines.pages.colours import on_paper
from pipelines.pages.contents import TooMuchError
from pipelines.pages.glyphs import (
    FILL_AND_STROKE,
    NOT_PAINTED,
    STROKE_ONLY,
    TRANSPARENT,
    Cover,
    Floats,
    Font,
    Glyphs,
    Ints,
    Picture,
    Shape,
)
from pipelines.pages.lexer import Piece, decode_string
from pipelines.pages.marks import Marks
from pipelines.pages.matrices import multiply
from pipelines.pages.paths import MOST_FRAME_PARTS, Path, is_upright, page_box, split_frames
from pipelines.pages.resources import UsedFont, UsedGlyph
from pipelines.pages.state import UNSEEN_ALPHA, GraphicsState

#: Up to so many codes, those of all fonts of a page together, it is quicker to mark which are used than to sort.
MOST_TABLED = 100_000
#: A page that paints more than this is a bomb: the densest of real maps and tables stay far below.
MOST_OPERATIONS = 5_000_000
MOST_GLYPHS = 2_000_000
#: A rectangle that is lower or narrower than this (in points) is a rule, or covers no type that is read.
LEAST_COVER = 3.0


class Recorder:
    """The painted things of one page; `marks` is None where nobody asks for marked content."""

    def __init__(self, height: float, marks: Marks | None = None) -> None:
        self.height = height
        self.shapes: list[Shape] = []
        self.pictures: list[Picture] = []
        self.covers: list[Cover] = []
        self.clips: dict[tuple[float, float, float, float], int] = {(-np.inf, -np.inf, np.inf, np.inf): 0}
        self._clip_boxes = list(self.clips)
        self.marks = marks
        self.seq = 0
        self.skipped = 0
        self.is_cut_off = False
        self._spent = 0
        self._fonts: dict[Font, int] = {}
        self._used_fonts: dict[int, int] = {}
        self._used: list[UsedFont] = []
        self._colours: dict[str | None, int] = {}
        self._codes: list[int] = []
        self._gaps: list[tuple[int, float]] = []
        self._strings: list[tuple[float, ...]] = []

    # -- limits
    def spend(self, operations: int) -> None:
        """Count operations; raises TooMuchError beyond what any page needs."""
        self._spent += operations
        if self._spent > MOST_OPERATIONS or len(self._codes) > MOST_GLYPHS:
            raise TooMuchError(f"more than {MOST_OPERATIONS} operations or {MOST_GLYPHS} characters on one page")

    # -- filling
    def clip(self, box: tuple[float, float, float, float]) -> int:
        """Return the index of the clip `box`."""
        number = self.clips.get(box)
        if number is None:
            number = self.clips[box] = len(self._clip_boxes)
            self._clip_boxes.append(box)
        return number

    def clip_box(self, number: int) -> tuple[float, float, float, float]:
        """Return the box of the clip `number`."""
        return self._clip_boxes[number]

    def string(self, state: GraphicsState, pieces: Sequence[Piece], painted: bool) -> None:
        """Record one operand of TJ: strings, and numbers that move the next one."""
        text = state.text
        used = text.font
        if used is None:
            return
        size, scaling = text.font_size, text.scaling
        scale = 0.001 * size * scaling
        space = text.char_space * scaling
        codes, gaps = self._codes, self._gaps
        is_plain = not used.is_multibyte
        begin = place = len(codes)
        moved = False
        trailing = 0.0
        for number, plain, written in pieces:
            if number:
                trailing -= float(number) * scale
                moved = True
                continue
            shown = decode_string(written) if written else plain
            if not shown:
                continue
            codes.extend(shown if is_plain else used.codes(shown))
            if moved and len(codes) > place:
                # the first glyph of a string has letter-spacing before it only where a number comes first
                gaps.append((place, trailing + space if place == begin else trailing))
                trailing, moved = 0.0, False
            place = len(codes)
        colour = state.stroke if text.render in STROKE_ONLY else state.fill
        alpha = state.stroke_alpha if text.render in STROKE_ONLY else state.fill_alpha
        mode = text.render if painted else NOT_PAINTED
        if painted and alpha <= UNSEEN_ALPHA:
            mode = TRANSPARENT
        elif colour is not None and alpha < 1:
            colour = on_paper(colour, alpha)
        self.seq += 1
        self._strings.append((
            *multiply(text.matrix, state.ctm), size, scaling, space,
            text.word_space * scaling if used.spaces_words else 0.0, text.rise, trailing, text.after,
            len(codes) - begin, self._used_number(used), self._font_number(used, text.render),
            self._colours.setdefault(colour, len(self._colours)), mode, state.clip, self.seq,
        ))  # fmt: skip
        text.after = len(self._strings) - 1

    def shapes_of(self, path: Path, state: GraphicsState, fill: str | None, stroke: str | None) -> None:
        """Record the subpaths of a painted path."""
        self.seq += 1
        a, b = state.ctm[:2]  # a line is as wide as the matrix makes it when it is painted, not when its width is set
        width, clip, seq = state.line_width * (a * a + b * b) ** 0.5, state.clip, self.seq
        if len(path.rectangles) == 1 and not path.subpaths and is_upright(state.ctm):
            # most of what pages paint, by far
            box = page_box(state.ctm, self.height, *path.rectangles[0])
            self.shapes.append(Shape("rect", *box, (), width, fill, stroke, clip, seq))
            return
        parts = list(path.on_page(state.ctm, self.height))
        if fill is not None and stroke is None and 1 < len(parts) <= MOST_FRAME_PARTS:
            parts, frames = split_frames(parts)
            for box, thickness in frames:
                self.shapes.append(Shape("rect", *box, (), thickness, None, fill, clip, seq))
        for kind, box, points in parts:
            self.shapes.append(Shape(kind, *box, points, width, fill, stroke, clip, seq))

    def cover(self, path: Path, state: GraphicsState) -> None:
        """Record an opaque rectangle just painted, if it is large enough to cover glyphs painted before it."""
        if not self._codes or not path.is_rectangle(state.ctm):
            return
        left, above, right, below = self._clip_boxes[state.clip]
        x0, top, x1, bottom = path.bounds(state.ctm, self.height) or (0.0, 0.0, 0.0, 0.0)
        box = max(x0, left), max(top, above), min(x1, right), min(bottom, below)
        if box[2] - box[0] >= LEAST_COVER and box[3] - box[1] >= LEAST_COVER:
            self.covers.append(Cover(*box, self.seq))

    def picture(self, box: tuple[float, float, float, float], state: GraphicsState, is_shading: bool = False) -> None:
        """Record one painted image or shading, its box in the page's coordinates."""
        self.seq += 1
        self.pictures.append(Picture(*box, state.clip, self.seq, is_shading))

    def _used_number(self, used: UsedFont) -> int:
        number = self._used_fonts.get(id(used))
        if number is None:
            number = self._used_fonts[id(used)] = len(self._used)
            self._used.append(used)
        return number

    def _font_number(self, used: UsedFont, render: int) -> int:
        font = used.emboldened if render == FILL_AND_STROKE else used.plain
        return self._fonts.setdefault(font, len(self._fonts))

    # -- computing
    def glyphs(self) -> Glyphs:
        """Return all glyphs recorded."""
        strings = np.array(self._strings, dtype=float).reshape(-1, 20)
        a, b, c, d, e, f, size, scaling, space, word_space, rise, trailing = strings[:, :12].T
        after, count, used, font, colour, mode, clip, seq = strings[:, 12:].T.astype(np.int64)
        codes = np.array(self._codes, dtype=np.int64)
        owner = np.repeat(np.arange(len(strings)), count)
        known, number = self._known_glyphs(used[owner], codes)
        width = np.array([glyph.width for glyph in known], dtype=float)[number] if known else np.zeros(0)
        advance = width * (size * scaling)[owner]
        before = space[owner]
        begins = np.cumsum(count) - count
        before[begins[count > 0]] = 0.0
        if self._gaps:
            places, moves = zip(*self._gaps, strict=True)
            before[np.array(places)] += np.array(moves)
        steps = before + advance + np.where(codes == 32, word_space[owner], 0.0)
        ends = np.cumsum(steps)
        totals = np.append(0.0, ends)[begins + count] - np.append(0.0, ends)[begins]
        start = _string_starts(totals + trailing, after)
        x = start[owner] + ends - steps + before - np.append(0.0, ends)[begins][owner]
        descents = np.array([font.descent for font in self._used] or [0.0])
        low = (descents[used] * size + rise)[owner]
        high = low + size[owner]
        ga, gb, gc, gd = a[owner], b[owner], c[owner], d[owner]
        origin_x, origin_y = x * ga + e[owner], x * gb + f[owner]
        along, rise_low, rise_high = advance * ga, low * gd, high * gd
        if b.any() or c.any():
            xs = np.stack([low * gc, along + low * gc, high * gc, along + high * gc]) + origin_x
            ys = np.stack([rise_low, advance * gb + rise_low, rise_high, advance * gb + rise_high]) + origin_y
        else:  # no type is turned or slanted, as on most pages: two corners say all
            xs = np.stack([origin_x, along + origin_x])
            ys = np.stack([rise_low + origin_y, rise_high + origin_y])
        length = np.hypot(a, b)
        sign = np.where(size * scaling < 0, -1.0, 1.0) / np.where(length > 0, length, 1.0)
        heights = np.array([font.em_height for font in self._used] or [1.0])
        across = np.abs(a * d - b * c) / np.where(length > 0, length, 1.0)
        return Glyphs(
            codes=number,
            x0=xs.min(axis=0) if len(x) else x,
            top=self.height - ys.max(axis=0) if len(x) else x,
            x1=xs.max(axis=0) if len(x) else x,
            bottom=self.height - ys.min(axis=0) if len(x) else x,
            origin_x=origin_x + (rise * c)[owner],
            origin_y=self.height - (origin_y + (rise * d)[owner]),
            cos=(a * sign)[owner],
            sin=(-b * sign)[owner],
            advance=np.abs(advance) * length[owner],
            size=(np.abs(size) * across * heights[used])[owner],
            em=(np.abs(size * scaling) * length * heights[used])[owner],
            font=font[owner],
            colour=colour[owner],
            mode=mode[owner],
            clip=clip[owner],
            seq=seq[owner],
            texts=[glyph.text for glyph in known],
            meanings=[glyph.meaning for glyph in known],
            fonts=tuple(self._fonts),
            colours=tuple(self._colours),
            clips=np.array(list(self.clips)),
        )

    def _known_glyphs(self, used: Ints, codes: Ints) -> tuple[list[UsedGlyph], Ints]:
        """Return the different glyphs, and for each one of the page which of them it is; by font, then code."""
        step = int(codes.max(initial=0)) + 1
        keys = used * step + codes
        if step * len(self._used) > MOST_TABLED:
            entries, number = np.unique(keys, return_inverse=True)
        else:
            present = np.zeros(step * len(self._used), dtype=bool)
            present[keys] = True
            entries = np.flatnonzero(present)
            number = (np.cumsum(present) - 1)[keys]
        fonts, found = (entries // step).tolist(), (entries % step).tolist()
        known = [self._used[font].glyph(code) for font, code in zip(fonts, found, strict=True)]
        return known, number.astype(np.int64)


def _string_starts(totals: Floats, after: Ints) -> Floats:
    """Return how far along its line each string begins, given how long each is and which one it goes on after."""
    count = len(totals)
    follows = after == np.arange(count) - 1
    if np.all(follows | (after < 0)):
        cumulative = np.cumsum(totals) - totals
        heads = np.flatnonzero(after < 0)
        chain = np.cumsum(after < 0) - 1
        return np.asarray(cumulative - cumulative[heads][chain] if count else cumulative)
    start = np.zeros(count)
    for number, previous in enumerate(after.tolist()):
        if previous >= 0:
            start[number] = start[previous] + totals[previous]
    return start
