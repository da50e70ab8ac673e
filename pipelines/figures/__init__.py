"""Text and labelled values -> figures, with rules on a blank spaCy pipeline.

Belongs here: `find_figures`, which walks an issue's texts and places what was read on paper. Does not belong here: the
reading itself (prose) and values of graphics (labelled).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pipelines.articles import is_foreign, language_of, lists_clues, lists_contents, lists_works
from pipelines.errors import PARAGRAPH_UNREAD, TELL_MAINTAINERS, UNFORESEEN
from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.circumstances.locating import PLACES
from pipelines.figures.currencies import settle_currencies
from pipelines.figures.labelled.hint_pieces import says_only_unit
from pipelines.figures.labelled.values import figures_from
from pipelines.figures.lexicon.concept_keys import concept_key
from pipelines.figures.lexicon.print_case import as_sentence
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.financial_years import FinancialYear, financial_year_of
from pipelines.figures.periods.finding import read_periods
from pipelines.figures.periods.glanced import is_glanced_at
from pipelines.figures.periods.model import OWNER, Period
from pipelines.figures.prose import Draft, read_prose
from pipelines.figures.quantities.notes import note_openings
from pipelines.figures.section_numbers import section_numbers
from pipelines.figures.sentences.lead_marks import lead_marks
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.timing.issue_times import times_of_issue, told_on
from pipelines.figures.timing.leads import LEAD, is_base, is_report, lead_period
from pipelines.figures.timing.standing_places import place_told_in
from pipelines.figures.timing.title_times import TITLE, is_heading_time, titles, year_at_end
from pipelines.model import (
    Article,
    Block,
    Box,
    Figure,
    Finding,
    GraphicsReading,
    IssueFacts,
    Layout,
    Mention,
    locate,
    stable_id,
)

SOURCES = {"headline": "headline", "deck": "headline", "subhead": "headline", "caption": "caption"}
LONGEST_PIECE = 8000  # characters; what is read within a piece grows with the square of its figures
LAST_PERIODS = 8  # of the paragraphs before, that the next may speak of
LAST_NAMES = 12  # of the paragraphs before, that pronouns of the next may stand for
LONGEST_LINE = 120  # characters
LEAD_PARAGRAPHS = 2  # of a story, in which it says what time it is about
SHOWN = 60  # characters of a paragraph that could not be read, in what is told of it
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")


#: What shows that a change *between April and June* is one of these months on others: than in the same period of 2030.
SAME_SPAN = re.compile(r"(?i)\bsame[ ](?:period|months|quarter|time)\b|\byear[ ](?:earlier|before|ago)\b")


class _OnPaper(NamedTuple):
    """Where a figure stands: what a draft read in one paragraph does not know."""

    figure_id: str
    article_id: str | None
    block_id: str | None
    page_no: int | None
    box: Box | None
    source: str
    surface: str
    sentence: str
    char_start: int | None
    char_end: int | None
    text_source: str


def _texts_of(layout: Layout) -> Iterator[str]:
    """Yield what an issue says: its stories, and what stands beside tables and charts."""
    for article in layout.articles:
        yield article.body
        yield from (block.text for block in article.blocks if block.role in ("graphic", "deck", "credit", "caption"))


def find_figures(
    layout: Layout, graphics: GraphicsReading, mentions: tuple[Mention, ...], unread: list[Finding] | None = None
) -> tuple[Figure, ...]:
    """Return the figures of an issue: prose, headlines and captions in reading order, then graphics and tables.

    Where `unread` is given, a paragraph that an error of ours keeps from being read is told there as a finding
    ``figures.unread``, and the others are read; else the error is raised.
    """
    text_sources = {page.page_no: page.text_source for page in layout.pages}
    found: list[Figure] = []
    financial = financial_year_of(mentions, _texts_of(layout))
    of_issue = _issue_periods(layout, financial)
    sections = section_numbers(b for a in layout.articles for b in a.blocks if SOURCES.get(b.role) == "headline")
    for article in layout.articles:
        if lists_contents(article) or lists_works(article) or lists_clues(article):
            continue
        named = [m for m in mentions if m.article_id == article.article_id]
        of_body, lead = _body_figures(layout.issue, article, named, text_sources, of_issue, financial, unread)
        found.extend(of_body)
        if lead is not None and is_report(layout.issue.publication) and not any(o.form == LEAD for o in of_issue):
            of_issue = (*of_issue, lead)  # the other parts of a report tell of the time that its first part names
        language = language_of(article.body)
        for block in article.blocks:
            if block.role not in SOURCES or is_foreign(block.text, language):
                continue
            if any(c.isalpha() for c in block.text) and not says_only_unit(block.text):
                past = sections.get(block.block_id, 0)
                found.extend(_block_figures(layout.issue, block, named, text_sources, financial, unread, past))
    found.extend(figures_from(graphics.values, layout, financial))
    settled = settle_currencies(found, mentions, layout.issue.publication)
    return tuple(after if after is before else _keyed(after) for before, after in zip(found, settled, strict=True))


def _keyed(figure: Figure) -> Figure:
    """Return the figure with the key of its concept as it now is."""
    return replace(figure, concept_key=concept_key(figure.concept, figure.place, figure.subject))


def _issue_periods(layout: Layout, financial: FinancialYear | None) -> tuple[Period, ...]:
    """Return the times that the whole issue is about: those its head says, and those its first headlines name."""
    spans = times_of_issue(layout.issue)
    for article in layout.articles[:1]:
        spans += _headline_periods(article, layout.issue, financial)
    return tuple(spans)


def _headline_periods(
    article: Article,
    issue: IssueFacts,
    financial: FinancialYear | None,
    fits: Callable[[str, Period], bool] = lambda heading, period: True,
) -> Iterator[Period]:
    for block in article.blocks:
        if block.role in ("kicker", "headline", "deck"):
            yield from (
                p
                for p in read_periods(block.text, told_on(issue), (), financial)
                if p.holds and p.rule_id != OWNER and fits(block.text, p)
            )


def _in_small(heading: str) -> str:
    """Return a heading that is set in capitals as a sentence has it, letter for letter."""
    return as_sentence(heading) if heading.isupper() else heading


def _names_in(block: Block, mentions: list[Mention]) -> tuple[Name, ...]:
    """Return the names of a text outside the body: their mentions have no offsets, so that they are looked up."""
    found = ((block.text.find(m.surface), m) for m in mentions if m.block_id == block.block_id and m.surface)
    return tuple(Name(at, at + len(m.surface), m.label, m.name, m.country, m.parent) for at, m in found if at >= 0)


def _body_figures(
    issue: IssueFacts,
    article: Article,
    mentions: list[Mention],
    text_sources: dict[int, str],
    of_issue: tuple[Period, ...],
    financial: FinancialYear | None,
    unread: list[Finding] | None,
) -> tuple[list[Figure], Period | None]:
    """Return the figures of an article's body, and the time that its first paragraphs say it is about."""
    body = article.body
    names = sorted(
        ((m.char_start, m.char_end, m) for m in mentions if m.char_start is not None and m.char_end is not None),
        key=lambda named: named[:2],
    )
    names_at = [start for start, _, _ in names]
    out = issue.published_to or told_on(issue)
    # what a heading says of a time that goes on (the sky in February) is nothing that has been
    of_head = tuple(o for o in _headline_periods(article, issue, financial) if not (o.end and out and o.end > out))
    named = _headline_periods(article, issue, financial, titles) if of_head else ()
    titled = tuple(replace(o, form=TITLE) for o in named)
    standing = (*of_issue, *of_head)
    head = next((b for b in article.blocks if b.role == "headline"), None)
    outside = [m for m in mentions if m.char_start is None and m.label in PLACES] if head is not None else []
    headed = place_told_in(head.text, _names_in(head, outside)) if head is not None and outside else None
    of_story = headed
    before: Name | None = None  # the place of a paragraph without figures before
    headings: tuple[Period, ...] = ()  # of lines that stand over the next paragraph
    told: tuple[Period, ...] = ()
    named_only: tuple[Period, ...] = ()  # of first paragraphs without figures: which month *in the month* is
    lead: Period | None = None
    opened: Period | None = None
    topic: str | None = None
    found: list[Figure] = []
    told_in_words = any(map(str.isalpha, body))
    language = language_of(body)
    notes = note_openings(body)
    told_before = 0
    for base, end_of_piece in _pieces(body):
        text = body[base:end_of_piece]
        if (told_in_words or "\n" in body) and not any(map(str.isalpha, text)):
            continue  # what a chart left in the text: 65%
        if is_foreign(text, language):
            continue
        number = told_before
        line = _is_bare_line(text)
        told_before += not line
        if not line and headings:
            of_head, headings = headings, ()
            standing = (*of_issue, *of_head)
        if number >= LEAD_PARAGRAPHS and headed is of_story:
            headed = None  # a long story tells of other places than its headline
        since, until = bisect_left(names_at, base), bisect_left(names_at, end_of_piece)
        # those of the paragraphs before, which a pronoun may stand for, lie before the paragraph's first character
        near = names[max(0, since - LAST_NAMES) : until]
        inside = tuple(Name(start - base, end - base, m.label, m.name, m.country, m.parent) for start, end, m in near)
        figures: list[Figure] = []
        # a story that has named a time of its own is not about the issue's
        about = (*titled, *(of_head if told else standing))
        if lead is not None:  # the month that ends with the day that a lead has how things stood on
            about = (*about, *(o for o in of_issue if told and o.form == lead.form and o.end == lead.end), lead)
        try:
            carried = (*standing, *named_only, *told)
            drafts = read_prose(text, told_on(issue), inside, carried, financial, about, before or headed)
            spoken = _spoken(drafts, body, base, end_of_piece)
            lost = lead is None and number < LEAD_PARAGRAPHS and spoken and _is_lost(drafts)
            begun = lead_period(spoken, None, out) if lost else None
            if begun is not None:  # its own time goes on behind an aside
                about = (*about, begun)
                drafts = read_prose(text, told_on(issue), inside, carried, financial, about, before or headed)
        except UNFORESEEN as error:
            if unread is None:
                raise
            block = _block_at(article, base, None)
            unread.append(_unread(issue, block, text, error))
            continue
        drafts = _of_topic(drafts, topic)
        topic = next((d.reading.concept.text for d in drafts if d.reading.concept.choice == "counted-noun"), topic)
        told = tuple({period.days: period for period in (*told, *spoken)}.values())[-LAST_PERIODS:]
        if number < LEAD_PARAGRAPHS or lead is not None:
            lead = lead_period(spoken, lead, out)
            opened = opened or lead
        elif opened is not None and spoken and spoken[0].days == opened.days:
            lead = opened  # behind a look at a longer time the story speaks of its own again
        before = None
        if not drafts and (number < LEAD_PARAGRAPHS or line):
            read = read_periods(_in_small(text), told_on(issue), standing, financial)
            held = tuple(o for o in read if o.holds and o.rule_id != OWNER) or (year_at_end(text) if line else ())
            if number < LEAD_PARAGRAPHS:
                named_only = (*named_only, *held)
            if line and (read or held):  # a title within the body, or a heading of another time
                titled = tuple(replace(o, form=TITLE) for o in held if titles(text, o))
            if line and not lead_marks(text):
                headings = tuple(o for o in held if is_heading_time(o, out)) or headings
        if not drafts:
            before = place_told_in(text, inside)
            headed, before = (before or headed, None) if line else (headed, before)
        for draft in drafts:
            start, end = base + draft.start, base + draft.end
            places = article.locate(start, end)
            page_no, box = places[0] if places else (None, None)
            block = _block_at(article, start, page_no)
            if page_no is None and block is not None:
                page_no, box = block.page_no, block.box
            paper = _OnPaper(
                stable_id("fig", issue.issue_id, article.article_id, start, end, draft.reading.quantity.value),
                article.article_id, block.block_id if block else None, page_no, box, "prose", body[start:end],
                _sentence(body, base + draft.sentence_start, base + draft.sentence_end), start, end,
                text_sources.get(page_no or 0, "text"),
            )  # fmt: skip
            figures.append(_figure(draft, issue, paper, figures))
        found += (figure for figure in _linked(figures) if figure.char_start not in notes)
    return found, opened


def _is_lost(drafts: tuple[Draft, ...]) -> bool:
    """Whether a change behind a figure that has a time has none itself."""
    timed = False
    for draft in drafts:
        if timed and draft.period is None and draft.change is not None:
            return True
        timed = timed or draft.period is not None
    return False


def _spoken(drafts: tuple[Draft, ...], body: str, base: int, end: int) -> list[Period]:
    """Return the times that the figures of a paragraph, from `base` to `end`, hold for: of no other side, and no change
    between two."""
    return [
        d.period
        for d in drafts
        if d.period is not None
        and d.comparison not in ("from", "previous")
        and not is_base(body, base + d.start)
        and not is_glanced_at(body[base:end], d.period)
        and not (
            d.change is not None
            and d.period.form == "between"
            and "etween" in d.period.text
            and SAME_SPAN.search(body, base + d.sentence_start, base + d.sentence_end) is None
        )
    ]


def _unread(issue: IssueFacts, block: Block | None, text: str, error: Exception) -> Finding:
    """Return what a person should know of a paragraph whose figures are missing."""
    start = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    reason = (
        f"The figures of a paragraph were not read ({type(error).__name__}: {error}): {start!r}. {TELL_MAINTAINERS}"
    )
    if block is None:
        return Finding(issue.issue_id, 1, PARAGRAPH_UNREAD, reason)
    return Finding(issue.issue_id, block.page_no, PARAGRAPH_UNREAD, reason, block.article_id, block.block_id, block.box)


OPENS = 12  # characters of a paragraph before its first figure, where that is a share of what was counted before


def _of_topic(drafts: tuple[Draft, ...], topic: str | None) -> tuple[Draft, ...]:
    """Return the shares that open a paragraph without a noun as those of what was counted before: *Half were men*."""
    first = drafts[0] if drafts else None
    if first is None or topic is None or first.reading.concept.text is not None or first.start > OPENS:
        return drafts
    if first.reading.quantity.unit_kind not in ("ratio", "percent"):
        return drafts
    return tuple(
        draft._replace(reading=replace(draft.reading, concept=Concept(topic, "story-topic")))
        if draft.reading.concept.text is None
        and (
            (draft.sentence_start == first.sentence_start and draft.reading.quantity.unit in (None, "%"))
            or (draft.sentence_start > first.sentence_start and draft.reading.concept.choice == "subject")
        )
        else draft
        for draft in drafts
    )


def _block_figures(
    issue: IssueFacts,
    block: Block,
    mentions: list[Mention],
    text_sources: dict[int, str],
    financial: FinancialYear | None,
    unread: list[Finding] | None,
    past: int,
) -> Iterator[Figure]:
    """Figures of a text outside the body; what begins before the character `past` is the number of a section."""
    figures: list[Figure] = []
    try:
        drafts = read_prose(block.text, told_on(issue), _names_in(block, mentions), (), financial)
    except UNFORESEEN as error:
        if unread is None:
            raise
        unread.append(_unread(issue, block, block.text, error))
        return
    for draft in drafts:
        places = locate(block.spans, draft.start, draft.end)
        page_no, box = places[0] if places else (block.page_no, block.box)
        paper = _OnPaper(
            stable_id("fig", issue.issue_id, block.block_id, draft.start, draft.end, draft.reading.quantity.value),
            block.article_id, block.block_id, page_no, box, SOURCES[block.role], block.text[draft.start : draft.end],
            _sentence(block.text, draft.sentence_start, draft.sentence_end), None, None,
            text_sources.get(page_no, "text"),
        )  # fmt: skip
        figures.append(_figure(draft, issue, paper, figures))
    yield from (figure for figure, draft in zip(_linked(figures), drafts, strict=True) if draft.start >= past)


def _linked(figures: list[Figure]) -> Iterator[Figure]:
    """Turn the index that a conversion carries into the id of its original."""
    for figure in figures:
        if figure.conversion_of is not None:
            figure = replace(figure, conversion_of=figures[int(figure.conversion_of)].figure_id)
        yield figure


def _is_bare_line(text: str) -> bool:
    """Whether a paragraph is a line of a list, which no full stop ends: *352,888 people assisted in January 2031*."""
    return len(text) < LONGEST_LINE and text.rstrip()[-1:] not in ".!?:;”\"'"


def _pieces(body: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a body; one longer than any printed paragraph comes in pieces that end a sentence."""
    for paragraph in PARAGRAPH.finditer(body):
        start = paragraph.start()
        while paragraph.end() - start > LONGEST_PIECE:
            stop = body.rfind(". ", start, start + LONGEST_PIECE)
            end = stop + 2 if stop > start else start + LONGEST_PIECE
            yield start, end
            start = end
        yield start, paragraph.end()


def _block_at(article: Article, start: int, page_no: int | None) -> Block | None:
    for block in article.blocks:
        if block.char_start is None or block.char_end is None or not block.char_start <= start < block.char_end:
            continue
        if page_no is None or block.page_no == page_no:
            return block
    return None


def _kind(draft: Draft) -> str:
    """A bare number counts only where a noun says what: an index or a reading is ``other``."""
    quantity = draft.reading.quantity
    if (
        quantity.unit is None
        and quantity.unit_kind == "count"
        and draft.reading.concept.choice.partition("+")[0] in ("subject-value", "object-value", "noun-of-value")
        and not _are_many(quantity.value, draft.reading.concept.text or "")
    ):
        return "other"
    return quantity.unit_kind


def _are_many(value: float, concept: str) -> bool:
    """Whether a value is as many as its concept names: *cases reached 1,375*, not *wheat futures were at 576*."""
    head = (CONCEPT_TAIL.split(concept, maxsplit=1)[0].split() or [""])[-1].lower()
    return value % 1 == 0 and is_plural(head) and head not in words("valued_plurals")


#: What ends the head of a concept.
CONCEPT_TAIL = re.compile(r"[ ](?:of|in|for|at|on|to|from|with|by|among|per)[ ]|,")


def _sentence(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _figure(draft: Draft, issue: IssueFacts, paper: _OnPaper, earlier: list[Figure]) -> Figure:
    quantity, period = draft.reading.quantity, draft.period
    original = earlier[draft.conversion] if draft.conversion is not None else None
    concept = original.concept if original is not None else draft.reading.concept.text
    return Figure(
        figure_id=paper.figure_id, issue_id=issue.issue_id, article_id=paper.article_id, block_id=paper.block_id,
        page_no=paper.page_no, box=paper.box, source=paper.source, surface=paper.surface, sentence=paper.sentence,
        char_start=paper.char_start, char_end=paper.char_end, text_source=paper.text_source, value=quantity.value,
        rule_id=f"{quantity.rule_id}/{draft.reading.concept.choice}", value_high=quantity.value_high,
        bound=quantity.bound,
        unit=quantity.unit, unit_kind=_kind(draft), per=quantity.per, per_unit=quantity.per_unit,
        concept=concept, concept_key=concept_key(concept, draft.who.place, draft.who.subject), change=draft.change,
        comparison=draft.comparison, modality=draft.modality,
        conversion_of=str(draft.conversion) if draft.conversion is not None else None,
        place=draft.who.place, subject=draft.who.subject, attributed_to=draft.who.attributed_to,
        period_start=original.period_start if original is not None else (period.start if period else None),
        period_end=original.period_end if original is not None else (period.end if period else None),
        period_text=(period.text or None) if period else None,  # an issue's own time has no words in its text
    )  # fmt: skip
