"""The raised marks that point to notes, which no reader of names or figures is to take for letters or digits.

Belongs here: telling a note's mark from a power. Does not belong here: what the layout writes raised (`articles`).
"""

from __future__ import annotations

import re

_DIGITS = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
_ANY = re.compile(_DIGITS)
_MORE = rf"(?:(?:,[ ]?|[⁻–-]){_DIGITS}{{1,3}})*"
#: Marks glued to a number (1,529² a litre, 12%³; no power of ten), to the stop of a sentence, or to a word: one or a
#: list of them (.¹²,¹⁵⁻¹⁸).
_MARK = re.compile(
    rf"""(?<=[\d%])(?<!\b10){_DIGITS}{{1,2}}{_MORE}(?=[\s,.;:)]|$)
    |(?<=[.,;:!?"”’)\]]){_DIGITS}{{1,3}}{_MORE}(?=[\s”’"]|$)
    |(?:(?<=[^\W\d_]{{3}}){_DIGITS}{{1,3}}{_MORE}|(?<=[A-Z]{{2}})[¹⁴⁵⁶⁷⁸⁹]{_MORE})(?=[\s,.;:!?)—–]|$)""",
    re.VERBOSE,
)
#: Marks in brackets, glued to what they are for: Hale[3], the prize.[57][58], old)[¹¹], mills[note 1], 40[a].
_BRACKETED = re.compile(
    rf"""(?<=[^\W_]|[.,;:!?"”’)\]%])
    \[(?:\d{{1,3}}(?:(?:,[ ]?|[-–])\d{{1,3}})*|{_DIGITS}{{1,3}}|(?:note|notes|nb)[ ]\d{{1,2}}|[a-h]|citation[ ]needed)\]
    (?=[\[\s,.;:!?)—–”’"]|$)""",
    re.VERBOSE,
)
#: A word behind a number whose mark is a power of it: 40 metres².
_POWER = re.compile(r"\d[ ]?[A-Za-z]+$")


def without_note_marks(text: str) -> str:
    """Return `text`, letter for letter, with blanks where it has note marks."""
    if "]" in text:
        text = _BRACKETED.sub(_all_blank, text)
    return text if text.isascii() or _ANY.search(text) is None else _MARK.sub(_blank, text)


def _all_blank(mark: re.Match[str]) -> str:
    return " " * len(mark.group())


def _blank(mark: re.Match[str]) -> str:
    is_power = mark.group() in ("²", "³") and _POWER.search(mark.string, max(0, mark.start() - 20), mark.start())
    return mark.group() if is_power else " " * len(mark.group())
