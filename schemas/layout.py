"""The tables that say what stands where on paper.

Belongs here: `pages`, `articles`, `blocks`, `tables`, `table_cells`. Does not belong here: figures and entities.
"""

import pandera.polars as pa
import polars as pl

from schemas.columns import TableModel, field


class Pages(TableModel):
    """One page of an issue."""

    issue_id: str = field("the issue", null=False, key=True)
    page_no: pl.Int32 = field("page, from 1", null=False, key=True, at_least=1)
    label: str = field("printed folio (2, A4)")
    section: str = field("section name in the running head")
    width_pt: float = field("width of the page", null=False, unit="pt", at_least=0)
    height_pt: float = field("height of the page", null=False, unit="pt", at_least=0)
    word_count: pl.Int32 = field("visible words", null=False, at_least=0)
    text_source: str = field("how its text was had", null=False, one_of=("text", "ocr", "none"))
    reader: str = field("what read the page: pdfplumber, pdfium, qpdf (after a rescue) or ocr", null=False)
    hidden_characters: pl.Int32 = field("hidden, off-page and annotations' characters", null=False, at_least=0)
    status: str = field(
        "loaded; partial where some of its words may be lost; refused where none could be read",
        null=False,
        one_of=("loaded", "partial", "refused"),
    )
    reason: str = field("why the page, or some of it, could not be read")


class Articles(TableModel):
    """One story, infographic, table, brief or notice, its jumps to later pages joined."""

    article_id: str = field("hash of its provenance", null=False, key=True)
    issue_id: str = field("the issue", null=False)
    kind: str = field("what it is", null=False, one_of=("story", "infographic", "table", "brief", "notice"))
    section: str = field("section it stands in")
    kicker: str = field("line above the headline")
    headline: str = field("headline, its lines joined")
    deck: str = field("line or lines under the headline")
    byline: str = field("byline as printed")
    authors: pl.List(pl.String) = field("names in the byline")  # type: ignore[valid-type]
    credit: str = field("credit line (Edited, Source, Photo)")
    body: str = field("paragraphs, a blank line between two", null=False)
    word_count: pl.Int32 = field("words of the body", null=False, at_least=0)
    page_first: pl.Int32 = field("first page, from 1", at_least=1)
    page_last: pl.Int32 = field("last page, from 1", at_least=1)
    continued_from: str = field("printed label of the page it comes from, where that half is not in the issue")
    continued_on: str = field("printed label of the page it goes on, where that half is not in the issue")

    @pa.dataframe_check(error="page_last is before page_first")
    def pages_in_order(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Refuse an article that ends before it starts."""
        return data.lazyframe.select((pl.col("page_last") >= pl.col("page_first")).fill_null(True))


ROLES = (
    "headline", "kicker", "deck", "byline", "body", "subhead",
    "caption", "pull_quote", "credit", "table", "graphic", "furniture",
)  # fmt: skip


class Blocks(TableModel):
    """One run of lines with one role."""

    block_id: str = field("hash of its provenance", null=False, key=True)
    issue_id: str = field("the issue", null=False)
    article_id: str = field("the article it belongs to; NULL for furniture")
    page_no: pl.Int32 = field("page, from 1", null=False, at_least=1)
    seq: pl.Int32 = field("place in reading order over the issue", null=False, at_least=0)
    role: str = field("what it is on the page", null=False, one_of=ROLES)
    text: str = field("its text", null=False)
    x0: float = field("left edge", null=False, unit="pt")
    top: float = field("upper edge, from the page's top", null=False, unit="pt")
    x1: float = field("right edge", null=False, unit="pt")
    bottom: float = field("lower edge, from the page's top", null=False, unit="pt")
    char_start: pl.Int32 = field("start in the article's body, for body blocks", at_least=0)
    char_end: pl.Int32 = field("end in the article's body (half-open), for body blocks", at_least=0)

    @pa.dataframe_check(error="the box is turned inside out")
    def box_in_order(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Refuse a box whose right edge is left of its left one, or whose foot is above its top."""
        return data.lazyframe.select((pl.col("x1") >= pl.col("x0")) & (pl.col("bottom") >= pl.col("top")))


class Tables(TableModel):
    """One printed table, its parts on later pages joined."""

    table_id: str = field("hash of its provenance", null=False, key=True)
    issue_id: str = field("the issue", null=False)
    article_id: str = field("the article it stands in", null=False)
    block_id: str = field("the block it was read from", null=False)
    page_no: pl.Int32 = field("page, from 1", null=False, at_least=1)
    x0: float = field("left edge", null=False, unit="pt")
    top: float = field("upper edge, from the page's top", null=False, unit="pt")
    x1: float = field("right edge", null=False, unit="pt")
    bottom: float = field("lower edge, from the page's top", null=False, unit="pt")
    title: str = field("title as printed")
    row_count: pl.Int32 = field("rows, with header rows", null=False, at_least=0)
    column_count: pl.Int32 = field("columns, with the stub", null=False, at_least=0)
    sums_verified: bool = field("TRUE where a printed total equals its column, FALSE where not, NULL without totals")
    note: str = field("footnote or remark")


class TableCells(TableModel):
    """One cell of a printed table."""

    table_id: str = field("the table", null=False, key=True)
    issue_id: str = field("the issue", null=False)
    row_no: pl.Int32 = field("row, from 0", null=False, key=True, at_least=0)
    column_no: pl.Int32 = field("column, from 0", null=False, key=True, at_least=0)
    row_span: pl.Int32 = field("rows it spans", null=False, at_least=1)
    column_span: pl.Int32 = field("columns it spans", null=False, at_least=1)
    text: str = field("its text", null=False)
    is_header: bool = field("whether it names a row or a column", null=False)
    x0: float = field("left edge", null=False, unit="pt")
    top: float = field("upper edge, from the page's top", null=False, unit="pt")
    x1: float = field("right edge", null=False, unit="pt")
    bottom: float = field("lower edge, from the page's top", null=False, unit="pt")
    row_headers: pl.List(pl.String) = field("its row's headers, outermost first")  # type: ignore[valid-type]
    column_headers: pl.List(pl.String) = field("its column's headers, outermost first")  # type: ignore[valid-type]
    value: float = field("the number in it, without scale")
