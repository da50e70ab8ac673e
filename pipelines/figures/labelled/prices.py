"""At whose prices a header tells its money: *constant 2015 prices*, *2022$ per kW*, *2024 real U.S. dollars*.

Belongs here: finding these words, so that the unit is read without them and their year is no period. Does not belong
here: the unit itself (labelled.units).
"""

from __future__ import annotations

import re

#: At whose prices money is told, behind its unit; and of which kind it is, before it.
PRICES = re.compile(
    r"(?i),?\s(?:(?:at|in)\s)?(?:(?:constant|current|fixed|chained|market|average)\s)*"
    r"(?:(?:19|20)\d\d(?:[-/–]\d{2,4})?\s)?prices(?:\sof\s(?:19|20)\d\d)?$"
)
CONSTANT = re.compile(r"(?i)^(?:constant|current|nominal|real|chained)\s(?:(?:19|20)\d\d\s)?")
#: The year whose money it is, before the money's name or mark.
MONEY_YEAR = re.compile(
    r"(?i)\b(?:(?:constant|current|nominal|real|chained)\s)?(?:19[5-9]|20[0-4])\d\s?"
    r"(?:(?:constant|nominal|real|chained)\s)?(?=(?:U\.?S\.?\s)?(?:dollars?\b|dol\.|euros?\b|pounds\b|rupees\b|[$€£¥₹]))"
)


def without_money_year(text: str) -> str:
    """Return a header without the year of its money: ``million 2014 dollars`` is ``million dollars``."""
    return MONEY_YEAR.sub("", text) if "0" in text or "19" in text else text
