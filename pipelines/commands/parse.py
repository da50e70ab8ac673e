"""`bulletins parse`: one file's, or many texts', articles, figures and mentions as JSON lines; no warehouse touched.

Belongs here: reading the input and printing. Does not belong here: finding anything.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.errors import UNFORESEEN, RefusedFileError, SettingsError
from pipelines.intake.files import HEADER_BYTES, PDF_HEADER, check_head
from pipelines.intake.identity import issue_id_of
from pipelines.model import Article, Box, Document, Figure, Finding, GraphicsReading, IssueFacts, Layout, Mention
from pipelines.settings import Settings

#: What a person should do about a text over which the program stumbles.
REPORT_TEXT = "The other lines are. Report the text to those who maintain the pipeline"


def parse_pdf(data: bytes, file_name: str, settings: Settings) -> tuple[Document, Layout, GraphicsReading]:
    """Return what the pages of a PDF show; raises RefusedFileError."""
    from pipelines.articles import lay_out
    from pipelines.graphics import read_graphics
    from pipelines.pages import read_document

    document = read_document(data, issue_id_of(file_name), file_name, settings.passwords)
    layout = lay_out(document)
    return document, layout, read_graphics(document, layout)


def text_layout(text_id: str, text: str, published_on: date | None) -> Layout:
    """Return a text as an issue of one article, whose body is the text to the letter."""
    from pipelines.articles import article_from_text

    issue = IssueFacts(text_id, text_id, None, None, published_on, None)
    return Layout(issue, (), (article_from_text(text_id, text),))


def facts(
    layout: Layout, graphics: GraphicsReading, settings: Settings, unread: list[Finding] | None = None
) -> tuple[tuple[Figure, ...], tuple[Mention, ...]]:
    """Return the figures and mentions of an issue; where `unread` is given, a paragraph over which the program
    stumbles is told there, else its error is raised."""
    from pipelines.entities import find_mentions
    from pipelines.figures import find_figures

    trained = None
    if settings.spacy_pipeline:  # the stages bring the tables' libraries with them, which nothing else here needs
        from pipelines.stages import trained_pipeline

        trained = trained_pipeline(settings.spacy_pipeline)
    mentions = tuple(find_mentions(layout, nlp=trained))
    return tuple(find_figures(layout, graphics, mentions, unread)), mentions


def print_file(data: bytes, name: str, form: str, overlay: Path | None, settings: Settings) -> None:
    """Print what the file says in the asked form; a file that is no PDF by name or content is read as plain text.

    Raises RefusedFileError for a file that cannot be read and SettingsError for a form that does not exist.
    """
    if form not in ("jsonl", "markdown"):
        raise SettingsError(f"there is no format {form!r}", do="Use jsonl or markdown")
    if PDF_HEADER in data[:HEADER_BYTES] or name.lower().endswith(".pdf"):
        check_head(data[:HEADER_BYTES], name)
        document, layout, graphics = parse_pdf(data, name, settings)
        for page in document.pages:
            if page.fault:
                print(f"warning: {name}: page {page.page_no} is not read: {page.fault}", file=sys.stderr)
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as fault:
            raise RefusedFileError(
                "it is neither a PDF nor text in UTF-8", reason="not_a_pdf", where=name, do="Convert it to one of them"
            ) from fault
        layout, graphics = text_layout(issue_id_of(name), text, None), GraphicsReading(issue_id_of(name))
    if overlay is not None:
        from pipelines.commands.overlay import draw

        for path in draw(data, layout, overlay, settings.passwords):
            print(path, file=sys.stderr)
    if form == "markdown":
        from pipelines.articles.markdown import to_markdown

        print(to_markdown(layout, graphics), end="")
        return
    for line in json_lines(layout, graphics, settings):
        print(line)


def json_lines(layout: Layout, graphics: GraphicsReading, settings: Settings) -> Iterator[str]:
    """Yield a JSON line for the issue, each article, each figure and each mention; `type` says which."""
    unread: list[Finding] = []
    figures, mentions = facts(layout, graphics, settings, unread)
    for finding in unread:
        print(f"warning: page {finding.page_no}: {finding.reason}", file=sys.stderr)
    yield _line({"type": "issue", **as_json(layout.issue)})
    for article in layout.articles:
        yield _line({"type": "article", **_article(article)})
    for figure in figures:
        yield _line({"type": "figure", **as_json(figure)})
    for mention in mentions:
        yield _line({"type": "mention", **as_json(mention)})


def parse_lines(lines: Iterable[str], settings: Settings) -> Iterator[str]:
    """Yield ``{"id", "figures", "mentions"}`` for each line ``{"id", "text", "published_on"?}``, in the same order.

    A line that cannot be read gives ``{"id", "error"}``, so that the output has a line for every line of input; what
    could be read of it comes with its error.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        text_id: object = number
        try:
            record = json.loads(line)
            text_id = record["id"]
            published_on = date.fromisoformat(record["published_on"]) if record.get("published_on") else None
            layout = text_layout(str(text_id), record["text"], published_on)
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            yield _line({"id": text_id, "error": f"line {number} is not {{id, text, published_on?}}: {_told(fault)}"})
            continue
        unread: list[Finding] = []
        try:
            figures, mentions = facts(layout, GraphicsReading(str(text_id)), settings, unread)
        except UNFORESEEN as fault:
            reason = f"line {number} is not read ({type(fault).__name__}: {fault}). {REPORT_TEXT}"
            yield _line({"id": text_id, "error": reason})
            continue
        told = {"figures": [as_json(f) for f in figures], "mentions": [as_json(m) for m in mentions]}
        error = {"error": " ".join(finding.reason for finding in unread)} if unread else {}
        yield _line({"id": text_id, **told, **error})


def _told(fault: Exception) -> str:
    """Return what is wrong with a line: who writes such lines need not know the names of our language's errors."""
    return f"it has no {fault}" if isinstance(fault, KeyError) else str(fault)


def read_input(name: str) -> tuple[bytes, str]:
    """Return the bytes and the name of a file, or of standard input for ``-``; raises RefusedFileError."""
    if name == "-":
        return sys.stdin.buffer.read(), "stdin"
    try:
        return Path(name).read_bytes(), Path(name).name
    except OSError as fault:
        raise RefusedFileError(
            f"it cannot be read: {fault.strerror}", reason="storage_fault", where=name, do="Check name and permissions"
        ) from fault


def as_json(record: Any) -> dict[str, Any]:
    """Return a record's fields under the contract's names: boxes as four numbers, dates as ISO."""
    out: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name == "box":
            box = value if isinstance(value, Box) else None
            out |= {name: getattr(box, name) if box else None for name in ("x0", "top", "x1", "bottom")}
        elif isinstance(value, date):
            out[field.name] = value.isoformat()
        else:
            out[field.name] = value
    return out


def _article(article: Article) -> dict[str, Any]:
    record = {f.name: getattr(article, f.name) for f in fields(article) if f.name not in ("blocks", "spans")}
    blocks = [{k: v for k, v in as_json(block).items() if k != "spans"} for block in article.blocks]
    return record | {"authors": list(article.authors), "blocks": blocks}


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
