"""The period of a labelled value, from the headers, labels and titles around it.

Belongs here: putting parts together (a month in a column, its year in the title; a week under a year). Does not belong
here: time expressions in running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from pipelines.figures.labelled.case import plain_times
from pipelines.figures.labelled.named_years import MARKED_YEAR, year_named, year_of
from pipelines.figures.labelled.prices import without_money_year
from pipelines.figures.labelled.relative import base_of, counted_from, header_time, without_end, without_header_time
from pipelines.figures.labelled.year_ends import days_in_year, end_of_stretch
from pipelines.figures.labelled.years import days_of_year, last_month, year_of_week
from pipelines.figures.periods.finding import read_periods
from pipelines.figures.periods.model import OWNER, Period
from pipelines.figures.periods.weeks import WEEKDAYS
from pipelines.rules import load_lines

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
ONLY_YEAR = re.compile(r"^\D{0,3}(?P<year>(?:19|20)\d\d)\D{0,3}$")
WEEK = re.compile(
    r"(?i)(?P<upto>\bup\s+to\s+|\btill\s+|\bcumulative\s+.*)?\b(?:epi(?:demiological)?\s*)?(?:week\s*|wk\.?\s*|w(?=\d))(?:no\.?\s*)?"
    r"(?P<week>\d{1,2})\b"
)
#: A day that numbers are counted up to, beside its week: ``As of 14 July 2024 (week 28)``.
AS_OF_DAY = re.compile(r"(?i)\bas\s(?:of|at|on)\s(?:[^\W\d_]+,?\s){0,2}\d{1,2}(?![\d%])(?!\sweek)")
ORDINAL_WEEK = re.compile(r"(?i)\b(?P<week>\d{1,2})(?:st|nd|rd|th)\s+week\b")
NUMERIC_DAY = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:20)?\d\d)(?!\w)")
NOTED = re.compile(r"(?<=\w)[*†‡]+$")
Key = TypeVar("Key")
#: Other ways to print a time in a narrow header, and how they are printed elsewhere.
SHORT_FORMS = (
    (re.compile(r"^\(([^()]*)\)$"), r"\1"),  # (As on March 31)
    (re.compile(r"(?<![^\W\d_])([^\W\d_]{3,9})\.?[\s-]?['’](\d\d)\b"), r"\1 20\2"),  # Mar '24
    (re.compile(r"^([^\W\d_]{3})-(\d\d)$"), r"\1 20\2"),  # Mar-24
    (re.compile(r"^(\d{1,2})-([^\W\d_]{3,9})\b"), r"\1 \2"),  # 24-May
    (re.compile(r"\b([12])H\s?(?:20)?(\d\d)\b"), r"H\1 20\2"),  # 1H24
    (re.compile(r"(?i)\bw/?e\.?\s+(?=\d)"), "week ending "),  # W/E 24 May 2024
    (re.compile(r"(?i)\b(?:w/[bc]|week\s(?:beginning|commencing|starting))\.?:?\s+(?=\d)"), "week beginning "),
    (re.compile(r"(?<=\d)\s?\([bcefprs]\)$"), ""),  # 2023/24 (p)
    (re.compile(r"(?<=[,:])\s*((?:19|20)\d\d)\s+to\s+((?:19|20)\d\d)$"), r" \1–\2"),  # Sales: 1992 to 2000
    (re.compile(r"(?i)^end[\s-](?:of\s)?(?=[^\W\d_])"), "at the end of "),  # End of June 2024
)
#: Weeks in a row, in the words and the order of sentences: ``2024, week 1–20`` is ``weeks 1–20, 2024``.
WEEKS = (
    (re.compile(r"(?i)\b(?:epi(?:demiological)?\s)?weeks?\s(?=\d{1,2}\s?(?:[-–—]|to\b)\s?\d{1,2}\b)"), "weeks "),
    (re.compile(r"(?i)\b((?:19|20)\d\d),?\s(weeks\s\d{1,2}\s?(?:[-–—]|to)\s?\d{1,2})\b"), r"\2, \1"),
)
NO_BRACKETS = str.maketrans("()[]", "    ")
LAST_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
#: A year behind a comma or *in*, at the end of a title or before a unit: ``Imports, 2023, million EUR``.
YEAR_AFTER = re.compile(r"(?:[,:–—]|\bin)\s*((?:19|20)\d\d)\s*(?:$|[,;(])")
#: A year glued to other digits or letters is a part of a name: ``2022/23``, ``C2019``.
CODED = re.compile(r"(?<!^)(?<![\s(\[,:;–—])(?:19|20)\d\d|(?:19|20)\d\d(?=[/–-]?\w)")
#: Several years of which each number is of one.
LISTED_YEARS = re.compile(
    r"(?i)(?<!between\s)(?<![\d/–-])(?:19|20)\d\d(?:,\s(?:19|20)\d\d)*,?\s(?:and|&|or|vs\.?)\s(?:19|20)\d\d(?![\d/–-])"
)
YEARS_TO = re.compile(r"\d\s+to\s+\d{4}$")
#: Forms of times that a year beside them completes, and the form that has no days of its own.
PARTS_OF_YEAR = ("month", "day", "end_of", "part", "between", "numbered_weeks", "months_to")
SEASONS = ("year_span", "financial")
#: A header that names a week has at most so many letters, one that names another part of a year so many.
LONGEST_WEEK = 24
LONGEST_PART = 44
#: Several years at the end of a title, over a column of each.
YEARS_LISTED = re.compile(
    r"[,:]?\s(?:19|20)\d\d(?:\s?(?:,|&|/|[-–—]|\band\b|\bto\b)\s?(?:and\s)?(?:19|20)\d\d)+(?:\s*[(\[][^()\[\]]*[)\]])?$"
)
#: A day of the week is shortened to so many letters at least.
SHORTEST_DAY = 3
SPAN = re.compile(r"(?i)^(?:to|[-–—]|until|through)\b")
SINCE = re.compile(r"(?i)[-–—]|\bto\b|\buntil\b|\bthrough\b")


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, and the words that say so; no days for a season or a year that nobody defines (*2022/23*)."""

    start: date | None
    end: date | None
    text: str


def find_period(parts: Sequence[str | None], published_on: date | None) -> Span | None:
    """Return the period that the parts give, the nearest to the number first."""
    return _find_period(tuple(_without_base(_long_form(part)) for part in parts if part), published_on)


def find_level(parts: Sequence[str | None], published_on: date | None) -> Span | None:
    """Return the period that the parts give: its last day where one of them says that the number is a level then."""
    ends = [without_end(part) if part else None for part in parts]
    if all(end is None for end in ends):
        return find_period(parts, published_on)
    rest = [part if end is None else end for part, end in zip(parts, ends, strict=True)]
    span = find_period(rest, published_on)
    if span is None:
        return find_period(parts, published_on)
    return span if span.end is None else Span(span.end, span.end, span.text)


def joined_times(headers: Sequence[str]) -> list[str]:
    """Return a column's headers, a year under one that counts up in it joined with it: ``Cumulative`` over ``2024``."""
    out = list(headers)
    if len(out) > 1 and ONLY_YEAR.match(out[-1]):
        whole = f"{out[-2]} {out[-1]}"
        if header_time(out[-2]) is None and header_time(whole) is not None:
            out[-2:] = [whole]
    return out


def standing_columns(columns: Sequence[tuple[Key, Sequence[str]]], published_on: date | None) -> dict[Key, str]:
    """Return for each table of which some columns' headers count from a time (*last week*), and one alone names one, or
    is *Today*, the header that does; `columns` are the headers of each value with its table."""
    named: dict[Key, set[str]] = {}
    counting: set[Key] = set()
    for key, headers in dict.fromkeys((key, tuple(headers)) for key, headers in columns):
        for header in headers:
            if header_time(_long_form(header)) is not None or header.lower().startswith("since "):
                counting.add(key)
            elif is_period(header, published_on):
                named.setdefault(key, set()).add(header)
    today = load_lines("graphics/own_day.txt")
    named |= {key: own for key, found in named.items() if (own := {head for head in found if head.lower() in today})}
    return {key: next(iter(named[key])) for key in counting if len(named.get(key, ())) == 1}


def lone_year(title: str | None, published_on: date | None) -> Span | None:
    """Return the only year that a title names, where it stands between words: ``Certificate 2023: passes by subject``.

    A year to come is in the name of a plan, and one behind *since* or *than* is what something is compared with.
    """
    text = _without_base(_long_form(title)) if title else ""
    years = list(YEAR.finditer(text))
    if len(years) != 1 or CODED.search(text):
        return None
    year = int(years[0].group())
    before = text[: years[0].start()].split()
    if before and before[-1].lower().strip(",(") in load_lines("graphics/compared_with.txt"):
        return None
    if published_on is not None and year > published_on.year:
        return None
    season = next((p for p in _read(text, published_on) if p.form == "season" and str(year) in p.text), None)
    return _year_span(year, str(year)) if season is None else Span(None, None, season.text)  # no days of its own


@lru_cache(maxsize=4096)
def _without_base(text: str) -> str:
    base = base_of(text)
    return text if base is None else _without_base(text[: base[0]] + text[base[1] :])


@lru_cache(maxsize=4096)
def _long_form(text: str) -> str:
    text = without_money_year(text)
    for pattern, instead in (*SHORT_FORMS, *WEEKS):
        text = pattern.sub(instead, text)
    return plain_times(text)


@lru_cache(maxsize=4096)
def _find_period(texts: tuple[str, ...], published_on: date | None) -> Span | None:
    for number, text in enumerate(texts):
        if _says_no_time(text, published_on):
            continue
        others = list(texts[number + 1 :] + texts[:number])
        span = (
            _relative(text, others, published_on)
            or _week(text, others, published_on)
            or _numeric_day(text)
            or _spoken(text, others, published_on)
        )
        if span is not None:
            return span
    return None


@lru_cache(maxsize=4096)
def _says_no_time(text: str, published_on: date | None) -> bool:
    """Tell whether a header names no time whatever stands beside it, as most names of rows do: ``Chennai``."""
    return not any(map(str.isdigit, text)) and header_time(text) is None and not _read(text, published_on)


@lru_cache(maxsize=4096)
def _read(text: str, published_on: date | None) -> tuple[Period, ...]:
    """Return the times in a header, which stands over many numbers and is asked for with each of them."""
    return read_periods(text, published_on)


@lru_cache(maxsize=4096)
def is_period(text: str, published_on: date | None) -> bool:
    """Tell whether a header says nothing but a time."""
    text = NOTED.sub("", _long_form(text))
    if header_time(text) is not None and not without_header_time(text):
        return True
    if ONLY_YEAR.match(text) or NUMERIC_DAY.fullmatch(text.strip()):
        return True
    if MARKED_YEAR.match(text.strip()) and year_of(text) is not None:
        return True
    week = WEEK.search(text) or ORDINAL_WEEK.search(text)
    if week and len(WEEK.sub("", ORDINAL_WEEK.sub("", text)).strip(" ,.()")) <= 4:
        return True
    return not without_periods(text, published_on) and text.lower().strip(" .:") not in load_lines(
        "graphics/end_heads.txt"
    )


@lru_cache(maxsize=4096)
def without_periods(text: str, published_on: date | None) -> str:
    """Return a title without its times: ``Retail prices, June 2024`` is ``Retail prices``."""
    text = _long_form(text) if YEARS_TO.search(text) else plain_times(text) if text.isupper() else text
    for pattern, instead in WEEKS:
        text = pattern.sub(instead, text)
    base = base_of(text)
    if base is not None:  # what a change is reckoned from belongs to what it is
        before, after = (without_periods(part, published_on) for part in (text[: base[0]], text[base[1] :]))
        return " ".join(part for part in (before, text[base[0] : base[1]].strip(), after) if part)
    out = text = without_header_time(text)
    for period in reversed(_read(text, published_on)):
        if period.form in ("earlier", "same_period", "full_year") or period.rule_id == OWNER:
            continue
        if period.form == "named_before" and text[: period.char_start].strip():
            continue  # ``Profit for the year``
        out = out[: period.char_start] + out[period.char_end :]
    out = NUMERIC_DAY.sub("", out)
    out = re.sub(r"(?:(?<=[,:–—])|(?<=\bin)|^|(?<=of))\s*(?:19|20)\d\d\s*(?:$|(?=[,;:]))", "", out)
    out = re.sub(r"(?i)(?:[\s,;:–—-]|\b(?:in|as of|as at|on|of|for|during|at|from|by|the|and|to)\s*)+$", "", out)
    out = re.sub(r"\s{2,}", " ", out).strip(" ,;:–—-")
    return "" if out != text and _is_weekday(out) else out


def _is_weekday(text: str) -> bool:
    """Tell whether a text is a day of the week, written out or short: ``Mon`` before a date."""
    plain = text.strip(" .,").lower()
    return len(plain) >= SHORTEST_DAY and any(day.lower().startswith(plain) for day in WEEKDAYS)


def _relative(text: str, others: Sequence[str], published_on: date | None) -> Span | None:
    """Return the time of a header that counts from its title's, or begins before it and runs to its end."""
    found = header_time(text)
    since = next((p for p in _read(text, published_on) if p.lead == "since"), None) if found is None else None
    if found is None and since is None:
        return None
    named = [part for part in others if header_time(part) is None and " since " not in f" {part.lower()}"]
    standing = _find_period(tuple(named), published_on) if named else None
    standing = standing if standing is not None and standing.start is not None else None
    if since is not None:
        last = standing.end if standing is not None else published_on
        if since.start is None or last is None or since.start > last:
            return None
        return Span(since.start, last, since.text)
    assert found is not None
    if standing is None:
        if found.way != "since" or published_on is None:
            return None
        standing = Span(published_on, published_on, "")
    assert standing.start is not None
    assert standing.end is not None
    days = counted_from(found, standing.start, standing.end)
    return Span(*days, text[found.start : found.end]) if days is not None else None


def _week(text: str, others: Sequence[str], published_on: date | None) -> Span | None:
    match = WEEK.search(text) or ORDINAL_WEEK.search(text)
    if match is None or AS_OF_DAY.search(text):
        return None
    week = int(match["week"])
    year = next((y for part in (text, *others) if (y := year_of_week(week, part)) is not None), None)
    year = published_on.year if year is None and published_on is not None else year
    if year is None:
        return None
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    upto = match.groupdict().get("upto")
    label = text if YEAR.search(text) else f"{text} {year}"
    return Span(date(year, 1, 1) if upto else first, first + timedelta(days=6), label)


def _numeric_day(text: str) -> Span | None:
    match = NUMERIC_DAY.search(text)
    if match is None:
        return None
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    try:
        day = date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Span(day, day, match.group())


def _spoken(text: str, others: Sequence[str], published_on: date | None) -> Span | None:
    only_year = ONLY_YEAR.match(text)
    if only_year:
        return _with_finer(int(only_year["year"]), text, others, published_on)
    if LISTED_YEARS.search(text):
        return None
    whole = text
    if not YEAR.search(text):
        year = next((_year_told(part, others) for part in others if YEAR.search(part)), None)
        if year and _names_part(text, published_on):
            whole = _within(text, others, published_on) or f"{text} {year}"
    read = tuple(p for p in _read(whole, published_on) if p.rule_id != OWNER)
    if any(p.form == "two_years" for p in read):
        return None
    read = (_dated(read[0], whole, published_on),) if len(read) == 1 else read
    found = [p for p in read if p.start is not None and p.form not in ("earlier",)]
    if not found:
        seasons = [p for p in read if p.form in SEASONS]
        if len({season.text for season in seasons}) == 1:
            weeks = (_week(part, [text], published_on) for part in others if len(part) <= LONGEST_WEEK)
            week = next((found for found in weeks if found is not None), None)
            if week is not None:
                return week
            days = days_of_year(text, others)
            finer = [part for part in others if len(part) <= LONGEST_PART and last_month(part) is None] if days else []
            within = (
                next((p for part in finer if (p := _part_within(part, Span(*days, ""), published_on))), None)
                if days
                else None
            )
            start, end = days or (None, None)
            return Span(start, end, seasons[0].text) if within is None else _spoken(within, (), published_on)
        trailing = YEAR_AFTER.search(LAST_BRACKET.sub("", text))
        own = (year_of(text) or year_named(text, published_on)) if trailing is None else int(trailing[1])
        return None if own is None else _with_finer(own, str(own), others, published_on)
    if len(found) >= 2 and _is_span(whole, found[0], found[1]):
        return _joined(whole, found[0], found[1])
    if len(found) > 1:
        inside = [p for p in found if p.holds and _in_bracket(whole, p)]
        inside = [p for p in found if p.start == p.end] if AS_OF_DAY.search(whole) else inside
        found = inside or found  # ``Last 7 days (24–30 June)``: the bracket says which
    if len({(p.start, p.end) for p in found if p.holds}) > 1:
        return None  # a title that names several times says of none of them that it is this one's
    held = [p for p in found if p.holds] or ([found[0]] if found[0].lead in ("from", "since") else [])
    if not held or held[0].start is None:
        return None
    first = held[0]
    assert first.start is not None
    end = first.end if whole == text else end_of_stretch(first)
    return Span(first.start, end or first.start, first.text)


def _year_told(part: str, others: Sequence[str]) -> str:
    """Return the first year that a text names, the latest where a change from one to another is told."""
    years: list[str] = YEAR.findall(part)
    return max(years) if any(base_of(f"{other} on") for other in others) else years[0]


def _dated(period: Period, text: str, published_on: date | None) -> Period:
    """Return a part of a year with the one year that its title names elsewhere: *Debt 1997 (as at end-March)*."""
    years = set(YEAR.findall(text))
    if len(years) != 1 or YEAR.search(period.text) or period.form not in PARTS_OF_YEAR:
        return period
    return next((p for p in _read(f"{period.text} {years.pop()}", published_on) if p.start), period)


def _within(text: str, others: Sequence[str], published_on: date | None) -> str | None:
    """Return a part of a year with that year of a span over two, which another part names, in which it lies: of *July
    2023 to June 2024* January is that of 2024."""
    for part in others:
        beside = [other for other in others if other is not part]
        span = _spoken(part, beside, published_on) if YEAR.search(part) else None
        if span is not None and (found := _part_within(text, span, published_on)) is not None:
            return found
    return None


def _part_within(text: str, span: Span, published_on: date | None) -> str | None:
    """Return a part of a year with that year of a span over two in which it lies."""
    if (
        span.start is None
        or span.end is None
        or span.start.year + 1 != span.end.year
        or not _names_part(text, published_on)
    ):
        return None
    for year in (span.start.year, span.end.year):
        found = next((p for p in _read(f"{text} {year}", published_on) if p.start is not None), None)
        if found is not None and found.start and span.start <= found.start and (found.end or span.end) <= span.end:
            return f"{text} {year}"
    return None


def _in_bracket(text: str, period: Period) -> bool:
    """Tell whether a time is all that a bracket holds."""
    before, after = text[: period.char_start].rstrip(), text[period.char_end :].lstrip()
    return before.endswith("(") and after.startswith(")")


def _names_part(text: str, published_on: date | None) -> bool:
    return any(p.form in PARTS_OF_YEAR for p in _read(text, published_on))


def _with_finer(year: int, text: str, others: Sequence[str], published_on: date | None) -> Span:
    """A year over or under a month: the header that stands with it may be finer (``2024`` above ``Jan``)."""
    for part in others:
        week = _week(part, [str(year)], published_on) if len(part) <= LONGEST_WEEK else None
        if week is not None:
            return week
        # of a long title what is behind its last comma: *Exports by sector, second quarter (million euros)*
        plain = YEARS_LISTED.sub("", part)  # *April to September, 2022 and 2023* is of each
        short = LAST_BRACKET.sub("", plain)  # *Wind output, first half (GWh)*
        last = short.rpartition(",")[2].strip()
        within = (short, " ".join(plain.translate(NO_BRACKETS).split())) if len(plain) <= LONGEST_PART else (last,)
        for finer in () if YEAR.search(plain) else within:
            found = _read(f"{finer} {year}", published_on) if _names_part(finer, published_on) else ()
            if len(finer) <= LONGEST_PART and found and found[0].start is not None and found[0].start.year == year:
                return Span(found[0].start, end_of_stretch(found[0]), f"{finer} {year}")
    days = days_in_year(year, others)  # ``2022`` under *for the year ended 31 March 2023*
    return _year_span(year, text) if days is None else Span(*days, text.strip())


def _year_span(year: int, text: str) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31), text.strip())


def _is_span(text: str, first: Period, second: Period) -> bool:
    between = text[first.char_end : second.char_start]
    if ". " in between:
        return False  # times of two sentences
    return bool(SINCE.search(between)) or SPAN.match(second.text) is not None


def _joined(text: str, first: Period, second: Period) -> Span | None:
    if first.start is None or second.start is None:
        return None
    end = second.end or second.start
    start = first.start
    if not YEAR.search(first.text):
        try:
            start = start.replace(year=end.year)
        except ValueError:
            return None
        if start > end:
            start = start.replace(year=end.year - 1)
    if start > end:
        return None
    return Span(start, end, text[first.char_start : second.char_end])
