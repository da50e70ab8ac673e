"""Made-up bulletins for the tests of the site: a PDF drawn line by line, and the rows that say what stands where on it.

Belongs here: drawing, and loading what was drawn without reading it. Does not belong here: tests.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

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
    PageFacts,
    Rejection,
    stable_id,
)
from pipelines.settings import Settings
from pipelines.storage.database import WarehousePaths, writing
from pipelines.storage.derived import refresh
from pipelines.storage.ledger import LedgerEntry
from pipelines.storage.loading import Load, load_issue, record_refusal
from pipelines.storage.publishing import publish
from pipelines.storage.rows import frames_of
from pipelines.storage.validation import validate

FONT, BOLD, SIZE, LEADING, LEFT = "Helvetica", "Helvetica-Bold", 11, 15, 60
HEAD_SIZE = 18


@dataclass(frozen=True)
class Number:
    """A figure to be found in a story, by its printed form."""

    surface: str
    value: float
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Name:
    """A name to be found in a story."""

    surface: str
    label: str
    name: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """A headline and the lines under it, on one page."""

    page_no: int
    top: float
    headline: str
    lines: tuple[str, ...]
    numbers: tuple[Number, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True)
class Bulletin:
    """One issue."""

    issue_id: str
    published_on: date
    page_count: int
    stories: tuple[Story, ...]
    rejections: tuple[Rejection, ...] = ()
    findings: tuple[Finding, ...] = ()
    publication: str = "Harbour News"
    fingerprint: str = ""


def ferries(issue_id: str, day: date, counted: int, told_before: int | None = None, pages: int = 2) -> Bulletin:
    """Return an issue that tells a year's count of ferries, and may tell last year's again with another value."""
    year = day.year - 1
    numbers = [Number(f"{counted} ferries", counted, _ferries(year))]
    lines = [
        f"The Harbour Board counted {counted} ferries on the Tamsel lakes in {year},",
        "according to Ida Kester, its director. Nearly 40 percent of them are electric.",
    ]
    if told_before is not None:
        lines.append(f"For {year - 1} the board now gives {told_before} ferries.")
        numbers.append(Number(f"{told_before} ferries", told_before, _ferries(year - 1)))
    numbers.append(
        Number(
            "40 percent", 40, {"unit": "%", "unit_kind": "percent", "bound": "less_than", "concept": "electric ferries"}
        )
    )
    names = (
        Name("Harbour Board", "ORG", "Harbour Board"),
        Name("Tamsel lakes", "LOC", "Tamsel lakes"),
        Name("Ida Kester", "PERSON", "Ida Kester", {"role": "director"}),
    )
    last = Story(
        pages,
        420,
        'Towpath <b>Act</b> & its "rules"',
        ("Article 12 of the Towpath Act allows 12 barges </script><script>alert(1)</script> a day.",),
        (Number("12 barges", 12, {"concept": "barges <i>per</i> day", "per_unit": "day"}),),
        (Name("Towpath Act", "LAW", "Towpath Act", {"provision": "article 12"}),),
    )
    return Bulletin(issue_id, day, pages, (Story(1, 90, "Ferries Counted", tuple(lines), tuple(numbers), names), last))


def _ferries(year: int) -> dict[str, object]:
    return {
        "concept": "ferries",
        "place": "Tamsel lakes",
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "period_text": f"in {year}",
    }


def settings_of(folder: Path) -> Settings:
    """Return settings whose folders are all below `folder`."""
    (folder / "raw").mkdir(exist_ok=True)
    return Settings(raw=folder / "raw", warehouse=folder / "w.duckdb")


def draw(bulletin: Bulletin, path: Path) -> None:
    """Draw the issue's PDF."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for page_no in range(1, bulletin.page_count + 1):
        canvas.setFont(FONT, 9)
        canvas.drawString(LEFT, A4[1] - 40, f"{bulletin.publication}  {bulletin.published_on}  page {page_no}")
        for story in bulletin.stories:
            if story.page_no != page_no:
                continue
            canvas.setFont(BOLD, HEAD_SIZE)
            canvas.drawString(LEFT, A4[1] - story.top - HEAD_SIZE, story.headline)
            canvas.setFont(FONT, SIZE)
            for at, line in enumerate(story.lines):
                canvas.drawString(LEFT, A4[1] - _line_top(story, at) - SIZE, line)
        canvas.showPage()
    canvas.save()


def publish_all(
    settings: Settings, bulletins: list[Bulletin], refused: dict[str, tuple[str, str]] | None = None
) -> None:
    """Draw and load the issues, note refused files (name to reason and detail), and publish."""
    paths = WarehousePaths(settings.warehouse)
    with writing(paths, 10) as connection:
        for bulletin in bulletins:
            file = settings.raw / f"{bulletin.issue_id}.pdf"
            draw(bulletin, file)
            load_issue(connection, _load(bulletin, file), "run")
        for name, (reason, detail) in (refused or {}).items():
            record_refusal(connection, LedgerEntry(name, "", 7, "quarantined", reason, None, 1, detail), "run")
        refresh(connection)
        publish(connection, paths, "run", "r1")


def _load(bulletin: Bulletin, file: Path) -> Load:
    articles, figures, mentions = [], [], []
    for story in bulletin.stories:
        article = _article(bulletin.issue_id, story)
        articles.append(article)
        figures += [_figure(article, story, number) for number in story.numbers]
        mentions += [_mention(article, story, name) for name in story.names]
    pages = tuple(
        PageFacts(bulletin.issue_id, page_no, str(page_no), None, *A4, 60, "text")
        for page_no in range(1, bulletin.page_count + 1)
    )
    day = bulletin.published_on
    facts = IssueFacts(bulletin.issue_id, file.name, bulletin.publication, f"No. {day:%j}", day, day)
    reading = GraphicsReading(bulletin.issue_id, findings=bulletin.findings)
    frames = frames_of(Layout(facts, pages, tuple(articles)), reading, tuple(mentions), tuple(figures))
    verdict = validate(bulletin.issue_id, frames)
    assert not verdict.rejections, verdict.rejections
    names = ("table_name", "issue_id", "row", "column", "check", "reason")
    rejections = pl.DataFrame(
        {name: [getattr(rejection, name) for rejection in bulletin.rejections] for name in names},
        schema=dict.fromkeys(names, pl.String),
    )
    issue = pl.DataFrame(
        {
            "publication": [facts.publication],
            "number": [facts.number],
            "published_on": [day],
            "published_to": [day],
            "page_count": pl.Series([bulletin.page_count], dtype=pl.Int32),
            "status": ["loaded"],
        }
    )
    content = file.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    entry = LedgerEntry(file.name, sha256, len(content), "loaded", None, bulletin.issue_id, 1)
    return Load(
        entry,
        bulletin.issue_id,
        bulletin.fingerprint or sha256,
        "r1",
        {**verdict.good, "issue": issue, "rejections": rejections},
    )


def _line_top(story: Story, at: int) -> float:
    return story.top + HEAD_SIZE + 12 + at * LEADING


def _article(issue_id: str, story: Story) -> Article:
    article_id = stable_id("a", issue_id, story.headline)
    body = " ".join(story.lines)
    head = Box(LEFT, story.top, LEFT + stringWidth(story.headline, BOLD, HEAD_SIZE), story.top + HEAD_SIZE + 4)
    text = Box(LEFT, _line_top(story, 0), 540, _line_top(story, len(story.lines)))
    blocks = (
        Block(stable_id("b", article_id, 0), issue_id, article_id, story.page_no, 2 * int(story.top), "headline",
              story.headline, head),
        Block(stable_id("b", article_id, 1), issue_id, article_id, story.page_no, 2 * int(story.top) + 1, "body",
              body, text, 0, len(body)),
    )  # fmt: skip
    return Article(
        article_id, issue_id, "story", body, blocks, headline=story.headline, byline="By Nell Arden",
        page_first=story.page_no, page_last=story.page_no,
    )  # fmt: skip


def _place(story: Story, surface: str) -> tuple[Box, int]:
    """Return the box of the printed form, and where it starts in the body."""
    offset = 0
    for at, line in enumerate(story.lines):
        found = line.find(surface)
        if found >= 0:
            x0 = LEFT + stringWidth(line[:found], FONT, SIZE)
            box = Box(x0, _line_top(story, at), x0 + stringWidth(surface, FONT, SIZE), _line_top(story, at) + SIZE + 2)
            return box, offset + found
        offset += len(line) + 1
    raise AssertionError(f"{surface} is on no line")


def _sentence(body: str, start: int) -> str:
    first = body.rfind(". ", 0, start)
    last = body.find(". ", start)
    return body[first + 2 if first >= 0 else 0 : last + 1 if last >= 0 else len(body)]


def _figure(article: Article, story: Story, number: Number) -> Figure:
    box, start = _place(story, number.surface)
    fields: dict[str, object] = {"unit_kind": "count", "rule_id": "test.count"} | number.facts
    return Figure(
        figure_id=stable_id("f", article.article_id, start),
        issue_id=article.issue_id,
        article_id=article.article_id,
        block_id=article.blocks[1].block_id,
        page_no=story.page_no,
        box=box,
        source="prose",
        surface=number.surface,
        sentence=_sentence(article.body, start),
        char_start=start,
        char_end=start + len(number.surface),
        value=float(number.value),
        **fields,  # type: ignore[arg-type]
    )


def _mention(article: Article, story: Story, name: Name) -> Mention:
    box, start = _place(story, name.surface)
    return Mention(
        stable_id("m", article.article_id, start), stable_id("e", name.label, name.name), name.label, name.name,
        article.issue_id, article.article_id, article.blocks[1].block_id, story.page_no, box, name.surface,
        _sentence(article.body, start), start, start + len(name.surface), "test.name", **name.facts,
    )  # fmt: skip
