"""Periods: the time expressions of a text, resolved to their first and last day.

Belongs here: finding the expressions. Does not belong here: their days (periods.days), what they mean for each other
(periods.relations), and which figure a period belongs to (context).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipelines.errors import RuleError
from pipelines.figures.lexicon.wordlists import alternatives, file_alternatives
from pipelines.figures.lexicon.wordlists import words as word_list
from pipelines.figures.lexicon.year_numbers import amounts_to
from pipelines.figures.periods.days import YEAR, resolve
from pipelines.figures.periods.financial_years import FinancialYear
from pipelines.figures.periods.model import ISSUE, Period
from pipelines.figures.periods.relations import REPORTED, related
from pipelines.figures.periods.units import relative
from pipelines.figures.periods.weeks import FROM_DAY, days_off
from pipelines.rules import load_lines, load_toml
from pipelines.rules.finding import PieceIndex, holds_any

#: Every time expression that is looked for around a core begins with a word.
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _PeriodRule:
    rule_id: str
    form: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    core: re.Pattern[str] | None
    reach: int | None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.matches(text) if holds_any(text, self.needs) else iter(())

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Return what `finditer` does for a text that is known to hold one of the pieces that the rule needs."""
        if self.core is not None and self.reach is not None:
            return self._around_core(text, self.core, self.reach)
        if self.core is None or self.core.search(text) is not None:
            return self.pattern.finditer(text)
        return iter(())

    def _around_core(self, text: str, core: re.Pattern[str], reach: int) -> Iterator[re.Match[str]]:
        """Yield what the pattern's own `finditer` does, tried only at the words before its core."""
        behind = 0
        for place in core.finditer(text):
            stands = place.start()
            if stands < behind:
                continue
            for word in WORD.finditer(text, max(behind, stands - reach), stands + 1):
                match = self.pattern.match(text, word.start())
                if match is not None:
                    yield match
                    behind = match.end()
                    break


@cache
def period_rules() -> tuple[_PeriodRule, ...]:
    """Return the rules of time expressions, compiled, in their order of preference."""
    months = "|".join(sorted(load_lines("figures/months.txt"), key=len, reverse=True))
    count = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    ordinal = r"(?i:first|second|third|fourth|final|1st|2nd|3rd|4th)"
    rules = []
    for record in load_toml("figures/periods.toml")["rule"]:
        source = record["pattern"]
        for name, filled in (("month", months), ("year", YEAR), ("count", count), ("ordinal", ordinal)):
            source = source.replace("{" + name + "}", f"(?:{filled})")
        lowered = re.sub(r"\\b\(\?:\(\?:", r"\\b(?:(?:", source)
        rules.append(
            _PeriodRule(
                record["id"],
                record["form"],
                re.compile(_first_letter_free(lowered), re.VERBOSE),
                tuple(record["needs"]),
                re.compile(record["core"]) if "core" in record else None,
                record.get("reach"),
            )
        )
    return tuple(rules)


def _first_letter_free(source: str) -> str:
    """Let the words of the rules begin a sentence: ``By the end``, ``In the first quarter``."""
    openers = "|".join(sorted(word_list("period_openers"), key=len, reverse=True))
    return re.sub(rf"(?<=[(|:>])({openers})(?=[|)\[ ])", lambda m: f"[{m[1][0].upper()}{m[1][0]}]{m[1][1:]}", source)


@cache
def _period_index() -> PieceIndex:
    return PieceIndex([rule.needs for rule in period_rules()])


NUMBERED = ("numbered_week", "numbered_weeks")
WEEKS = ("numbered_week", "week_of", "week_to", "between", "months_to")
#: The phrase of reports for the months up to the one they tell of; *so far this year* is up to now.
YEAR_TO_DATE = re.compile(r"(?i)year[ -]to[ -]date|so[ ]far[ ]this[ ]year")
#: Where a paragraph was written, before the day on which, and what stands behind both: *Dublin, 5 March 2024 – Prices*.
DATELINE = re.compile(r"(?:[A-Z][\w'’.-]+[ ,]{1,2}){1,4}\(?")
BEHIND_DATELINE = re.compile(r"\)?(?:[ ][–—-]{1,2}[ ]|\.[ ]|:[ ])(?=[A-Z\d])")
COUNTED_UP_TO = ("day", "days_pair", *WEEKS)
OF_REPORT = ("month", "part", "between", "first_months")
RECENT_MONTH = timedelta(days=75)  # in which a month is reported on
SHORT_WHILE = timedelta(days=12)  # within which the day that a text spoke of is its own
DAYS = ("day", "named_day", "relative")
OF_DAYS = ("day", "month_day", "end_of", "days_pair", "week_of", "months_to", "between", "month")
#: What stands behind the month of a forecast or report, which holds for another time: *in its February forecast*.
EDITION = re.compile(
    r"[ ](?:[A-Z][a-z]+[ ])?(?:deadline|forecast"
    r"|projection|estimate|outlook|report|bulletin|update|edition|issue|release)s?\b"
)
#: Before the time that a value was first told at, which holds for another: *against 2.1 percent published in* June.
VALUE_DATED = re.compile(
    r"(?:%|\bper[ ]?cent|\bpoints?|\b[bmtr]+illion(?:[ ][a-z]+)?)[ ]"
    r"(?:(?:as|first|initially|originally|previously)[ ])*"
    r"(?:published|released|announced|issued|estimated|reported|forecast|projected|predicted)[ ]$"
)
OF_MONTHS = ("months", "month", "quarters", "quarter", "years", "year")
TOLD_IN = ("week", "month")  # units of a report's own time: the institute announced last week
SINCE_CLAUSE_LEADS = ("", "on", "in", "at")
#: A report before this one, from whose day on its figures count: *since our last report* on 7 August.
LAST_REPORT = re.compile(
    r"\b[Ss]ince[ ](?:the|our|its|their)[ ](?:(?:last|latest|previous|first)[ ][a-z -]{3,32}"
    r"|[^,.;:\d]{3,60}[ ](?:published|issued|released))[ ]\(?$"
)
LONGEST_CLAUSE = 60  # characters of a clause that says since what, before its time
LONGEST_TOTAL = 90  # characters before a time that say whether all of it so far is counted
LONGEST_REPORT = 84  # characters before a day that say whether it is a report's


def read_periods(
    text: str,
    published_on: date | None = None,
    carried: tuple[Period, ...] = (),
    financial: FinancialYear | None = None,
) -> tuple[Period, ...]:
    """Return the time expressions of a text from left to right; relative ones need `published_on` to have days.

    `carried` are periods that the text before spoke of: *in the month* is one of those. A financial year has days where
    `financial` tells when it begins.
    """
    found: list[tuple[int, int, int, _PeriodRule, re.Match[str]]] = []
    rules = period_rules()
    for order in _period_index().of(text):
        rule = rules[order]
        found += [(m.start(), m.end(), order, rule, m) for m in rule.matches(text) if not _is_amount(rule.form, m)]
    found.sort(key=lambda item: (-(item[1] - item[0]), item[2]))
    kept: list[tuple[int, int, int, _PeriodRule, re.Match[str]]] = []
    taken = bytearray(len(text))
    for item in found:
        if not any(taken[item[0] : item[1]]):
            taken[item[0] : item[1]] = b"\1" * (item[1] - item[0])
            kept.append(item)
    periods: list[Period] = []
    over = max((c.end for c in carried if c.form == "issue" and c.end is not None), default=published_on)
    told = max((c.end for c in carried if c.rule_id == ISSUE and c.end is not None), default=None)
    closed = told if told is not None and (told + timedelta(days=1)).day == 1 else None
    off = next((gap for c in carried if c.rule_id == ISSUE and (gap := days_off(c.days))), timedelta(0))
    for start, end, _, rule, match in sorted(kept, key=lambda item: item[0]):
        today = over if rule.form in OF_DAYS else published_on  # the last day of a week is this year's, as it is told
        rolling = closed is not None and rule.form == "past_n" and text[start:end].endswith(OF_MONTHS)
        if closed is not None and rolling:
            first, last = resolve(rule.form, match, text, closed + timedelta(days=1), financial)
            last = closed if last is not None else None  # the last twelve months of a report of May end with May
        else:
            first, last = resolve(rule.form, match, text, today, financial)
        if rule.form in NUMBERED and first is not None and last is not None:
            first, last = first if FROM_DAY in match.groupdict() else first + off, last + off
        tells = rule.form in DAYS and (rule.form != "relative" or text[start:end].endswith(TOLD_IN))
        tells = tells and not text.startswith("since", start)  # 40 cases were reported since 1 January
        reported = tells and _reports().search(text, max(0, start - LONGEST_REPORT), start) is not None
        cited = rule.form == "year" and text[start - 1 : start] == "(" and _cited().match(text, end) is not None
        edition = rule.form == "month" and EDITION.match(text, end) is not None
        edition = edition or (rule.form in OF_DAYS and text.startswith((" deadline", " target date"), end))
        dated = rule.form in (*OF_DAYS, "year") and VALUE_DATED.search(text, max(0, start - LONGEST_CLAUSE), start)
        opened = rule.form == "day" and DATELINE.fullmatch(text, 0, start) and BEHIND_DATELINE.match(text, end)
        lead = REPORTED if reported or cited or edition or dated or opened else _lead(match)
        until = None
        reach = max(0, start - LONGEST_CLAUSE)
        since = lead in SINCE_CLAUSE_LEADS and _since_clause().search(text, reach, start)
        told_from = lead == REPORTED or lead in SINCE_CLAUSE_LEADS
        since = since or (told_from and LAST_REPORT.search(text, max(0, reach - LONGEST_CLAUSE), start))
        as_from = lead == "from" and text[max(0, start - 3) : start].lower() == "as "
        lead = "since" if since or as_from else lead  # since the season began on 24 August
        lead = "from" if lead == "since" and rule.form == "between" else lead  # since January until 16 June
        far = since and _of_record().search(text, max(0, since.start() - LONGEST_CLAUSE), since.start()) is not None
        counted = _cumulative().search(text, max(0, start - LONGEST_TOTAL), start) is not None
        if counted and first is None and rule.form == "named_before" and text[start:end].endswith("the year"):
            first, last = relative({"which": "this", "unit": "year"}, published_on)  # bringing the toll for the year to
        cumulative = counted and _is_unfinished(first, last, published_on)
        if (lead == "since" and not far) or rule.form == "to_date" or cumulative:
            to_date = cumulative or YEAR_TO_DATE.search(text, start, end) is not None
            until = _last_told(carried, periods, published_on, first, to_date=to_date)
        if (rule.form == "to_date" or cumulative) and first is not None:
            last = until
        named = text[start:end].strip()
        behind = start if rule.form == "rolling" else end  # a rolling 12-month total is a noun with its time
        periods.append(Period(first, last, named, start, behind, rule.form, rule.rule_id, lead, until))
    return tuple(related(periods, carried, text, published_on))


def _is_amount(form: str, match: re.Match[str]) -> bool:
    return form == "year" and match["year"] is not None and amounts_to(match.string, match.start("year"))


def _last_told(
    carried: tuple[Period, ...], before: list[Period], today: date | None, since: date | None, *, to_date: bool = False
) -> date | None:
    """Return the last day a text tells of: that of its issue's week, of the week or day it spoke of, or today."""
    if to_date and (month := _reported_month(carried, before, today)) is not None:
        return month
    if (ended := max((c.end for c in carried if c.rule_id == ISSUE and c.end is not None), default=None)) is not None:
        return ended
    counted = (o.end for o in (*before, *carried) if o.start and o.end and o.holds and o.form in COUNTED_UP_TO)
    near = (end for end in counted if today and timedelta(0) <= today - end < SHORT_WHILE)
    return max((end for end in near if since is None or end >= since), default=today)


def _reported_month(carried: tuple[Period, ...], before: list[Period], today: date | None) -> date | None:
    """Return the last day of the month that a text reports on, up to which its *year to date* counts."""
    for told in (*reversed(before), *reversed(carried)):
        if not told.start or not told.end or not today or not told.holds or told.form not in OF_REPORT:
            continue
        whole = told.start.day == 1 and (told.end + timedelta(days=1)).day == 1
        recent = timedelta(0) < today - told.end <= RECENT_MONTH and told.start.year == today.year
        return told.end if whole and recent else None
    return None


def _is_unfinished(first: date | None, last: date | None, today: date | None) -> bool:
    return first is not None and last is not None and today is not None and first < today < last


@cache
def _cumulative() -> re.Pattern[str]:
    """Return how a text ends before a time that is counted up to now: *the cumulative total for* 2024."""
    brings, totals = alternatives("bringing_verbs"), alternatives("totals")
    bringing = rf"(?:{brings})[ ](?:the|its|their|this)[ ][^.;,\d]{{0,40}}\b(?:{totals})"
    return re.compile(rf"(?i)\b(?:cumulative(?:ly)?|running|to date|so far|{bringing})\b[^.;,\d]{{0,30}}$")


@cache
def _cited() -> re.Pattern[str]:
    """Return how a text goes on behind the year of a work that it cites: *Harlow (2031)* found that."""
    return re.compile(rf"\)[ ](?:{file_alternatives('reporting')}|{alternatives('studying_verbs')})\b")


@cache
def _reports() -> re.Pattern[str]:
    """Return how a text ends before the day of a report: *said in its report of* 6 February, *said on* Tuesday."""
    said = f"{file_alternatives('reporting')}|{alternatives('deciding_verbs')}"
    nouns, issued = alternatives("report_nouns"), alternatives("issuing_participles")
    return re.compile(
        rf"(?i)\b(?:(?:{said})|(?:{nouns})(?:[ ](?:of|dated))?|(?:{issued})[ ]by[ ](?-i:[^,;.\d]{{2,60}}))[ ]$"
    )


@cache
def _since_clause() -> re.Pattern[str]:
    """Return how a text ends before the time that a clause counts from: *since the season began* on 24 August."""
    return re.compile(r"(?<!\bhas[ ])(?<!have[ ])(?<!\bhad[ ])(?<!ever[ ])\b[Ss]ince[ ][^\d,.;:()]{2,44}[ ]\(?$")


@cache
def _of_record() -> re.Pattern[str]:
    """Return how a text ends before a *since* that says how far back a record goes: *the most* since it opened."""
    most = "|".join((r"[a-z]+est", "record", "only", *sorted(word_list("superlatives"))))
    return re.compile(rf"(?i)\b(?:{most})\b[^,.;]{{0,40}}$")


LEAD = re.compile(r"(?i)(as of|as at|[a-z]+)[ \n]")


def _lead(match: re.Match[str]) -> str:
    lead = LEAD.match(match.group())
    word = lead[1].lower() if lead else ""
    return word if word in word_list("period_leads") else ""


def broken_period_examples() -> Iterator[tuple[str, str, bool]]:
    """Yield (rule id, example, should match) for each example that its rule reads wrongly."""
    rules = {rule.rule_id: rule for rule in period_rules()}
    for record in load_toml("figures/periods.toml")["rule"]:
        if not record.get("match") or not record.get("no_match"):
            raise RuleError("it has no example that matches or none that does not", where=record["id"], do="Add both")
        for expected, examples in ((True, record["match"]), (False, record["no_match"])):
            for example in examples:
                if (next(rules[record["id"]].finditer(example), None) is not None) is not expected:
                    yield record["id"], example, expected
