"""What an issue's page shows, put together: boxes on pages, rows that say what is in them.

Belongs here: the view of one issue. Does not belong here: SQL, HTML, pictures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.site import wording
from pipelines.site.reading import Snapshot
from pipelines.site.records import (
    ArticleRecord,
    BlockRecord,
    FigureRecord,
    FindingRecord,
    IssueRecord,
    MentionRecord,
    PageRecord,
    RejectionRecord,
)
from pipelines.site.spans import MarkedText, mark, shorten

# A box is drawn a little larger than its text, and never too small to be hit.
MARGIN_PT = 1.2
SNIPPET_CHARACTERS = 70


@dataclass(frozen=True, slots=True)
class BoxView:
    """One box on a page, in hundredths of the page's sides."""

    box_id: str
    row_id: str
    layer: str
    title: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: its picture's name, or why it has none, and its boxes, the large ones first."""

    page: PageRecord
    picture: str | None
    undrawn: str | None
    boxes: list[BoxView]


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure's row."""

    figure: FigureRecord
    term: str
    sentence: MarkedText
    article: str | None
    restates: FigureRecord | None
    has_box: bool


@dataclass(frozen=True, slots=True)
class MentionView:
    """One mention's row."""

    mention: MentionRecord
    sentence: MarkedText
    has_box: bool


@dataclass(frozen=True, slots=True)
class NameView:
    """One entity as the issue names it, with its mentions."""

    entity_id: str
    label: str
    name: str
    mentions: list[MentionView]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article's row."""

    article: ArticleRecord
    paragraphs: list[str]
    has_box: bool
    figures: int
    names: int


@dataclass(frozen=True, slots=True)
class IssueView:
    """All that an issue's page shows."""

    issue: IssueRecord
    pages: list[PageView]
    figures: list[FigureView]
    names: list[NameView]
    articles: list[ArticleView]
    rejections: list[RejectionRecord]
    findings: list[FindingRecord]
    boxes_by_layer: dict[str, int]


def view(snapshot: Snapshot, issue: IssueRecord, pictures: Mapping[int, str], undrawn: Mapping[int, str]) -> IssueView:
    """Put the issue's page together; `pictures` and `undrawn` are by page number."""
    pages = snapshot.pages(issue.issue_id)
    articles = {article.article_id: article for article in snapshot.articles(issue.issue_id)}
    blocks = snapshot.blocks(issue.issue_id)
    figures = snapshot.figures(issue.issue_id)
    mentions = snapshot.mentions(issue.issue_id)
    findings = snapshot.findings(issue.issue_id)
    boxes = _Boxes(pages)
    for block in blocks:
        boxes.add_block(block, articles)
    for mention in mentions:
        boxes.add(mention, mention.mention_id, wording.LAYER_OF.get(mention.label, "things"), mention.name)
    for figure in figures:
        term = wording.amount(figure.value, figure.value_high, figure.bound, figure.unit)
        boxes.add(figure, figure.figure_id, "figures", f"{term} {figure.concept or ''}".strip())
    for finding in findings:
        boxes.add(finding, finding.finding_id, "findings", finding.reason)
    return IssueView(
        issue,
        [
            PageView(page, pictures.get(page.page_no), undrawn.get(page.page_no), boxes.of_page(page.page_no))
            for page in pages
        ],
        _figure_views(figures, articles, boxes),
        _name_views(mentions, articles, boxes),
        _article_views(articles, figures, mentions, boxes),
        snapshot.rejections(issue.issue_id),
        findings,
        boxes.count_by_layer(),
    )


class _Boxes:
    """The boxes of all pages as they are collected."""

    def __init__(self, pages: list[PageRecord]) -> None:
        self._sizes = {page.page_no: (page.width_pt, page.height_pt) for page in pages}
        self._boxes: dict[int, list[BoxView]] = defaultdict(list)
        self.rows: set[str] = set()

    def add_block(self, block: BlockRecord, articles: Mapping[str, ArticleRecord]) -> None:
        """Add a block to its article's row, or as furniture without one."""
        article = articles.get(block.article_id or "")
        if article is None:
            self._add(block, f"box-{block.block_id}", "", "furniture", f"{wording.words(block.role)}: {block.text}")
            return
        first = article.article_id not in self.rows
        box_id = f"box-{article.article_id}" if first else f"box-{block.block_id}"
        title = f"{wording.words(block.role)} of {headline_of(article)}"
        self._add(block, box_id, article.article_id, "articles", title)

    def add(self, found: FigureRecord | MentionRecord | FindingRecord, row_id: str, layer: str, title: str) -> None:
        """Add the box of a row, where it has one."""
        self._add(found, f"box-{row_id}", row_id, layer, title)

    def of_page(self, page_no: int) -> list[BoxView]:
        """Return the page's boxes, so that a small one is never under a large one."""
        return sorted(self._boxes.get(page_no, ()), key=lambda box: -box.width * box.height)

    def count_by_layer(self) -> dict[str, int]:
        """Return how many boxes each layer has."""
        counts: dict[str, int] = defaultdict(int)
        for boxes in self._boxes.values():
            for box in boxes:
                counts[box.layer] += 1
        return dict(counts)

    def _add(
        self,
        found: BlockRecord | FigureRecord | MentionRecord | FindingRecord,
        box_id: str,
        row_id: str,
        layer: str,
        title: str,
    ) -> None:
        size = self._sizes.get(found.page_no or 0)
        if size is None or min(size) <= 0:
            return
        x0, top, x1, bottom = found.x0, found.top, found.x1, found.bottom
        if x0 is None or top is None or x1 is None or bottom is None:
            return
        across, down = 100 / size[0], 100 / size[1]
        # Kept on the page: what hangs over its edge would make the page scroll.
        left = min(max((x0 - MARGIN_PT) * across, 0.0), 99.0)
        upper = min(max((top - MARGIN_PT) * down, 0.0), 99.0)
        width = min(max((x1 - x0 + 2 * MARGIN_PT) * across, 0.3), 100.0 - left)
        height = min(max((bottom - top + 2 * MARGIN_PT) * down, 0.2), 100.0 - upper)
        self._boxes[found.page_no or 0].append(
            BoxView(
                box_id, row_id, layer, _cut(title), round(left, 2), round(upper, 2), round(width, 2), round(height, 2)
            )
        )
        self.rows.add(row_id)


def headline_of(article: ArticleRecord) -> str:
    """Return what a person calls the article: its headline, or its first words."""
    if article.headline:
        return article.headline
    first = " ".join(article.body.split()[:8])
    return f"{first} …" if first else f"{article.kind} without text"


def _figure_views(
    figures: list[FigureRecord], articles: Mapping[str, ArticleRecord], boxes: _Boxes
) -> list[FigureView]:
    by_id = {figure.figure_id: figure for figure in figures}
    views = []
    for figure in figures:
        article = articles.get(figure.article_id or "")
        views.append(
            FigureView(
                figure,
                wording.amount(figure.value, figure.value_high, figure.bound, figure.unit),
                mark(figure.sentence, figure.surface, article.body if article else None, figure.char_start),
                headline_of(article) if article else None,
                by_id.get(figure.conversion_of or ""),
                figure.figure_id in boxes.rows,
            )
        )
    return views


def _name_views(mentions: list[MentionRecord], articles: Mapping[str, ArticleRecord], boxes: _Boxes) -> list[NameView]:
    by_entity: dict[str, NameView] = {}
    for mention in mentions:
        article = articles.get(mention.article_id or "")
        marked = mark(mention.sentence, mention.surface, article.body if article else None, mention.char_start)
        row = MentionView(mention, shorten(marked, SNIPPET_CHARACTERS), mention.mention_id in boxes.rows)
        name = by_entity.setdefault(mention.entity_id, NameView(mention.entity_id, mention.label, mention.name, []))
        name.mentions.append(row)
    return sorted(by_entity.values(), key=lambda name: (-len(name.mentions), name.name))


def _article_views(
    articles: Mapping[str, ArticleRecord],
    figures: list[FigureRecord],
    mentions: list[MentionRecord],
    boxes: _Boxes,
) -> list[ArticleView]:
    figure_counts: dict[str | None, int] = defaultdict(int)
    named: dict[str | None, set[str]] = defaultdict(set)
    for figure in figures:
        figure_counts[figure.article_id] += 1
    for mention in mentions:
        named[mention.article_id].add(mention.entity_id)
    return [
        ArticleView(
            article,
            [part for part in article.body.split("\n\n") if part],
            article.article_id in boxes.rows,
            figure_counts[article.article_id],
            len(named[article.article_id]),
        )
        for article in articles.values()
    ]


def _cut(title: str, characters: int = 90) -> str:
    return title if len(title) <= characters else title[: characters - 1] + "…"
