"""A page through PDFium: the second opinion, and the reader of what pdfplumber cannot read.

Belongs here: PDFium's characters, paths and images as PageContent. Does not belong here: choosing the reader.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as raw

from pipelines.pages.colours import hex_colour
from pipelines.pages.fontnames import is_bold, is_italic, plain_name
from pipelines.pages.glyphs import Floats, Font, Glyphs, PageContent, Picture, Shape
from pipelines.pages.matrices import IDENTITY, Matrix, apply_point, page_matrix
from pipelines.pages.paths import kind_of
from pipelines.pages.pdfium_tree import read_tree
from pipelines.pages.structure import PageStructure

_BOLD_WEIGHT = 600
_FORM_DEPTH = 15
_SPACE = 32
_UNMAPPED = 0xFFFD
#: PDFium's mark for a hyphen at a line's end.
_LINE_END_HYPHEN = "\ufffe"
_POINT_SEGMENTS = (raw.FPDF_SEGMENT_LINETO, raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_BEZIERTO)


class PdfiumDocument:
    """One file as PDFium sees it; without pages where PDFium cannot open it."""

    def __init__(self, document: Any | None) -> None:
        self._document = document

    @staticmethod
    def open(data: bytes, *passwords: str) -> PdfiumDocument:
        """Open the file `data` with the first password that fits; without pages when PDFium refuses it."""
        for password in passwords:
            try:
                return PdfiumDocument(pypdfium2.PdfDocument(data, password=password or None))
            except pypdfium2.PdfiumError:
                continue
        return PdfiumDocument(None)

    def __len__(self) -> int:
        return 0 if self._document is None else len(self._document)

    def close(self) -> None:
        """Give back PDFium's memory."""
        if self._document is not None:
            self._document.close()

    def count_characters(self, page_no: int) -> int:
        """Return how many characters PDFium finds on the page, without the spaces and breaks that it makes up."""
        if self._document is None or not 1 <= page_no <= len(self):
            return 0
        page = self._document[page_no - 1]
        try:
            text_page = page.get_textpage()
            text: str = text_page.get_text_range()
            text_page.close()
        finally:
            page.close()
        return sum(1 for char in text if not char.isspace())

    def structure(self, page_no: int) -> PageStructure | None:
        """Return the structure that the file gives for the page, counted from 1; None where it has none."""
        if self._document is None or not 1 <= page_no <= len(self):
            return None
        page = self._document[page_no - 1]
        try:
            return read_tree(page.raw)
        finally:
            page.close()

    def read(self, page_no: int) -> PageContent:
        """Return what PDFium finds on the page, counted from 1."""
        if self._document is None:
            raise pypdfium2.PdfiumError("PDFium cannot open the file")
        page = self._document[page_no - 1]
        try:
            return _PageReader(page).read()
        finally:
            page.close()


class _PageReader:
    def __init__(self, page: Any) -> None:
        self.page = page
        self.media = _sorted_box(page.get_mediabox())
        self.matrix, self.width, self.height = page_matrix(self.media, page.get_rotation())
        self.texts: dict[str, int] = {}
        self.fonts: dict[Font, int] = {}
        self.colours: dict[str | None, int] = {}
        self.order: dict[int, int] = {}

    def read(self) -> PageContent:
        shapes: list[Shape] = []
        pictures: list[Picture] = []
        for seq, item in enumerate(self.page.get_objects(max_depth=_FORM_DEPTH)):
            address = ctypes.addressof(item.raw.contents) if item.raw else 0
            self.order[address] = seq
            if item.type == raw.FPDF_PAGEOBJ_PATH:
                shapes.extend(self._shapes(item, seq))
            elif item.type == raw.FPDF_PAGEOBJ_IMAGE:
                pictures.append(Picture(*self._box(item.get_bounds()), 0, seq))
        crop = self._box(_sorted_box(self.page.get_cropbox()))
        visible = (max(0.0, crop[0]), max(0.0, crop[1]), min(self.width, crop[2]), min(self.height, crop[3]))
        if visible[2] - visible[0] <= 1 or visible[3] - visible[1] <= 1:
            visible = (0.0, 0.0, self.width, self.height)
        return PageContent(self.width, self.height, visible, self._glyphs(), shapes, pictures, "pdfium")

    # -- characters
    def _glyphs(self) -> Glyphs:
        text_page = self.page.get_textpage()
        try:
            rows = list(self._rows(text_page))
        finally:
            text_page.close()
        columns = np.array(rows, dtype=float).reshape(-1, 14)
        codes, font, colour, mode, seq = (columns[:, number].astype(np.int64) for number in range(9, 14))
        left, low, right, high, x, y, cos, sin, size = columns[:, :9].T
        # of all characters at once what `_box` and `apply_point` say of one
        a, b, c, d, e, f = self.matrix
        (one_x, other_x, origin_x), (one_y, other_y, origin_y) = (
            [across * at_x + up * at_y + shift for at_x, at_y in ((left, low), (right, high), (x, y))]
            for across, up, shift in ((a, c, e), (b, d, f))
        )
        x0, x1 = np.minimum(one_x, other_x), np.maximum(one_x, other_x)
        top, bottom = self.height - np.maximum(one_y, other_y), self.height - np.minimum(one_y, other_y)
        origin_y = self.height - origin_y
        advance = glyph_reach((origin_x, origin_y), (x0, top, x1, bottom), cos, sin)
        return Glyphs(
            codes, x0, top, x1, bottom, origin_x, origin_y, cos, sin, advance, size, size, font, colour, mode,
            np.zeros_like(codes), seq, tuple(self.texts),
            tuple(self.texts), tuple(self.fonts), tuple(self.colours), np.array([[-np.inf, -np.inf, np.inf, np.inf]]),
        )  # fmt: skip

    def _rows(self, text_page: Any) -> Iterator[tuple[float, ...]]:
        matrix, rect = raw.FS_MATRIX(), raw.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        handle = text_page.raw  # asked of the page for each of ten calls a character, it took a tenth of the time
        painted: dict[int, tuple[float, int, int, int]] = {}
        turned: dict[tuple[float, float, float, float], tuple[float, float, float]] = {}
        for index in range(text_page.count_chars()):
            code = raw.FPDFText_GetUnicode(handle, index)
            if code == 0:
                continue
            hyphen = raw.FPDFText_IsHyphen(handle, index)
            if not hyphen and raw.FPDFText_IsGenerated(handle, index):
                code = _SPACE  # a gap that PDFium takes for a space or a line's end
            elif raw.FPDFText_HasUnicodeMapError(handle, index) == 1:
                code = _UNMAPPED  # PDFium shows the code itself, which is a guess
            text = "-" if hyphen or chr(code) == _LINE_END_HYPHEN else chr(code)
            raw.FPDFText_GetMatrix(handle, index, matrix)
            raw.FPDFText_GetCharOrigin(handle, index, x, y)
            if not raw.FPDFText_GetLooseCharBox(handle, index, rect):
                raise pypdfium2.PdfiumError("PDFium has no box of a character")
            setting = matrix.a, matrix.b, matrix.c, matrix.d
            found = turned.get(setting)
            if found is None:
                found = turned[setting] = (*self._direction(*setting[:2]), math.hypot(*setting[2:]) or 1.0)
            cos, sin, scale = found
            letter = self.texts.setdefault(text, len(self.texts))
            item = raw.FPDFText_GetTextObject(handle, index)
            address = ctypes.addressof(item.contents) if item else 0
            painting = painted.get(address)
            if painting is None:
                painting = self._painting(handle, index, item)
                if address:  # what PDFium makes up belongs to no object
                    painted[address] = painting
            font_size, font, fill, mode = painting
            yield (
                rect.left, rect.bottom, rect.right, rect.top, x.value, y.value, cos, sin, font_size * scale,
                letter, font, fill, mode, self.order.get(address, len(self.order)),
            )  # fmt: skip

    def _painting(self, handle: Any, index: int, item: Any) -> tuple[float, int, int, int]:
        """Return size, font, colour and mode of a character, which all characters of one text object share."""
        return (
            raw.FPDFText_GetFontSize(handle, index),
            self._font(handle, index),
            self._fill(handle, index),
            raw.FPDFTextObj_GetTextRenderMode(item) if item else 0,
        )

    def _direction(self, a: float, b: float) -> tuple[float, float]:
        x = self.matrix[0] * a + self.matrix[2] * b
        y = self.matrix[1] * a + self.matrix[3] * b
        length = math.hypot(x, y) or 1.0
        return x / length, -y / length

    def _font(self, handle: Any, index: int) -> int:
        flags = ctypes.c_int()
        length = raw.FPDFText_GetFontInfo(handle, index, None, 0, flags)
        buffer = ctypes.create_string_buffer(max(1, length))
        raw.FPDFText_GetFontInfo(handle, index, buffer, length, flags)
        name = buffer.value.decode("utf-8", "replace")
        bold = is_bold(name, flags.value) or raw.FPDFText_GetFontWeight(handle, index) >= _BOLD_WEIGHT
        font = Font(plain_name(name), bold, is_italic(name, flags.value))
        return self.fonts.setdefault(font, len(self.fonts))

    def _fill(self, handle: Any, index: int) -> int:
        parts = [ctypes.c_uint() for _ in range(4)]
        found = raw.FPDFText_GetFillColor(handle, index, *parts)
        colour = hex_colour(tuple(part.value / 255 for part in parts[:3])) if found else None
        return self.colours.setdefault(colour, len(self.colours))

    # -- drawings
    def _shapes(self, item: Any, seq: int) -> Iterator[Shape]:
        fill_mode, stroke = ctypes.c_int(), raw.FPDF_BOOL()
        raw.FPDFPath_GetDrawMode(item.raw, fill_mode, stroke)
        if not fill_mode.value and not stroke.value:
            return
        fill = self._paint(item, raw.FPDFPageObj_GetFillColor) if fill_mode.value else None
        line = self._paint(item, raw.FPDFPageObj_GetStrokeColor) if stroke.value else None
        width = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(item.raw, width)
        own = item.get_matrix()
        matrix: Matrix = (own.a, own.b, own.c, own.d, own.e, own.f) if own else IDENTITY
        for points in self._subpaths(item, matrix):
            xs, ys = [point[0] for point in points], [point[1] for point in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            yield Shape(kind_of(points), *box, points, width.value, fill, line, 0, seq)

    def _subpaths(self, item: Any, matrix: Matrix) -> Iterator[tuple[tuple[float, float], ...]]:
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for number in range(raw.FPDFPath_CountSegments(item.raw)):
            segment = raw.FPDFPath_GetPathSegment(item.raw, number)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind not in _POINT_SEGMENTS:
                continue
            if kind == raw.FPDF_SEGMENT_MOVETO and len(points) > 1:
                yield tuple(points)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                points = []
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            inner = apply_point(matrix, x.value, y.value)
            outer = apply_point(self.matrix, *inner)
            points.append((outer[0], self.height - outer[1]))
            if raw.FPDFPathSegment_GetClose(segment) and points[-1] != points[0]:
                points.append(points[0])
        if len(points) > 1:
            yield tuple(points)

    def _paint(self, item: Any, getter: Any) -> str | None:
        parts = [ctypes.c_uint() for _ in range(4)]
        found = getter(item.raw, *parts)
        return hex_colour(tuple(part.value / 255 for part in parts[:3])) if found and parts[3].value else None

    def _box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        one = apply_point(self.matrix, box[0], box[1])
        other = apply_point(self.matrix, box[2], box[3])
        left, right = sorted((one[0], other[0]))
        low, high = sorted((one[1], other[1]))
        return left, self.height - high, right, self.height - low


def glyph_reach(
    origin: tuple[Floats, Floats], box: tuple[Floats, Floats, Floats, Floats], cos: Floats, sin: Floats
) -> Floats:
    """Return how far, in points, glyphs that run along (`cos`, `sin`) reach from their origins.

    Where a font does not say how wide a glyph is, its box is that of its ink and begins behind its origin.
    """
    level = np.abs(cos) >= np.abs(sin)
    low, high, begun = np.where(level, box[0], box[1]), np.where(level, box[2], box[3]), np.where(level, *origin)
    reach = np.where(np.where(level, cos, sin) >= 0, high - begun, begun - low)
    return np.where(reach > 0, reach, high - low)


def _sorted_box(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, right = sorted((box[0], box[2]))
    low, high = sorted((box[1], box[3]))
    return left, low, right, high
