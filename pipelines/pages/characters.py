"""What a glyph's text says: ligatures apart, invisible characters dropped, unmapped glyphs recognised.

Belongs here: one glyph's characters. Does not belong here: anything that needs a glyph's neighbours or its place.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pipelines.rules import load_tsv

#: pdfminer's words for a glyph that its font maps to no character.
_UNMAPPED = re.compile(r"\(cid:\d+\)|\ufffd")
SUPERSCRIPT_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
#: NFKC is safe here: ligatures, presentation forms, full-width letters, Arabic and CJK compatibility forms. Elsewhere
#: it would turn ½ into 1⁄2 and ² into 2.
_COMPATIBLE = re.compile(r"[\ufb00-\ufb4f\uff01-\uff5e\ufb50-\ufdff\ufe70-\ufefc\u01c4-\u01cc\uf900-\ufaff]")


@cache
def _replacements() -> dict[int, str]:
    return {
        int(rule["from"], 16): "".join(chr(int(code, 16)) for code in (rule["to"] or "").split())
        for rule in load_tsv("pages/characters.tsv")
    }


def clean(text: str) -> str:
    """Return what the glyph text `text` says; "" when it says nothing, " " when it is a space of any width."""
    if len(text) == 1 and "!" <= text <= "~":
        return text
    if not text or _UNMAPPED.fullmatch(text):
        return ""
    text = text.translate(_replacements())
    text = _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    kept = "".join(" " if char.isspace() else char for char in text if not _is_control(char))
    return " " if kept and not kept.strip() else unicodedata.normalize("NFC", kept.strip())


def is_unmapped(text: str) -> bool:
    """Tell whether the font gave no character for the glyph."""
    return not text or _UNMAPPED.search(text) is not None or text == "\x00"


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs", "Cn") and not char.isspace()
