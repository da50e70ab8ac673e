"""Periods: the time expressions of a text, resolved to their first and last day.

Belongs here: finding the expressions and what they mean for each other. Does not belong here: their days (period_days),
and which figure a period belongs to (context).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from pipelines.errors import RuleError
from pipelines.figures.financial_years import FinancialYear
from pipelines.figures.period_days import YEAR, count_of, resolve, span
from pipelines.figures.wordlists import words as word_list
from pipelines.rules import load_lines, load_toml
from pipelines.rules.finding import PieceIndex, holds_any

EDGED_FORMS = frozenset({"year", "financial", "month", "day", "relative", "named_day", "last_month_name"})


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression: `start` and `end` are its first and last day, None where the text does not tell.

    `lead` is the preposition it begins with (``by``, ``since``, ``from`` …), `day_exact` is True for one day.
    """

    start: date | None
    end: date | None
    text: str
    char_start: int
    char_end: int
    form: str
    rule_id: str
    lead: str = ""

    @property
    def holds(self) -> bool:
        """Whether a value can hold for it: not a deadline, a starting point or a comparison."""
        if self.start is None:
            return False
        if self.form in ("same_period", "earlier"):
            return False
        if self.lead in word_list("not_holding"):
            return False
        if self.lead in ("from", "to") and self.form in EDGED_FORMS:
            return False  # a fare from 1 July, a contract to 2027: where something begins or ends
        return not (self.lead == "by" and self.form in ("year", "financial", "month", "relative", "part"))


@dataclass(frozen=True, slots=True)
class _PeriodRule:
    rule_id: str
    form: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    core: re.Pattern[str] | None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.matches(text) if holds_any(text, self.needs) else iter(())

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Return what `finditer` does for a text that is known to hold one of the pieces that the rule needs."""
        if self.core is None or self.core.search(text) is not None:
            return self.pattern.finditer(text)
        return iter(())


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
        found += [(match.start(), match.end(), order, rule, match) for match in rule.matches(text)]
    found.sort(key=lambda item: (-(item[1] - item[0]), item[2]))
    kept: list[tuple[int, int, int, _PeriodRule, re.Match[str]]] = []
    taken = bytearray(len(text))
    for item in found:
        if not any(taken[item[0] : item[1]]):
            taken[item[0] : item[1]] = b"\1" * (item[1] - item[0])
            kept.append(item)
    periods = []
    for start, end, _, rule, match in sorted(kept, key=lambda item: item[0]):
        first, last = resolve(rule.form, match, text, published_on, financial)
        lead = _lead(match)
        periods.append(Period(first, last, text[start:end].strip(), start, end, rule.form, rule.rule_id, lead))
    return tuple(_relative_to_each_other(periods, carried))


LEAD = re.compile(r"(?i)(as of|as at|[a-z]+)[ \n]")


def _lead(match: re.Match[str]) -> str:
    lead = LEAD.match(match.group())
    word = lead[1].lower() if lead else ""
    return word if word in word_list("period_leads") else ""


def _relative_to_each_other(periods: list[Period], carried: tuple[Period, ...]) -> list[Period]:
    """Resolve ``a year earlier`` and ``the same period of last year`` against the period that stands before them."""
    out: list[Period] = []
    for period in periods:
        if period.form == "named_before":
            period = _named_before(period, [*carried, *out])
        elif period.form == "year_end" and period.lead == "at" and "of the year" in period.text:
            period = _end_of_named_year(period, [*carried, *out])
        elif period.form == "same_period" and (moved := _in_its_year(period, out)) is not None:
            period = moved
        elif period.form in ("earlier", "same_period") and period.start is None:
            anchor = _anchor(out)
            back = _step_back(period.text)
            if anchor is not None and back is not None and anchor.start and anchor.end:
                ended = anchor.end - back
                if anchor.start.day == 1 and (anchor.end + timedelta(days=1)).day == 1:  # whole months stay whole
                    ended = ended.replace(day=monthrange(ended.year, ended.month)[1])
                period = Period(anchor.start - back, ended, period.text, period.char_start, period.char_end,
                                period.form, period.rule_id, period.lead)  # fmt: skip
        out.append(period)
    return out


def _anchor(before: list[Period]) -> Period | None:
    """Return what *a year earlier* counts back from: the last time named, one of comparison only for want of others."""
    dated = [p for p in reversed(before) if p.start is not None and p.end is not None]
    named = (p for p in dated if p.form not in ("same_period", "earlier") and p.lead not in ("than", "from", "against"))
    return next(named, dated[0] if dated else None)


#: How many days a period of each unit has, at least and at most.
LENGTHS = {"week": (7, 7), "month": (28, 31), "quarter": (90, 92), "year": (365, 366), "period": (2, 366)}


def _named_before(period: Period, before: list[Period]) -> Period:
    """Return *in the month* as the latest month that the text named before: those of comparison lie further back."""
    fewest, most = LENGTHS[period.text.split()[-1].lower()]
    fitting = [
        (named.form != "issue", named.start, named.end)
        for named in before
        if named.start and named.end and named.holds and fewest <= (named.end - named.start).days + 1 <= most
    ]
    _, start, end = max(fitting, default=(False, None, None), key=lambda days: days[:2])
    return replace(period, start=end if "end of" in period.text else start, end=end)


def _end_of_named_year(period: Period, before: list[Period]) -> Period:
    """Return *at the end of the year* as that of the year the text speaks of, where it named one before."""
    fewest, most = LENGTHS["year"]
    for named in reversed(before):
        if named.start and named.end and named.holds and fewest <= (named.end - named.start).days + 1 <= most:
            return replace(period, start=named.end, end=named.end)
    return period


def _in_its_year(period: Period, before: list[Period]) -> Period | None:
    """Return *the same month of 2023* as the month that stands before it, in that year."""
    printed = re.search(YEAR, period.text)
    anchor = next((p for p in reversed(before) if p.start is not None and p.end is not None), None)
    if printed is None or anchor is None or not anchor.start or not anchor.end:
        return None
    back = relativedelta(years=anchor.start.year - int(printed.group()))
    return replace(period, start=anchor.start - back, end=anchor.end - back)


STEP = re.compile(r"(?i)\b(?:(?P<count>\w+)[ ])?(?P<unit>year|month|week|quarter|day|decade)s?\b")


def _step_back(words: str) -> relativedelta | None:
    """Return how far *a week earlier* or *the same period of last year* lies back."""
    if re.search(r"(?i)\byear\b", words):
        return span("year", 1)
    step = STEP.search(words)
    if step is None or "same" in words.lower():
        return None
    return span(step["unit"].lower(), count_of(step["count"]))


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
