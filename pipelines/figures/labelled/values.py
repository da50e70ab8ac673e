"""LabelledValues to Figures: numbers outside sentences get the same fields as those of prose.

Belongs here: putting value, unit, period, concept and place of a labelled value together. Does not belong here: reading
graphics (the graphics room), and how running text is read, which sentences inside graphics are handed to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from pipelines.articles.tables.times import adds_time, leads_in
from pipelines.figures.labelled.changes_between import later_columns
from pipelines.figures.labelled.concepts import (
    EMPTY,
    NOTED,
    concept_of,
    on_map,
    place_of,
    title_concept,
    without_tail,
)
from pipelines.figures.labelled.dates import Dates, explained, month_first_in
from pipelines.figures.labelled.header_years import year_within
from pipelines.figures.labelled.heading_times import with_heading_times
from pipelines.figures.labelled.heads import heads_of, leading_unit, told_apart, with_head
from pipelines.figures.labelled.hint_pieces import Hint, is_currency, is_hint
from pipelines.figures.labelled.hints import BRACKET, hint_of, without_scales
from pipelines.figures.labelled.issue_times import with_issue_times
from pipelines.figures.labelled.known_places import canonical_place
from pipelines.figures.labelled.month_rows import years_by_months
from pipelines.figures.labelled.periods import (
    Span,
    find_level,
    find_period,
    joined_times,
    lone_year,
    standing_columns,
    without_periods,
)
from pipelines.figures.labelled.ratios import ratio_to_one
from pipelines.figures.labelled.relative import counted_from_week, header_time, without_base_headers
from pipelines.figures.labelled.sides import Sides, find_sides, group_key
from pipelines.figures.labelled.status import with_status_days
from pipelines.figures.labelled.table_titles import Key, place_titled, titles_needed
from pipelines.figures.labelled.title_places import title_place
from pipelines.figures.labelled.told_as import told_as
from pipelines.figures.labelled.units import parted_unit, read_hint, says_price
from pipelines.figures.labelled.weekdays import day_within
from pipelines.figures.labelled.weeks import with_week_ends
from pipelines.figures.labelled.years import tells_year
from pipelines.figures.lexicon.concept_keys import concept_key
from pipelines.figures.lexicon.units import read_unit
from pipelines.figures.periods.financial_years import FinancialYear, days_of
from pipelines.figures.periods.model import Period
from pipelines.figures.prose import read_prose
from pipelines.figures.quantities.finding import Quantity, read_quantities
from pipelines.figures.timing.issue_times import times_of_issue, told_on
from pipelines.model import Figure, LabelledValue, Layout, stable_id
from pipelines.rules import load_lines

SENTENCES = ("graphics.sentence", "graphics.label_sentence")
#: Values read from the drawing, not from print.
MEASURED = ("graphics.bar_length", "graphics.line_height")
#: A count with its share in brackets behind it.
COUNT = "graphics.cell_count"
#: A number without the currency's mark that other columns of its table have: only its own headers may say money.
UNPRICED = "graphics.cell_unpriced"
#: ``1.2M`` are millions, and ``1.2m`` of things in the plural are, too, not metres.
YEAR_WITH_UNIT = re.compile(r"^((?:1[89]|20)\d\d)\s([(\[][^()\[\]]+[)\]])$")
#: A currency's mark set apart from its number: ``$ 12``.
MARK_APART = re.compile(r"^[^\w\s.,]\s[(\d]")
SHORT = re.compile(
    r"^(?P<number>[~≈>]?\s?(?:[A-Z]{3}\s?|(?:[A-Z]{1,3})?[$€£]\s?)?\d[\d.,]*)(?:\s?(?P<large>[MB])|m)(?P<more>\+?)$"
)
#: A number that is cut off for want of room: ``Gas: 1...``.
CUT_OFF = re.compile(r"\d(?:\.{2,}|\s?…)$")
PLURAL = re.compile(r"[^\W\d_]{3,}s\b")
#: ``Exports in 2023, € billion``: a title's last part in so few words may be its numbers' unit.
UNIT_BEHIND = re.compile(r",\s([^,]{1,24})$")
YEARS_AVERAGED = re.compile(r"(?i)\b\d+[- ]?(?:years?|yrs?)\.?[- ](?:avg|average|mean)\b")
#: Three numbers and more in one cell are codes of a list: ``5, 6, 7``.
LISTED = re.compile(r"\d{1,3}(?:, \d{1,3}){2,}")
#: From when to when something is open, with a leading zero that no measured number has: ``08.30 - 17.00``.
OPEN_HOURS = re.compile(r"^(?=0|.*\D0\d\.)[012]?\d\.[0-5]\d\s?(?:[-–—]|to)\s?[012]?\d\.[0-5]\d\b")
#: The words before a label's own number name it where they are so few.
MOST_WORDS_BESIDE = 3
#: A label that ends so leads into its number: ``joined more than`` / ``200 mechanisms``.
LEADS_ON = re.compile(r"(?i)\b(?:with|than|to|of|least|most|over|about|some|by|at|up to|nearly|almost|only|the)$")


def figures_from(
    values: Sequence[LabelledValue], layout: Layout, financial: FinancialYear | None = None
) -> tuple[Figure, ...]:
    """Return the figures that an issue's labelled values make, in their order; `financial` is the issue's own year."""
    published_on = told_on(layout.issue)
    keys = [group_key(value) for value in values]
    values, dates = explained(values, keys, published_on, partial(month_first_in, layout))
    sides = find_sides(values, published_on)
    apart = told_apart(values, published_on)
    needed = titles_needed(values, published_on)
    standing = standing_columns([(group_key(value), value.column_headers) for value in values], published_on)
    years = years_by_months(values)
    later = later_columns(values, published_on)
    figures: list[Figure] = []
    week = next((time for time in times_of_issue(layout.issue) if time.form == "issue"), None)
    for value in values:
        key = group_key(value)
        if value.rule_id in SENTENCES:
            figures += _from_sentence(value, published_on, week)
            continue
        if value.kind == "infographic":
            found = _from_pair(value, published_on, apart, week)
        else:
            beside = standing.get(key), later.get((key, value.column_headers))
            found = _from_headers(value, sides[key], beside, published_on, week, needed, years.get(key))
        figures += (told_as(figure, value) for figure in found)
    figures = [_in_financial_year(_as_printed(figure, dates), published_on, financial) for figure in figures]
    figures = with_status_days(with_heading_times(figures, layout), layout)
    figures = with_issue_times(with_week_ends(figures, layout), layout)
    recognised = {page.page_no for page in layout.pages if page.text_source == "ocr"}
    return tuple(replace(figure, text_source="ocr") if figure.page_no in recognised else figure for figure in figures)


def _as_printed(figure: Figure, dates: Dates) -> Figure:
    """Give a period's words back as they are printed where its dates were written out to be read."""
    text = figure.period_text
    whole = next((h for h in dates.printed if text and h.startswith(text)), None)
    return figure if whole is None else replace(figure, period_text=dates.printed[whole])


def _in_financial_year(figure: Figure, published_on: date | None, financial: FinancialYear | None) -> Figure:
    """Give a figure of *2024-25*, a year that no title defines, the days of the issue's financial year."""
    if figure.period_start is not None or not figure.period_text:
        return figure
    start, end = days_of(figure.period_text, figure.sentence, published_on, financial)
    return figure if start is None else replace(figure, period_start=start, period_end=end)


def _from_headers(
    value: LabelledValue,
    sides: Sides,
    beside: tuple[str | None, str | None],
    published_on: date | None,
    week: Period | None,
    needed: frozenset[Key],
    year: str | None,
) -> list[Figure]:
    """A cell of a table or a bar of a chart: its headers say all, and what stands `beside`: the one column with a time
    of its own, which *last week* beside it counts from, and the later of two that a change is between; else the `week`
    that the issue is of. The months of the table say what a `year` over two is."""
    standing, later = beside
    parted = tuple(part for name in value.row_headers for part in _year_and_unit(name))
    value = _written_out(value if parted == value.row_headers else replace(value, row_headers=parted))
    quantity = _quantity(value, published_on)
    number = value.value if value.value is not None else (quantity.value if quantity else None)
    ratio = ratio_to_one(value.text, (*value.column_headers, *value.row_headers, value.title))
    number, quantity = (number, quantity) if ratio is None else (ratio, None)
    if number is None or tells_year(value) or LISTED.fullmatch(value.text) or CUT_OFF.search(value.text):
        return []
    place, named = place_of(value, sides)
    titled = place_titled(value, needed, published_on) if place is None else None
    place = place or titled or title_place(value.title)
    # *Lira* among districts is no money
    rows = tuple(name for name in value.row_headers if not (place and name in named and is_currency(name)))
    hint = hint_of(value if rows == value.row_headers else replace(value, row_headers=rows), published_on)
    hint = Hint() if value.rule_id == COUNT and hint.kind == "percent" else hint
    if value.rule_id == UNPRICED and hint.kind == "currency":
        hint = hint_of(replace(value, title=None, unit_hint=None, context=None, row_headers=rows), published_on)
    if value.kind == "chart" and hint == Hint() and (quantity is None or quantity.unit is None):
        hint = leading_unit(value.title)
    told = [
        *reversed(joined_times(without_base_headers(value.column_headers))),
        *reversed(value.row_headers),
        later,
        _without_unit(value.title),
        value.unit_hint,
        value.context,
        standing,
    ]
    told = [without_scales(part) for part in told]  # ``Paid in the week of March 12 (1,000)``
    told = [*(year_within(part, published_on) for part in told[: len(told) - 4]), *told[-4:]]
    period = find_level([*told, year] if year else told, published_on) or lone_year(value.title, published_on)
    period = day_within(period or _within_issue(told, week), (*value.row_headers, *value.column_headers))
    if any(YEARS_AVERAGED.search(name) for name in (*value.column_headers, *value.row_headers)):
        # ``5-year average`` over ``May`` is of no one May
        period = Span(None, None, value.category or period.text) if period is not None else None
    read = value.value is not None and value.rule_id in MEASURED
    sentence = " | ".join(part for part in (value.title, *value.row_headers, *value.column_headers, value.text) if part)
    return [
        _figure(
            value,
            0,
            quantity,
            number,
            hint,
            concept_of(value, named, published_on, titled is None and group_key(value) in needed),
            period,
            place,
            sentence,
            "about" if read else None,
        )
    ]


def _without_unit(title: str | None) -> str | None:
    """Return a title without its unit, so that its time may end it: ``Deposits, end of period – ₱ billion``."""
    before, unit = parted_unit(title) if title else ("", "")
    return before if unit and unit != "%" and not any(map(str.isdigit, unit)) else title


def _within_issue(told: Sequence[str | None], week: Period | None) -> Span | None:
    """Return the time of headers that count from the week an issue is of: ``Current week``."""
    if week is None or week.start is None or week.end is None:
        return None
    days = counted_from_week([part for part in told if part], week.start, week.end)
    return None if days is None else Span(days[0], days[1], days[2])


def _week_of_issue(text: str, week: Period | None) -> Span | None:
    """Return the days of *this week*, *last week* in an issue that is of a `week`."""
    counted = header_time(text)
    return _within_issue([text], week) if counted is not None and counted.unit == "week" else None


def _year_and_unit(name: str) -> tuple[str, ...]:
    """Part the name of a row that is a year with the unit of its numbers: ``1990 (mil. sq. ft.)``."""
    match = YEAR_WITH_UNIT.match(name)
    if match is None or match[2].strip("()[] ").lower() in load_lines("graphics/year_marks.txt"):
        return (name,)  # ``2022 (P)`` is provisional, in no pesos
    return match.groups()


def _quantity(value: LabelledValue, published_on: date | None) -> Quantity | None:
    found = read_quantities(value.text, published_on)
    return found[0] if found else None


def _written_out(value: LabelledValue, counted: bool = False) -> LabelledValue:
    """Return a value with its scale's letter as a word: ``1.2M``, ``USD 148.2 M``; ``1.2m`` of what is `counted`."""
    short = SHORT.match(value.text)
    if short is None or not (short["large"] or counted):
        return value
    scale = "billion" if short["large"] == "B" else "million"
    return replace(value, text=f"{short['number']} {scale}{short['more']}")


def _from_pair(
    value: LabelledValue, published_on: date | None, apart: Mapping[str, str], week: Period | None
) -> list[Figure]:
    """A number of an infographic with its label; *last week* counts from the `week` that the issue is of."""
    label = value.label or ""
    if OPEN_HOURS.match(value.text) or CUT_OFF.search(value.text):
        return []
    value = _written_out(value, PLURAL.search(label) is not None)
    leads = bool(LEADS_ON.search(label))
    whole = f"{label} {value.text}" if leads else value.text
    found = read_quantities(whole, published_on)
    quantity = found[-1] if leads and found else (found[0] if found else None)
    ratio = ratio_to_one(value.text, (label, value.context))
    if ratio is not None:
        return [_of_ratio(value, ratio, published_on)]
    if quantity is None or (quantity.unit is None and not _has_words(value)):
        return []
    rest = whole[quantity.end :].strip(" ;:,.")
    concept, hint = _label_concept(label, rest, leads, quantity, published_on)
    if concept is None and label and value.context and not leads:  # ``This week`` under what both weeks are of
        concept = without_periods(value.context.split(". ")[-1], published_on) or None
    timed = value.context.split(". ")[-1] if value.context and value.title and not label else ""
    if concept is None and timed and timed != value.title and find_period([timed], published_on) is not None:
        concept = _timed_concept(value, published_on)  # numbers over their years, and no more
    context = value.context.split(". ") if value.context else []
    hinted = quantity.unit_kind == "currency" and any(map(says_price, heads_of(value)))
    if hint == Hint() and quantity.unit is None and quantity.unit_kind != "ratio":
        heads = heads_of(value)
        hint = read_hint([part for head in heads for part in (*BRACKET.findall(head), *UNIT_BEHIND.findall(head))])
        hinted = hint.unit is not None
    period = find_period([rest, without_tail(label), *reversed(context), value.title], published_on)
    period = _week_of_issue(label if period is None else period.text, week) or period
    period = period or next((y for t in (*reversed(context), value.title) if (y := lone_year(t, published_on))), None)
    sentence = " ".join(part for part in (value.context, label, value.text) if part)
    place = None
    of_each = on_map(concept or "", (*reversed(context), value.title)) if not rest else None
    owner = apart.get(value.value_id)
    if of_each is not None and owner is not None:  # ``Cases`` on a card of each province
        place, concept = canonical_place(owner) or owner, f"{title_concept(of_each, published_on)}: {concept}"
    elif of_each is not None:
        place, concept = canonical_place(concept or "") or concept, title_concept(of_each, published_on)
        hint = leading_unit(of_each) if hint == Hint() and quantity.unit is None else hint
    elif label and not leads:
        concept, place = with_head(concept, value, hinted, apart, published_on)
    if place is None and context and adds_time(context[-1]):  # ``Oslo, 14 July`` under the warmest day
        place = canonical_place(context[-1].partition(",")[0])
    return [_figure(value, 0, quantity, quantity.value, hint, concept, period, place, sentence, None)]


def _of_ratio(value: LabelledValue, ratio: float, published_on: date | None) -> Figure:
    """Return the figure of a tile's ratio to one: ``43:1`` over *pupil-teacher ratio*."""
    label = value.label or ""
    concept = without_periods(without_tail(label) or value.context or "", published_on) or None
    period = find_period([label, value.context, value.title], published_on)
    sentence = " ".join(part for part in (value.context, label, value.text) if part)
    return _figure(value, 0, None, ratio, Hint(), concept, period, None, sentence, None)


def _timed_concept(value: LabelledValue, published_on: date | None) -> str | None:
    """Return what a number with no words but its time's is of: the nearest heading over it that says more than a time,
    else the title of all."""
    over = reversed(value.context.split(". ") if value.context else [])
    plain = (without_periods(part, published_on).strip(" ,:;()") for part in over)
    said = next((part for part in plain if len(part) > 2 and not leads_in(part)), None)
    return title_concept(said or value.title, published_on)


def _has_words(value: LabelledValue) -> bool:
    """Whether anything says what a number of an infographic is: one alone is a page's or a list's."""
    return any(map(str.isalpha, f"{value.label or ''}{value.title or ''}{value.context or ''}{value.text}"))


def _label_concept(
    label: str, rest: str, leads: bool, quantity: Quantity, published_on: date | None
) -> tuple[str | None, Hint]:
    """Return the concept of a label, and the unit it begins with (``kilometers of high-speed railway``)."""
    hint = Hint()
    rest = re.sub(r"(?i)^of\s+", "", rest)
    if leads and rest:
        return without_periods(rest, published_on), hint
    told = " ".join(part for part in (rest, without_tail(label)) if part)
    text = EMPTY.sub("", without_periods(told, published_on))
    if quantity.unit is None:
        found = read_unit(text, 0)
        long = found is not None and (len(text[: found[1]].strip()) > 3 or text[found[1] :].startswith(" of "))
        if found is not None and long and not text[: found[1]].strip().isupper():
            unit, end = found
            hint = Hint(unit.factor, unit.symbol, unit.kind)
            text = re.sub(r"(?i)^(?:\([^\W\d]{1,4}\)\s*)?of\s+", "", text[end:].strip()) or text
        else:
            behind = UNIT_BEHIND.search(text)
            if behind is not None and not is_hint(behind[1]):
                behind = None
            hint = read_hint([*BRACKET.findall(text), *([behind[1]] if behind is not None else [])])
            if hint.unit is not None or hint.scale != 1.0:
                text = text[: behind.start()] if behind is not None else text  # ``Average stay, days``
                text = re.sub(r"\s*[(\[][^()\[\]]+[)\]]", "", text)
    elif (behind := UNIT_BEHIND.search(text)) is not None and is_hint(behind[1]):
        text = text[: behind.start()]  # ``-1.9%`` of *Cargo landed, tonnes*
    text = re.sub(r"(?i)^of\s+", "", NOTED.sub("", text.strip(" :;,")))
    return re.sub(r"\s+as$", "", text.strip(" :;,")) or None, hint  # as of 2031 year-end


def _from_sentence(value: LabelledValue, published_on: date | None, week: Period | None) -> list[Figure]:
    """A sentence in a graphic: the prose reader's, with the heading's period where it says none."""
    figures = []
    for number, draft in enumerate(read_prose(value.text, published_on)):
        reading = draft.reading
        period = draft.period
        if period is not None and period.start is not None:
            span: Span | None = Span(period.start, period.end or period.start, period.text)
            span = _week_of_issue(period.text, week) or span
        else:
            span = find_period([value.context], published_on)
        figure = _figure(
            value,
            number,
            reading.quantity,
            reading.quantity.value,
            Hint(),
            reading.concept.text or _words_beside(value, reading.quantity),
            span,
            None,
            value.text,
            None,
        )
        figures.append(figure)
    return figures


def _words_beside(value: LabelledValue, quantity: Quantity) -> str | None:
    """Return the few words of a label beside its one number, where they make no sentence: ``Funded 27%``."""
    if value.rule_id != "graphics.label_sentence" or quantity.end < len(value.text.rstrip(" .;")):
        return None
    words = value.text[: quantity.start].strip(" :;,.()–—-")
    said = len(words.split()) <= MOST_WORDS_BESIDE and not any(map(str.isdigit, words))
    return words if said and words[:1].isupper() else None


def _figure(
    value: LabelledValue,
    number: int,
    quantity: Quantity | None,
    amount: float,
    hint: Hint,
    concept: str | None,
    period: Span | None,
    place: str | None,
    sentence: str,
    bound: str | None,
) -> Figure:
    own = quantity.unit if quantity is not None else None
    unit, kind = (own, quantity.unit_kind) if own is not None and quantity is not None else (hint.unit, hint.kind)
    scale = hint.scale if own is None and (quantity is None or quantity.scale == 1.0) else 1.0
    if own is not None and quantity is not None and quantity.scale == 1.0 and kind == "currency":
        marked = hint.unit is None and MARK_APART.match(value.text)  # a column's first row has it, the others not
        scale = hint.scale if hint.unit == own or marked else 1.0
    high = quantity.value_high if quantity is not None else None
    return Figure(
        figure_id=stable_id("f", value.value_id, number),
        issue_id=value.issue_id,
        article_id=value.article_id,
        block_id=value.block_id,
        page_no=value.page_no,
        box=value.box,
        source=value.kind,
        surface=value.text if quantity is None or value.rule_id not in SENTENCES else quantity.text,
        sentence=sentence,
        char_start=None,
        char_end=None,
        value=_scaled(amount, scale),
        rule_id=value.rule_id,
        value_high=_scaled(high, scale) if high is not None else None,
        bound=bound or (quantity.bound if quantity is not None else "exact"),
        unit=unit,
        unit_kind=kind if unit is not None else "count",
        per=quantity.per if quantity is not None and quantity.per is not None else hint.per,
        per_unit=quantity.per_unit if quantity is not None and quantity.per_unit is not None else hint.per_unit,
        concept=concept,
        concept_key=concept_key(concept, place),
        place=place,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_text=period.text if period else None,
    )


def _scaled(amount: float, scale: float) -> float:
    scaled = amount * scale
    return float(f"{scaled:.12g}")
