"""Numerals and number words in running text, with their values.

Belongs here: how digits, number words, fractions and scale words make a value. Does not belong here: units, bounds, and
whether a number is a figure at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.figures.lexicon.units import Unit, read_unit, unit_table
from pipelines.figures.lexicon.wordlists import alternatives
from pipelines.figures.quantities.decimal_commas import DECIMAL_COMMA, OF_MILLIONS, decimal_comma
from pipelines.figures.quantities.digit_forms import (
    AND_BEHIND,
    BY_FRACTION,
    COUNTED_BEFORE,
    DIGITS,
    EITHER_WAY,
    FRACTION_BEFORE,
    HALF_MORE,
    HALVED,
    HYPHEN_POINT,
    IN_DIGITS,
    IN_THE_HALF,
    KELVIN,
    NEGATIVE,
    OF_SCALE,
    OF_WHOLE,
    ONE_AND_A,
    PART_BEHIND,
    PART_OF_CENT,
    PARTED_MILLIONS,
    POWER_ALONE,
    POWER_OF_TEN,
    SLASHED,
    THE_MANY,
    VULGAR,
    counted_behind,
    exponent_of,
    is_of_year,
)
from pipelines.figures.quantities.number_words import longest_number
from pipelines.figures.quantities.payments import is_paid
from pipelines.figures.quantities.priced_alike import is_priced_alike
from pipelines.rules import load_tsv
from pipelines.rules.finding import WORDS_REMEMBERED
from pipelines.rules.money import word_like_codes


class Number(NamedTuple):
    """A number as printed: `form` is ``digits``, ``words``, ``fraction`` or ``vague`` (then `high` is set).

    `start` includes a sign and a currency mark before the digits; `mantissa` and `scale` are its parts, so that a scale
    word can be shared with a number before it.
    """

    start: int
    end: int
    value: float
    form: str
    mantissa: float
    scale: float = 1.0
    high: float | None = None
    currency: Unit | None = None
    signed: bool = False
    plain_integer: bool = False
    digits_start: int = 0


@dataclass(frozen=True, slots=True)
class _Lexicon:
    cardinals: dict[str, float]
    scales: dict[str, float]
    suffixes: dict[str, float]
    fractions: dict[str, float]
    vague: dict[str, float]
    hint: re.Pattern[str]
    lead: re.Pattern[str]
    reach: int
    anchor: re.Pattern[str]
    words: re.Pattern[str]
    scale_tail: re.Pattern[str]
    suffix_tail: re.Pattern[str]
    fraction_tail: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    kinds: dict[str, dict[str, float]] = {k: {} for k in ("unit", "ten", "scale", "suffix", "fraction", "vague")}
    for row in load_tsv("figures/numerals.tsv"):
        kinds[row["kind"]][row["word"]] = float(row["value"])
    cardinals = kinds["unit"] | kinds["ten"]
    spelled_scales = [word for word in kinds["scale"] if len(word) > 3 or word == "lac"]
    starters = [*cardinals, *spelled_scales, *kinds["fraction"], *kinds["vague"], "several", "few", "couple"]
    marks = unit_table().leading
    beginnings = _beginnings([*starters, *unit_table().leading_marks, "minus", "negative"])
    anchor = re.compile(
        rf"""(?<![\w.])(?=[^a-zA-Z]|{beginnings})(?:
            (?P<sign>[-+]|minus[ ]|{NEGATIVE})?(?:(?P<currency>{marks})[ ]?(?P<inner>[-+])?)?
            (?P<digits>(?<![\d][.,])(?!(?<=['’‘])000(?!\d))(?:\d|(?<!…)\.\d)|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
          | (?P<word>(?i:minus[ ])?\b(?i:{"|".join(sorted(starters, key=len, reverse=True))})\b)
        )""",
        re.VERBOSE,
    )
    hint = re.compile(rf"[\d{''.join(VULGAR)}]|\b(?i:{'|'.join(starters)})\b")
    lead = re.compile(rf"(?:{marks}|[-+]|(?i:minus|negative))\Z")
    reach = max(map(len, unit_table().leading_marks)) + len("negative - - ")
    member = "|".join(sorted([*cardinals, *spelled_scales], key=len, reverse=True))
    words = re.compile(rf"(?i:(?:{member})(?:(?:-|[ \n]+|[ \n]+and[ \n]+)(?:{member})\b)*)(?![A-Za-z])")
    scale = "|".join(sorted(kinds["scale"], key=len, reverse=True))
    fraction = "|".join(sorted(kinds["fraction"], key=len, reverse=True))
    return _Lexicon(
        cardinals, kinds["scale"], kinds["suffix"], kinds["fraction"], kinds["vague"], hint, lead, reach, anchor, words,
        re.compile(rf"\+?[ \n]?-?[ \n]?(?P<scale>(?i:{scale}))(?![A-Za-z])"),
        re.compile(rf"(?P<suffix>{'|'.join(kinds['suffix'])})(?![\w])"),
        re.compile(rf"(?i:[ \n-](?P<part>{fraction}))(?![A-Za-z])"),
    )  # fmt: skip


def _beginnings(words: list[str]) -> str:
    """Return a pattern of how `words` begin, by two letters: most words of a text fail it at once.

    Both cases are named: where a pattern ignores case, each of its branches is tried to its end.
    """
    seconds: dict[str, set[str]] = {}
    for word in words:
        if word[0].isascii() and word[0].isalpha():
            seconds.setdefault(word[0].lower(), set()).update([word[1:2].lower(), word[1:2].upper()])
    return "|".join(
        f"[{first}{first.upper()}]" + ("" if "" in after else f"[{re.escape(''.join(sorted(after)))}]")
        for first, after in sorted(seconds.items())
    )


WORD = re.compile(r"\S+")


@lru_cache(maxsize=WORDS_REMEMBERED)
def _may_hold_number(word: str) -> bool:
    """Tell whether a digit or a number word stands in `word`: the anchor is searched for there only."""
    return _lexicon().hint.search(word) is not None


@lru_cache(maxsize=WORDS_REMEMBERED)
def _may_lead(word: str) -> bool:
    """Tell whether a number behind this word may begin with it: it ends with a sign, a currency's mark or *minus*."""
    return _lexicon().lead.search(word) is not None


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text from left to right, without overlap."""
    lexicon = _lexicon()
    position = 0
    before = ""
    for word in WORD.finditer(text):
        printed = word.group()
        if _may_hold_number(printed) and word.end() > position:  # few words do
            begin = word.start()
            start = max(position, begin - lexicon.reach if _may_lead(before) else begin)
            while position < word.end() and (position <= begin or _may_hold_number(text[position : word.end()])):
                match = lexicon.anchor.search(text, start)
                if match is None:
                    return
                number = _from_digits(text, match) if match["digits"] else _from_words(text, match)
                if number is None:
                    position = match.end()
                else:
                    yield number
                    position = number.end
                start = position
        before = printed


def _from_digits(text: str, match: re.Match[str]) -> Number | None:
    start, first = match.start(), match.start("digits")
    sign = match["sign"] or match["inner"]
    table = unit_table()
    currency = table.leading_marks[match["currency"]] if match["currency"] else None
    if text[first] in VULGAR:
        value, end, integer = VULGAR[text[first]], first + 1, False
    else:
        body = decimal_comma(text, first, currency is not None) or DIGITS.match(text, first)
        if body is None:
            return None
        raw, end = body.group(), body.end()
        pointed = body.re in (DECIMAL_COMMA, OF_MILLIONS) or raw.count(".") > 1
        integer = raw.isdigit()
        parting = r"[. ]" if pointed else r"[,'\s]"
        plain = raw if integer else re.sub(parting, "", raw).replace(",", ".")
        value = float(plain)
        set_apart = end + text.startswith(" ", end)
        if text[set_apart : set_apart + 1] in VULGAR:
            value, end, integer = value + VULGAR[text[set_apart]], set_apart + 1, False
        elif integer and (slashed := SLASHED.match(text, end)):
            over, under = slashed["over"] or slashed["odd"], slashed["under"] or slashed["only"] or slashed["parts"]
            proper = int(over) < int(under) if over else value < float(under)
            if not proper or int(under) == 0 or (over is None and int(under) > 100):
                return Number(start, slashed.end(), value, "code", value, digits_start=first)
            value = value + int(over) / int(under) if over else value / int(under)
            end, integer = slashed.end(), False
            if over is None and currency is None:
                return Number(start, end, value, "fraction", value, digits_start=first)
        elif currency is not None and raw[-3:-2] == "." and (part := PART_OF_CENT.match(text, end)):
            value, end = value + int(part["over"]) / int(part["under"]) / 100, part.end()
        elif "," in raw and "." not in raw and (part := PART_BEHIND.match(text, end)):
            value, end, integer = value + int(part["over"]) / int(part["under"]), part.end(), False
        elif power := POWER_OF_TEN.match(text, end):
            value, end, integer = float(f"{plain}e{exponent_of(power)}"), power.end(), False
        elif plain == "10" and (power := POWER_ALONE.match(text, end)):
            value, end, integer = float(f"1e{exponent_of(power)}"), power.end(), False
    mantissa = value
    value, end, scale = _scaled(text, end, value, currency is not None)
    if scale == 1.0 and integer and (half := HALF_MORE.match(text, end)):
        value, end = value + _part_of(half), half.end()
        mantissa = value
        value, end, scale = _scaled(text, end, value, currency is not None)
    worded = integer and scale == 1.0 and match["currency"] in word_like_codes()
    if worded and not is_priced_alike(text, match["currency"], end):
        start, currency = first, None  # COP 28, a TOP 10
    if sign and sign[0] == "m" and (either := EITHER_WAY.search(text[max(0, start - 8) : start])):
        start, sign = start - len(either.group()), None
    if match["sign"] and text[start - 1 : start] in ("%", "°"):
        start, sign = start + 1, None  # 12%-15%, 35°–40°
    signed = bool(sign)
    if sign and sign[0] in "-mn":
        value, mantissa = -value, -mantissa
    return Number(start, end, value, "digits", mantissa, scale, None, currency, signed, integer and scale == 1.0, first)


def _scaled(text: str, end: int, value: float, money: bool) -> tuple[float, int, float]:
    lexicon = _lexicon()
    scale = 1.0
    while tail := lexicon.scale_tail.match(text, end):
        scale *= lexicon.scales[tail["scale"].lower()]
        end = tail.end()
    if scale == 1.0:
        suffix = lexicon.suffix_tail.match(text, end)
        if suffix and (money or _counts_follow(text, suffix)):
            scale, end = lexicon.suffixes[suffix["suffix"]], suffix.end()
        elif millions := PARTED_MILLIONS[money].match(text, end):
            scale, end = (1e3 if text[millions.end() - 1] in "kK" else 1e6), millions.end()
    return value * scale, end, scale


def _counts_follow(text: str, suffix: re.Match[str]) -> bool:
    """``10.5m people`` is millions, ``a 100m race`` is metres: a counted plural must follow, or a currency's name."""
    following = counted_behind().match(text, suffix.end())
    if text.startswith("+", suffix.end()):
        return suffix["suffix"] in "kK" or (following is not None and suffix["suffix"] in "MB")
    if suffix["suffix"] == "K" and KELVIN.search(text, max(0, suffix.start() - 40), suffix.start()):
        return False  # 300 °C (573.15K)
    if suffix["suffix"] == "M" and following is None:  # 82M meals were given: 70M in the north
        return COUNTED_BEFORE.search(text, 0, suffix.start()) is not None
    return (following is not None and suffix["suffix"] in "mMkK") or suffix["suffix"] in "kK" or is_paid(text, suffix)


def _from_words(text: str, match: re.Match[str]) -> Number | None:
    lexicon = _lexicon()
    start = match.start("word")
    negative = match["word"].lower().startswith("minus ")
    at = start + (6 if negative else 0)
    word = match["word"].lower()[6 if negative else 0 :]
    if word in ("several", "few", "couple"):
        return _several(text, start, at + len(word), word == "couple")
    if word in lexicon.vague:
        return _vague(text, start, word, at + len(word))
    if word in lexicon.fractions:
        return _bare_fraction(text, at, word)
    body = lexicon.words.match(text, at)
    if body is None:
        return None
    spelled, value = longest_number(body.group(), lexicon.cardinals, lexicon.scales)
    if value is None:
        return None
    end = at + len(spelled)
    leading = spelled.split()[0].lower()
    if leading in lexicon.scales:  # "a million", "a dozen"; a bare "million" belongs to something before it
        article = re.compile(r"(?i)\b(?:a|an|half a|half)[ \n]$").search(text, max(0, at - 8), at)
        if article is None and text.endswith(("the ", "these ", "those "), 0, at) and THE_MANY.match(text, end):
            return Number(at, end, value, "words", value, 1.0, digits_start=at)  # none of the hundred fires is out
        if article is None and not re.search(r"(?:^|[.!?“\"][ ]?)$", text[max(0, at - 3) : at]):
            return None
        if article is not None:
            start = article.start()
            if article.group().lower().startswith("half"):
                value /= 2
            elif half := HALF_MORE.match(text, end):
                value, end = value + value * _part_of(half), half.end()  # a million and a half, a dozen and a half
        return Number(start, end, value, "words", value, 1.0, digits_start=at)
    part = lexicon.fraction_tail.match(text, end)
    of_year = part is not None and part["part"].lower() == "quarters" and value >= lexicon.fractions["quarters"]
    of_year = of_year or (part is not None and is_of_year(text, at, part.end()))
    if part and value < 100 and not of_year:  # five quarters are five of a year's
        value = value / lexicon.fractions[part["part"].lower()]
        end = part.end()
        of_scale = OF_SCALE.match(text, end)
        if of_scale:
            return Number(start, of_scale.end(), value * lexicon.scales[of_scale[1].lower()], "words", value,
                          digits_start=at)  # fmt: skip
        return Number(start, end, value, "fraction", value, digits_start=at)
    half = HALF_MORE.match(text, end)
    mantissa, scale = value, 1.0
    if half:
        value += _part_of(half)
        mantissa = value
        value, end, scale = _scaled(text, half.end(), value, money=False)
    elif text.startswith(" (", end) and (again := IN_DIGITS.match(text, end)) and float(again["digits"]) == value:
        end = again.end()
    elif tail := re.compile(r"(?i)(?:hundred|thousand|million|billion|trillion|lakh|crore)$").search(spelled):
        scale = lexicon.scales[tail.group().lower()]
        mantissa = value / scale
    if negative and (either := EITHER_WAY.search(text[max(0, start - 8) : start])):
        start, negative = start - len(either.group()), False
    if negative:
        value, mantissa = -value, -mantissa
    return Number(start, end, value, "words", mantissa, scale, signed=negative, digits_start=at)


def _part_of(half: re.Match[str]) -> float:
    """Return what *and a half*, *and three quarters* or *-and-a-half* adds."""
    named = next((name.lower() for name in half.groups() if name), "")
    return {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "three": 0.75}[named]


def _several(text: str, start: int, at: int, two: bool) -> Number | None:
    """``several hundred tents``: from one to ten times the scale, as it is said when the number is not known.

    ``a couple of hundred`` is about two of it.
    """
    tail = re.compile(r"(?i)[ ](?:of[ ])?(hundred|thousand|million|billion|dozen)\b").match(text, at)
    if tail is None:
        return None
    scale = _lexicon().scales[tail[1].lower()]
    article = re.compile(r"(?i)\ba[ ]$").search(text, max(0, start - 2), start)
    begin = article.start() if article else start
    if two:
        return Number(begin, tail.end(), 2.0 * scale, "vague", 2.0, scale, digits_start=start)
    return Number(begin, tail.end(), scale, "vague", 1.0, scale, scale * 10, digits_start=start)


def _vague(text: str, start: int, word: str, at: int) -> Number | None:
    """``dozens of homes``, ``tens of thousands of students``: from the scale to ten times it."""
    lexicon = _lexicon()
    tail = re.compile(r"(?i)[ ]of[ ](thousands|millions|billions|trillions)\b").match(text, at)
    scale = lexicon.vague[word] * (lexicon.vague[tail[1].lower()] if tail else 1)
    end = tail.end() if tail else at
    if not re.compile(r"[ \n](?:of(?![ ](?:\d|(?:less|more|fewer)[ ]than|at[ ]least))|more)\b").match(text, end) or (
        word == "tens" and tail is None
    ):
        return None
    return Number(start, end, scale, "vague", 1.0, scale, scale * 10, digits_start=start)


@cache
def _half_before() -> re.Pattern[str]:
    part = r"half(?![ \n](?:of|an?|the|its|their|our|his|her)\b)"  # cut in half; but: in half of all cases
    return re.compile(rf"(?i)\b(?:(?:{alternatives('half_leads')}|and a)[ -]half|in[ -]{part})")


@cache
def _fraction_after() -> re.Pattern[str]:
    return re.compile(rf"(?i)[ \n](?:{alternatives('fraction_followers')})\b|[ ]?[,.;:)”\"—]|$")


def _is_half_unit(text: str, end: int) -> bool:
    """Whether a unit stands behind *half-*: *a half-litre of beer*, *a half-percentage-point rise*."""
    unit = read_unit(text, end)
    return unit is not None and unit[0].kind in HALVED


def _bare_fraction(text: str, at: int, word: str) -> Number | None:
    """``a third of``, ``half the condos``: a fraction word that no number word stands before.

    ``a third plant`` is an ordinal, ``the second half`` and ``a quarter earlier`` are times.
    """
    lexicon = _lexicon()
    end = at + len(word)
    value = 1 / lexicon.fractions[word]
    if HYPHEN_POINT.match(text, end) is not None:
        return Number(at, end, value, "fraction", value, digits_start=at)  # by a quarter-point
    whole = ONE_AND_A.search(text[max(0, at - 24) : at])
    unit_of = read_unit(text, at - len(whole["rest"])) if whole is not None else None
    if whole is not None and unit_of is not None and text[unit_of[1] : at].split() == ["and", "a"]:
        begin = at - len(whole.group())
        return Number(begin, end, 1 + value, "words", 1 + value, currency=unit_of[0], digits_start=begin)
    if word == "half":
        if text[end : end + 1] == "-":
            return Number(at, end, value, "fraction", value, digits_start=at) if _is_half_unit(text, end) else None
        if (
            text.startswith((" time ", " time,", " time."), end)
            or _half_before().search(text[max(0, at - 10) : end + 6])
            or IN_THE_HALF.search(text[max(0, at - 12) : at])
        ):
            return None
        if unit := OF_SCALE.match(text, end):
            return Number(at, unit.end(), value * lexicon.scales[unit[1].lower()], "words", value, digits_start=at)
        return Number(at, end, value, "fraction", value, digits_start=at)
    if word.endswith("s"):
        return None
    article = FRACTION_BEFORE.search(text[max(0, at - 12) : at])
    unit = OF_SCALE.match(text, end) if word == "quarter" else None
    if unit is not None:
        begin = at - 2 if article is not None and text[at - 2 : at] == "a " else at
        return Number(begin, unit.end(), value * lexicon.scales[unit[1].lower()], "words", value, digits_start=at)
    if article is None:
        return None
    of_whole = OF_WHOLE.search(text[max(0, at - 60) : at - len(article.group())])
    stepped = BY_FRACTION.search(text[max(0, at - 48) : at]) and AND_BEHIND.match(text, end)
    if of_whole is None and not stepped and not _fraction_after().match(text, end):
        return None
    begin = at - len(re.split(r"[ -]", article.group())[-2]) - 1
    return Number(begin, end, value, "fraction", value, digits_start=at)
