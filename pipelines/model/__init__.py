"""The types that cross from one room to another: frozen, slotted dataclasses and the ids derived from them.

Belongs here: values that two rooms exchange. Does not belong here: anything with behaviour beyond looking itself up,
and any type that only one room knows. What a page shows stands in `pages`. Imports nothing else of ours but `values`.

Coordinates are PDF points from the page's top left corner, y downwards, as pdfplumber gives them. Pages count from 1.
Character offsets are half-open.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from pipelines.model.pages import Box, Curve, Document, Page, Rect, Rule, Tag, Word
from pipelines.values import frozen

__all__ = [
    "Article",
    "Block",
    "Box",
    "Cell",
    "Curve",
    "Document",
    "Figure",
    "FigureMatch",
    "Finding",
    "GraphicsReading",
    "IssueFacts",
    "LabelledValue",
    "Layout",
    "Mention",
    "Page",
    "PageFacts",
    "Rect",
    "Rejection",
    "Rule",
    "Table",
    "Tag",
    "TextSpan",
    "Word",
    "locate",
    "stable_id",
]


def stable_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and 16 hexadecimal digits that depend on `parts` alone: the same provenance, the same id."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8)
    return f"{prefix}-{digest.hexdigest()}"


# -- articles -----------------------------------------------------------------------------------------------------
@frozen
class TextSpan:
    """Where the characters `start` to `end` of a text stand on paper."""

    start: int
    end: int
    page_no: int
    box: Box


@frozen
class Block:
    """One run of lines with one role, on one page.

    `role` is one of ``headline, kicker, deck, byline, body, subhead, caption, pull_quote, credit, table, graphic,
    furniture``. `seq` counts in reading order over the issue. `char_start` and `char_end` are set for body blocks only
    (offsets into the article's body); `spans` are offsets into `text`, and are empty for body blocks, whose words the
    article's own spans locate. `article_id` is None for furniture.
    """

    block_id: str
    issue_id: str
    article_id: str | None
    page_no: int
    seq: int
    role: str
    text: str
    box: Box
    char_start: int | None = None
    char_end: int | None = None
    spans: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One story, infographic, table, brief or notice, its jumps to later pages joined.

    `body` is its paragraphs with a blank line between two; `spans` say where each word of the body stands (sorted by
    `start`; a word broken at a line end has two with the same range).
    """

    article_id: str
    issue_id: str
    kind: str
    body: str
    blocks: tuple[Block, ...] = ()
    spans: tuple[TextSpan, ...] = ()
    section: str | None = None
    kicker: str | None = None
    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None
    page_first: int | None = None
    page_last: int | None = None
    continued_from: str | None = None
    continued_on: str | None = None

    def locate(self, start: int, end: int) -> list[tuple[int, Box]]:
        """Return (page number, box) of each piece of ``body[start:end]``, one per page and line it stands on."""
        return locate(self.spans, start, end)


def locate(spans: tuple[TextSpan, ...], start: int, end: int) -> list[tuple[int, Box]]:
    """Return the places of the characters `start` to `end`, merging the words that share a page and a line.

    `spans` are sorted by `start`. A span that is only partly asked for gives its whole box: a word is the finest unit.
    """
    places: list[tuple[int, Box]] = []
    first = max(0, bisect_right(spans, start, key=_START) - 1)
    while first > 0 and spans[first - 1].end > start:
        first -= 1
    for place in range(first, len(spans)):  # a slice would copy the rest of a long text's words
        span = spans[place]
        if span.start >= end:
            break
        if span.end <= start:
            continue
        if places and places[-1][0] == span.page_no and _same_line(places[-1][1], span.box):
            places[-1] = (span.page_no, Box.around((places[-1][1], span.box)))
        else:
            places.append((span.page_no, span.box))
    return places


_START = attrgetter("start")


def _same_line(left: Box, right: Box) -> bool:
    overlap = min(left.bottom, right.bottom) - max(left.top, right.top)
    return overlap > 0.5 * min(left.height, right.height) and right.x0 >= left.x0


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page says of itself: its printed folio, its section, its size and how its text was had."""

    issue_id: str
    page_no: int
    label: str | None
    section: str | None
    width_pt: float
    height_pt: float
    word_count: int
    text_source: str
    reader: str = "pdfplumber"
    hidden_characters: int = 0
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """What the issue says of itself; `published_to` is the last day of a printed period, else equal to the first.

    `covers_from` and `covers_to` are the days that its head says it tells of, where it came out behind them.
    """

    issue_id: str
    file_name: str
    publication: str | None
    number: str | None
    published_on: date | None
    published_to: date | None
    covers_from: date | None = None
    covers_to: date | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """One issue set apart: its facts, its pages' facts, its articles in reading order, and the furniture left over."""

    issue: IssueFacts
    pages: tuple[PageFacts, ...]
    articles: tuple[Article, ...]
    furniture: tuple[Block, ...] = ()


# -- graphics -----------------------------------------------------------------------------------------------------
@frozen
class LabelledValue:
    """One number that stands outside a sentence, with the words that say what it is.

    `text` is the number's whole printed run (``over 120 countries``); `value` is set only where the number was read
    from geometry instead of print. `row_headers` and `column_headers` go from the outermost to the innermost; for a
    chart the column headers hold the series and the row headers the category. `title` is the graphic's own title,
    `context` a heading that holds for several values (``By the end of 2021, there are``), `unit_hint` what title, axis
    or header say of unit and scale (``thousand vehicles``). `row_heads` say of each of the row headers what its column
    is headed by, where several columns name a row: ``State``, ``District``; nothing for a row over others. `kind` is
    ``infographic``, ``chart`` or ``table``.
    """

    value_id: str
    issue_id: str
    article_id: str
    block_id: str
    page_no: int
    box: Box
    kind: str
    text: str
    label: str | None = None
    title: str | None = None
    context: str | None = None
    series: str | None = None
    category: str | None = None
    row_headers: tuple[str, ...] = ()
    column_headers: tuple[str, ...] = ()
    unit_hint: str | None = None
    value: float | None = None
    precision: float | None = None
    rule_id: str = ""
    row_heads: tuple[str, ...] = ()


@frozen
class Cell:
    """One cell of a printed table; rows and columns count from 0, spans are at least 1."""

    table_id: str
    row_no: int
    column_no: int
    row_span: int
    column_span: int
    text: str
    is_header: bool
    box: Box
    row_headers: tuple[str, ...] = ()
    column_headers: tuple[str, ...] = ()
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One printed table; `sums_verified` is True where a printed total equals its column, False where it does not,
    None where no total is printed."""

    table_id: str
    issue_id: str
    article_id: str
    block_id: str
    page_no: int
    box: Box
    title: str | None
    cells: tuple[Cell, ...]
    sums_verified: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know: a chart label that disagrees with its bar, a sum that does not add up.

    `check` is the rule's id, `reason` a sentence that names the values; nothing is dropped because of a finding.
    """

    issue_id: str
    page_no: int
    check: str
    reason: str
    article_id: str | None = None
    block_id: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class GraphicsReading:
    """All that the issue's graphics and tables say."""

    issue_id: str
    values: tuple[LabelledValue, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()


# -- facts --------------------------------------------------------------------------------------------------------
@frozen
class Mention:
    """One place where an entity is named. `name` is the canonical name as far as this issue tells, `label` as in the
    contract; `char_start` and `char_end` are offsets into the body, None outside it (then `block_id` says where).
    `parent` is the name of the place that a place lies in."""

    mention_id: str
    entity_id: str
    label: str
    name: str
    issue_id: str
    article_id: str | None
    block_id: str | None
    page_no: int | None
    box: Box | None
    surface: str
    sentence: str
    char_start: int | None
    char_end: int | None
    rule_id: str
    role: str | None = None
    affiliation: str | None = None
    provision: str | None = None
    country: str | None = None
    parent: str | None = None


@frozen
class Figure:
    """One number that says something; every field as in the contract's table `figures`."""

    figure_id: str
    issue_id: str
    article_id: str | None
    block_id: str | None
    page_no: int | None
    box: Box | None
    source: str
    surface: str
    sentence: str
    char_start: int | None
    char_end: int | None
    value: float
    rule_id: str
    value_high: float | None = None
    bound: str = "exact"
    unit: str | None = None
    unit_kind: str = "count"
    per: float | None = None
    per_unit: str | None = None
    concept: str | None = None
    change: str | None = None
    comparison: str | None = None
    modality: str = "reported"
    conversion_of: str | None = None
    place: str | None = None
    subject: str | None = None
    attributed_to: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    period_text: str | None = None
    text_source: str = "text"
    concept_key: str | None = None


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """Two figures of one issue that tell of the same thing, the earlier on paper first; `relation` is ``same`` or
    ``contradiction``."""

    issue_id: str
    figure_id: str
    other_figure_id: str
    relation: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """One row, or file, that failed validation: the row as JSON, the check that failed and the reason for a person."""

    table_name: str
    issue_id: str | None
    row: str
    column: str | None
    check: str
    reason: str
