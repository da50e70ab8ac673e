"""Regular inflection of English verbs.

Belongs here: spelling rules. Does not belong here: irregular forms, which the list of verbs gives.
"""

from __future__ import annotations

import re

VOWELS = re.compile(r"[aeiouy]+")


def inflections(base: str) -> tuple[str, str, str]:
    """Return the regular third person, past and -ing forms of a verb."""
    third = base + ("es" if base.endswith(("s", "x", "ch", "sh", "z", "o")) else "s")
    past, gerund = base + "ed", base + "ing"
    if base.endswith("e"):
        past, gerund = base + "d", base[:-1] + "ing"
    elif base.endswith("y") and base[-2] not in "aeiou":
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    elif (
        len(VOWELS.findall(base)) == 1
        and base[-1] not in "aeiouwxy"
        and base[-2] in "aeiou"
        and base[-3:-2] not in tuple("aeiou")
    ):
        past, gerund = base + base[-1] + "ed", base + base[-1] + "ing"
    return third, past, gerund
