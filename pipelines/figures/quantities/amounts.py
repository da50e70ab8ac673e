"""One number with its unit, denominator or age: a quantity before it meets its neighbours.

Belongs here: what stands directly behind or before one number. Does not belong here: pairs and lists of numbers
(joining) and words of bound (bounding).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.figures.lexicon.units import Unit, read_unit
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.quantities.digit_forms import KELVINS
from pipelines.figures.quantities.named_before import currency_before
from pipelines.figures.quantities.numbers import Number
from pipelines.figures.quantities.priced_alike import a_per, are_meticais, is_priced_alike
from pipelines.rules import load_lines, load_tsv
from pipelines.rules.money import currency_codes
from pipelines.values import frozen


@frozen
class Quantity:
    """A quantity in a text: `start` to `end` with bound and unit, `number_start` to `number_end` without the bound.

    `form` is ``digits``, ``words``, ``fraction``, ``vague``, ``share`` (one in five), ``multiple`` (doubled) or
    ``age``; `explicit_unit` is False for a unit borrowed from a neighbour; `hyphenated` is ``30-tonne`` before a noun.
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


#: A count of what a rate is for, behind a stroke: 30.2/100,000, 12 deaths/1000 births.
STROKE = r"[ ]?/[ ]?(?=1(?:0{2,6}|(?:0{0,2}[,\u2009 ]000)(?:,000)?|[ ]million)(?![\d,]*\d))"


@cache
def _per() -> re.Pattern[str]:
    """What a rate is per: *per 1,000 births*, *for every 100 women*, *per hectare*; a count may stand alone."""
    count = (
        r"\d{1,3}(?:[ ]\d{3})+(?![ ]?\d)|10{3,6}(?!\d)"
        r"|\d{1,3}(?:,\d{3})*(?:[ ](?i:thousand|million|billion)\b)?(?![A-Za-z])"
        r"|(?i:hundred|thousand|million)"
    )
    measures = "|".join(load_lines("figures/denominators.txt"))  # per diluted share, per live kilogram
    packed = rf"\d{{1,4}}[ ]?(?:kg|g|lb|l|ml)[ ](?=(?:{alternatives('packs')})\b)"  # per 57 kg box
    noun = (
        r"(?:U\.?S\.?[ ](?=dollar))?(?:British[ ]thermal[ ]units?|(?:metric|short|long|troy)[ ](?:ton|tonne|ounce)s?|"
        rf"(?:\d{{1,4}}(?:kg|g|lb|l|ml)[ ](?=[a-z])|{packed}|(?!(?:{measures})\b)[a-z]+[ ](?=(?:{measures})\b)|"
        r"\w+-(?:foot|inch|metre|kg|kilo|tonne|ton|litre|pound|gram)[ ])?[A-Za-zµ²³-]+)"
        r"(?:[ ](?:births|inhabitants|people|residents|population|"
        r"metre|meter|kilometre|kilometer|foot|mile|hour))?"
    )
    none = rf"(?!(?:{alternatives('not_denominators')})\b)"
    return re.compile(
        rf"(?:[ \n]{{1,3}}(?:per|for[ ]every|for[ ]each)[ \n]|{STROKE})"
        rf"(?:(?!{packed})(?P<count>{count})(?:[ \n](?:of[ ])?{none}(?P<counted>{noun})|(?![\w,.]*\d|-))|"
        rf"(?P<noun>{noun}))"
    )


@cache
def _counted_per() -> re.Pattern[str]:
    """What counts are told for, behind what is counted: *13 deaths per 100,000 people*."""
    return re.compile(
        rf"(?:[ \n][a-z-]+){{1,4}}?(?:[ \n](?:per|for[ ]every)[ \n]|{STROKE})"
        r"(?P<count>\d{1,3}(?:[, ]\d{3})+(?![ ]?\d)|10{3,6}|(?:\d{1,3}[ ])?(?i:thousand|million|billion))\b"
        r"(?:[ \n](?:of[ ])?(?P<counted>[a-z-]+(?:[ ](?:kilomet(?:re|er)s|miles|years))?))?"
    )


POINT_PART = re.compile(r"[ -](?:percentage[ -])?point\b")  # by a quarter point


#: Of what so much is used: drinks 5.4 litres every 100 km.
EVERY_LENGTH = re.compile(
    r"[ ]every[ ](?P<count>\d{1,3}(?:,\d{3})*)[ ](?P<counted>km|kilomet(?:re|er)s|miles)\b(?P<noun>(?!))?"
)


@cache
def _slash_per() -> re.Pattern[str]:
    """What follows a stroke: *$3/kg*; with spaces around it, only what is known to be told for: *$300 / mo*."""
    known = "|".join([*load_lines("figures/denominators.txt"), *_per_marks(), "kg", "t", "h", "d"])
    return re.compile(rf"(?:/|[ ]/[ ](?=(?:{known})\b))(?P<noun>[A-Za-zµ]+[²³23]?)(?![\w/])")


@cache
def _per_marks() -> dict[str, str]:
    return {row["mark"]: row["noun"] for row in load_tsv("figures/per_marks.tsv")}


HYPHEN_PER = re.compile(r"-(?:a|per)-(?P<noun>[a-z]+)")
AGE_AFTER = re.compile(
    r"-(?:years?|months?|weeks?|days?)-olds?\b|[ ](?:years?|months?|weeks?|days?)[ -](?:olds?|of[ ]age)\b", re.I
)
AGE_BEFORE = re.compile(
    r"\b(?:aged|ages|age|the[ ]age[ ]of|the[ ]ages[ ]of|age[ ](?:from|to|at|is|was))[ ]"
    r"(?:of[ ]|between[ ]|under[ ]|over[ ]|about[ ]|from[ ]|just[ ]"
    r"|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ ](?:and|or)[ ])*$",
    re.I,
)


COMMA_AGE = re.compile(r"(?:[A-Z][\w'’.-]+(?:[ ]\([^)]*\))?|(?:^|[.][ ])(?:The|A|An|His|Her)(?:[ ][\w-]+){1,4}),[ ]$")


#: A full name before a comma: the sentence may end with the age: said farmer Luis Ortega, 61.
NAME_AGE = re.compile(r"(?<![A-Z] )\b[a-z]+[ ][A-Z][a-z]+[ ][A-Z][\w'’-]+,[ ]$")


@cache
def _named_beings() -> re.Pattern[str]:
    """A person or an animal, perhaps with a name, before a comma: *The mother, six,*, *her son Tomas, six*."""
    return re.compile(rf"\b(?i:{alternatives('beings')})(?:[ ][A-Z][\w'’-]+){{0,3}},[ ]$")


@cache
def _aged_roles() -> re.Pattern[str]:
    """A person told by what they are, before a comma: *left the patient, 46, able to see*."""
    who = rf"{alternatives('aged_singly')}|{alternatives('aged_roles')}"
    return re.compile(rf"\b(?:the|a|an|his|her|its|their)[ ](?:[\w-]+[ ])?(?:{who}),[ ]$", re.I)


@cache
def _aged_people() -> re.Pattern[str]:
    who = alternatives("aged_people")
    single = alternatives("aged_singly")
    links = r"(?:under|over|below|above|aged|older[ ]than|younger[ ]than)"
    be = r"(?:(?:who[ ])?(?:was|were|is|are)[ ])"
    part = r"%|percent|per[ ]cent|half|thirds?|quarters?|fifths?|(?:in|of)[ ](?:three|four|five|six|ten)"
    share = rf"(?:{part})[ ]of[ ](?:[a-z-]+[ ]){{1,5}}{be}{links}[ ]$"
    return re.compile(
        rf"\b(?:{single})[ ]of[ ]$|\b(?i:{who})[ ]{be}?{links}[ ]$|\b(?:they|we|you|he|she)[ ]{be}{links}[ ]$|{share}"
    )


@cache
def _age_noun() -> re.Pattern[str]:
    """A word that makes the number before it none of years: *residents under 30 percent*."""
    return re.compile(rf"[ ](?!(?:{alternatives('behind_ages')})\b)(?P<noun>[a-z]+)")


@cache
def _verb_forms() -> frozenset[str]:
    return frozenset(form for line in load_lines("figures/verbs.txt") for form in line.split("\t"))


def speaks_of_warmth(text: str) -> bool:
    """Whether a text speaks of temperatures, so that bare degrees, *35C* and *90F* are some."""
    return _warmth().search(text) is not None


@cache
def _warmth() -> re.Pattern[str]:
    return re.compile(rf"(?i)°[CF]|{alternatives('warmth')}")


OF_A_POINT = re.compile(r"[ ]of[ ](?:a|one)[ ](?:percentage[ ]point|point)\b")
A_POINT = re.compile(r"[ ]a(?:[ ]percentage)?[ ]point\b")
ARTICLE = re.compile(r"[ ](?:of[ ])?(?:an?|the|one)(?=[ ])")
WHOLE_RUPEES = "/-"  # what South Asia prints behind an amount without paise: Rs.500/- per bag
#: A scale word behind the currency's code: 75 USD million.
SCALE_BEHIND = re.compile(r"[ ](?P<scale>million|billion|trillion|mln|bln|mn|bn)\b")
SCALES_BEHIND = {"m": 1e6, "b": 1e9, "t": 1e12}


def with_unit(text: str, number: Number) -> Quantity | None:
    end = number.end + len(WHOLE_RUPEES) * text.startswith(WHOLE_RUPEES, number.end)
    unit: Unit | None = number.currency
    explicit = unit is not None
    hyphenated = False
    if (
        unit is not None
        and len(_mark_of(text, number)) == 1
        and _mark_of(text, number).isalpha()
        and number.plain_integer
        and not is_priced_alike(text, _mark_of(text, number), end)
    ):
        return None  # "R2" and "P3" are names; "R2,500", "R2.5 million" and "R28 a litre" are money
    found = read_unit(text, end) or _spelled_unit(text, end, number)
    if unit is None and found is not None:
        candidate, unit_end = found
        gap = text[end:unit_end]
        hyphenated = gap.startswith("-")
        if gap.strip() in ("C", "F") and not speaks_of_warmth(text):
            if not gap.startswith(" "):
                return None  # "4C" is a room, "35C" a temperature where the text speaks of warmth
        elif gap == "c" and not _is_of_cents(text, number, unit_end):
            return None  # "4c" is a room or a form
        elif not _misread(text, number, candidate, gap):
            unit, end, explicit = candidate, unit_end, True
            if gap == "m" and number.value < 60 and _is_minutes(text, number):
                unit = Unit("min", "duration")
            if gap.strip().isupper() and number.scale == 1.0 and (behind := SCALE_BEHIND.match(text, end)):
                scale = SCALES_BEHIND[behind["scale"][0]]
                number, end = number._replace(value=number.value * scale, scale=scale), behind.end()
        else:
            hyphenated = False
    elif unit is not None and found is not None and found[0].symbol == unit.symbol:
        end = found[1]
    elif points := OF_A_POINT.match(text, end):
        unit, end, explicit = Unit("pp", "percent"), points.end(), True
    elif unit is None and (named := currency_before(text, number)) is not None:
        unit, explicit = named, True
    elif number.form == "fraction":
        article = ARTICLE.match(text, end)
        inner = read_unit(text, article.end()) if article else None
        whole = inner is not None and (inner[0].symbol != "%" or number.value == 1 / 2)  # by half a percent
        if inner is not None and article and "the" not in article.group() and whole:
            unit, end, explicit = inner[0], inner[1], True
        elif point := A_POINT.match(text, end):
            unit, end, explicit = Unit("pp", "percent"), point.end(), True
    form = number.form
    if form == "fraction" and unit is None and (point := POINT_PART.match(text, end)):
        unit, end, explicit, form = Unit("pp", "percent"), point.end(), True, "digits"
    if age := AGE_AFTER.match(text, number.end):
        form, end = "age", age.end()
        unit = Unit(re.split(r"[ -]", age.group().lower())[1].rstrip("s"), "duration")
    elif unit is None and _may_be_age(number) and _is_age(text, number):
        form, unit = "age", Unit("year", "duration")
    per, per_unit = None, None
    tail = None
    if not hyphenated:
        tail = (
            (EVERY_LENGTH.match(text, end) if explicit else None)
            or _per().match(text, end)
            or a_per().match(text, end)
            or (_slash_per().match(text, end) if explicit else None)
        )
    elif unit is not None:
        tail = HYPHEN_PER.match(text, end)
    rate = tail is not None and tail.re in (_per(), EVERY_LENGTH)
    if tail is None and unit is None and not hyphenated and (told := _counted_per().match(text, end)):
        per, per_unit = _count_of(told["count"]), told["counted"]  # 13 deaths per 100,000 people
    if tail is not None and (explicit or rate):
        per = _count_of(tail["count"]) if rate and tail["count"] else 1.0
        per_unit = _per_marks().get(tail["noun"], tail["noun"]) or (tail["counted"] if rate else None)
        end = tail.end() if unit is not None or rate else end
    if per_unit and are_meticais(text[number.end : end], per_unit):
        unit = Unit("MZN", "currency")
    factor = unit.factor if unit else 1.0
    kind = unit.kind if unit else ("ratio" if form == "fraction" else "count")
    value = number.value if factor == number.scale == 1.0 else clean(number.value * factor)
    return Quantity(
        number.start, end, text[number.start : end], value,
        clean(number.high * factor) if number.high is not None else None,
        "about" if number.form == "vague" else "exact", unit.symbol if unit else None, kind, per, per_unit, form,
        f"quantity.{form}" + (f".{kind}" if unit else ""), number.start, number.end, explicit, hyphenated,
        number.signed, number.plain_integer, number.mantissa, number.scale,
    )  # fmt: skip


CENTS_PER = re.compile(r"[ ](?:an?|per|each)[ ]|/[a-zA-Z]")


def _is_of_cents(text: str, number: Number, end: int) -> bool:
    """Whether *c* glued to a number is cents: a measure of goods follows, or the text tells of prices."""
    if number.form != "digits" or speaks_of_warmth(text):
        return False
    return CENTS_PER.match(text, end) is not None or _priced().search(text) is not None


@cache
def _priced() -> re.Pattern[str]:
    return re.compile(rf"(?i)[$€£]|\dc/[a-z]|\b(?:{alternatives('priced_things')})\b")


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(rf"[ \n](?:{alternatives('fillers')})(?=[ \n])")


OF = re.compile(r"[ \n]of(?=[ \n])")
#: What a time or a way was like: 400 exhausting kilometres, two eventful years; yards of sport are passing ones.
LASTING = re.compile(r"[ ][a-z]{3,}(?:ing|ous|ful|less|some)(?=[ ](?!yard)[a-z]{3,}s\b)")


def _spelled_unit(text: str, end: int, number: Number) -> tuple[Unit, int] | None:
    """Return a unit's name behind a word that stands between: *six more weeks*, *tens of thousands of hectares*."""
    between = _fillers().match(text, end) or (OF.match(text, end) if number.form == "vague" else None)
    described = LASTING.match(text, end) if between is None else None
    between = between or described
    found = read_unit(text, between.end()) if between is not None else None
    if found is None or between is None or "-" in text[between.end() : found[1]]:
        return None
    if described is not None and found[0].kind not in ("duration", "length"):
        return None
    name = text[between.end() : found[1]].strip()
    return found if len(name) > 2 and name.islower() and found[0].symbol != "%" else None


def _mark_of(text: str, number: Number) -> str:
    return text[number.start : number.digits_start].strip("+- ")


def clean(value: float) -> float:
    """Return `value` without the dust of binary arithmetic: 68.4 * 1e9 is 68400000000."""
    rounded = float(f"{value:.12g}")
    return rounded


def _count_of(words: str) -> float:
    spelled = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6, "billion": 1e9}
    number, _, scale = words.lower().rpartition(" ")
    if scale in spelled:
        return spelled[scale] * float(number.replace(",", "") or 1)
    return float(re.sub(r"[, ]", "", words))


#: What of a time is minutes although it is printed as metres are: a lap of 1m 12.3s, 2h 35m.
MINUTES_OF_TIME = re.compile(r"m[ ]?\d{1,2}(?:\.\d+)?s\b")
HOURS_BEFORE = re.compile(r"\dh[ ]?\Z")


def _is_minutes(text: str, number: Number) -> bool:
    """Whether *m* straight behind a number is minutes: seconds follow, or hours stand before."""
    if MINUTES_OF_TIME.match(text, number.end) is not None:
        return True
    return HOURS_BEFORE.search(text, max(0, number.start - 3), number.start) is not None and text[number.end] == "m"


FEET_BEFORE = re.compile(r"\d['’′]\Z")


def _misread(text: str, number: Number, unit: Unit, gap: str) -> bool:
    """Return True where what looks like a unit is something else."""
    printed = gap.strip(" -\n")
    if unit.kind == "duration" and text.startswith(("-on-", "-over-", "-to-"), number.end + len(gap)):
        return True  # an increase of nine year-on-year
    if printed in words("short_marks") and (number.form == "words" or gap.startswith("\n")):
        return True
    if number.form == "words" and printed.isupper() and printed in currency_codes():
        return True  # two AOA sensors, three AED devices: money by its code has digits before it
    if printed == "in":
        return _is_preposition(text, number, gap)
    if printed == '"' and FEET_BEFORE.search(text, max(0, number.start - 2), number.start) is not None:
        return False  # 6'2"
    if printed == '"':  # an inch mark, unless it closes a quotation
        return text.count('"', 0, number.end) % 2 == 1
    if printed == "”":
        return text.count("“", 0, number.end) > text.count("”", 0, number.end)
    if printed.lower() in ("won",):
        return number.value < 100
    if printed.lower() in words("mark_homographs"):
        return True
    if printed.lower() in ("second", "quarter") and number.value != 1:
        return not gap.startswith("-")
    if printed.lower() in ("quarters",):
        return number.form == "words"
    # a 5K run, K$: kelvins stand apart from their number, in a text that speaks of warmth
    return printed == "K" and not (KELVINS.match(text, number.end) and speaks_of_warmth(text))


LOWER_WORD = re.compile(r"[ ](?P<word>[a-z]{2,})\b")


def _is_preposition(text: str, number: Number, gap: str) -> bool:
    """Whether *in* behind a number is no inch: *12 in the city*, *40 in June*, *9 in all*."""
    end = number.end + len(gap)
    if text.endswith((" ft ", " feet ", " foot ", "ft "), 0, number.start):
        return False  # 5 ft 2 in
    place = r"[ ](?:the|a|an|\d|[A-Z]|every|each|all|its|their|this|that|[a-z]+s\b|some|total)"
    if re.compile(place).match(text, end):
        return True
    # no noun follows what ends a clause, as a preposition's would
    behind = LOWER_WORD.match(text, end)
    if behind is not None and gap.startswith(" ") and behind["word"] not in words("behind_inches"):
        return True  # compared with 4.4 in rural areas
    measured = re.compile(r"[ ](?:wide|long|thick|tall|deep|high|x|by)\b|[;)\]]").match(text, end)
    return gap.startswith(" ") and number.value % 1 == 0 and number.form == "digits" and measured is None


def _may_be_age(number: Number) -> bool:
    whole = number.plain_integer or (number.form == "words" and number.value % 1 == 0)
    return whole and 0 <= number.value < 120


NUMBER_OF = re.compile(r"(?i)\bnumber[ ]of[ ][\w-]+(?:[ ][\w-]+)?,[ ]$")
OTHER_AGE_UNIT = re.compile(r"[ ]?(?:-|–|to|and|or)[ ]?\d+[ -](?:months?|weeks?|days?)\b")


#: The ages of several, told one by one: the three brothers, 19, 22 and 25, ran up debts.
LISTED_AGES = re.compile(r"(?:,[ ]\d{1,2})*,?[ ]and[ ]\d{1,2}[,;)]")


#: What stands behind an age told alone: was 12 when she left.
WHEN_SO_OLD = re.compile(r"[ ]when[ ](?:he|she|his|her)\b")


@cache
def _aged_group() -> re.Pattern[str]:
    who = rf"(?:{alternatives('beings')}|{alternatives('aged_singly')}|{alternatives('aged_roles')})s?"
    return re.compile(rf"(?i)\b(?:{who}|{alternatives('aged_people')}),[ ]$")


def _is_age(text: str, number: Number) -> bool:
    if text.startswith(" aged ", number.end):
        return False  # one aged 39 and one aged 42
    if OTHER_AGE_UNIT.match(text, number.end):
        return False  # aged 6 to 59 months
    head = text[max(0, number.start - 40) : number.start]
    if NUMBER_OF.search(head):
        return False  # the number of stations, 61, has not changed
    if AGE_BEFORE.search(head):
        return True
    if WHEN_SO_OLD.match(text, number.end) is not None and head.endswith(("was ", "is ", "turned ")):
        return True  # Ada Kole was 12 when she left
    if number.form == "digits" and LISTED_AGES.match(text, number.end) and _aged_group().search(head):
        return True
    if _aged_people().search(head):
        noun = _age_noun().match(text, number.end)
        return noun is None or noun["noun"].endswith("ed") or noun["noun"] in _verb_forms()
    if number.form == "words" and text[number.end : number.end + 1] in (",", ".", ";"):
        following = text[number.end + 1 : number.end + 20]
        return _named_beings().search(head) is not None and not re.match(r"\s?\d", following)
    if text[number.end : number.end + 1] == "." and NAME_AGE.search(head) and number.form == "digits":
        return number.value > 4 and not text[number.end + 1 : number.end + 2].isdigit()
    if (
        text[number.end : number.end + 1] in (",", ";", ")")
        and (
            ((COMMA_AGE.search(head) or _aged_roles().search(head)) and number.value > 4)
            or _named_beings().search(head)  # and her brother, 4,
        )
        and number.form == "digits"
    ):
        following = text[number.end + 1 : number.end + 3]
        return not following[1:2].isdigit() and not re.match(r"\s?\d", following)
    return False
