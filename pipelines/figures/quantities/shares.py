"""Shares of so many: *one in five*, *4 out of 10*, *3 in 10,000*.

Belongs here: which two numbers make a share. Does not belong here: other numbers that belong together (`joining`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipelines.figures.lexicon.vocabulary import is_plural, vocabulary
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.quantities.amounts import Quantity

MANY = 100
#: Wholes that shares are told of: 3 in 10,000.
POWERS_OF_TEN = (100, 1_000, 10_000, 100_000, 1_000_000)
SHARE = re.compile(r"[ ](?:(?:[A-Za-z]+[ ])?(?P<link>in|out[ ]of|of[ ]every|in[ ]every)(?:[ ]every)?)[ ]$")


def join_shares(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Join ``one in five``, ``4 out of 10`` to one fraction."""
    joined: list[Quantity] = []
    index = 0
    while index < len(quantities):
        here = quantities[index]
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        if following is not None and _is_share(text, here, following):
            end = following.number_end
            joined.append(
                replace(here, end=end, text=text[here.start : end], value=here.value / following.value,
                        form="share", unit=None, unit_kind="ratio", per=None, per_unit=None, rule_id="quantity.share",
                        number_end=end, explicit_unit=False, plain_integer=False)
            )  # fmt: skip
            index += 2
            continue
        joined.append(here)
        index += 1
    return joined


def _is_share(text: str, here: Quantity, following: Quantity) -> bool:
    link = SHARE.fullmatch(text[here.number_end : following.number_start])
    if link is None or here.per is not None:
        return False
    whole = here.value % 1 == 0 and following.value % 1 == 0 and 0 < here.value < following.value
    of_money = " every " in link.group() and following.unit_kind == "currency"  # 1 of every 3 dollars
    if not whole or (following.explicit_unit and not of_money) or following.value_high is not None:
        return False
    adjacent = text[here.number_end : following.number_start].split()[0] in words("share_starts")
    if link["link"] == "in":
        if not adjacent and (_occasions().match(text, following.number_end) or _counts_more(text, here, following)):
            return False  # dropped one set in six matches; two people in six villages
        if not adjacent and not (here.value == 1 or following.value in (3, 4, 5, 6, 8, 10, 20, 100)):
            return False
        if here.value > 1 and "digits" == here.form == following.form and _is_odd_whole(following.value):
            return False  # above 5 in 17 wards
        return (here.value < 10 and (following.form == "words" or following.value <= 100 or here.value == 1)) or (
            following.value in POWERS_OF_TEN
        )
    if not adjacent and here.value >= MANY and link["link"] == "out of":
        return False  # won by 401 votes out of 23,000
    return link["link"] != "of every" or adjacent


def _is_odd_whole(value: float) -> bool:
    """Whether nobody tells shares of so many: 17 wards, where 3 in 8 and 7 in 20 are told."""
    return 12 < value < MANY and value % 5 != 0


def _counts_more(text: str, here: Quantity, following: Quantity) -> bool:
    """Whether the second of two numbers has a plural of its own: *two goals in six league matches*."""
    behind = PLURAL_BEHIND.match(text, following.number_end) if here.value > 1 else None
    return behind is not None and vocabulary().closed.get(behind["before"] or "") is None and is_plural(behind["noun"])


PLURAL_BEHIND = re.compile(r"[ ](?:(?P<before>[a-z-]+)[ ])??(?P<noun>[a-z]{3,}s)\b")


@cache
def _occasions() -> re.Pattern[str]:
    return re.compile(rf"[ ](?:{alternatives('share_occasions')})\b")
