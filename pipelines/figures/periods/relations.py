"""What time expressions mean for each other: *a year earlier*, *in the same month*, *the preceding twelve months*.

Belongs here: the days of an expression that counts from another one before it. Does not belong here: expressions that
only the issue's date resolves (periods.days).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.anchors import anchored_days, counted_on_from, short_enough
from pipelines.figures.periods.days import YEAR, count_of
from pipelines.figures.periods.glanced import is_glanced_at
from pipelines.figures.periods.later import LATER, following, is_following, later, this_year
from pipelines.figures.periods.model import ISSUE, Period
from pipelines.figures.periods.named import (
    PREVIOUS_END,
    STEP,
    elliptic_part,
    elliptic_relative,
    end_of_previous,
    in_weeks_told,
    is_undated_part,
    month_before,
    of_year_ago,
    part_of_report,
    rolling,
    some_day,
    that_day,
    that_weekday,
    those_n,
    week_of_issue,
    weekday_before,
)
from pipelines.figures.periods.narrated import glossed, in_counted_weeks, in_split_year, in_told_year, of_told_year
from pipelines.figures.periods.units import LENGTHS, moved, span
from pipelines.figures.periods.weeks import same_weeks

#: The `lead` of a day on which something was said: no value holds for it, and nothing counts back from it.
REPORTED = "reported"
DAYS_OF_YEAR = 366


def related(periods: list[Period], carried: tuple[Period, ...], text: str, today: date | None = None) -> list[Period]:
    """Return the periods with those that speak of another resolved: ``a year earlier``, ``in the same month``.

    `carried` are the periods that the text before spoke of.
    """
    out: list[Period] = []
    for k, found in enumerate(periods):
        period = in_told_year(found, out, text, today, lambda o: o.lead in NO_ANCHOR or _is_other_side(o, text))
        period = of_told_year(in_split_year(in_counted_weeks(period, carried, out), out, text), out, text)
        period = glossed(period, next(iter(periods[k + 1 : k + 2]), None), text)
        if period.form == "part" and (looked_back := of_year_ago(period, text)) is not None:
            out.append(looked_back)
        elif is_following(period):
            out.append(following(period, out, text, today))
        elif period.form == LATER:
            out.append(later(period, out, text, today))
        elif (
            period.form == "full_year" and period.start is None and _is_of_forecast(text, period) and today is not None
        ):
            out.append(replace(period, start=date(today.year, 1, 1), end=date(today.year, 12, 31)))
        elif period.form == "same_period" and period.text.endswith(" this year"):
            out.append(this_year(period, out, today))
        else:
            out.append(_related(period, out, carried, text))
    return out


def _related(period: Period, out: list[Period], carried: tuple[Period, ...], text: str) -> Period:
    before = [*carried, *out]
    if period.form == "named_before":
        return _named_before(period, before)
    if period.form == "relative" and THAT.search(period.text) and period.text.split()[-1].lower() in LENGTHS:
        fewest, most = LENGTHS[period.text.split()[-1].lower()]
        near = [o for o in out if o.start and o.end and o.holds and fewest <= (o.end - o.start).days + 1 <= most]
        return _named_before(replace(period, start=None, end=None), near[-1:] or before)
    if period.form == "earlier" and is_year_ago(period) and before and is_undated_part(before[-1]):
        return replace(period, start=None, end=None)  # a year before the second quarter of books nobody tells of
    if period.form == "full_year" and period.start is None:
        return _whole_year(period, before, text)
    if (
        period.form == "year"
        and text[period.char_end : period.char_end + 1] == ":"
        and "(" in text[: period.char_start]
    ):
        return _beside(period, carried, out, text)
    if period.form == "end_of" and (previous := PREVIOUS_END.search(period.text)) is not None:
        return end_of_previous(period, previous["unit"], before)
    if period.form == "part" and re.search(r"\d{4}|year$", period.text) is None:
        return part_of_report(period, carried, out)
    if period.form == "month_day":
        return _in_named_month(period, before, text)
    if (counted := _counted_back().get(period.form)) is not None:
        return counted(period, before)
    if period.form == "relative" and period.text.lower().endswith("this week"):
        return week_of_issue(period, carried)
    if period.form in ("relative", "past_n") and (told := in_weeks_told(period, before)) is not None:
        return told
    if period.form == "to_date" and YEARS_TOTAL.match(period.text):
        return _end_of_named_year(period, before, whole=True)
    if period.form == "year_end" and (period.lead == "at" or (period.lead == "by" and _told(text, period))):
        return _end_of_named_year(period, before)
    if period.form == "same_period":
        since = counted_on_from(period, out)
        moved = _in_its_year(period, since or _alike(period, before, out, text)) or _in_its_year(period, out)
        if moved is not None:
            return moved
    if period.form == "same_period" and period.lead in SPANNING and SAME_SPAN.search(period.text):
        spans = [o for o in before if o.holds and o.start and o.end and o.start < o.end]
        if period.text.endswith(("period", "s")) and spans and not _is_other_side(spans[-1], text):
            return replace(period, start=spans[-1].start, end=spans[-1].end)
        fewest, most = LENGTHS.get(period.text.split()[-1].lower(), (0, 0))
        near = [o for o in out if o.start and o.end and o.holds and fewest <= (o.end - o.start).days + 1 <= most]
        near = [o for o in near if not _is_other_side(o, text)] or near
        return _named_before(period, near[-1:] or before)  # 29 came in all of 2003, and in the same year 18 left
    if period.form == "first_months" and (begun := _since_the_day(period, out)) is not None:
        return begun
    if period.form == "past_n" and (preceding := _preceding(period, out, text)) is not None:
        return preceding
    alike = counted_on_from(period, out)
    if not alike and period.form == "same_period" and " last year" in period.text:
        alike = _alike(period, out, [], text)
    anchor = _anchor(alike or short_enough(period, out), text)
    if anchor is None and period.form == "same_period" and COUNTED_BACK.search(period.text) is not None:
        of_issue = [o for o in carried if o.rule_id == ISSUE] if " last year" in period.text else []
        before_it = [o for o in reversed(carried) if o.rule_id != ISSUE]
        anchor = next(iter(_alike(period, [*of_issue, *before_it], [], text)), None)
    back = _length_of(anchor) if PREVIOUS_ONE.search(period.text) else _step_back(period.text)
    if anchor is None or anchor.start is None or anchor.end is None or back is None:
        return period
    if period.form == "earlier" and period.start is not None and is_year_ago(period) and is_part_of_year(anchor):
        return _moved(period, *anchored_days(anchor, period), back)
    at_this = period.rule_id == "period.this-time-last-year" and anchor.start == anchor.end
    if period.form in ("earlier", "same_period") and (period.start is None or at_this):
        whole = "week" in period.text and period.form == "same_period"
        weeks = same_weeks(*anchored_days(anchor, period), back.years) if whole else None
        if weeks is not None:
            return replace(period, start=weeks[0], end=weeks[1])  # last week, and the same week of last year
        return _moved(period, *anchored_days(anchor, period), back)
    return period


SAME_DATE = re.compile(r"(?i)\bsame[ ](?:day|date)\b")
YEAR_BACK = re.compile(
    r"(?i)[ ](?:last[ ]year|(?:a|one)[ ]year[ ](?:ago|earlier|before)|(?:the[ ])?previous[ ]year)$|^(?:a|one)[ ]year\b"
)
COUNTED_BACK = re.compile(rf"{YEAR_BACK.pattern}|(?:previous|preceding|prior)[ ](?:week|month|quarter)$")
PREVIOUS_ONE = re.compile(r"(?i) one(?: before)?$")


def _length_of(anchor: Period | None) -> relativedelta | None:
    """Return how far *the previous one* lies back of a stretch: whole months of whole months, else its days."""
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    behind = anchor.end + timedelta(days=1)
    if anchor.start.day == behind.day == 1:
        return relativedelta(months=(behind.year - anchor.start.year) * 12 + behind.month - anchor.start.month)
    return relativedelta(days=(behind - anchor.start).days)


def _moved(period: Period, start: date, end: date, back: relativedelta) -> Period:
    """Return the period as the days from `start` to `end`, so far back."""
    first, last = moved(start, end, back)
    return replace(period, start=first, end=last)


def counted_from(period: Period, standing: Period) -> Period | None:
    """Return *a week earlier* as that before the time that stands for its sentence, None where it cannot be counted."""
    back = _step_back(period.text)
    if back is None or standing.start is None or standing.end is None:
        return None
    return _moved(period, standing.start, standing.end, back)


def moved_on(period: Period) -> Period:
    """Return the same days a year later, whole months whole."""
    if period.start is None or period.end is None:
        return period
    return _moved(period, period.start, period.end, -relativedelta(years=1))


YEARS_TOTAL = re.compile(r"(?i)the year['’]s")
SPANNING = ("in", "during", "over", "for")
THAT = re.compile(r"(?i)\bthat[ ]\w+$")
SAME_SPAN = re.compile(
    r"(?i)\bthe[ ]same[ ](?:month|week|quarter|year|period|(?:[a-z]+|\d+)[ ](?:months|quarters|weeks|days))$"
)
YEAR_AGO = re.compile(r"(?i)\b(?:a|one)[ ]year[ ]ago\b")
PRECEDING = re.compile(r"(?i)\b(?:previous|preceding)\b")


def is_year_ago(period: Period) -> bool:
    """Tell whether a time is *a year ago*."""
    return YEAR_AGO.search(period.text) is not None


def is_part_of_year(anchor: Period) -> bool:
    """Tell whether a time is a month, a quarter or the like, which *a year ago* has its counterpart of."""
    return bool(anchor.start and anchor.end and 6 <= (anchor.end - anchor.start).days < 340)


def _preceding(period: Period, before: list[Period], text: str) -> Period | None:
    """Return *the preceding twelve months* as those before the stretch of that length that was named last."""
    step = STEP.search(period.text)
    anchor = _anchor(before, text)
    if PRECEDING.search(period.text) is None or step is None or anchor is None or not anchor.start or not anchor.end:
        return None
    back = span(step["unit"].lower(), count_of(step["count"]))
    if abs((anchor.start + back - anchor.end).days - 1) > 1:
        return None
    return replace(period, start=anchor.start - back, end=anchor.start - timedelta(days=1))


def _in_named_month(period: Period, before: list[Period], text: str) -> Period:
    """Return *on the 14th* as a day of the month that the text speaks of, else of the issue's own."""
    day = re.search(r"\d+", period.text)
    told = [p for p in before[::-1] if not is_glanced_at(text, p)]
    for named in (*[p for p in told if p.holds], *[p for p in told if not p.holds]):
        if day is None or not named.start or not named.end or (named.end - named.start).days > 31:
            continue
        number, last = int(day.group()), monthrange(named.start.year, named.start.month)[1]
        if named.start.month == named.end.month and number <= last:
            that = named.start.replace(day=number)
            return replace(period, start=that, end=that)
    return period


STRETCHES = ("between", "days_pair", "numbered_weeks")  # from 9 to 15 August
NO_ANCHOR = ("than", "from", "against", "since", "until", REPORTED)


#: A figure that is compared with, before its time: *against 10,417 in January 2024*.
OTHER_SIDE = re.compile(
    r"(?i)\b(?:(?:than|against|from|after|following|compare[sd]?[ ](?:with|to))[ ](?:[a-z]+[ ])?\W?\d[\d.,]*%?"
    r"(?:[ -][a-z%]+){0,3}"
    r"|(?:up|down|more|less|fewer|higher|lower)[ ][^,;]{0,16}[ ]on|(?:above|below)[ ](?:[a-z]+[ ]){1,3}(?:of|in|for)"
    r"|(?:increase|rise|gain|growth|decrease|decline|drop|fall)[ ]of[ ][^,;]{1,24}[ ](?:on|over|from))[ ]$"
)


def _anchor(before: list[Period], text: str) -> Period | None:
    """Return what *a year earlier* counts back from: the last time named, one of comparison only for want of others."""
    dated = [p for p in reversed(before) if p.start is not None and p.end is not None]
    named = (
        p
        for p in dated
        if p.form not in ("same_period", "earlier")
        and (p.lead not in NO_ANCHOR or p.form in STRETCHES)
        and not _is_other_side(p, text)
        and not is_glanced_at(text, p)
        and PREVIOUS_END.search(p.text) is None
    )
    return next(named, dated[0] if dated else None)


def _is_other_side(period: Period, text: str) -> bool:
    if text.endswith(" than ", 0, period.char_start):
        return True  # 4 points less than in the March 2023 quarter
    begin = max(0, period.char_start - 40)
    led = text[begin : period.char_start] + text[period.char_start : period.char_end].partition(" ")[0] + " "
    return OTHER_SIDE.search(text, begin, period.char_start) is not None or OTHER_SIDE.search(led) is not None


def _named_before(period: Period, before: list[Period]) -> Period:
    """Return *in the month* as the latest month that the text named before: those of comparison lie further back."""
    named_by = period.text.removesuffix(" under review").removesuffix(" under report").replace("half year", "half-year")
    named_by = named_by.removesuffix("-end").removesuffix(" end")
    fewest, most = LENGTHS[named_by.split()[-1].lower()]
    fitting = [
        (named.form != "issue", named.start, named.end)
        for named in before
        if named.start and named.end and named.holds and fewest <= (named.end - named.start).days + 1 <= most
    ]
    if not fitting and named_by.endswith("the year"):
        fitting = [
            (named.form != "issue", date(named.end.year, 1, 1), named.end)
            for named in before
            if named.holds and named.start and named.end and named.start < named.end and is_last_of_year(named.end)
        ]  # October to December was 88 million; for the year, 310 million
    if not fitting and named_by.endswith("week"):  # a report of Friday to Wednesday
        fitting = [
            (False, o.start, o.end)
            for o in before
            if o.start and o.end and o.holds and 4 <= (o.end - o.start).days <= 7
        ]
    over = (False, period.start, period.end)  # the last that was over when the issue came out
    if period.lead == "over" and named_by.endswith("year"):  # a change over the year, of a text of a later one
        fitting = [days for days in fitting if not any(o.start and days[2] and o.start > days[2] for o in before)]
    _, start, end = max(fitting, key=lambda days: days[:2]) if fitting else over
    ended = "end of" in period.text or "last day of" in period.text or period.text.endswith("end")
    return replace(period, start=end if ended else start, end=end)


def is_last_of_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _since_the_day(period: Period, before: list[Period]) -> Period | None:
    """Return *in the first two months* as those from the day on which the text said that something began."""
    day = before[-1] if before else None
    if day is None or day.form != "day" or day.lead == REPORTED or day.start is None or day.start != day.end:
        return None
    step = STEP.search(period.text)
    if " of " in period.text or step is None or day.start.day != 1 or not step["count"]:
        return None
    ended = day.start + span(step["unit"].lower(), count_of(step["count"])) - timedelta(days=1)
    return replace(period, start=day.start, end=ended)


def _alike(period: Period, before: list[Period], out: list[Period], text: str) -> list[Period]:
    """Return the times before that have the length that *the same quarter of 2023* speaks of: none of another side."""
    unit = ALIKE_UNIT.search(period.text) or STEP.search(period.text)
    fewest, most = LENGTHS.get(unit["unit"].lower(), (0, 0)) if unit is not None else (0, 0)
    if SAME_DATE.search(period.text):
        fewest, most = 1, 1
    if re.search(r"(?i)\b(?:months|quarters|weeks)\b", period.text):
        fewest, most = 2 * fewest, DAYS_OF_YEAR  # the same months of 2023
    here = {id(p) for p in out}
    return [
        p
        for p in before
        if p.start and p.end and p.holds and fewest <= (p.end - p.start).days + 1 <= most
        if id(p) not in here or not _is_other_side(p, text)
    ]


def _whole_year(period: Period, before: list[Period], text: str) -> Period:
    """Return *the full year* as the calendar year that the text named, or that a time before it ended.

    One that is expected is that of the part of a year that the issue tells of.
    """
    begun = next((o for o in before if o.rule_id == ISSUE and o.start and (o.start.month, o.start.day) == (1, 1)), None)
    if begun is not None and begun.start is not None and _expected().search(text, period.char_end) is not None:
        return replace(period, start=begun.start, end=date(begun.start.year, 12, 31))
    for named in reversed(before):
        if named.start and named.end and named.holds and (named.end.month, named.end.day) == (12, 31):
            return replace(period, start=date(named.end.year, 1, 1), end=named.end)
    years = [o.end.year for o in before if o.holds and o.start and o.end and o.start.year == o.end.year]
    if years and _expected().search(text, period.char_end) is not None:
        return replace(period, start=date(max(years), 1, 1), end=date(max(years), 12, 31))
    return period


def _is_of_forecast(text: str, period: Period) -> bool:
    """Tell whether a verb of expecting leads to a time: *expects 5,000 guests for the year as a whole*."""
    clause = re.split(r"[.;][ ]", text[: period.char_start])[-1]
    return not words("expecting_verbs").isdisjoint(clause.lower().split())


@cache
def _expected() -> re.Pattern[str]:
    """Return how a text goes on behind a time that is still to come: *for the full year it now expects*."""
    return re.compile(rf"[^.;\d]{{0,60}}\b(?:{'|'.join(sorted(words('expecting')))})")


def _beside(period: Period, carried: tuple[Period, ...], out: list[Period], text: str) -> Period:
    """Return the year in a bracket as the days in it of what stands before: *in the half-year 19 (2024: 22)*."""
    sentence = text.rfind(". ", 0, period.char_start)
    told = [o for o in out if o.holds and o.char_start > sentence] or [o for o in carried if o.rule_id == ISSUE]
    if not told or not told[-1].start or not told[-1].end or not period.start or told[-1].end < period.start:
        return period
    if (told[-1].end - told[-1].start).days > DAYS_OF_YEAR:
        return period
    return _moved(period, told[-1].start, told[-1].end, relativedelta(years=told[-1].end.year - period.start.year))


def _end_of_named_year(period: Period, before: list[Period], *, whole: bool = False) -> Period:
    """Return *at the end of the year* as that of the year the text speaks of, where it named one before.

    With `whole`, *the year's total* is that of all of it.
    """
    fewest, most = LENGTHS["year"]
    years = [
        named
        for named in before
        if named.start and named.end and named.holds and fewest <= (named.end - named.start).days + 1 <= most
    ]
    if not years:
        return period
    named = max(years, key=lambda year: (year.end, year.char_start))  # those of comparison lie further back
    return replace(period, start=named.start if whole else named.end, end=named.end)


def _told(text: str, period: Period) -> bool:
    """Tell whether a clause is of what was, behind a time that may be to come: *by the end of the year, it had 5*."""
    return re.compile(r",?[ ][^.,;]{0,40}\b(?:had|was|were|[a-z]{2,}ed)\b").match(text, period.char_end) is not None


def _in_its_year(period: Period, before: list[Period]) -> Period | None:
    """Return *the same month of 2023* as the month that stands before it, in that year."""
    printed = re.search(YEAR, period.text)
    anchor = next((p for p in reversed(before) if p.start is not None and p.end is not None), None)
    if printed is None or anchor is None or not anchor.start or not anchor.end:
        return None
    back = relativedelta(years=anchor.start.year - int(printed.group()))
    start, end = anchored_days(anchor, period)
    told = anchor.form in NUMBERED or (anchor.form == "relative" and anchor.text.endswith("week"))
    weeks = same_weeks(start, end, back.years) if told and "week" in period.text else None
    return replace(period, start=weeks[0], end=weeks[1]) if weeks else _moved(period, start, end, back)


NUMBERED = ("numbered_week", "numbered_weeks")


ALIKE_UNIT = re.compile(r"(?i)\b(?:same|corresponding|comparable|equivalent)[ ](?P<unit>period)\b")


def _step_back(words: str) -> relativedelta | None:
    """Return how far *a week earlier* or *the same period of last year* lies back."""
    if re.search(r"(?i)\byear\b|\bseason$", words):
        return span("year", 1)
    step = STEP.search(words)
    if step is None or "same" in words.lower():
        return None
    return span(step["unit"].lower(), count_of(step["count"]))


@cache
def _counted_back() -> dict[str, Callable[[Period, list[Period]], Period]]:
    """Return how the times of a form are had from those before them alone."""
    return {
        "some_day": some_day,
        "previous_weekday": weekday_before,
        "rolling": rolling,
        "elliptic_part": elliptic_part,
        "elliptic_relative": elliptic_relative,
        "those_n": those_n,
        "month_before": month_before,
        "that_weekday": that_weekday,
        "that_day": that_day,
    }
