"""Counting what is printed on a page by its annotations: fields that are filled in, and text boxes laid on top.

Belongs here: counting their characters. Does not belong here: comments, which open as a note and are not printed.

Neither reader of pages draws annotations. They are no part of the body, so they are counted with what is kept out.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf

PARENTS = 20
HIDDEN_FLAGS = 0b100010  # hidden, and not to be viewed: ISO 32000-1, table 165


def annotation_characters(data: bytes, passwords: Sequence[str]) -> dict[int, int]:
    """Return how many characters, spaces aside, annotations show on which page, counted from 1; none where none do.

    Raises pikepdf.PdfError where qpdf cannot open the file.
    """
    for password in ("", *passwords):
        try:
            with pikepdf.open(io.BytesIO(data), password=password) as pdf:
                counts = {number: _on_page(page.obj) for number, page in enumerate(pdf.pages, start=1)}
                return {number: count for number, count in counts.items() if count}
        except pikepdf.PasswordError:
            continue
    return {}


def _on_page(page: Any) -> int:
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return 0
    return sum(len("".join(_shown(one).split())) for one in annotations if isinstance(one, pikepdf.Dictionary))


def _shown(annotation: Any) -> str:
    flags = annotation.get("/F", 0)
    if isinstance(flags, int) and flags & HIDDEN_FLAGS:
        return ""
    if annotation.get("/Subtype") == "/FreeText":
        return _text(annotation.get("/Contents"))
    if annotation.get("/Subtype") == "/Widget" and _inherited(annotation, "/FT") in ("/Tx", "/Ch"):
        return _text(_inherited(annotation, "/V"))
    return ""


def _inherited(field: Any, key: str) -> Any:
    for _ in range(PARENTS):
        if not isinstance(field, pikepdf.Dictionary):
            return None
        if key in field:
            return field.get(key)
        field = field.get("/Parent")
    return None


def _text(value: Any) -> str:
    return str(value) if isinstance(value, pikepdf.String) else ""
