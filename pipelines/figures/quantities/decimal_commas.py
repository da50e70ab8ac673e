"""Numbers whose comma parts decimals, as much of Europe prints them in English too: *65,7%*, *12,5 km*.

Belongs here: telling such a comma from one between thousands or in a list. Does not belong here: tables, which show by
all their cells what a comma is (`graphics.table_values`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.figures.lexicon.units import read_unit
from pipelines.figures.lexicon.wordlists import words

#: A comma before one or two digits, behind at most three or behind thousands parted by points or blanks: 1.234,5.
DECIMAL_COMMA = re.compile(r"(?:\d{1,3}(?:[. ]\d{3})+|\d{1,3}),\d{1,2}(?![\d,]|\.\d)")
SECOND_OF_RANGE = re.compile(r"[ ]?(?:[-–]|to|and)[ ]?\d{1,3},\d{1,2}(?![\d,]|\.\d)")
#: Three digits behind a comma before a scale word: decimals only where the text has others: 13,207 million tonnes.
OF_MILLIONS = re.compile(r"\d{1,2},\d{3}(?=[ ](?:million|billion|trillion)\b)")
SCALE_BEHIND = re.compile(
    r"[ ]?(?:%|‰|per[ ]?cent\b|percentage\b|(?:thousand|million|billion|trillion)s?\b"
    r"|(?:[Mm]io|[Mm]rd|mln|mld|mn|bn)\b)"
)


def decimal_comma(text: str, first: int, is_money: bool) -> re.Match[str] | None:
    """Return the number at `first` where its comma parts decimals, as much of Europe prints them in English too."""
    body = DECIMAL_COMMA.match(text, first)
    if body is None:
        millions = OF_MILLIONS.match(text, first)
        return millions if millions is not None and _parts_decimals(text) else None
    if body.group().startswith("0,") or (is_money and body.group()[-3] == ","):
        return body
    range_ = SECOND_OF_RANGE.match(text, body.end())
    end = range_.end() if range_ is not None else body.end()
    if SCALE_BEHIND.match(text, end):
        return body
    unit = read_unit(text, end)
    return body if unit is not None and text[end : unit[1]].strip() not in words("word_like_marks") else None


@lru_cache(maxsize=8)
def _parts_decimals(text: str) -> bool:
    """Whether a comma before one or two digits parts decimals in a text: *5,70 tonnes per hectare*, *up 14,19%*."""
    bodies = (m for m in DECIMAL_COMMA.finditer(text) if not text[m.start() - 1 : m.start()].isdigit())
    return any(decimal_comma(text, body.start(), False) is not None for body in bodies)
