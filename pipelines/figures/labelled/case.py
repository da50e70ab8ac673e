"""Times in headers as sentences print them: *Years ended March 31* is *year ended March 31*, *JUL 2023* is *Jul 2023*.

Belongs here: capitals and the plural that only a header has. Does not belong here: short forms of dates
(labelled.periods), and what days a time has.
"""

from __future__ import annotations

import calendar
import re

_MONTHS = sorted(
    {name for names in (calendar.month_name, calendar.month_abbr) for name in names if name} | {"Sept"}, key=len
)
#: A month in capitals beside a number, or before another month: ``31 MAR``, ``JAN-JUN 2023``, ``APRIL 2024``.
CAPITALS = re.compile(rf"\b(?:{'|'.join(name.upper() for name in reversed(_MONTHS))})\b")
#: From a time to a time, in capitals.
TO = re.compile(r"(?<=\d)\sTO\s(?=[A-Z][a-z]{2}|\d)")
#: What ends on a day or in a month, with how many of them before it.
ENDED = re.compile(
    r"(?i)\b(?P<count>(?:\d{1,2}|one|two|three|four|six|nine|twelve)[- ])?(?P<half>half[- ])?"
    r"(?P<unit>years?|quarters?|months?|mths?|weeks?|wks?)[ ]"
    r"(?P<way>ended|ending|to(?!\s+date\b))(?=:?\s+(?:\d|(?-i:[A-Z])))"
)
SHORT = {"mths": "months", "mth": "months", "wks": "weeks", "wk": "week"}


def plain_times(text: str) -> str:
    """Return a header's text with its times in the case and the number that they have in sentences."""
    if CAPITALS.search(text):
        text = TO.sub(" to ", CAPITALS.sub(lambda match: match.group().capitalize(), text))
    return ENDED.sub(_ended, text)


def _ended(match: re.Match[str]) -> str:
    unit, way = match["unit"].lower(), match["way"].lower()
    unit = SHORT.get(unit, unit)
    if match["half"]:
        return f"six months {way}"
    if match["count"]:
        return f"{match['count'].lower()}{unit} {way}".replace("-", " ")
    return f"{unit.removesuffix('s') if unit != 'months' else unit} {way}"
