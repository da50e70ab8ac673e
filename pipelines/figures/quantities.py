"""Quantities in a text: numbers with their unit, bound, range and denominator.

Belongs here: reading what stands in and directly around the number. Does not belong here: what the number is about
(concepts), when it holds (periods) and which way it went (context).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pipelines.figures.numbers import Number, find_numbers
from pipelines.figures.rulebook import pattern_rules
from pipelines.figures.units import Unit, read_unit, unit_table
from pipelines.rules import load_lines, load_tsv


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text: `start` to `end` with bound and unit, `number_start` to `number_end` without the bound.

    `form` is ``digits``, ``words``, ``fraction``, ``vague``, ``share`` (one in five), ``multiple`` (doubled) or ``age``;
    `explicit_unit` is False for a unit borrowed from a neighbour; `hyphenated` is ``30-tonne`` before its noun.
    """

    start: int
    end: int
    text: str
    value: float
    value_high: float | None
    bound: str
    unit: str | None
    unit_kind: str
    per: float | None
    per_unit: str | None
    form: str
    rule_id: str
    number_start: int
    number_end: int
    explicit_unit: bool = False
    hyphenated: bool = False
    signed: bool = False
    plain_integer: bool = False
    mantissa: float = 0.0
    scale: float = 1.0


BLANKS = str.maketrans({c: " " for c in "\u00a0\u2009\u202f\u2007\u200a\u2002\u2003"} | {"−": "-", "\u2012": "-", "\u2011": "-"})
ALONE = re.compile(r"[\s(]*(?P<sign>[-+–]?)[^\w\s]{0,3}\s?(?:\d{1,3}(?: \d{3})+|\d[\d.,']*)\s?[^\d\s]*[\s)*†‡]*")


def normalise(text: str) -> str:
    """Return `text`, letter for letter, with one kind of blank and one kind of minus."""
    plain = text.translate(BLANKS)
    return re.sub(r"(?<![\w–])–(?=[\d.$€£])", "-", plain)


def read_quantities(text: str, published_on: date | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of a short text, such as a table's cell, a label or a sentence, from left to right.

    Names, dates and the like are left out, except where the number is all there is: a cell that says ``2019`` is one.
    """
    plain = normalise(text)
    blocked = () if ALONE.fullmatch(plain) else named_spans(plain)
    return quantities_in(plain, blocked)


def quantities_in(text: str, blocked: tuple[tuple[int, int, str], ...]) -> tuple[Quantity, ...]:
    """Return the quantities of a normalised text that do not lie in the `blocked` spans (start, end, rule id)."""
    numbers = _unblocked(text, blocked)
    if not numbers and not MULTIPLE_HINT.search(text):
        return ()
    quantities = [q for number in numbers if (q := _with_unit(text, number)) is not None]
    quantities = _join_shares(text, quantities)
    quantities = _share_scales(text, quantities)
    quantities = _without_scores(text, _join_ranges(text, quantities))
    ends = frozenset(q.end for q in quantities)
    quantities = [_bounded(text, q, ends) for q in quantities if not _counts_nothing(q)]
    quantities += _multiples(text, quantities)
    return tuple(sorted(quantities, key=lambda q: (q.start, q.end)))


def _counts_nothing(quantity: Quantity) -> bool:
    """*One* and *zero* count only before a unit or a scale word, or in a share."""
    bare = quantity.form == "words" and quantity.unit is None and quantity.value_high is None and quantity.scale == 1.0
    return bare and quantity.value in (0, 1)


def named_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the spans (start, end, rule id) whose numbers only name something, in order of their start."""
    spans: list[tuple[int, int, str]] = []
    has_digit = any(c.isdigit() for c in text)
    for rule in pattern_rules("figures/not_figures.toml"):
        if not has_digit and not rule.rule_id.startswith(("name", "ordinal", "label.spelled", "period", "time")):
            continue
        for match in rule.finditer(text):
            group = "name" if "name" in rule.pattern.groupindex and match["name"] is not None else 0
            spans.append((match.start(group), match.end(group), rule.rule_id))
    return tuple(sorted(spans))


def _unblocked(text: str, blocked: tuple[tuple[int, int, str], ...]) -> list[Number]:
    found = []
    for number in find_numbers(text):
        if any(start < number.end and number.digits_start < end for start, end, _ in blocked):
            continue
        after = text[number.end : number.end + 1]
        if number.form == "code" or (number.form == "digits" and after.isalpha() and read_unit(text, number.end) is None):
            continue
        before = text[number.start - 1 : number.start]
        if number.form == "digits" and (before.isalnum() or (before in "-/" and before)):
            if not (before == "-" and number.start > 1 and text[number.start - 2].isdigit()):
                continue
        found.append(number)
    return found


PER = re.compile(
    r"[ \n](?:per|for[ ]every|for[ ]each)[ \n](?:(?P<count>\d{1,3}(?:,\d{3})*|(?i:hundred|thousand|million))[ \n](?:of[ ])?)?"
    r"(?P<noun>[A-Za-zµ²³-]+(?:[ ](?:births|inhabitants|people|residents|population|metre|meter|kilometre|kilometer|foot|"
    r"mile))?)"
)
SLASH_PER = re.compile(r"/(?P<noun>[A-Za-zµ]+[²³23]?)(?![\w/])")
HYPHEN_PER = re.compile(r"-(?:a|per)-(?P<noun>[a-z]+)")
AGE_AFTER = re.compile(r"-(?:years?|months?|weeks?|days?)-olds?\b|[ ](?:years?|months?|weeks?|days?)[ -](?:old|of[ ]age)\b", re.I)
AGE_BEFORE = re.compile(r"\b(?:aged|ages|age|the[ ]age[ ]of|the[ ]ages[ ]of)[ ](?:of[ ]|between[ ]|under[ ]|over[ ]|about[ ]|from[ ]|just[ ])*$", re.I)
COMMA_AGE = re.compile(r"(?:[A-Z][\w'’.-]+(?:[ ]\([^)]*\))?|(?:^|[.][ ])(?:The|A|An|His|Her)(?:[ ][\w-]+){1,4}),[ ]$")
AGED_PEOPLE = re.compile(r"\b(?:people|those|children|adults|women|men|residents|anyone|everyone|workers|voters|girls|boys|patients|persons|drivers|teenagers|citizens|players)[ ](?:under|over|below|above|aged|older[ ]than|younger[ ]than)[ ]$")
AGE_NOUN = re.compile(r"[ ](?!(?:and|or|in|on|at|to|who|were|are|was|is|with|have|had|from|by|as|will)\b)[a-z]")
HYPHEN_DURATIONS = frozenset({"year", "month", "day", "week", "hour", "min", "quarter", "decade"})


@cache
def _a_per() -> re.Pattern[str]:
    nouns = "|".join(sorted(load_lines("figures/denominators.txt"), key=len, reverse=True))
    return re.compile(rf"[ \n](?:an?|each|every)[ \n](?P<noun>{nouns})(?![\w-])")


def _with_unit(text: str, number: Number) -> Quantity | None:
    end = number.end
    unit: Unit | None = number.currency
    explicit = unit is not None
    hyphenated = False
    if unit is not None and len(_mark_of(text, number)) == 1 and _mark_of(text, number).isalpha() and number.plain_integer:
        return None  # "R2" and "P3" are names; "R2,500" and "R2.5 million" are money
    found = read_unit(text, end)
    if unit is None and found is not None and number.form != "vague":
        candidate, unit_end = found
        gap = text[end:unit_end]
        hyphenated = gap.startswith("-")
        if not _misread(text, number, candidate, gap):
            unit, end, explicit = candidate, unit_end, True
        else:
            hyphenated = False
    elif unit is not None and found is not None and found[0].symbol == unit.symbol:
        end = found[1]
    elif number.form == "fraction":
        article = re.compile(r"[ ](?:of[ ])?(?:an?|the|one)(?=[ ])").match(text, end)
        inner = read_unit(text, article.end()) if article else None
        if inner is not None and article and "the" not in article.group() and inner[0].symbol != "%":
            unit, end, explicit = inner[0], inner[1], True
        elif point := re.compile(r"[ ]a(?:[ ]percentage)?[ ]point\b").match(text, end):
            unit, end, explicit = Unit("pp", "percent"), point.end(), True
    form = number.form
    if age := AGE_AFTER.match(text, number.end):
        form, end = "age", age.end()
        unit = Unit(re.split(r"[ -]", age.group().lower())[1].rstrip("s"), "duration")
    elif unit is None and number.plain_integer and 0 < number.value < 120 and _is_age(text, number):
        form, unit = "age", Unit("year", "duration")
    per, per_unit = None, None
    tail = None
    if not hyphenated:
        tail = PER.match(text, end) or _a_per().match(text, end) or (SLASH_PER.match(text, end) if explicit else None)
    elif unit is not None:
        tail = HYPHEN_PER.match(text, end)
    if tail is not None and (explicit or tail.re is PER):
        per = _count_of(tail["count"]) if tail.re is PER and tail["count"] else 1.0
        per_unit = tail["noun"]
        end = tail.end() if unit is not None or tail.re is PER else end
    factor = unit.factor if unit else 1.0
    kind = unit.kind if unit else ("ratio" if form == "fraction" else "count")
    return Quantity(
        number.start, end, text[number.start : end], _clean(number.value * factor) if factor != 1.0 or number.scale != 1.0 else number.value,
        _clean(number.high * factor) if number.high is not None else None,
        "about" if number.form == "vague" else "exact", unit.symbol if unit else None, kind, per, per_unit, form,
        f"quantity.{form}" + (f".{kind}" if unit else ""), number.start, number.end, explicit, hyphenated, number.signed,
        number.plain_integer, number.mantissa, number.scale,
    )  # fmt: skip


def _mark_of(text: str, number: Number) -> str:
    return text[number.start : number.digits_start].strip("+- ")


def _clean(value: float) -> float:
    """Return `value` without the dust of binary arithmetic: 68.4 * 1e9 is 68400000000."""
    rounded = float(f"{value:.12g}")
    return rounded


def _count_of(words: str) -> float:
    spelled = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6}
    return spelled.get(words.lower()) or float(words.replace(",", ""))


def _misread(text: str, number: Number, unit: Unit, gap: str) -> bool:
    """Return True where what looks like a unit is something else."""
    printed = gap.strip(" -\n")
    if printed in ("in", "m", "s", "h", "g", "p", "t", "d", "l", "ft", "A", "N", "J", "V", "c", "K", "C", "L", "kt", "bar") and (
        number.form == "words" or gap.startswith("\n")
    ):
        return True
    if printed == "in":
        return re.compile(r"[ ](?:the|a|an|\d|[A-Z]|every|each|all|its|their|this|that|[a-z]+s\b|some|total)").match(
            text, number.end + len(gap)) is not None or gap.startswith(" ") and not number.value % 1 and (
            number.form == "digits" and not re.match(r"[ ](?:wide|long|thick|tall|deep|high)", text[number.end + len(gap):]))  # fmt: skip
    if printed == '"':
        return not re.search(r"\d\s?\"\s?(?:x|by|wide|long|pipe)", text[number.digits_start : number.end + 12])
    if printed.lower() in ("won",):
        return number.value < 100
    if printed.lower() in ("gold", "value", "top", "bar", "mu", "all"):
        return True
    if printed.lower() in ("second", "quarter") and number.value != 1:
        return not gap.startswith("-")
    if printed.lower() in ("quarters",):
        return number.form == "words"
    return unit.symbol in ("K",) and printed == "K"


def _is_age(text: str, number: Number) -> bool:
    head = text[max(0, number.start - 40) : number.start]
    if AGE_BEFORE.search(head) or (AGED_PEOPLE.search(head) and not AGE_NOUN.match(text, number.end)):
        return True
    if text[number.end : number.end + 1] in (",", ";", ")") and COMMA_AGE.search(head) and number.value > 4:
        following = text[number.end + 1 : number.end + 3]
        return not following[1:2].isdigit() and not re.match(r"\s?\d", following)
    return False


SHARE = re.compile(r"[ ](?:(?:[a-z]+[ ])?(?P<link>in|out[ ]of|of[ ]every|in[ ]every)(?:[ ]every)?)[ ]$")


def _join_shares(text: str, quantities: list[Quantity]) -> list[Quantity]:
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
    if not whole or following.explicit_unit or following.value_high is not None:
        return False
    adjacent = text[here.number_end : following.number_start].split()[0] in ("in", "out", "of")
    if link["link"] == "in":
        if not adjacent and not (here.value == 1 or following.value in (3, 4, 5, 6, 8, 10, 20, 100)):
            return False
        return (here.value < 10 and (following.form == "words" or following.value <= 100 or here.value == 1)) or (
            following.value in (100, 1000)
        )
    return link["link"] != "of every" or adjacent


LIST_GAP = re.compile(r"[ ]?(?:,|,?[ ](?:and|or|to|by)|[-–])[ \n]?(?:\$|€|£)?")


def _share_scales(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Give ``2.1, 3.4 and 4.0 billion euros`` one scale and one unit: bare numbers take them from the last of the list."""
    out = list(quantities)
    for index in range(len(out) - 2, -1, -1):
        here, following = out[index], out[index + 1]
        gap = text[here.end : following.number_start]
        if LIST_GAP.fullmatch(gap) is None or here.form in ("fraction", "vague", "share", "age"):
            continue
        if following.form in ("fraction", "vague", "share"):
            continue
        if ", " in gap and "and" not in gap and not _in_list(out, index, text):
            continue
        scale = 1.0
        if here.scale == 1.0 and following.scale > 1.0 and abs(here.value) < 1000 and (
            here.unit is None or here.unit == following.unit
        ):  # fmt: skip
            scale = following.scale
        unit_kind = following.unit_kind
        if here.unit is None and following.unit is not None and (scale > 1.0 or following.explicit_unit):
            factor = following.value / (following.mantissa * following.scale) if following.mantissa else 1.0
            out[index] = replace(
                here, value=_clean(here.value * scale * factor), unit=following.unit, unit_kind=unit_kind, scale=scale,
                rule_id="quantity.shared-unit", hyphenated=following.hyphenated,
            )  # fmt: skip
        elif scale > 1.0:
            out[index] = replace(here, value=_clean(here.value * scale), scale=scale, plain_integer=False)
    return out


def _in_list(quantities: list[Quantity], index: int, text: str) -> bool:
    """Return True where a comma between two numbers is that of a list which ends in *and* or *or*."""
    following = quantities[index + 1]
    if index + 2 >= len(quantities):
        return False
    gap = text[following.end : quantities[index + 2].number_start]
    return re.fullmatch(r",?[ ](?:and|or)[ ](?:\$|€|£)?", gap) is not None


def _without_scores(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Leave out pairs such as *112-104*: joined by a hyphen, without a unit, the first not the smaller."""
    dropped: set[int] = set()
    for index in range(len(quantities) - 1):
        here, following = quantities[index], quantities[index + 1]
        bare = here.plain_integer and following.plain_integer and not here.explicit_unit and not following.explicit_unit
        if bare and text[here.end : following.number_start] in ("-", "–") and here.value >= following.value:
            dropped |= {index, index + 1}
    return [q for index, q in enumerate(quantities) if index not in dropped]


RANGE_GAP = re.compile(r"[ ]?(?:-|–|—)[ ]?|[ \n]to[ \n]|[ ]or[ ]|-to-")
BETWEEN = re.compile(r"(?i)\bbetween[ \n](?:about[ ]|roughly[ ]|some[ ])?$")
FROM = re.compile(r"(?i)\bfrom[ \n](?:about[ ]|roughly[ ]|some[ ]|around[ ]|as[ ]low[ ]as[ ])?$")
RANGING = re.compile(r"(?i)\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|anything|span\w*|sentence\w*|aged|ages)\b[^.]{0,30}$")
LINKED_RANGE = re.compile(r"[ \n](?:and|to)[ \n]")


def _join_ranges(text: str, quantities: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for following in quantities:
        here = joined[-1] if joined else None
        if here is not None and _is_range(text, here, following):
            start = here.start
            between = BETWEEN.search(text[max(0, start - 20) : start])
            if between is not None:
                start = start - len(between.group())
            joined[-1] = replace(
                following, start=start, text=text[start : following.end], value=here.value, value_high=following.value,
                bound="range", number_start=here.number_start, rule_id="quantity.range",
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
    if here.value >= following.value:
        return False
    if here.unit != following.unit and here.unit is not None and following.unit is not None:
        return False
    head = text[max(0, here.start - 60) : here.start]
    if LINKED_RANGE.fullmatch(gap) and BETWEEN.search(head):
        return True
    if RANGE_GAP.fullmatch(gap) is None or (here.hyphenated and not following.hyphenated):
        return False
    if FROM.search(head):
        return following.unit_kind == "duration" and not CHANGING.search(head) or RANGING.search(head) is not None
    if here.explicit_unit and following.explicit_unit and "to" in gap and CHANGING.search(head) and here.unit != "%":
        return False
    if gap.strip() == "or":
        return following.value <= 12 * max(1.0, here.value) and here.unit == following.unit or here.unit is None
    if "fraction" in (here.form, following.form):
        return "to" in gap and here.unit == following.unit
    return not (here.explicit_unit and following.unit is None)


CHANGING = re.compile(
    r"(?i)\b(?:r[io]se|risen|rises|rising|increas\w+|grew|grow\w*|climb\w+|jump\w+|gain\w*|fell|falls?|falling|drop\w*|declin\w+|"
    r"decreas\w+|slid|slip\w*|cut|cuts|cutting|reduc\w+|rais\w+|lower\w*|improv\w+|narrow\w+|shr[aiu]nk\w*|went|gone|going|"
    r"up|down|from)\b[^.;]{0,24}$"
)


@cache
def _left_bounds() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    rules = [rule for rule in pattern_rules("figures/bounds.toml") if rule.side == "left"]
    return tuple((re.compile(rf"(?:{rule.pattern.pattern})[ \n]*\Z", rule.pattern.flags), rule.value, rule.rule_id) for rule in rules)


LAST_WORD = re.compile(r"(\S+)[ \n]*\Z")


@cache
def _left_hint() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:\b(?:than|exceed\w*|surpass\w*|topp?\w*|pass\w*|over|above|beyond|past|of|under|below|nearly|almost|close|but|"
        r"quite|virtually|approaching|nearing|least|minimum|to|most|maximum|as|within|inside|at|about|around|roughly|"
        r"approximately|approx\.?|circa|ca\.|c\.|some|estimated|near|broadly|so|like|rough|perhaps|maybe|crossed|outstrip\w*|"
        r"from|the)|[~≈<>≤≥=])[ \n]*\Z"
    )


OVER_AS_PREPOSITION = re.compile(r"(?i)(?:\d[\d,.]*|million|billion|percent|%|[a-z]{3,}s|[a-z]+ion|paid|spread|rise|growth|plan|it)[ ]over[ ]*\Z")


def _bounded(text: str, quantity: Quantity, ends: frozenset[int] = frozenset()) -> Quantity:
    """Return `quantity` with the bound that the words around it give, and with those words in its span."""
    right = _right_bound(text, quantity)
    if quantity.bound != "exact":
        return quantity
    head = text[max(0, quantity.start - 48) : quantity.start]
    if head and _left_hint().search(head):
        for pattern, bound, rule_id in _left_bounds():
            match = pattern.search(head)
            if match is None:
                continue
            if match.group().strip().lower() == "over" and quantity.unit_kind == "duration" and quantity.form != "age":
                if OVER_AS_PREPOSITION.search(head):
                    break
            start = quantity.start - (len(head) - match.start())
            if start - 1 in ends and match.group().strip().lower() in ("over", "within", "around"):
                break
            return replace(
                quantity, start=start, text=text[start : quantity.end], bound=bound, rule_id=f"{quantity.rule_id}+{rule_id}"
            )
    return right


def _right_bound(text: str, quantity: Quantity) -> Quantity:
    for rule in pattern_rules("figures/bounds.toml"):
        if rule.side != "right":
            continue
        for place in {quantity.number_end, quantity.end}:
            match = rule.pattern.match(text, place)
            if match is None:
                continue
            end = max(quantity.end, match.end())
            unit, kind, explicit = quantity.unit, quantity.unit_kind, quantity.explicit_unit
            value = quantity.value
            if unit is None and (found := read_unit(text, match.end())) is not None:
                unit, kind, explicit, end = found[0].symbol, found[0].kind, True, found[1]
                value = _clean(value * found[0].factor)
            return replace(
                quantity, end=end, text=text[quantity.start : end], bound=rule.value, value=value, unit=unit,
                unit_kind=kind, explicit_unit=explicit, rule_id=f"{quantity.rule_id}+{rule.rule_id}", plain_integer=False,
            )  # fmt: skip
    return quantity


MULTIPLE_HINT = re.compile(r"(?i)doubl|twice|tripl|trebl|thrice|quadrupl|quintupl|halv|fold\b|times\b")
MULTIPLYING = re.compile(
    r"[ ]times(?=[ ](?:as|more|the|that|those|what|higher|larger|bigger|greater|faster|longer|lower|less|fewer|its|their|his|her|"
    r"older|heavier|stronger|hotter|national|average|normal|last|this|over|likelier|better|worse|smaller|cheaper|brighter)\b|"
    r"[ ]?[,;)])|x(?![\w])|[ -]fold\b"
)
FREQUENCY = re.compile(r"[ ]times\b")


@cache
def _multiple_words() -> tuple[re.Pattern[str], dict[str, tuple[float, re.Pattern[str] | None]]]:
    rows = load_tsv("figures/multiples.tsv")
    table = {
        row["word"]: (float(row["value"]), re.compile(row["following"], re.I) if row["following"] else None) for row in rows
    }
    alternatives = "|".join(sorted(table, key=len, reverse=True))
    return re.compile(rf"(?i)(?<![\w-])({alternatives})(?![\w-])"), table


def _multiples(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Turn ``three times`` into a multiple in place, and return the multiples that have no number: ``doubled``."""
    if not MULTIPLE_HINT.search(text):
        return []
    for index, quantity in enumerate(quantities):
        if quantity.unit is not None or quantity.form in ("fraction", "share", "vague"):
            continue
        match = MULTIPLYING.match(text, quantity.number_end)
        if match is None and (match := FREQUENCY.match(text, quantity.number_end)) is not None:
            continue
        if match is not None:
            quantities[index] = replace(
                quantity, end=match.end(), text=text[quantity.start : match.end()], unit="times", unit_kind="ratio",
                form="multiple", explicit_unit=True, plain_integer=False, rule_id=quantity.rule_id + "+multiple.times",
            )  # fmt: skip
    pattern, table = _multiple_words()
    found = []
    for match in pattern.finditer(text):
        value, following = table[match[1].lower()]
        if following is not None and following.match(text, match.end()) is None:
            continue
        if any(q.number_start < match.end() and match.start() < q.number_end for q in quantities):
            continue
        plain = Quantity(
            match.start(), match.end(), match[1], value, None, "exact", "times", "ratio", None, None, "multiple",
            f"multiple.{match[1].lower()}", match.start(), match.end(), True,
        )  # fmt: skip
        found.append(_bounded(text, plain))
    return found


def has_trigger(text: str) -> bool:
    """Return True where a text may hold a quantity at all: a cheap test before everything else."""
    return next(find_numbers(text), None) is not None or MULTIPLE_HINT.search(text) is not None


__all__ = ["Quantity", "has_trigger", "named_spans", "normalise", "quantities_in", "read_quantities", "unit_table"]
