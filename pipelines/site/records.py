"""What the pages show, as records read from the warehouse.

Belongs here: one frozen record per query, its fields in the query's order. Does not belong here: SQL and HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """One issue with its counts and the outcome of its checks; `links` is a hash of what its mentions are linked to."""

    issue_id: str
    file_name: str
    sha256: str
    publication: str | None
    number: str | None
    published_on: date | None
    published_to: date | None
    page_count: int
    revision: int
    loaded_at: datetime
    rules_version: str
    status: str
    fingerprint: str
    folder: str | None
    file_status: str | None
    articles: int
    figures: int
    mentions: int
    names: int
    rejected: int
    findings: int
    unread_pages: int
    unplaced: int
    hidden_characters: int
    links: str

    @property
    def title(self) -> str:
        """Return what a person calls the issue."""
        parts = [part for part in (self.publication, self.number) if part]
        return ", ".join(parts) if parts else self.issue_id

    @property
    def dates(self) -> str:
        """Return the day or days printed on it."""
        if self.published_on is None:
            return "no date"
        if self.published_to is None or self.published_to == self.published_on:
            return self.published_on.isoformat()
        return f"{self.published_on.isoformat()} to {self.published_to.isoformat()}"


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page, as large as the boxes on it count."""

    page_no: int
    label: str | None
    section: str | None
    width_pt: float
    height_pt: float
    word_count: int
    text_source: str
    reader: str
    hidden_characters: int
    status: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article with its text."""

    article_id: str
    kind: str
    section: str | None
    kicker: str | None
    headline: str | None
    deck: str | None
    byline: str | None
    credit: str | None
    body: str
    word_count: int
    page_first: int | None
    page_last: int | None
    continued_from: str | None
    continued_on: str | None


@dataclass(frozen=True, slots=True)
class BlockRecord:
    """One block on a page."""

    block_id: str
    article_id: str | None
    page_no: int
    role: str
    text: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One figure."""

    figure_id: str
    article_id: str | None
    page_no: int | None
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None
    source: str
    surface: str
    sentence: str
    char_start: int | None
    char_end: int | None
    value: float
    value_high: float | None
    bound: str
    unit: str | None
    per: float | None
    per_unit: str | None
    concept: str | None
    change: str | None
    comparison: str | None
    modality: str
    conversion_of: str | None
    place: str | None
    subject: str | None
    attributed_to: str | None
    period_start: date | None
    period_end: date | None
    period_text: str | None
    rule_id: str


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """One mention; label and name are those of its entity, across issues."""

    mention_id: str
    entity_id: str
    article_id: str | None
    page_no: int | None
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None
    surface: str
    sentence: str
    char_start: int | None
    char_end: int | None
    role: str | None
    affiliation: str | None
    provision: str | None
    rule_id: str
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class RejectionRecord:
    """One row, or file, that was set aside, and why."""

    table_name: str
    issue_id: str | None
    row: str
    column: str | None
    check: str
    reason: str
    rejected_at: datetime


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """Something on a page that a person should look at."""

    finding_id: str
    page_no: int
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None
    check: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of the ledger."""

    file_name: str
    sha256: str
    size_bytes: int
    seen_at: datetime
    status: str
    reason: str | None
    detail: str | None
    issue_id: str | None


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """One entity across issues."""

    entity_id: str
    label: str
    name: str
    aliases: list[str]
    country: str | None
    mention_count: int
    issue_count: int


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One mention on an entity's page."""

    entity_id: str
    issue_id: str
    issue_title: str
    published_on: date | None
    mention_id: str
    page_no: int | None
    has_box: bool
    surface: str
    sentence: str
    char_start: int | None
    body_start: int | None
    role: str | None
    affiliation: str | None
    affiliation_name: str | None
    provision: str | None


@dataclass(frozen=True, slots=True)
class ConceptRecord:
    """One concept, in lower case, and how much is told of it."""

    concept: str
    figures: int
    issues: int
    periods: int
    revisions: int


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """One value of a concept, as one issue gives it; `newer_value` where a later issue gives another one."""

    concept: str
    place: str | None
    subject: str | None
    unit: str | None
    per: float | None
    per_unit: str | None
    period_start: date | None
    period_end: date | None
    issue_id: str
    publication: str | None
    issue_title: str
    published_on: date | None
    value: float
    value_high: float | None
    bound: str
    change: str | None
    comparison: str | None
    modality: str
    page_no: int | None
    figure_id: str
    sentence: str
    newer_figure_id: str | None
    newer_value: float | None
    older_value: float | None


@dataclass(frozen=True, slots=True)
class Headline:
    """One article for the search."""

    issue_id: str
    article_id: str
    headline: str
