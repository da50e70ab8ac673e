"""A layout as Markdown: headings by level, tables as HTML, furniture left out.

Belongs here: writing. Does not belong here: deciding what is a heading or a table.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.placing import Reading, in_reading_order
from pipelines.model import Article, Block, Cell, GraphicsReading, Layout, Table

HEADLINE_MARK = "# "
SUBHEAD_MARK = "## "
#: A graphic is written as its tables when they hold this share of its words; else its words stand as printed.
TABLE_SHARE = 0.75
#: A title is at most so many words long.
TITLE_WORDS = 5
_KEYS = str.maketrans(dict(zip("“”„‘’‚–‑−\u00a0…", [*"\"\"\"'''--- ", "..."], strict=True)))
_NUMERAL = re.compile(r"^(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*)[.)]?$")
#: What an item of a list begins with in print; Markdown has its own mark.
_ITEM = re.compile(r"(?m)^[•▪■●◦‣►]\s+(?=\S)")
_EMPTY = "<td>\n</td>"
#: A note's number at its head, which Markdown has on the line.
_NOTE = re.compile(r"(?m)^[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=\s)")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LEADER = re.compile(r"\.(?: \.){2,}")


def to_markdown(layout: Layout, graphics: GraphicsReading) -> str:
    """Return the whole issue as Markdown, in reading order."""
    tables: dict[str, list[Table]] = defaultdict(list)
    for table in graphics.tables:
        tables[table.block_id].append(table)
    parts = _written(in_reading_order(layout), tables)
    return typed("\n\n".join(part for part in parts if part)) + "\n"


def typed(text: str) -> str:
    """Return `text` as one types it: straight quotes, plain hyphens, notes' numbers on the line, close leaders."""
    lowered = _NOTE.sub(lambda found: found[0].translate(_LOWERED), text.translate(_KEYS))
    return _LEADER.sub(lambda found: "." * found[0].count("."), lowered)


def _written(order: Sequence[Reading], tables: dict[str, list[Table]]) -> Iterator[str]:
    """Yield each block's text; the parts of a headline are one, with the number above it."""
    for (_, is_headline), group in groupby(order, lambda part: (id(part.article), _is_headline(part.block))):
        if is_headline:
            yield _headline([part.block.text for part in group])
            continue
        for part in group:
            yield from _block(part.article, part.block, tables.get(part.block.block_id, []))


def _is_headline(block: Block) -> bool:
    return block.role == "headline" or (block.role == "kicker" and _NUMERAL.match(block.text) is not None)


def _headline(lines: Sequence[str]) -> str:
    """Return a headline's line; what numbers a table or figure is its caption, not a heading of the text."""
    text = " ".join(lines)
    return text if _numbers_a_thing(text) else HEADLINE_MARK + text


def _is_title(deck: str) -> bool:
    """Tell whether a line under a headline is the heading of its first part: a few words, all of weight capitalised."""
    words = deck.split()
    return len(words) <= TITLE_WORDS and all(w[0].isupper() for w in words if len(w) > 3) and deck[-1].isalnum()


def _numbers_a_thing(heading: str) -> bool:
    return match_rule(heading, pattern_rules("labels.toml", "heading")) is not None


def _block(article: Article, block: Block, tables: Sequence[Table]) -> Iterator[str]:
    if tables and (block.role == "table" or _holds(tables, block)):
        for table in tables:
            yield table_html(table.cells)
    elif block.role == "subhead":
        yield block.text if _numbers_a_thing(block.text) else SUBHEAD_MARK + block.text
    elif block.role == "deck" and _is_title(block.text):
        yield SUBHEAD_MARK + block.text
    elif block.role == "body":
        yield _body(article, block)
    elif block.text:
        yield block.text


def _holds(tables: Sequence[Table], block: Block) -> bool:
    """Tell whether the tables say most of what the block says."""
    words = sum(len(cell.text.split()) for table in tables for cell in table.cells)
    return words >= TABLE_SHARE * len(block.text.split())


def _body(article: Article, block: Block) -> str:
    """Return the block's paragraphs; a paragraph that runs over blocks is written whole, with its first block."""
    start, end = block.char_start or 0, block.char_end or 0
    body = article.body
    if start > 0 and not body[:start].endswith("\n\n"):
        after = body.find("\n\n", start)
        start = end if after < 0 or after >= end else after + 2
    if start < end and not body.startswith("\n\n", end):
        until = body.find("\n\n", end)
        end = len(body) if until < 0 else until
    return _ITEM.sub("- ", body[start:end].strip()) if start < end else ""


def table_html(cells: Sequence[Cell]) -> str:
    """Return the cells as an HTML table, rows in order, spans as attributes."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        rows[cell.row_no].append(cell)
    lines = ["<table>"]
    taken: set[tuple[int, int]] = set()
    width = max((cell.column_no + cell.column_span for cell in cells), default=0)
    for number in sorted(rows):
        starts = {cell.column_no: cell for cell in rows[number]}
        lines.append("<tr>")
        for column in range(width):
            starting = starts.get(column)
            if starting is not None:
                lines.append(_cell(starting))
                taken |= {
                    (row, place)
                    for row in range(number, number + starting.row_span)
                    for place in range(column, column + starting.column_span)
                }
            elif (number, column) not in taken:
                lines.append(_EMPTY)  # else what follows would move under another head
        lines.append("</tr>")
    return "\n".join([*lines, "</table>"])


def _cell(cell: Cell) -> str:
    tag = "th" if cell.is_header else "td"
    spans = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if count > 1
    )
    return f"<{tag}{spans}>\n{html.escape(cell.text, quote=False)}\n</{tag}>"
