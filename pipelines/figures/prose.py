"""Figures in running text: one paragraph, headline or caption at a time.

Belongs here: putting together what the other modules read. Does not belong here: boxes and blocks (the package's
`find_figures` places a draft on paper).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from pipelines.figures.circumstances.attribution import Name, Source
from pipelines.figures.circumstances.context import comparison_of, modality_and_rule
from pipelines.figures.circumstances.direction import change_and_rule
from pipelines.figures.circumstances.holders import Who, who_of
from pipelines.figures.concepts.finding import read_concepts
from pipelines.figures.concepts.of_places import of_places
from pipelines.figures.lexicon.print_case import as_sentence
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.financial_years import FinancialYear
from pipelines.figures.periods.model import Period
from pipelines.figures.sentences.lead_marks import lead_marks
from pipelines.figures.sentences.passage import Passage, read_passage
from pipelines.figures.sentences.readings import Concept, Reading
from pipelines.figures.timing.choosing import period_of
from pipelines.figures.timing.same_parts import (
    Level,
    at_level_of_year,
    of_attributive_time,
    of_part_included,
    part_of_named_year,
    recent_counterpart,
)
from pipelines.figures.timing.shared_times import shared_out
from pipelines.figures.timing.standing_places import STANDING, standing_places

#: What a line under a title says of the numbers in a chart is no figure: ``Million tonnes``, ``Thousands of people``.
SCALE_ALONE = re.compile(
    r"(?i)\(?(?:in\s)?(?:hundreds?|thousands?|millions?|billions?|trillions?|lakhs?|crores?)"
    r"(?:\sof)?(?:\s[^\W\d_]+){0,2}\)?"
)
LONGEST_SCALE = 40


class Draft(NamedTuple):
    """A figure as read from a text, before it has a place on paper.

    `conversion` is the index of its original; `rule_ids` are pairs of a field and the rule that set it, for the fields
    that the quantity's and the concept's own ids do not explain.
    """

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    reading: Reading
    change: str | None
    comparison: str | None
    modality: str
    period: Period | None
    who: Who
    conversion: int | None
    rule_ids: tuple[tuple[str, str], ...]


def read_prose(
    text: str,
    published_on: date | None,
    names: tuple[Name, ...] = (),
    carried: tuple[Period, ...] = (),
    financial: FinancialYear | None = None,
    about: tuple[Period, ...] = (),
    headed: Name | None = None,
) -> tuple[Draft, ...]:
    """Return the figures of one paragraph in order; `names` are the named things in it, by offset.

    `carried` are the periods of the paragraphs before, which *in the month* speaks of, `financial` is when the
    financial years begin that the text counts by, `about` are the times that the heads of issue and story name, and
    `headed` is the place that its heading names.
    """
    lead = lead_marks(text)
    inside = tuple(name._replace(start=name.start - lead, end=name.end - lead) for name in names) if lead else names
    printed = text[lead:]
    plain = as_sentence(printed, tuple((name.start, name.end) for name in inside))
    drafts = _read(plain, published_on, inside, carried, financial, about, headed)
    if plain != printed:
        drafts = tuple(_as_printed(draft, plain, printed) for draft in drafts)
    return tuple(_moved(draft, lead) for draft in drafts) if lead else drafts


def _read(
    text: str,
    published_on: date | None,
    names: tuple[Name, ...],
    carried: tuple[Period, ...],
    financial: FinancialYear | None,
    about: tuple[Period, ...],
    headed: Name | None,
) -> tuple[Draft, ...]:
    if len(text) <= LONGEST_SCALE and SCALE_ALONE.fullmatch(text):
        return ()
    passage = read_passage(text, published_on, carried, financial)
    if passage is None:
        return ()
    readings, shared = shared_out(passage, read_concepts(passage))
    readings = of_places(passage, readings, names)
    listed = list(names)
    sources: dict[int, Source | None] = {}
    drafts: list[Draft] = []
    for index, reading in enumerate(readings):
        start, end = passage.sentence_text(reading.first)
        change, change_rule = change_and_rule(passage, reading, readings)
        comparison = comparison_of(passage, reading)
        modality, modality_rule = modality_and_rule(passage, reading)
        period = shared.get(index) or period_of(passage, reading, readings, about)
        before = Level(drafts[-1].reading, drafts[-1].period) if drafts else None
        period = at_level_of_year(passage, reading, part_of_named_year(passage, reading, period, comparison, before))
        period = of_attributive_time(passage, reading, period, before)
        period = of_part_included(passage, reading, period, before)
        period = period or recent_counterpart(passage, reading, change, published_on)
        if modality == "forecast" and comparison in ("previous", "from") and _is_over(period, published_on):
            modality, modality_rule = "reported", ""  # forecast at 7.2, versus 7.6 last year
        who = who_of(passage, reading, listed, sources)
        conversion = _conversion(passage, readings, index)
        told = (
            ("change", change_rule),
            ("comparison", f"comparison.{comparison}" if comparison else ""),
            ("modality", modality_rule),
            ("period", period.rule_id if period else ""),
            *who.rule_ids,
            ("conversion", "conversion" if conversion is not None else ""),
        )
        drafts.append(
            Draft(
                reading.quantity.start,
                reading.quantity.end,
                start,
                end,
                reading,
                change,
                comparison,
                modality,
                period,
                who,
                conversion,
                tuple(pair for pair in told if pair[1]),
            )
        )
    for index, place in standing_places(passage, drafts, names, headed).items():
        draft = drafts[index]
        who = replace(draft.who, place=place)
        drafts[index] = draft._replace(who=who, rule_ids=(*draft.rule_ids, ("place", STANDING)))
    return tuple(drafts)


def _as_printed(draft: Draft, plain: str, printed: str) -> Draft:
    """Return a draft of `plain` with the concept as it is `printed`: *Jets*, not *jets*."""
    concept = draft.reading.concept
    at = plain.find(concept.text) if concept.text else -1
    if at < 0 or concept.text is None:
        return draft
    concept = Concept(printed[at : at + len(concept.text)], concept.choice)
    return draft._replace(reading=replace(draft.reading, concept=concept))


def _moved(draft: Draft, by: int) -> Draft:
    """Return a draft of the text behind `by` characters as one of the whole text, whose first sentence begins it."""
    period = draft.period
    if period is not None:
        period = replace(period, char_start=period.char_start + by, char_end=period.char_end + by)
    return draft._replace(
        start=draft.start + by,
        end=draft.end + by,
        sentence_start=draft.sentence_start + by if draft.sentence_start else 0,
        sentence_end=draft.sentence_end + by,
        period=period,
    )


def _is_over(period: Period | None, published_on: date | None) -> bool:
    return bool(period and period.end and published_on and period.end < published_on)


def _conversion(p: Passage, readings: list[Reading], index: int) -> int | None:
    """Return the index of the quantity that this one restates in another unit: *1.2 trillion yuan ($165 billion)*."""
    if index == 0:
        return None
    here, before = readings[index].quantity, readings[index - 1].quantity
    gap = p.text[before.end : here.start]
    if before.unit is None and here.unit_kind == "currency" and gap.endswith("("):
        return index - 1 if gap[:-1].strip() in words("money_nouns") else None  # 1.21 trillion crowns ($110 billion)
    if here.unit is None or before.unit is None or here.unit == before.unit or here.unit_kind != before.unit_kind:
        return None
    if here.unit_kind in ("percent", "ratio", "duration"):
        return None
    bracketed = gap.strip() == "(" or gap.strip() in ("(or", "[", ", or", "/", "(around", "(equivalent to", ", about")
    return index - 1 if bracketed else None
