"""A currency that is spelled out before its amount: *reserves of US dollars 3 billion*, *Rupees 300 million*.

Belongs here: telling it from a noun that only stands there. Does not belong here: marks and codes before digits
(numbers), and names behind them (lexicon.units).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.figures.lexicon.units import Unit, read_unit
from pipelines.figures.quantities.numbers import Number
from pipelines.rules import load_tsv

#: The last one or two words before a number, with the word or number before them.
NAMED = re.compile(r"(?:^|(?P<before>\S+)[ ])(?P<name>(?:[A-Z][\w.]*[ ])?[A-Za-z]{4,})[ ]$")
LONGEST = 40
SCALED = 1e5


def currency_before(text: str, number: Number) -> Unit | None:
    """Return the currency whose name stands straight before a number of millions or so, where it ends no amount itself.

    Only what is told in millions, crores or lakhs: *paid in dollars 3 times* names no amount.
    """
    if number.form != "digits" or number.scale < SCALED:
        return None
    named = NAMED.search(text, max(0, number.start - LONGEST), number.start)
    if named is None:
        return None
    for name in (named["name"], named["name"].rpartition(" ")[2]):
        found = read_unit(f" {name}", 0)
        if found is not None and found[1] == len(name) + 1 and found[0].kind == "currency":
            amount = named["before"] is not None and named["name"] == name and _ends_amount(named["before"])
            return None if amount else found[0]
    return None


def _ends_amount(word: str) -> bool:
    """Tell whether a word ends a number, so that the currency behind it is that number's: *40 million* rupees."""
    return word[-1].isdigit() or word.lower().rstrip(".,") in _scales()


@cache
def _scales() -> frozenset[str]:
    return frozenset(row["word"] for row in load_tsv("figures/numerals.tsv") if row["kind"] == "scale")
