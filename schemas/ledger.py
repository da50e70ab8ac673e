"""The tables that say what was loaded, from which file, by which run, and what was refused.

Belongs here: `issues`, `files`, `rejections`, `findings`, `publications`. Does not belong here: what the issues say.
"""

from typing import Annotated

import pandera.polars as pa
import polars as pl

from schemas.columns import TableModel, field

# A moment in UTC, to the microsecond, without a zone.
Moment = Annotated[pl.Datetime, "us", None]


class Issues(TableModel):
    """One bulletin issue, at its latest revision."""

    issue_id: str = field("slug of the file's stem", null=False, key=True)
    file_name: str = field("name of the file in raw/", null=False)
    sha256: str = field("hash of the file's bytes, hexadecimal", null=False)
    size_bytes: pl.Int64 = field("size of the file", null=False, unit="bytes", at_least=0)
    publication: str = field("title of the publication, from masthead, running heads, the file's title or its name")
    number: str = field("issue number as printed (No. 18)")
    published_on: pl.Date = field("date of the issue; the first day where a period is printed")
    published_to: pl.Date = field("last day of the issue's printed period; equal to published_on for a single day")
    page_count: pl.Int32 = field("pages in the file", null=False, at_least=0)
    revision: pl.Int32 = field(
        "1 for the first content under this name, 2 for its replacement, …", null=False, at_least=1
    )
    loaded_at: Moment = field("when the issue was loaded, UTC", null=False)
    rules_version: str = field("hash of the rule data that read it", null=False)
    status: str = field(
        "loaded, or partial where a page, a graphic or a paragraph could not be read",
        null=False,
        one_of=("loaded", "partial"),
    )
    fingerprint: str = field("hash of file, code and rules: the same, nothing to do", null=False)

    @pa.dataframe_check(error="published_to is before published_on")
    def period_in_order(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Refuse an issue that ends before it starts."""
        return data.lazyframe.select((pl.col("published_to") >= pl.col("published_on")).fill_null(True))


class Files(TableModel):
    """One file ever seen in raw/, by name and content."""

    file_name: str = field("name of the file, relative to raw/", null=False, key=True)
    sha256: str = field("hash of the file's bytes, hexadecimal; empty where it could not be read", null=False, key=True)
    size_bytes: pl.Int64 = field("size of the file", null=False, unit="bytes", at_least=0)
    seen_at: Moment = field("when this content was last found under this name, UTC", null=False)
    status: str = field(
        "loaded; duplicate (the same content under another name); quarantined (refused, see reason); "
        "superseded (a newer content has this name); removed (no longer in raw/; what it said stays)",
        null=False,
        one_of=("loaded", "duplicate", "quarantined", "superseded", "removed"),
    )
    reason: str = field("why it was refused, from a closed list; for a duplicate the other file's name")
    issue_id: str = field("the issue it was loaded as")
    run_id: str = field("the run that decided")
    mtime_ns: pl.Int64 = field("modification time of the file, to tell changed files without reading them", unit="ns")
    detail: str = field("what happened and what to do, in words")
    folder: str = field("where the file is, for one that was named on the command line; NULL for a file in raw/")


class Rejections(TableModel):
    """One row or file that failed validation."""

    table_name: str = field("the table the row was meant for; files for a refused file", null=False)
    issue_id: str = field("the issue the row belongs to")
    row: str = field("the row as JSON", null=False)
    column: str = field("the column that failed; NULL where the check is on the whole row")
    check: str = field("the check that failed", null=False)
    reason: str = field("why, in words", null=False)
    rejected_at: Moment = field("when, UTC", null=False)
    run_id: str = field("the run that rejected it")


class Findings(TableModel):
    """What a person should look at: a bar that disagrees with its label, a wrong total, text in another language."""

    finding_id: str = field("hash of its provenance", null=False, key=True)
    issue_id: str = field("the issue", null=False)
    article_id: str = field("the article, where it stands in one")
    block_id: str = field("the block, where it stands in one")
    page_no: pl.Int32 = field("page, from 1", null=False, at_least=1)
    x0: float = field("left edge", unit="pt")
    top: float = field("upper edge, from the page's top", unit="pt")
    x1: float = field("right edge", unit="pt")
    bottom: float = field("lower edge, from the page's top", unit="pt")
    check: str = field("id of the check", null=False)
    reason: str = field("what was found, with the values", null=False)


class Publications(TableModel):
    """One time that a finished copy of the warehouse was put in place; the view `published` shows the newest."""

    run_id: str = field("the run that published", null=False, key=True)
    published_at: Moment = field("when, UTC", null=False)
    rules_version: str = field("hash of the rule data in force", null=False)
    schema_version: pl.Int32 = field("version of these tables", null=False, at_least=1)
    issue_count: pl.Int64 = field("issues held", null=False, at_least=0)
    article_count: pl.Int64 = field("articles held", null=False, at_least=0)
    figure_count: pl.Int64 = field("figures held", null=False, at_least=0)
    mention_count: pl.Int64 = field("mentions held", null=False, at_least=0)
