"""The characters of bitmap fonts that TeX's drivers embed: each glyph is named after its code (``a28``), which says
nothing to any reader.

Belongs here: telling such fonts, which of TeX's encodings one is in, and what its codes stand for. Does not belong
here: fonts with outlines, whose glyphs have names (`builtin`), and tables of characters (`tounicode`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name

from pipelines.pages.builtin import differences
from pipelines.rules import load_tsv

_LETTERS = frozenset((*range(65, 91), *range(97, 123)))
_DIGITS = frozenset(range(48, 58))
#: Codes beyond ASCII that texts in one of the encodings use often, and in the other seldom: ligatures, dashes, quotes.
_OFTEN_IN_T1 = frozenset((16, 17, 21, 22, 27, 28, 29, 30, 31))
_OFTEN_IN_OT1 = frozenset((11, 12, 13, 14, 15, 18, 19, 123, 124))
_ASCII = 128


def bitmap_encoding(spec: Mapping[str, object]) -> dict[int, str]:
    """Return what the codes of the font with the dictionary `spec` stand for; nothing where it is no such font, or its
    codes do not tell which encoding it is in."""
    if literal_name(spec.get("Subtype")) != "Type3" or "ToUnicode" in spec:
        return {}
    codes = _codes(resolve1(spec.get("Encoding")))
    encoding = _encoding_of(codes) if codes else None
    return {code: text for code, text in _tables()[encoding].items() if code in codes} if encoding else {}


@cache
def _tables() -> dict[str, dict[int, str]]:
    tables: dict[str, dict[int, str]] = {}
    for row in load_tsv("pages/tex_encodings.tsv"):
        tables.setdefault(row["encoding"], {})[int(row["code"])] = row["to"]
    return tables


def _codes(encoding: object) -> frozenset[int]:
    """Return the codes of a font whose glyphs are all named after theirs; none of any other."""
    found: set[int] = set()
    for code, name in differences(encoding):
        if name == f"a{code}":
            found.add(code)
        elif name != ".notdef":
            return frozenset()
    return frozenset(found)


def _encoding_of(codes: frozenset[int]) -> str | None:
    tables = _tables()
    if not codes & (_LETTERS | _DIGITS):
        symbols = ("TS1",) if max(codes) >= _ASCII else ("OML", "OMS")
        return next((name for name in symbols if codes <= tables[name].keys()), None)
    beyond = sum(code >= _ASCII for code in codes)
    for_t1, for_ot1 = beyond + len(codes & _OFTEN_IN_T1), len(codes & _OFTEN_IN_OT1)
    return "T1" if for_t1 > for_ot1 else "OT1" if for_ot1 > for_t1 else None
