"""Numbers that belong together: ranges, lists with one unit, and pairs that are scores.

Belongs here: what two neighbouring quantities make. Does not belong here: reading either of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipelines.figures.lexicon.changes import changes, size_of_change
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.quantities.amounts import Quantity, clean

#: How many of the second make one of the first, where two amounts are one: 5 feet 2 inches, 13 dollars 45 cents.
PARTS = {("ft", "in"): 12.0, ("lb", "oz"): 16.0}
FOOT_MARKS, INCHES_OF_FOOT = ("'", "’", "′"), 12.0
PART_GAP = re.compile(r"[ ](?:and[ ])?|-")
INCHES = re.compile(r"-(?P<inches>\d|1[01])(?![\w.,]\d|-|%)")
UNCERTAIN = re.compile(r"[ ]?(?:±|\+/-)[ ]?$")


def join_parts(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Join what is one amount in two units, and what stands behind ± to the amount that is so uncertain."""
    joined: list[Quantity] = []
    for following in quantities:
        here = joined[-1] if joined else None
        if here is None:
            joined.append(following)
            continue
        gap = text[here.end : following.number_start]
        if gap in FOOT_MARKS and following.unit == "in" and here.plain_integer and following.value < INCHES_OF_FOOT:
            end = following.end  # 5'11"
            value = clean(here.value + following.value / INCHES_OF_FOOT)
            joined[-1] = replace(here, end=end, text=text[here.start : end], number_end=following.number_end,
                                 value=value, mantissa=value, unit="ft",
                                 unit_kind="length", explicit_unit=True, plain_integer=False,
                                 rule_id=here.rule_id + ".length.in-parts")  # fmt: skip
            continue
        uncertain = UNCERTAIN.fullmatch(gap) is not None
        part = 0.0 if uncertain else _part(here, following) if PART_GAP.fullmatch(gap) is not None else None
        if part is None:
            joined.append(following)
            continue
        end = following.end
        unit = here if here.unit is not None else following
        whole = clean(here.value + part)
        mantissa = whole if part else here.mantissa  # by which a number that goes on with it is scaled
        joined[-1] = replace(here, end=end, text=text[here.start : end], value=whole, mantissa=mantissa,
                             unit=unit.unit, unit_kind=unit.unit_kind, explicit_unit=unit.explicit_unit,
                             hyphenated=following.hyphenated, number_end=following.number_end,
                             plain_integer=False, rule_id=here.rule_id + ".in-parts")  # fmt: skip
    return _with_stones(text, [_with_inches(text, q) for q in joined])


def _part(here: Quantity, following: Quantity) -> float | None:
    """Return what a smaller unit adds to the amount before it, in the unit of that; None where it is its own amount."""
    if not here.explicit_unit or not following.explicit_unit or following.bound != "exact":
        return None
    if (whole := PARTS.get((here.unit or "", following.unit or ""))) is not None:
        return following.value / whole if following.value < whole else None
    cents = here.unit == following.unit and here.unit_kind == "currency" and following.value < 1.0 <= here.value
    cents = cents and here.scale == 1.0  # the consensus of $14.4 billion and 31 cents
    return following.value if cents and following.mantissa >= 1.0 and here.value % 1 == 0 else None


def _with_inches(text: str, quantity: Quantity) -> Quantity:
    """Read *6-foot-4* as one height."""
    if quantity.unit != "ft" or not quantity.hyphenated or (inches := INCHES.match(text, quantity.end)) is None:
        return quantity
    value = clean(quantity.value + int(inches["inches"]) / 12.0)
    return replace(quantity, end=inches.end(), text=text[quantity.start : inches.end()], value=value, mantissa=value,
                   number_end=inches.end(), rule_id=quantity.rule_id + ".in-parts")  # fmt: skip


STONES = re.compile(r"(?<![\w.,])(?P<stones>\d{1,2})(?:[ ]?st|[ ]stone)[ ]$")
POUNDS_TO_STONE = 14.0


def _with_stones(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Read *15st 4lb* as one weight, in pounds."""
    out: list[Quantity] = []
    for quantity in quantities:
        if quantity.unit == "lb" and quantity.value < POUNDS_TO_STONE:
            stones = STONES.search(text, max(0, quantity.start - len("15 stone ")), quantity.start)
            if stones is not None:
                start, value = stones.start(), quantity.value + POUNDS_TO_STONE * int(stones["stones"])
                out = [before for before in out if before.start < start]
                quantity = replace(quantity, start=start, number_start=start, text=text[start : quantity.end],
                                   value=value, mantissa=value,
                                   rule_id=quantity.rule_id + ".in-parts")  # fmt: skip
        out.append(quantity)
    return out


MILLIONS = re.compile(r"[\d.]+m")
OF_WHAT_WAS = re.compile(r"[ ]of[ ](?:it|that|this|which|them)\b")


def spread_millions(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Read *m* as millions behind an amount printed so: *fell by 2.2m tonnes to 20.3m*, *£4m to 5.2m*."""
    out: list[Quantity] = []
    for quantity in quantities:
        printed = text[quantity.number_start : quantity.end]
        before = out[-1] if out else None
        alike = before is not None and before.scale == 1e6 and before.unit_kind != "length"
        counted = alike and before is not None
        part = OF_WHAT_WAS.match(text, quantity.end) is not None and quantity.unit == "m"
        money = next((q for q in reversed(out) if q.unit_kind == "currency"), None) if part else None
        if money is not None and MILLIONS.fullmatch(printed):
            value = clean(quantity.value * 1e6)  # spends 1.8bn euros, 400m of it on a warehouse
            quantity = replace(quantity, value=value, scale=1e6, unit=money.unit, unit_kind="currency",
                               number_end=quantity.end, rule_id="quantity.digits.currency")  # fmt: skip
        elif quantity.unit == "m" and MILLIONS.fullmatch(printed) and (counted or _counts_people(text, quantity)):
            quantity = replace(quantity, value=clean(quantity.value * 1e6), scale=1e6, unit=None, unit_kind="count",
                               explicit_unit=False, number_end=quantity.end, rule_id="quantity.digits")  # fmt: skip
        out.append(quantity)
    return out


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives('counted_by_the_million')})\b[^.;:!?]{{0,40}}(?::[ ])?$")


@cache
def _metres() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:{alternatives('measured_in_metres')})\b")


def _counts_people(text: str, quantity: Quantity) -> bool:
    """Tell whether *m* stands behind a number of what is counted in millions: *the population, 5.4m in 2011*."""
    head = text[max(0, quantity.start - 60) : quantity.start]
    return _counted().search(head) is not None and _metres().match(text, quantity.end) is None


MOST_PERCENT = 1000
LIST_GAP = re.compile(r"-?[ ]?(?:,|,?[ ](?:and|or|to|by)|[-–])[ \n]?(?:\$|€|£)?")


def lend_currency(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Give the second number of ``$3-4 million`` the currency that stands before the first: a dash goes on to more."""
    out = list(quantities)
    for index, (here, following) in enumerate(pairwise(quantities)):
        dashed = text[here.end : following.number_start] in DASHES and following.form == "digits"
        if not dashed or here.unit_kind != "currency" or following.unit is not None:
            continue
        leads = not text[here.number_start].isdigit() and text[here.end - 1].isdigit()  # the mark stands before
        if leads and following.mantissa > here.mantissa:
            out[index + 1] = replace(following, unit=here.unit, unit_kind="currency", explicit_unit=True)
    return out


SHARED_UNIT = "quantity.shared-unit"


def share_scales(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Give ``1.7, 2.6 and 5.2 million kroner`` one scale and one unit: bare numbers take those of the last."""
    out = list(quantities)
    for index in range(len(out) - 2, -1, -1):
        here, following = out[index], out[index + 1]
        gap = text[here.end : following.number_start]
        if here.text.endswith("dozen") and " to " in gap:
            continue  # the price of a dozen to $9.30
        if LIST_GAP.fullmatch(gap) is None or here.form in ("fraction", "vague", "share", "age"):
            continue
        if following.form in ("fraction", "vague", "share"):
            continue
        if " to " in gap and _is_short_thousand(text, here, following):  # a height of 13 to 14,000 feet
            here = out[index] = replace(here, value=here.value * 1000, mantissa=here.mantissa * 1000)
        chained = following.rule_id == SHARED_UNIT  # 4.1 million, 3.8 million and 3.5 million cubic metres
        if ", " in gap and "and" not in gap and not chained and not _in_list(out, index, text):
            continue
        scale = 1.0
        if here.scale == 1.0 and following.scale > 1.0 and abs(here.value) < 1000 and (
            here.unit is None or here.unit == following.unit or _is_of_money(text, here, following)
        ):  # fmt: skip
            scale = following.scale
        unit_kind = following.unit_kind
        if following.unit_kind == "percent" and here.unit is None and abs(here.value) > MOST_PERCENT:
            continue  # down by 60.6 million or 28 percent
        if here.unit is None and following.unit is not None and (scale > 1.0 or following.explicit_unit or chained):
            factor = following.value / (following.mantissa * following.scale) if following.mantissa else 1.0
            out[index] = replace(
                here, value=clean(here.value * scale * factor), unit=following.unit, unit_kind=unit_kind,
                scale=max(here.scale, scale),
                rule_id=SHARED_UNIT, hyphenated=following.hyphenated,
            )  # fmt: skip
        elif scale > 1.0:
            out[index] = replace(here, value=clean(here.value * scale), scale=scale, plain_integer=False)
    return out


def _is_of_money(text: str, here: Quantity, following: Quantity) -> bool:
    """Whether an amount of money has its scale only behind the level that it went to: *from EUR 2.8 to 2.9 billion*."""
    return (
        here.unit_kind == "currency"
        and following.unit is None
        and text[here.end : following.number_start] == " to "
        and text.endswith("from ", 0, here.start)
    )


def _is_short_thousand(text: str, here: Quantity, following: Quantity) -> bool:
    """Whether the thousands of the lower end of a range are told with the upper only: *10 to 15,000 people*."""
    if not here.plain_integer or following.form != "digits" or following.scale != 1.0 or here.unit is not None:
        return False
    low, high = here.value * 1000, following.mantissa
    near = here.value < 100 and low < high <= 2 * low and high % 1000 == 0
    return (
        near
        and text[following.number_start : following.number_end].endswith(",000")
        and not _changes(text[max(0, here.start - 40) : here.start])
    )


def _in_list(quantities: list[Quantity], index: int, text: str) -> bool:
    """Return True where a comma between two numbers is that of a list which ends in *and* or *or*."""
    following = quantities[index + 1]
    if index + 2 >= len(quantities):
        return False
    gap = text[following.end : quantities[index + 2].number_start]
    return re.fullmatch(r",?[ ](?:and|or)[ ](?:\$|€|£)?", gap) is not None


def without_scores(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Leave out pairs such as *112-104*: joined by a hyphen, without a unit, the first not the smaller."""
    dropped: set[int] = set()
    for index in range(len(quantities) - 1):
        here, following = quantities[index], quantities[index + 1]
        bare = here.plain_integer and following.plain_integer and not here.explicit_unit and not following.explicit_unit
        if bare and text[here.end : following.number_start] in ("-", "–") and here.value >= following.value:
            dropped |= {index, index + 1}
    return [q for index, q in enumerate(quantities) if index not in dropped]


RANGE_GAP = re.compile(r"(?:[ ]?(?:-|–|—)[ ]?|-?[ \n]to[ \n]|[ ]or[ ]|-to-)(?:[<≤][ ]?)?")
#: Both ends are told by signs: ≥18 and <42 kg.
SIGNED_GAP = re.compile(r"[ ](?:and|to)[ ][<≤][ ]?")
FROM_SIGN = re.compile(r"[>≥][ ]?$")


BETWEEN = re.compile(r"(?i)\bbetween[ \n](?:the[ ]ages?[ ]of[ ])?(?:about[ ]|roughly[ ]|some[ ])?$")


FROM = re.compile(r"(?i)\bfrom[ \n](?:about[ ]|roughly[ ]|some[ ]|around[ ]|as[ ]low[ ]as[ ])?$")


ASIDE_FROM = re.compile(r",[ ]from[ ]$")


BY = re.compile(r"(?i)\bby[ \n](?:about[ ]|roughly[ ]|some[ ]|around[ ])?$")


TO = re.compile(r"(?i)\bto[ \n](?:about[ ]|roughly[ ]|some[ ]|around[ ])?$")


EITHER = re.compile(r"(?i)\beither[ \n]$")


RANGING = re.compile(
    r"(?i)\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|anything|span\w*|sentence\w*|aged|ages)\b[^.]{0,30}$"
)


#: From so many times on the second of two numbers is the level reached, behind *by* and elsewhere.
STEP_TO_LEVEL, FAR = 5.0, 20.0
TWICE = 2.0  # up to which the second of two percentages behind *by* is the end of a range: no level is so near a change
EXACT_DIGITS = 3
#: Before a step that is told in another unit: *by 17.9 percent or*.
STEP_AGAIN = re.compile(r"(?i)\bby\s(?:[^.;]|\.(?=\d)){1,36}\sor\s(?:about\s|some\s|around\s)?$")
DASHES = ("-", "–", "‑")
LINKED_RANGE = re.compile(r"[ \n](?:and|to)[ \n]")


FIVE_DIGITS = 10_000
OF_YEAR = re.compile(r"(?i)\b(?:for|in|during|since) (?:19|20)\d\d$")
YEAR_TO_YEAR = re.compile(r"(?:19|20)\d\d\b(?![,.]\d)")


def join_ranges(text: str, quantities: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for following in quantities:
        here = joined[-1] if joined else None
        if here is not None and _is_range(text, here, following):
            start = here.start
            between = BETWEEN.search(text[max(0, start - 32) : start])
            between = between or (FROM_SIGN.search(text, 0, start) if SIGNED_GAP.match(text, here.end) else None)
            if between is not None:
                start = start - len(between.group())
            joined[-1] = replace(
                following, start=start, text=text[start : following.end], value=min(here.value, following.value),
                value_high=max(here.value, following.value), bound="range", number_start=here.number_start,
                rule_id="quantity.range",
                form="age" if here.form == "age" else following.form, unit=following.unit or here.unit,
                unit_kind=following.unit_kind if following.unit else here.unit_kind, mantissa=here.mantissa,
                explicit_unit=here.explicit_unit or following.explicit_unit, plain_integer=False,
            )  # fmt: skip
        else:
            joined.append(following)
    return joined


def _is_range(text: str, here: Quantity, following: Quantity) -> bool:
    gap = text[here.end : following.number_start]
    if here.bound == "range" or following.bound == "range" or here.form in ("share", "multiple", "vague"):
        return False
    if "fraction" in (here.form, following.form) and here.form != following.form:
        return False
    if OF_YEAR.search(text, here.start - 8, here.end) and not YEAR_TO_YEAR.match(text, following.number_start):
        return False  # brings the total for 2024 to 38,907
    if YEAR_TO_YEAR.fullmatch(text, here.start, here.end) and following.value >= FIVE_DIGITS:
        return False  # brings the total for 2024 to 38,907
    falls = here.value > following.value and LINKED_RANGE.fullmatch(gap) and BETWEEN.search(text, 0, here.start)
    if here.value >= following.value and not falls:
        return False  # but: between 8% to 4%, the higher end first
    if here.unit != following.unit and here.unit is not None and following.unit is not None:
        return False
    head = text[max(0, here.start - 60) : here.start]
    if LINKED_RANGE.fullmatch(gap) and BETWEEN.search(head):
        return True
    if SIGNED_GAP.fullmatch(gap) and FROM_SIGN.search(head):
        return True
    if RANGE_GAP.fullmatch(gap) is None or (here.hyphenated and not following.hyphenated):
        return False
    if "to" in gap and STEP_AGAIN.search(head) is not None:
        return False  # fell by 17.9 percent or 1.2 billion euros to 5.3 billion euros
    levels = here.explicit_unit and following.explicit_unit and here.value * STEP_TO_LEVEL > following.value
    if "to" in gap and TO.search(head) and levels:
        return True  # is lowered to $7.50 to $8.70
    stepped = "to" in gap and BY.search(head) is not None and here.explicit_unit and following.explicit_unit
    if stepped and here.unit != "%" and _is_finer(here, following):
        return False  # raised the price of its plan by $3 to $22.99
    if ", by " in head[-5:] and "to" in gap and following.value > STEP_TO_LEVEL * here.value > 0:
        return False  # fell for the sixth quarter in a row, by 58,000 to 957,000
    money = here.unit != "%" and here.explicit_unit and following.value > STEP_TO_LEVEL * here.value > 0
    if money and "to" in gap and size_of_change().search(head) is not None:
        return False  # an increase in the deficit of 0.6 billion to 65.4 billion
    if FROM.search(head) and gap not in ("-", "–"):  # sprints from 0-62 mph
        apart = ASIDE_FROM.search(head) is not None and not _changes(head)  # 212 rooms, from 35 to 90 square metres
        return (following.unit_kind == "duration" and not _changes(head)) or apart or _spans(head, following)
    if "to" in gap and (_changes(head) or _repeats_change(text[max(0, here.start - 160) : here.start])):
        whole = here.explicit_unit or text[here.number_start : here.end][-1:].isalpha()
        by = BY.search(head) is not None
        near = here.unit == following.unit == "%" and following.value <= TWICE * here.value  # grew by 3% to 4%
        far = following.value > (STEP_TO_LEVEL if by else FAR) * here.value > 0
        if (by and not near and (whole or _is_exact(here) or _is_exact(following))) or far:
            return False  # grew by 9.3 million to 269.6 million, by 300 to 4,100, by 1,240 to 4,915
    if here.explicit_unit and following.explicit_unit and "to" in gap and _changes(head) and here.unit != "%":
        return False
    if gap.strip() == "or":
        if EITHER.search(head) or (here.explicit_unit and here.form == "digits" and following.explicit_unit):
            return False  # 50 mg or 100 mg: two doses, no range between them
        return (following.value <= 12 * max(1.0, here.value) and here.unit == following.unit) or here.unit is None
    if "fraction" in (here.form, following.form):
        return "to" in gap and here.unit == following.unit
    return not (here.explicit_unit and following.unit is None)


def _spans(head: str, following: Quantity) -> bool:
    """Whether the words before *from A to B* make it one range: *ranging from*, and of money *sold from*."""
    sold = following.unit_kind == "currency" and _selling().search(head) is not None
    moves = sold and not _changing_words().isdisjoint({*WORD.findall(head.lower())} - {"from"})
    return (sold and not moves) or RANGING.search(head) is not None


@cache
def _selling() -> re.Pattern[str]:
    made = rf"\b(?:{alternatives('making_prices')})[ ](?:[a-z]+ly[ ])?from[ ]$"
    return re.compile(rf"(?i)\b(?:{alternatives('selling_verbs')})\b[^.;]{{0,45}}$|{made}")


def _is_finer(step: Quantity, level: Quantity) -> bool:
    """Whether the second of two amounts behind *by* is too far from the first, or too exact, to end its range."""
    return level.value > STEP_TO_LEVEL * step.value > 0 or (level.mantissa % 1 != 0 and step.mantissa % 1 == 0)


def _is_exact(quantity: Quantity) -> bool:
    """Whether a number is too exact for one end of a range: three digits and more before its zeros."""
    return quantity.form == "digits" and len(f"{quantity.value:.0f}".rstrip("0")) >= EXACT_DIGITS


#: A clause that leaves out the verb of change of the one before it: *Coal fell by 2,000, and cars by*.
VERBLESS_STEP = re.compile(r"(?i)\b((?:[^.;]|\.(?=\d)){1,120})(?:[;,] (?:and |but )?| and )(?:[\w’-]+ ){1,4}by $")
STEP = re.compile(r"(?i)\bby\b")
WORD = re.compile(r"\w+")
WORD_NEAR = re.compile(r"\w+(?=[^.;]{0,24}$)")


@cache
def _changing_words() -> frozenset[str]:
    return frozenset({*changes().verbs, *words("changing_extra")})


def _changes(head: str) -> bool:
    """Whether a word of change stands shortly before: *from A to B* is then two levels and no range."""
    return not _changing_words().isdisjoint(WORD_NEAR.findall(head.lower()))


def _repeats_change(before: str) -> bool:
    """Whether a clause without a verb goes on from one that tells a change by a step."""
    clause = VERBLESS_STEP.search(before)
    if clause is None or STEP.search(clause[1]) is None:
        return False
    return not _changing_words().isdisjoint(WORD.findall(clause[1].lower()))
