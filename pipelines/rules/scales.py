"""How heads, titles and notes print a scale, and what is counted behind one.

Belongs here: bringing spellings of a scale to those of the tables of scales, and the words that leave a text nothing
but a unit. Does not belong here: what a scale is worth (``graphics/hint_units.tsv``), and units.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.rules import load_lines

#: ``1 000``, ``10 000``, ``100 000``: a blank parts the thousands.
BLANK_IN = re.compile(r"(?<![\d.,])(1(?:00?)?)[ \u00a0\u2009\u202f](000(?:[ \u00a0\u2009\u202f]000)?)(?![\d.,])")
#: ``000'``, ``'000s``, ``000s``: three noughts with their apostrophe anywhere.
NOUGHTS = re.compile(r"(?<![\w.,'’‘])['’‘`´]?000(?:['’‘`´]s?|s)?(?![\w.,]\d|\w)")
#: ``x 1,000``, ``×1000``: times so many.
TIMES = re.compile(r"(?i)(?<!\w)[x×*]\s?(?=1(?:0{3,6}|0{0,2},000(?:,000)?)(?![\d.,]))")
#: ``N'million``: an apostrophe links a currency's mark and its scale.
LINKED = re.compile(r"(?i)(?<=[^\W\d_$€£¥₹])['’](?=(?:thousand|million|billion|trillion|mn|bn|m\b))")
#: What leads into a unit: ``Unit: thousand tonnes``, ``Units – km``, ``(Unit of measure: ha)``.
UNIT_LEAD = re.compile(
    r"(?i)^[(\[]?\s*(?:units?(?:\sof\smeasure(?:ment)?)?|measures?|scale|measured|expressed)\s?(?:[:=–—-]\s?|in\s)(?=\S)"
)
#: A size before what is counted, or behind it: ``60-kg bags``, ``bales of 170 kg``, ``bags (60 kg)``.
SIZED = re.compile(
    r"(?i)^\d+(?:\.\d+)?[- ]?(?:kgs?|lbs?|kilograms?|pounds?|g|litres?|l)\b[- ]?\s?"
    r"|\s(?:of|@)\s\d+(?:\.\d+)?[- ]?(?:kgs?|lbs?|kilograms?|pounds?|g|litres?)(?:\seach)?$"
)
#: What is counted has so many words at most, all in small letters where they are several.
MOST_COUNTED_WORDS = 3
SMALL_WORD = re.compile(r"[a-z][a-z’'-]*")

#: ``10³ t``, ``× 10^6``, ``10⁹/L``: a power of ten, with which a unit begins.
POWER = re.compile(r"^[x×]?[ ]?10(?:\^(?P<plain>\d{1,2})|(?P<raised>[³⁴⁵⁶⁷⁸⁹]|¹²))(?=[ /]|$)")
SCALE_OF_POWER = {3: "1,000", 4: "10,000", 5: "100,000", 6: "million", 7: "10 million", 8: "100 million", 9: "billion",
                  12: "trillion"}  # fmt: skip
RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
#: ``t ha⁻¹``, ``m³ s⁻¹``, ``kg ha-1``: a unit to a negative power stands behind a stroke elsewhere.
INVERSE = re.compile(
    r"(?<=[A-Za-zµ²³%])[ ·⋅]?(?P<unit>[A-Za-zµ]{1,6})⁻(?P<raised>[¹²³])"
    r"|(?<=\b[A-Za-zµ])[ ](?P<short>[a-z]{1,2}|L)[-−](?P<plain>[123])(?!\w)"
    r"|(?<=\b[A-Za-zµ][A-Za-z23²³])[ ](?P<brief>[a-z]{1,2}|L)[-−](?P<of>[123])(?!\w)"
)


@lru_cache(maxsize=4096)
def plain_scale(text: str) -> str:
    """Return a text with its scales and units spelled as their tables have them: ``'000``, ``10,000``, ``t/ha``."""
    if "10" in text:
        text = POWER.sub(_scale_of, text)
    if "⁻" in text or "-" in text or "−" in text:
        text = INVERSE.sub(_stroke, text)
    if "000" in text:
        text = BLANK_IN.sub(lambda match: f"{match[1]},{re.sub(r'[^0]', ',', match[2])}", text)
        text = TIMES.sub("", text)
        text = NOUGHTS.sub("'000", text)
    return LINKED.sub(" ", text) if "'" in text or "’" in text else text


def _scale_of(power: re.Match[str]) -> str:
    exponent = int((power["plain"] or power["raised"]).translate(RAISED))
    return SCALE_OF_POWER.get(exponent, power.group())


def _stroke(factor: re.Match[str]) -> str:
    power = (factor["raised"] or factor["plain"] or factor["of"]).translate(RAISED)
    return f"/{factor['unit'] or factor['short'] or factor['brief']}{'' if power == '1' else power}"


def without_unit_lead(text: str) -> str:
    """Return a line without the words that say that a unit follows: ``Unit:``."""
    return UNIT_LEAD.sub("", text)


@lru_cache(maxsize=4096)
def names_counted(text: str) -> bool:
    """Tell whether a text names in a few small words things that are counted: ``head``, ``60-kg bags``."""
    words = SIZED.sub("", text).split()
    if not 0 < len(words) <= MOST_COUNTED_WORDS or words[-1].lower() not in counted_nouns():
        return False
    return len(words) == 1 or all(SMALL_WORD.fullmatch(word) for word in words)


@cache
def counted_nouns() -> frozenset[str]:
    return frozenset(load_lines("graphics/counted_nouns.txt"))
