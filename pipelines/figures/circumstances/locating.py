"""Names that are places, and whether a text says that something is in one: *in Orve*, *arrivals to Norland*.

Belongs here: a name and the words straight before it. Does not belong here: which place a figure holds for (holders,
standing_places).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.lexicon.wordlists import alternatives, words

PLACES = frozenset({"GPE", "LOC"})


@cache
def _located() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)\b(?:{alternatives('place_prepositions')})[ ](?:the[ ])?(?:\w+[ ])?(?:[a-z]+[ ]of[ ](?:the[ ])?)?$"
    )


def is_located(text: str, place: Name) -> bool:
    """Whether a preposition says that something is in a place."""
    before = text[max(0, place.start - 20) : place.start]
    if place.parent is None and before.removesuffix("the ").lower().endswith("outside "):
        return False  # births to women born outside the UK; but 300 homes outside London are near it
    if _located().search(before) is not None:
        return True
    if before.removesuffix("the ").rstrip().rpartition(" ")[2].lower() in words("going_verbs"):
        return True  # 5,380 people reached Italy by sea
    comes = before.removesuffix("the ").removesuffix(" to ").rpartition(" ")[2]
    return before.removesuffix("the ").endswith(" to ") and comes.lower() in words("comings")
