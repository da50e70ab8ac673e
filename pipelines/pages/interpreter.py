"""A page's content streams, operator by operator, into a Recorder.

Belongs here: what each operator of ISO 32000-1, annex A, does to the state or paints. Does not belong here: bytes to
operators (`lexer`), and the boxes of what was painted (`recorder`). Where pdfminer and the standard differ in where
text stands, pdfminer is followed, so that the result can be held against pdfplumber's characters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from pdfminer.pdftypes import PDFStream, list_value, resolve1
from pdfminer.psparser import PSLiteral

from pipelines.pages.colours import UNKNOWN_PAINT, on_paper
from pipelines.pages.colourspaces import CMYK, GRAY, RGB, ColourSpace
from pipelines.pages.contents import decoded
from pipelines.pages.lexer import CUT_OFF, Name, Operand, operations, text_pieces
from pipelines.pages.marks import Mark, mark_of
from pipelines.pages.matrices import IDENTITY, Matrix, multiply
from pipelines.pages.paths import Path, page_box
from pipelines.pages.recorder import Recorder
from pipelines.pages.resources import ResourceCache, Resources
from pipelines.pages.state import UNSEEN_ALPHA, GraphicsState, TextState

Handler = Callable[["ContentInterpreter", Sequence[Any]], None]
#: Forms nested deeper than this are not followed.
DEEPEST_FORM = 28
#: Operations are counted in steps of this many, a power of two.
SPEND_EVERY = 4096
#: What running a form counts for, in operations, beside its own: forms of forms of forms multiply.
FORM_COST = 100
#: Blend modes in which a paint hides what lies under it.
OPAQUE_MODES = frozenset(("Normal", "Compatible"))
#: Text in this mode, or in a higher one, is what later paints are clipped to.
CLIPS = 4
_SPEND_MASK = SPEND_EVERY - 1


class UncoveredError(Exception):
    """The page holds something that only the slow way reads."""


class ContentInterpreter:
    """Runs the content of one page, or of one form on it."""

    def __init__(
        self,
        recorder: Recorder,
        resources: Resources,
        state: GraphicsState,
        within: frozenset[int] = frozenset(),
        painted: bool = True,
        mark: Mark | None = None,
        container: int | None = None,
    ) -> None:
        self.recorder = recorder
        self.resources = resources
        self.state = state
        self.within = within
        self.path = Path()
        self.clip_pending = False
        self.stack: list[GraphicsState] = []
        self.marks: list[tuple[bool, Mark | None]] = []
        self.painted = painted
        self.mark = mark
        self.container = container

    def run(self, data: bytes) -> None:
        """Run all operators in `data`; one with operands that make no sense is skipped."""
        handlers = HANDLERS
        number = 0
        for number, (operator, operands) in enumerate(operations(data), 1):
            handler = handlers.get(operator)
            if handler is not None:
                try:
                    handler(self, operands)
                except (ValueError, TypeError, AttributeError, IndexError):
                    self.recorder.skipped += 1
            if not number & _SPEND_MASK:
                self.recorder.spend(SPEND_EVERY)
        self.recorder.spend(number & _SPEND_MASK)

    # -- graphics state
    def _save(self, _: Sequence[Any]) -> None:
        self.stack.append(self.state.saved())

    def _restore(self, _: Sequence[Any]) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def _concatenate(self, operands: Sequence[Any]) -> None:
        a, b, c, d, e, f = map(float, operands[-6:])
        self.state.ctm = multiply((a, b, c, d, e, f), self.state.ctm)

    def _line_width(self, operands: Sequence[Any]) -> None:
        self.state.line_width = float(operands[-1])

    def _parameters(self, operands: Sequence[Any]) -> None:
        parameters = self.resources.graphics_state(operands[-1].value)
        fill, stroke = resolve1(parameters.get("ca")), resolve1(parameters.get("CA"))
        if isinstance(fill, int | float):
            self.state.fill_alpha = float(fill)
        if isinstance(stroke, int | float):
            self.state.stroke_alpha = float(stroke)
        mode, mask, overprint = (resolve1(parameters.get(key)) for key in ("BM", "SMask", "op"))
        if mode is not None:
            self.state.blends = not isinstance(mode, PSLiteral) or mode.name not in OPAQUE_MODES
        if isinstance(mask, dict) or overprint is True:
            self.state.is_sheer = True

    # -- colours
    def _fill_colour(self, operands: Sequence[Any]) -> None:
        self.state.fill = _colour(self.state.fill_space, operands)

    def _stroke_colour(self, operands: Sequence[Any]) -> None:
        self.state.stroke = _colour(self.state.stroke_space, operands)

    def _fill_space(self, operands: Sequence[Any]) -> None:
        space = self.resources.colour_space(operands[-1].value)
        if space is not None:
            self.state.fill_space = space
            self.state.fill = space.paint(space.initial)

    def _stroke_space(self, operands: Sequence[Any]) -> None:
        space = self.resources.colour_space(operands[-1].value)
        if space is not None:
            self.state.stroke_space = space
            self.state.stroke = space.paint(space.initial)

    # -- paths
    def _move(self, operands: Sequence[Any]) -> None:
        self.path.move(float(operands[-2]), float(operands[-1]))

    def _line(self, operands: Sequence[Any]) -> None:
        self.path.line(float(operands[-2]), float(operands[-1]))

    def _curve(self, operands: Sequence[Any]) -> None:
        x1, y1, x2, y2, x3, y3 = map(float, operands[-6:])
        self.path.curve((x1, y1), (x2, y2), (x3, y3))

    def _curve_from_here(self, operands: Sequence[Any]) -> None:
        x2, y2, x3, y3 = map(float, operands[-4:])
        self.path.curve(self.path.here, (x2, y2), (x3, y3))

    def _curve_to_end(self, operands: Sequence[Any]) -> None:
        x1, y1, x3, y3 = map(float, operands[-4:])
        self.path.curve((x1, y1), (x3, y3), (x3, y3))

    def _rectangle(self, operands: Sequence[Any]) -> None:
        x, y, width, height = map(float, operands[-4:])
        self.path.rectangle(x, y, width, height)

    def _close(self, _: Sequence[Any]) -> None:
        self.path.close()

    def _clip(self, _: Sequence[Any]) -> None:
        self.clip_pending = True

    def _end_path(self, _: Sequence[Any]) -> None:
        if self.clip_pending:
            self.clip_pending = False
            bounds = self.path.bounds(self.state.ctm, self.recorder.height)
            if bounds is not None:
                self.narrow_clip(bounds)
            if not self.path.is_rectangle(self.state.ctm):
                self.state.is_sheer = True
        if self.path:
            self.path = Path()

    def narrow_clip(self, bounds: Sequence[float]) -> None:
        """Cut the current clip to `bounds` (x0, top, x1, bottom)."""
        x0, top, x1, bottom = self.recorder.clip_box(self.state.clip)
        left, above, right, below = bounds
        if left > x0 or above > top or right < x1 or below < bottom:
            self.state.clip = self.recorder.clip((max(x0, left), max(top, above), min(x1, right), min(bottom, below)))

    def _paint(self, fills: bool, strokes: bool) -> None:
        state = self.state
        fill = _paint(state.fill, state.fill_alpha) if fills else None
        stroke = _paint(state.stroke, state.stroke_alpha) if strokes else None
        if self.painted and (fill or stroke):
            self.recorder.shapes_of(self.path, state, fill, stroke)
            if fill and state.fill_alpha >= 1 and state.fill and not state.blends and not state.is_sheer:
                self.recorder.cover(self.path, state)
        self._end_path(())

    def _shading(self, _: Sequence[Any]) -> None:
        if self.painted:
            self.recorder.picture(self.recorder.clip_box(self.state.clip), self.state, is_shading=True)

    # -- text
    def _begin_text(self, _: Sequence[Any]) -> None:
        self.state.text.matrix = IDENTITY
        self.state.text.after = -1

    def _font(self, operands: Sequence[Any]) -> None:
        text = self.state.text
        text.font = self.resources.font(operands[-2].value)
        if text.font.font.is_vertical():
            raise UncoveredError("vertical writing")
        text.font_size = float(operands[-1])

    def _char_space(self, operands: Sequence[Any]) -> None:
        self.state.text.char_space = float(operands[-1])

    def _word_space(self, operands: Sequence[Any]) -> None:
        self.state.text.word_space = float(operands[-1])

    def _scaling(self, operands: Sequence[Any]) -> None:
        self.state.text.scaling = float(operands[-1]) * 0.01

    def _leading(self, operands: Sequence[Any]) -> None:
        self.state.text.leading = -float(operands[-1])

    def _render(self, operands: Sequence[Any]) -> None:
        self.state.text.render = int(operands[-1])
        if self.state.text.render >= CLIPS:
            self.state.is_sheer = True

    def _rise(self, operands: Sequence[Any]) -> None:
        self.state.text.rise = float(operands[-1])

    def _offset(self, operands: Sequence[Any]) -> None:
        x, y = float(operands[-2]), float(operands[-1])
        text = self.state.text
        a, b, c, d, e, f = text.matrix
        text.matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
        text.after = -1

    def _offset_and_leading(self, operands: Sequence[Any]) -> None:
        self._offset(operands)
        self.state.text.leading = float(operands[-1])

    def _text_matrix(self, operands: Sequence[Any]) -> None:
        a, b, c, d, e, f = map(float, operands[-6:])
        self.state.text.matrix = (a, b, c, d, e, f)
        self.state.text.after = -1

    def _next_line(self, _: Sequence[Any]) -> None:
        text = self.state.text
        a, b, c, d, e, f = text.matrix
        text.matrix = (a, b, c, d, text.leading * c + e, text.leading * d + f)
        text.after = -1

    def _show(self, operands: Sequence[Any]) -> None:
        self.recorder.string(self.state, text_pieces(operands[-1]), self.painted)

    def _show_on_next_line(self, operands: Sequence[Any]) -> None:
        self._next_line(())
        self._show(operands)

    def _space_and_show(self, operands: Sequence[Any]) -> None:
        word_space, char_space, _ = operands[-3:]
        self.state.text.word_space = float(word_space)
        self.state.text.char_space = float(char_space)
        self._show_on_next_line(operands)

    def _cut_off(self, _: Sequence[Any]) -> None:
        self.recorder.is_cut_off = True

    # -- marked content
    def _begin_marked(self, operands: Sequence[Any]) -> None:
        self.marks.append((self.painted, self.mark))
        tag, properties = operands[-2:]
        if isinstance(tag, Name) and tag.value == "OC" and isinstance(properties, Name):
            self.painted = self.painted and not self.resources.is_hidden_layer(properties.value)
        elif self.recorder.marks is not None:
            self._set_mark(mark_of(tag, properties, self.resources.properties, self.container) or self.mark)

    def _begin_marked_plain(self, operands: Sequence[Any]) -> None:
        self.marks.append((self.painted, self.mark))
        if self.recorder.marks is not None:
            self._set_mark(mark_of(operands[-1], None, self.resources.properties, None) or self.mark)

    def _end_marked(self, _: Sequence[Any]) -> None:
        if self.marks:
            self.painted, mark = self.marks.pop()
            if mark is not self.mark:
                self._set_mark(mark)

    def _set_mark(self, mark: Mark | None) -> None:
        if self.recorder.marks is not None:
            self.recorder.marks.begin(self.recorder.seq, mark)
        self.mark = mark

    # -- forms and images
    def _external(self, operands: Sequence[Any]) -> None:
        stream = self.resources.external(operands[-1].value)
        if stream is None:
            return
        subtype = resolve1(stream.get("Subtype"))
        kind = str(subtype.name) if isinstance(subtype, PSLiteral) else ""
        painted = self.painted and not self.resources.is_hidden(stream.get("OC"))
        if kind == "Image" and painted:
            self._image(())
        elif kind == "Form":
            self._form(stream, painted)

    def _image(self, _: Sequence[Any]) -> None:
        if self.painted:
            x0, top, x1, bottom = page_box(self.state.ctm, self.recorder.height, 0, 0, 1, 1)
            self.recorder.picture((x0, top, x1, bottom), self.state)

    def _form(self, stream: PDFStream, painted: bool) -> None:
        number = stream.objid or id(stream)
        if number in self.within or len(self.within) > DEEPEST_FORM or "BBox" not in stream:
            return
        matrix = _matrix(stream.get("Matrix"))
        state = self.state.saved()
        state.text = TextState()
        state.ctm = multiply(matrix, state.ctm)
        state.is_sheer = state.is_sheer or state.blends or state.fill_alpha < 1  # of the form as a whole
        own = resolve1(stream.get("Resources"))
        resources = Resources(own, self.resources.cache) if own else self.resources
        container = resolve1(stream.get("StructParents"))
        container = container if isinstance(container, int) else self.container
        within = self.within | {number}
        inner = ContentInterpreter(self.recorder, resources, state, within, painted, self.mark, container)
        x0, y0, x1, y1 = (float(resolve1(value)) for value in list_value(stream["BBox"]))
        self.recorder.spend(FORM_COST)
        inner.narrow_clip(page_box(state.ctm, self.recorder.height, x0, y0, x1, y1))
        inner.run(decoded(stream))
        if self.recorder.marks is not None and inner.mark is not self.mark:
            self.recorder.marks.begin(self.recorder.seq, self.mark)


def _matrix(value: object) -> Matrix:
    numbers = resolve1(value)
    if not isinstance(numbers, list) or len(numbers) != 6:
        return IDENTITY
    a, b, c, d, e, f = (float(resolve1(number)) for number in numbers)
    return a, b, c, d, e, f


def _colour(space: ColourSpace, operands: Sequence[Operand]) -> str | None:
    if not operands or isinstance(operands[-1], Name):
        return None
    return _painted(space, tuple(operands[-space.components :]))


@lru_cache(maxsize=4096)
def _painted(space: ColourSpace, operands: tuple[Any, ...]) -> str | None:
    return space.paint(tuple(map(float, operands)))


def _paint(colour: str | None, alpha: float) -> str | None:
    return on_paper(colour or UNKNOWN_PAINT, alpha) if alpha > UNSEEN_ALPHA else None


def _device(space: ColourSpace, fills: bool) -> Handler:
    def fill(self: ContentInterpreter, operands: Sequence[Any]) -> None:
        colour = _colour(space, operands)
        self.state.fill_space, self.state.fill = space, colour

    def stroke(self: ContentInterpreter, operands: Sequence[Any]) -> None:
        colour = _colour(space, operands)
        self.state.stroke_space, self.state.stroke = space, colour

    return fill if fills else stroke


def _painter(fills: bool, strokes: bool, closes: bool = False) -> Handler:
    def paint(self: ContentInterpreter, _: Sequence[Any]) -> None:
        if closes:
            self.path.close()
        self._paint(fills, strokes)

    return paint


_C = ContentInterpreter
HANDLERS: dict[bytes, Handler] = {
    b"q": _C._save, b"Q": _C._restore, b"cm": _C._concatenate, b"w": _C._line_width, b"gs": _C._parameters,
    b"g": _device(GRAY, True), b"rg": _device(RGB, True), b"k": _device(CMYK, True),
    b"G": _device(GRAY, False), b"RG": _device(RGB, False), b"K": _device(CMYK, False),
    b"cs": _C._fill_space, b"CS": _C._stroke_space, b"sc": _C._fill_colour, b"scn": _C._fill_colour,
    b"SC": _C._stroke_colour, b"SCN": _C._stroke_colour,
    b"m": _C._move, b"l": _C._line, b"c": _C._curve, b"v": _C._curve_from_here, b"y": _C._curve_to_end,
    b"re": _C._rectangle,
    b"h": _C._close, b"W": _C._clip, b"W*": _C._clip, b"n": _C._end_path,
    b"f": _painter(True, False), b"F": _painter(True, False), b"f*": _painter(True, False),
    b"S": _painter(False, True), b"s": _painter(False, True, True),
    b"B": _painter(True, True), b"B*": _painter(True, True),
    b"b": _painter(True, True, True), b"b*": _painter(True, True, True), b"sh": _C._shading,
    b"BT": _C._begin_text, b"Tf": _C._font, b"Tc": _C._char_space, b"Tw": _C._word_space, b"Tz": _C._scaling,
    b"TL": _C._leading, b"Tr": _C._render, b"Ts": _C._rise, b"Td": _C._offset, b"TD": _C._offset_and_leading,
    b"Tm": _C._text_matrix, b"T*": _C._next_line, b"Tj": _C._show, b"TJ": _C._show,
    b"'": _C._show_on_next_line, b'"': _C._space_and_show,
    b"BDC": _C._begin_marked, b"BMC": _C._begin_marked_plain, b"EMC": _C._end_marked,
    b"Do": _C._external, b"EI": _C._image, CUT_OFF: _C._cut_off,
}  # fmt: skip


def make_cache(manager: Any, catalog: dict[str, Any]) -> ResourceCache:
    """Return an empty cache for a file, which knows the layers that the file's own view switches off."""
    properties = resolve1(catalog.get("OCProperties"))
    default = resolve1(properties.get("D")) if isinstance(properties, dict) else None
    off = resolve1(default.get("OFF")) if isinstance(default, dict) else None
    hidden = frozenset(item.objid for item in off if hasattr(item, "objid")) if isinstance(off, list) else frozenset()
    return ResourceCache(manager, hidden)
