"""A page's structure tree as PDFium follows it.

Belongs here: walking the tree within bounds. Does not belong here: what its elements mean (`structure`).

pdfplumber reads structure trees, too, but takes the file's word for everything: it fails on elements without a parent,
and walks in circles for ever; and parsing thousands of elements in Python costs more than all else on a page.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from pipelines.pages.structure import CELLS, MOST_SPANNED, Element, PageStructure

#: A page whose tree has more elements, or nests them deeper, has no structure that anybody made on purpose.
MOST_ELEMENTS = 20_000
DEEPEST = 60
#: Names of structure types are shorter than this, in bytes of UTF-16.
_NAME_BYTES = 128


def read_tree(page: Any) -> PageStructure | None:
    """Return the structure of a page that PDFium has opened; None where it has none, or one beyond all bounds."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    try:
        walk = _Walk()
        for number in range(min(raw.FPDF_StructTree_CountChildren(tree), MOST_ELEMENTS + 1)):
            if not walk.follow(raw.FPDF_StructTree_GetChildAtIndex(tree, number), None, 0):
                return None
    finally:
        raw.FPDF_StructTree_Close(tree)
    return PageStructure(tuple(walk.elements), tuple(walk.marks)) if walk.marks else None


class _Walk:
    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.marks: list[tuple[int, int]] = []
        self._buffer = ctypes.create_string_buffer(_NAME_BYTES)

    def follow(self, element: Any, parent: int | None, depth: int) -> bool:
        """Take in an element and all in it; False when that is beyond all bounds."""
        if not element:  # PDFium keeps the place of a child without text on the page: in a row, of an empty cell
            if parent is not None and self.elements[parent].role == "TR":
                self.elements.append(Element("TD", parent))
            return True
        if depth > DEEPEST or len(self.elements) >= MOST_ELEMENTS:
            return False
        place = len(self.elements)
        role = self._role(element)
        self.elements.append(Element(role, parent, *(_spans(element) if role in CELLS else (1, 1))))
        count = raw.FPDF_StructElement_CountChildren(element)
        if len(self.marks) + count > 10 * MOST_ELEMENTS:
            return False
        for number in range(count):
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, number)
            if mark >= 0:
                self.marks.append((mark, place))
            elif not self.follow(raw.FPDF_StructElement_GetChildAtIndex(element, number), place, depth + 1):
                return False
        return True

    def _role(self, element: Any) -> str:
        length = raw.FPDF_StructElement_GetType(element, self._buffer, _NAME_BYTES)
        if not 2 <= length <= _NAME_BYTES:
            return ""
        return self._buffer.raw[: length - 2].decode("utf-16-le", "replace")


def _spans(cell: Any) -> tuple[int, int]:
    """Return over how many rows and columns a cell reaches."""
    high = wide = 1
    for number in range(min(raw.FPDF_StructElement_GetAttributeCount(cell), 8)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(cell, number)
        high, wide = _count(attributes, b"RowSpan", high), _count(attributes, b"ColSpan", wide)
    return high, wide


def _count(attributes: Any, name: bytes, otherwise: int) -> int:
    value = raw.FPDF_StructElement_Attr_GetValue(attributes, name) if attributes else None
    number = ctypes.c_float()
    if not value or not raw.FPDF_StructElement_Attr_GetNumberValue(value, ctypes.byref(number)):
        return otherwise
    return int(number.value) if 1 <= number.value <= MOST_SPANNED else otherwise
