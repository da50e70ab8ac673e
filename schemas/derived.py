"""The tables that say nothing new: what is looked up so often that it is worked out once per load and not per query.

Belongs here: `figure_tellings`, `contested_levels`, `article_words`. Does not belong here: how they are worked out
(`storage/derived.py`).
"""

import polars as pl

from schemas.columns import TableModel, field


class FigureTellings(TableModel):
    """One issue that gives values of one series of figures, and its place among the issues that do."""

    series_id: pl.Int64 = field("the series: figures.series_id", null=False, key=True)
    issue_id: str = field("the issue", null=False, key=True)
    telling: pl.Int64 = field("1 for the first issue that tells of it, by date, 2 for the next", null=False, at_least=1)
    latest: bool = field("whether no later issue tells of it", null=False)
    differing: bool = field("whether the series has more than one value over all issues", null=False)


class ContestedLevels(TableModel):
    """One figure of `figure_levels` in a series that has more than one value over all issues."""

    series_id: pl.Int64 = field("the series: figures.series_id", null=False)
    issue_id: str = field("the issue", null=False)
    article_id: str = field("the article")
    figure_id: str = field("the figure", null=False, key=True)
    concept: str = field("in lower case")
    concept_key: str = field("what the tellings share")
    place: str = field("figures.place")
    subject: str = field("figures.subject")
    unit: str = field("figures.unit")
    per_unit: str = field("figures.per_unit")
    period_start: pl.Date = field("figures.period_start")
    period_end: pl.Date = field("figures.period_end")
    value: float = field("figures.value")
    value_high: float = field("figures.value_high")
    change: str = field("figures.change")
    published_on: pl.Date = field("issues.published_on")
    telling: pl.Int64 = field("figure_tellings.telling", null=False, at_least=1)


class ArticleWords(TableModel):
    """One word of one article."""

    word: str = field("in lower case, from headline, deck and body", null=False, key=True)
    issue_id: str = field("the issue", null=False)
    article_id: str = field("the article", null=False, key=True)
    occurrences: pl.Int64 = field("how often it stands there", null=False, at_least=1)


class DerivedIssues(TableModel):
    """One issue as the derived tables hold it; one that was loaded since is worked out anew."""

    issue_id: str = field("the issue", null=False, key=True)
    loaded_at: pl.Datetime("us") = field("issues.loaded_at of what they hold", null=False)  # type: ignore[valid-type]
