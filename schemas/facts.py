"""The tables that say what the issues say.

Belongs here: `figures`, `figure_pairs`, `entities`, `mentions`. Does not belong here: how they are found.
"""

import pandera.polars as pa
import polars as pl

from schemas.columns import TableModel, field

SOURCES = ("prose", "headline", "caption", "infographic", "chart", "table")
BOUNDS = ("exact", "more_than", "at_least", "less_than", "at_most", "about", "range")
UNIT_KINDS = (
    "count", "percent", "currency", "length", "area", "volume", "mass", "energy", "power", "duration", "speed",
    "temperature", "data", "ratio", "other",
)  # fmt: skip
LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "LAW", "POLICY", "EVENT", "PRODUCT", "TECHNOLOGY")


class Figures(TableModel):
    """One number that says something, wherever it stood."""

    figure_id: str = field("hash of its provenance", null=False, key=True)
    issue_id: str = field("the issue", null=False)
    article_id: str = field("the article")
    block_id: str = field("the block")
    page_no: pl.Int32 = field("page, from 1", at_least=1)
    x0: float = field("left edge", unit="pt")
    top: float = field("upper edge, from the page's top", unit="pt")
    x1: float = field("right edge", unit="pt")
    bottom: float = field("lower edge, from the page's top", unit="pt")
    source: str = field("where it stood", null=False, one_of=SOURCES)
    surface: str = field("the number with its unit and bound, as printed", null=False)
    sentence: str = field("the sentence or label it stands in", null=False)
    char_start: pl.Int32 = field("start in the body; NULL outside it", at_least=0)
    char_end: pl.Int32 = field("end in the body (half-open); NULL outside it", at_least=0)
    value: float = field("the number, scale words multiplied in; the lower end of a range", null=False)
    value_high: float = field("the upper end of a range; of *dozens* or *thousands*, which they stay below")
    bound: str = field("how the value bounds the truth", null=False, one_of=BOUNDS)
    unit: str = field("NULL for a count; %, pp, an ISO 4217 code, or the usual symbol")
    unit_kind: str = field("what kind of quantity the unit measures", null=False, one_of=UNIT_KINDS)
    per: float = field("denominator of a rate (100000 in 'per 100,000 people')")
    per_unit: str = field("what the denominator counts or measures (people, tonne, month)")
    concept: str = field("what is counted or measured, in the text's own words")
    concept_key: str = field(
        "the content words of the concept, in a fixed order: what the same thing worded another way shares"
    )
    change: str = field("direction of a change", one_of=("increase", "decrease"))
    comparison: str = field("role in a comparison", one_of=("from", "to", "by", "previous"))
    modality: str = field("fact or not", null=False, one_of=("reported", "target", "forecast", "hypothetical"))
    conversion_of: str = field("figure_id of the figure that this one restates in another unit")
    place: str = field("canonical name of the place it holds for, also where that place is its subject")
    subject: str = field("who has or does it: a name where the text has one, else its own words")
    attributed_to: str = field("who says so")
    period_start: pl.Date = field("first day of what the value holds for")
    period_end: pl.Date = field("last day of what the value holds for")
    period_text: str = field("the words that name the period")
    rule_id: str = field("the rule that found it", null=False)
    text_source: str = field("whether the page's text was printed or recognised", null=False, one_of=("text", "ocr"))
    series_id: pl.Int64 = field(
        "what figures share that tell of one thing: a hash of concept_key, place, subject, unit, per_unit, modality "
        "and period; NULL without a concept"
    )

    @pa.dataframe_check(error="the period ends before it starts")
    def period_in_order(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Refuse a period that ends before it starts."""
        return data.lazyframe.select((pl.col("period_end") >= pl.col("period_start")).fill_null(True))

    @pa.dataframe_check(error="a range needs both ends, the lower first, and only a range has two")
    def range_in_order(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Refuse a range without an upper end or upside down."""
        is_range = pl.col("bound") == "range"
        return data.lazyframe.select(
            pl.when(is_range)
            .then((pl.col("value_high") >= pl.col("value")).fill_null(False))
            .otherwise(pl.col("value_high").is_null() | (pl.col("value_high") >= pl.col("value")))
        )

    @pa.dataframe_check(error="the unit does not fit its kind")
    def unit_fits_kind(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Refuse a percentage that is a count, and a count that has a unit."""
        unit, kind = pl.col("unit"), pl.col("unit_kind")
        return data.lazyframe.select(
            pl.when(kind == "count")
            .then(unit.is_null())
            .when(unit.is_in(["%", "pp"]))
            .then(kind == "percent")
            .otherwise(True)
        )

    @pa.dataframe_check(error="the value is not a number")
    def value_is_finite(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """Refuse infinities and not-a-number."""
        return data.lazyframe.select(pl.col("value").is_finite() & pl.col("value_high").is_finite().fill_null(True))


RELATIONS = ("same", "contradiction")


class FigurePairs(TableModel):
    """Two figures of one issue that tell of the same thing; the view `figure_matches` shows both side by side."""

    issue_id: str = field("the issue", null=False, key=True)
    figure_id: str = field("the figure that comes first on paper", null=False, key=True)
    other_figure_id: str = field("the other figure", null=False, key=True)
    relation: str = field(
        "same: one value is the other, or is it rounded, or lies within its bound; contradiction: concept, place, "
        "subject, period and unit are the same, and the two values cannot both be right",
        null=False,
        one_of=RELATIONS,
    )


class Entities(TableModel):
    """One thing in the world, across issues."""

    entity_id: str = field("hash of label and name", null=False, key=True)
    label: str = field("what kind of thing", null=False, one_of=LABELS)
    name: str = field("canonical name: the fullest form seen", null=False)
    aliases: pl.List(pl.String) = field("other forms seen")  # type: ignore[valid-type]
    country: str = field("ISO 3166 code of the country, for places that have one")
    first_issue_id: str = field("the earliest issue that names it", null=False)
    mention_count: pl.Int64 = field("mentions over all issues", null=False, at_least=1)
    country_name: str = field("name of the country")
    parent: str = field("of a place, the next larger place it lies in, by name (Changsha: Hunan; Hunan: China)")
    parent_id: str = field("entity_id of the parent; NULL while no issue names it")


class Mentions(TableModel):
    """One place where an entity is named."""

    mention_id: str = field("hash of its provenance", null=False, key=True)
    entity_id: str = field("the entity", null=False)
    issue_id: str = field("the issue", null=False)
    article_id: str = field("the article")
    block_id: str = field("the block")
    page_no: pl.Int32 = field("page, from 1", at_least=1)
    x0: float = field("left edge", unit="pt")
    top: float = field("upper edge, from the page's top", unit="pt")
    x1: float = field("right edge", unit="pt")
    bottom: float = field("lower edge, from the page's top", unit="pt")
    surface: str = field("the name as printed", null=False)
    sentence: str = field("the sentence it stands in", null=False)
    char_start: pl.Int32 = field("start in the body; NULL outside it", at_least=0)
    char_end: pl.Int32 = field("end in the body (half-open); NULL outside it", at_least=0)
    role: str = field("a person's title")
    affiliation: str = field("entity_id of the body the person belongs to")
    provision: str = field("part of a law that is cited (article 73)")
    rule_id: str = field("the rule that found it", null=False)
    label: str = field("what kind of thing, as read in this issue", null=False, one_of=LABELS)
    name: str = field("canonical name as far as this issue tells", null=False)
    country: str = field("ISO 3166 code of the country, for places that have one")
    parent: str = field("of a place, the name of the place it lies in, by the article or a gazetteer")
    found_as: str = field(
        "entity_id as this issue alone tells; entity_id is that after linking across issues", null=False
    )
    affiliation_found_as: str = field("affiliation as this issue alone tells")


class EntityKeys(TableModel):
    """One key under which an entity of an issue may meet those of others: its spelling, an acronym, an employer."""

    issue_id: str = field("the issue", null=False, key=True)
    entity_id: str = field("the entity, as the issue alone tells (mentions.found_as)", null=False, key=True)
    key: str = field("rule and normalised name", null=False, key=True)
