"""How values are put for people: numbers, bounds, units, periods, bytes.

Belongs here: the templates' filters. Does not belong here: HTML.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

BOUND_SIGNS = {"more_than": ">", "at_least": "≥", "less_than": "<", "at_most": "≤", "about": "≈"}
# More decimals than print ever gives come from a fraction (a third): then these do.
MAX_DECIMALS, SHORT_DECIMALS = 6, 4
LABEL_NAMES = {
    "PERSON": "people", "ORG": "organisations", "GPE": "countries and places", "LOC": "regions", "FAC": "facilities",
    "NORP": "peoples and parties", "LAW": "laws", "POLICY": "policies", "EVENT": "events", "PRODUCT": "products",
    "TECHNOLOGY": "technologies",
}  # fmt: skip
# The layers that names are switched by, and the labels in each.
LAYERS = {
    "people": ("PERSON",),
    "bodies": ("ORG", "NORP"),
    "places": ("GPE", "LOC", "FAC"),
    "laws": ("LAW", "POLICY"),
    "things": ("EVENT", "PRODUCT", "TECHNOLOGY"),
}
LAYER_OF = {label: layer for layer, labels in LAYERS.items() for label in labels}


def number(value: float | int | None) -> str:
    """Return the number with commas, without digits that only binary fractions bring in."""
    if value is None:
        return ""
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{value:,.0f}".replace("-", "−")
    text = f"{value:,.10g}" if abs(value) >= 1e-4 else f"{value:.4g}"
    if len(text.partition(".")[2]) > MAX_DECIMALS:
        text = f"{value:,.4g}" if abs(value) < 1 else f"{value:,.{SHORT_DECIMALS}f}"
    return text.replace("-", "−") if "e" not in text else text


def amount(value: float, value_high: float | None, bound: str, unit: str | None) -> str:
    """Return value, bound and unit as one short term: ``> 160 km²``, ``6 – 8 years``."""
    sign = BOUND_SIGNS.get(bound, "")
    text = number(value) if value_high is None else f"{number(value)} – {number(value_high)}"
    text = f"{sign} {text}" if sign else text
    if unit is None:
        return text
    return f"{text}{unit}" if unit in ("%", "°C") else f"{text} {unit.replace('2', '²').replace('3', '³')}"


def rate(per: float | None, per_unit: str | None) -> str:
    """Return the denominator of a rate: ``per 100,000 people``."""
    if per is None and per_unit is None:
        return ""
    count = number(per) if per is not None and per != 1 else ""
    return " ".join(part for part in ("per", count, per_unit or "") if part)


def period(start: date | None, end: date | None) -> str:
    """Return the period shortly: a year, a month, a quarter by its months, a day, or both ends."""
    if start is None and end is None:
        return ""
    if start is None or end is None or start == end:
        return (end or start).isoformat()  # type: ignore[union-attr]
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    if whole_months:
        return f"{start:%Y-%m} to {end:%Y-%m}"
    return f"{start.isoformat()} to {end.isoformat()}"


def size(size_bytes: int) -> str:
    """Return a file's size for people."""
    if size_bytes < 1000:
        return f"{size_bytes} B"
    return f"{size_bytes / 1000:,.0f} kB" if size_bytes < 1_000_000 else f"{size_bytes / 1e6:,.1f} MB"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return the count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def words(code: str | None) -> str:
    """Return a code such as ``more_than`` as words."""
    return (code or "").replace("_", " ")
