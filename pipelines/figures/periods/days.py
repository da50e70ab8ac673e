"""The first and last day of a time expression, against the issue's date.

Belongs here: one function per form of expression. Does not belong here: finding the expressions (periods), and dates
read out of free text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from pipelines.figures.periods.financial_years import FinancialYear, days_of
from pipelines.figures.periods.tense import is_foretold, is_future, tells_past
from pipelines.figures.periods.units import NEARLY_OVER, edge_of, last_complete, relative, span, whole_month
from pipelines.figures.periods.weeks import NOTHING, ORDINALS, WEEK, Days, named_day, numbered_weeks, week_to, weekend
from pipelines.figures.periods.weeks_of_months import week_of_month
from pipelines.figures.periods.year_spans import decade, year_span, year_with_months
from pipelines.figures.quantities.numbers import find_numbers
from pipelines.rules import load_tsv

YEAR = r"(?:1[5-9]\d\d|20\d\d)"


# -- readings of one expression -------------------------------------------------------------------------------------
def resolve(
    form: str, match: re.Match[str], text: str, today: date | None, financial: FinancialYear | None = None
) -> Days:
    """Return the days of one expression; `financial` is when the financial years begin that the text counts by."""
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    future = is_future(text, match) or (form in OF_NO_YEAR and _is_soon(groups, text, match, today))
    if form == "between" and not future:
        sentence = _sentence(text, match)
        future = is_foretold(sentence, sentence[sentence.find(match.group()) + len(match.group()) :])
    if form == "end_of":
        return _end_of(groups, today, future)
    if form == "year_end":
        printed = groups.get("year") or groups.get("year2")
        year = _year(printed, today)
        if year and printed is None and not future and not match.group().lower().startswith("by"):
            year -= today is not None and date(year, 12, 31) > today  # at the year's end 1,332 were held
        return _one_day(date(year, 12, 31)) if year else NOTHING
    if form == "year_start":
        return _one_day(relative({"which": "this", "unit": groups["unit"]}, today)[0])
    if form == "part":
        return _part(groups, today, future)
    if form in ("numbered_week", "numbered_weeks"):
        return numbered_weeks(groups, today, form)
    if form == "week_to":
        return week_to(groups["weekday"], today)
    if form == "weekend":
        return weekend(groups["which"].lower(), today)
    if form in ("week_of", "days_pair", "two_days"):
        first, last = _day(groups, today, future)
        if form == "two_days" and first is not None and last != first + timedelta(days=1):
            return NOTHING
        return (first, last) if first is None or first != last else (first, first + WEEK)
    if form == "month_quarter":
        return _month_quarter(groups, today, future)
    if form == "decade":
        return decade(groups)
    if form == "named_before":  # the periods before it tell; where there are none, it is the last that is over
        unit = next(found for name, found in groups.items() if name.startswith("unit"))
        return NOTHING if future else last_complete(unit.replace(" ", "-"), today)
    if form == "to_date":
        named = groups.get("month") or groups.get("month2")
        if named is not None:
            return _month_near(_month(named), today, -1)
        unit = next(v for k, v in groups.items() if k.startswith("unit")).lower()
        return relative({"which": "this", "unit": TO_DATE_CODES.get(unit, unit)}, today)
    if form == "month_day":
        return _month_day(int(groups["day"]), today)
    if form == "n_since":
        return _n_since(groups, today)
    if form in ("those_n", "that_weekday", "month_before") or (form == "full_year" and "year" not in groups):
        return NOTHING  # the times before it tell which one
    if form in ("elliptic_part", "century", "rolling", "previous_weekday", "some_day", "later", "elliptic_relative"):
        return NOTHING  # the quarter named before tells of which year
    if form == "season":  # its first day differs from country to country
        return week_of_month(match.group(), _month_of(groups, today, future)) if "month" in groups else NOTHING
    if form == "first_months":
        return _first_months(groups, today)
    if form == "months_to":
        return _months_to(groups, today)
    if form == "past_n":
        return _past(groups, today)
    if form == "between":
        return _between(groups, today, future)
    if form == "year_with_months":
        return year_with_months(groups, (_month(groups["month1"]), _month(groups["month2"])))
    if form == "year_span":
        return year_span(groups) or days_of(match.group(), _sentence(text, match), today, financial)
    if form in ("same_period", "earlier"):
        return _earlier(groups, today, match.group())
    if form == "financial_end":
        return _one_day(days_of(match.group(), _sentence(text, match), today, financial)[1])
    if form == "two_years":
        return date(int(groups["year1"]), 1, 1), date(int(groups["year2"]), 12, 31)
    if form == "financial":
        return days_of(match.group(), _sentence(text, match), today, financial)
    if form == "relative":
        return relative(groups, today)
    if form == "last_month_name":
        month, which = _month(groups["month"]), groups["which"].lower()
        if which == "last" and today is not None and month == today.month:
            return whole_month(today.year - 1, month)
        return _month_near(month, today, {"last": -1, "next": 1, "this": 0}[which])
    if form == "day":
        return _day(groups, today, future)
    if form == "month":
        days = _month_of(groups, today, future)
        return _through(days, today, financial) if THROUGH.match(match.group()) else days
    if form == "holiday":
        return _holiday(groups["name"], today)
    if form == "named_day":
        return named_day(groups, today)
    named = ("year", "bare", "beside", "lead", "told", "acts", "heads", "goes", "calendar")
    year = _year(next((groups[name] for name in named if name in groups), None), today)
    return (date(year, 1, 1), date(year, 12, 31)) if year else NOTHING


AT_THIS = re.compile(
    r"(?i)\bthis (?:time|point|stage|date) (?:(?:last|a|one) (?P<unit>year|month|week|season)|in (?P<year>\d{4}))"
)
TO_DATE_CODES = {"ytd": "year", "qtd": "quarter", "mtd": "month"}
THROUGH = re.compile(r"(?i)through\b")
RECENT = 120  # days within which a month that counts from the start of its year is told of


def _through(days: Days, today: date | None, financial: FinancialYear | None) -> Days:
    """Return *through March* as the months of its year up to then, of a year that the text defines where it does one.

    One that is not over, or was over long ago, is a deadline: *runs through December*.
    """
    first, last = days
    if first is None or last is None or today is None or not -NEARLY_OVER <= (today - last).days <= RECENT:
        return NOTHING
    begins = {month for _, month in financial.defined} if financial is not None else set()
    start = first.replace(month=begins.pop() if len(begins) == 1 else 1)
    return (start if start <= first else start - relativedelta(years=1)), last


OF_NO_YEAR = ("day", "month", "week_of")
SOON, LONG_AGO = timedelta(days=120), timedelta(days=200)


def _is_soon(groups: dict[str, str], text: str, match: re.Match[str], today: date | None) -> bool:
    """Whether a day or month without a year is the next one: no word of its sentence is of the past, and it is near.

    *The charge rises by 12 on 1 January*, in December.
    """
    if today is None or "year" in groups or "yearb" in groups:
        return False
    read = _month_of if "dayb" not in groups and "day" not in groups else _day
    (last, _), (coming, _) = read(groups, today, False), read(groups, today, True)
    if last is None or coming is None or not timedelta(0) < coming - today <= SOON or today - last < LONG_AGO:
        return False
    return not tells_past(_sentence(text, match))


def _one_day(day: date | None) -> Days:
    return day, day


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec").index(
        name[:3].lower()
    ) + 1


def _year(words: str | None, today: date | None) -> int | None:
    if words is None:
        return today.year if today else None
    digits = re.search(YEAR, words)
    if digits:
        return int(digits.group())
    if re.fullmatch(r"\d\d", words):
        return 2000 + int(words)
    if today is None:
        return None
    return today.year + (-1 if words.lower().startswith("last") else 1 if words.lower().startswith("next") else 0)


def count_of(words: str | None) -> int:
    if words is None:
        return 1
    number = next(find_numbers(words), None)
    return int(number.value) if number else 1


def _month_near(month: int, today: date | None, direction: int) -> Days:
    """Return the month of that number nearest before (-1, 0) or after (1) today."""
    if today is None:
        return NOTHING
    year = today.year
    if direction <= 0 and month > today.month:
        year -= 1
    if direction > 0 and month < today.month:
        year += 1
    return whole_month(year, month)


def _month_of(groups: dict[str, str], today: date | None, future: bool) -> Days:
    month = _month(groups["month"])
    if "year" in groups:
        year = _year(groups["year"], today)
        return whole_month(year, month) if year else NOTHING
    return _month_near(month, today, 1 if future else -1)


def _safe_day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _day(groups: dict[str, str], today: date | None, future: bool) -> Days:
    month = _month(groups.get("month") or groups["monthb"])
    day = int(groups.get("day") or groups["dayb"])
    last = int(groups.get("day_to") or groups.get("dayb_to") or day)
    printed = groups.get("year") or groups.get("yearb")
    if printed:
        year = _year(printed, today)
    else:
        start, _ = _month_near(month, today, 1 if future else -1)
        year = start.year if start else None
        if not future and today and start and (month, day) > (today.month, today.day) and start.year == today.year:
            year = today.year - 1 if month != today.month else today.year
    if year is None:
        return NOTHING
    return _safe_day(year, month, day), _safe_day(year, month, last)


def _n_since(groups: dict[str, str], today: date | None) -> Days:
    """Return *the seven months since 1 October* as so many from that day on, as far as they were over."""
    whole = groups.get("whole")
    named = {"month": whole} | ({"year": groups["year"]} if "year" in groups else {}) if whole else {}
    first, _ = _month_of(named, today, future=False) if named else _day(groups, today, future=False)
    if first is None:
        return NOTHING
    last = first + span(groups["unit"], count_of(groups["count"])) - timedelta(days=1)
    return first, min(last, today) if today is not None else last


def _month_day(day: int, today: date | None) -> Days:
    """Return the last day of that number: *on the 14th*, where the text names no month."""
    if today is None:
        return NOTHING
    month = today if day <= today.day else today.replace(day=1) - timedelta(days=1)
    return _one_day(_safe_day(month.year, month.month, day))


def _end_of(groups: dict[str, str], today: date | None, future: bool) -> Days:
    if "month" in groups:
        days = _month_of({k: v for k, v in groups.items() if k in ("month", "year")}, today, future)
    elif "year2" in groups:
        year = int(groups["year2"])
        days = (date(year, 1, 1), date(year, 12, 31))
    elif "part" in groups:
        days = _part({"ordinal": groups["ordinal"], "part": groups["part"]} | (
            {"year": groups["year3"]} if "year3" in groups else {}), today, future)  # fmt: skip
    else:
        days = relative({"which": groups["relative"], "unit": groups["unit"]}, today)
    first, last = days
    if groups["edge"] in ("start", "beginning", "first day"):
        return _one_day(first)
    if groups["edge"] == "middle" and first and last:
        return _one_day(first + (last - first) / 2)
    return _one_day(last)


def _part(groups: dict[str, str], today: date | None, future: bool) -> Days:
    named = {name.rstrip("2345678"): value for name, value in groups.items()}
    printed = named.get("year") or named.get("before")
    if "index" in named:
        index, part = int(named["index"]), {"Q": "quarter", "H": "half"}[named.get("code", "Q")]
    else:
        index, part = ORDINALS[groups["ordinal"].lower()], groups["part"]
    if "month" in groups and today is not None:
        first, last = _month_of({"month": groups["month"]}, today, future)
        if first is None or last is None or part != "half":
            return first, last
        return (first, first.replace(day=15)) if index == 1 else (first.replace(day=16), last)
    year = _year(printed, today)
    if year is None:
        return NOTHING
    length = {"quarter": 3, "half": 6, "semester": 6, "third": 4}[part]
    if index * length > 12:
        index = 12 // length
    month = (index - 1) * length + 1
    if printed is None and today is not None and not future and date(year, month, 1) > today:
        year -= 1
    return date(year, month, 1), whole_month(year, month + length - 1)[1]


def _first_months(groups: dict[str, str], today: date | None) -> Days:
    which, counted = groups.get("which", "first"), groups.get("count") or groups["count2"]
    if "month" in groups:
        named = {"month": groups["month"]} | ({"year": groups["of"]} if "of" in groups else {})
        return edge_of(_month_of(named, today, future=False), which, groups["unit"], count_of(counted))
    year = _year(groups.get("year"), today) if "years" not in groups else 2000 + int(groups["years"])
    if year is None:
        return NOTHING
    if groups.get("unit") in ("weeks", "days"):
        return _first_days(which, groups["unit"], year, count_of(counted))
    months = 3 if groups.get("unit") == "quarters" else 1
    count = min(12, max(1, count_of(counted) * months))
    if which in ("last", "final"):
        return date(year, 13 - count, 1), date(year, 12, 31)
    return date(year, 1, 1), whole_month(year, count)[1]


def _first_days(which: str, unit: str, year: int, count: int) -> Days:
    """Return the first so many weeks, as ISO 8601 counts them, or days of a year."""
    if which in ("last", "final") or not 1 <= count <= (52 if unit == "weeks" else 365):
        return NOTHING
    if unit == "weeks":
        return date.fromisocalendar(year, 1, 1), date.fromisocalendar(year, count, 7)
    return date(year, 1, 1), date(year, 1, 1) + timedelta(days=count - 1)


def _months_to(groups: dict[str, str], today: date | None) -> Days:
    if "month" in groups:
        year = _year(groups.get("year"), today)
        if year is None:
            return NOTHING
        last = whole_month(year, _month(groups["month"]))[1]
        day = groups.get("day") or groups.get("day2")
        if day and last is not None:
            last = _safe_day(last.year, last.month, int(day)) or last
        if "year" not in groups and today and last and last > today:
            last -= relativedelta(years=1)
    else:
        last = date(int(groups["year2"]), 12, 31)
    if last is None:
        return NOTHING
    unit = groups.get("unit") or groups["single"]
    first = last + timedelta(days=1) - span(unit, count_of(groups.get("count")))
    return first, last


def _past(groups: dict[str, str], today: date | None) -> Days:
    if today is not None and "single" in groups:
        return today - span(groups["single"], 1), today
    if today is None or groups.get("count") == "few" or ("count" not in groups and groups["unit"] != "decade"):
        return NOTHING
    return today - span(groups["unit"], count_of(groups.get("count"))), today


TWO_YEARS, FIRST_OF_BOOKS = re.compile(r"\d{4}[-–/]\d\d"), 4  # books of two years begin in April or later


def _between(groups: dict[str, str], today: date | None, future: bool) -> Days:
    last_year = groups.get("year2") or groups.get("year2b")
    first_year = groups.get("year1") or groups.get("year1b")
    if "month1" not in groups or "month2" not in groups:
        ended = _year(last_year, today)
        if not first_year or ended is None:
            return NOTHING
        last = _safe_day(ended, _month(groups["month2"]), int(groups["day2"])) if "day2" in groups else None
        return date(int(first_year), 1, 1), last or date(ended, 12, 31)
    month1, month2 = _month(groups["month1"]), _month(groups["month2"])
    if last_year or first_year:
        told = _year(last_year or first_year, today)
        if told is None:
            return NOTHING  # *until June 16 this year* in a text without a date
        year2 = told
        split = TWO_YEARS.fullmatch(last_year or "") is not None and month2 < FIRST_OF_BOOKS  # April-February, 2019-20
        if split or (not last_year and month2 < month1):
            year2 += 1
    elif today is None:
        return NOTHING
    elif future:
        year2 = today.year if month2 >= today.month and month1 <= month2 else today.year + 1
    else:
        year2 = today.year if month2 <= today.month else today.year - 1
    year1 = int(first_year) if first_year else year2 - (month1 > month2)
    first, _ = whole_month(year1, month1)
    _, last = whole_month(year2, month2)
    day1, day2 = groups.get("day1") or groups.get("day1b"), groups.get("day2") or groups.get("day2b")
    return (_safe_day(year1, month1, int(day1)) if day1 else first), (
        _safe_day(year2, month2, int(day2)) if day2 else last
    )


def _month_quarter(groups: dict[str, str], today: date | None, future: bool) -> Days:
    """Return the three months that end with the named one: *the June quarter*."""
    _, last = _month_of({"year": groups["before"], **groups} if "before" in groups else groups, today, future)
    return (last.replace(day=1) - relativedelta(months=2), last) if last else NOTHING


def _sentence(text: str, match: re.Match[str]) -> str:
    end = text.find(". ", match.end())
    return text[text.rfind(". ", 0, match.start()) + 1 : end if end >= 0 else len(text)]


def _earlier(groups: dict[str, str], today: date | None, words: str) -> Days:
    if today is not None and (at := AT_THIS.search(words)) is not None:
        year = today.year - int(at["year"]) if at["year"] else 1
        return _one_day(today - (span(at["unit"], 1) if at["unit"] else relativedelta(years=year)))
    printed = re.search(YEAR, words)
    if printed:
        return date(int(printed.group()), 1, 1), date(int(printed.group()), 12, 31)
    if groups.get("which") != "ago" or today is None:
        return NOTHING
    day = today - span(groups["unit"], count_of(groups.get("count")))
    return (
        relative({"which": "this", "unit": groups["unit"]}, day)
        if groups["unit"] in ("year", "month")
        else _one_day(day)
    )


def _holiday(name: str, today: date | None) -> Days:
    """Return the last such day before `today`."""
    month, day = _holidays()[name.replace("’", "'").lower()]
    if today is None:
        return NOTHING
    here = date(today.year, month, day)
    return _one_day(here if here <= today else here.replace(year=today.year - 1))


@cache
def _holidays() -> dict[str, tuple[int, int]]:
    """Return the month and day of feasts that fall on the same one each year."""
    return {row["name"]: (int(row["month"]), int(row["day"])) for row in load_tsv("figures/holidays.tsv")}
