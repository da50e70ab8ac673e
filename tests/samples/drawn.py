"""Graphics drawn from a seed: what a panel, chart or table says.

Belongs here: the content of random graphics. Does not belong here: their drawing on paper.
"""

from __future__ import annotations

import random
from dataclasses import replace

from tests.samples.charts import Chart, Series
from tests.samples.panels import Item, Panel
from tests.samples.prose import grammar
from tests.samples.tables import Column, Row, Table

SIDES = ("above", "below", "left", "right", "mixed")
UNITS = (("tonnes", "t"), ("km", "km"), ("hectares", "ha"), ("%", "%"), ("MW", "MW"))


def panel(draw: random.Random, key: str, side: str | None = None) -> Panel:
    """Return a panel of four to six numbers."""
    words = grammar()["graphics"]
    year = draw.randint(2019, 2023)
    side = side or draw.choice(SIDES)
    labels = draw.sample(words["labels"], draw.randint(4, 6))
    columns = 2 if side == "mixed" or (side in ("above", "below") and draw.random() < 0.5) else 1
    context, days = draw.choice(
        [
            (f"By the end of {year}, there were", f"{year}-12-31"),
            (f"In {year}", f"{year}"),
            (f"In the first quarter of {year}", f"{year}Q1"),
            ("The region at a glance", ""),
        ]
    )
    return Panel(
        key=key,
        items=tuple(Item(_number(draw, label), label["text"]) for label in labels),
        context=context,
        period=days or None,
        side=side,
        columns=columns,
        colon=side in ("right", "below") and draw.random() < 0.4,
        number_size=draw.choice([10, 13, 16, 20]),
        box=draw.random() < 0.25,
        tint=draw.choice([None, None, "#eeeeee"]),
        rules=columns == 1 and side == "right" and draw.random() < 0.5,
        credit="Source: National Statistics Office" if draw.random() < 0.4 else None,
    )


def _number(draw: random.Random, label: dict[str, str]) -> str:
    kind = label["kind"]
    if kind == "money":
        amount = round(draw.uniform(1.2, 98), 1)
        return draw.choice([f"[€{amount} million]{{v={amount}e6;u=EUR}}", f"[${amount}m]{{v={amount}e6;u=USD}}"])
    if kind == "percent":
        share = round(draw.uniform(2, 97), 1)
        return draw.choice(
            [f"[{share}%]{{v={share};u=%}}", f"[nearly {int(share)}%]{{v={int(share)};u=%;b=less_than}}"]
        )
    if kind == "measure":
        amount = draw.randint(2, 9800)
        return f"[{amount:,} {label['unit']}]{{v={amount};u={label['symbol']}}}"
    count = draw.randint(3, 98000)
    return draw.choice(
        [
            f"[{count:,}]{{v={count}}}",
            f"[{count:,}]{{v={count}}}",
            f"[over {count:,}]{{v={count};b=more_than}}",
            f"[{count / 1000:.1f} million]{{v={count / 1000:.1f}e6}}",
        ]
    )


def chart(draw: random.Random, key: str, kind: str, *, labels: bool | None = None) -> Chart:
    """Return a chart of `kind` over years, months or places."""
    words = grammar()["graphics"]
    subject = draw.choice(words["subjects"])
    last = draw.randint(2019, 2023)
    count = draw.randint(3, 6)
    by_place = kind == "pie" or draw.random() < 0.4
    if by_place:
        categories = tuple(draw.sample(grammar()["places"], count))
        periods: tuple[str, ...] = (str(last),)
        title = f"{subject['text']}, {last}"
    else:
        years = range(last - count + 1, last + 1)
        categories = periods = tuple(str(year) for year in years)
        title = subject["text"]
    decimals = draw.choice([0, 0, 1])
    high = 90.0 if subject["unit"] == "percent" else draw.choice([9.0, 60.0, 480.0, 4200.0])
    if kind == "pie":
        shares = _shares(draw, count)
        return Chart(key, "pie", categories, (Series(None, shares),), title, suffix="%", unit="%", periods=periods,
                     concepts=(subject["text"],), coloured=draw.random() < 0.5)  # fmt: skip
    names: list[str | None] = [None]
    if kind in ("grouped", "stacked") or (kind == "line" and draw.random() < 0.5):
        names = list(draw.sample(words["series"], 2 if kind == "grouped" else draw.choice([2, 3])))
    series = tuple(
        Series(name, tuple(round(draw.uniform(0.25, 1) * high, decimals) for _ in categories)) for name in names
    )
    unit, symbol, scale = _unit(subject)
    shown = draw.random() < 0.75 if labels is None else labels
    return Chart(
        key, kind, categories, series, title, f"({unit})" if unit else None, labels=shown,
        axis=not shown or draw.random() < 0.7, grid=draw.random() < 0.4, decimals=decimals, unit=symbol, scale=scale,
        periods=periods, concepts=(subject["text"],), coloured=draw.random() < 0.5,
    )  # fmt: skip


def _unit(subject: dict[str, str]) -> tuple[str, str | None, float]:
    found = grammar()["graphics"]["units"][subject["unit"]]
    return subject["unit"], found.get("symbol"), float(found["scale"])


def _shares(draw: random.Random, count: int) -> tuple[float, ...]:
    cuts = sorted(draw.sample(range(6, 95), count - 1))
    return tuple(float(high - low) for low, high in zip([0, *cuts], [*cuts, 100], strict=True))


def table(draw: random.Random, key: str, style: str | None = None, *, long: bool = False) -> Table:
    """Return a table over places with years or months as columns, now and then with groups, totals and marks."""
    words = grammar()["graphics"]
    subject = draw.choice(words["subjects"])
    last = draw.randint(2020, 2023)
    spans = draw.random() < 0.5
    years = [last - 1, last]
    if spans:
        heads = draw.sample(words["series"], 2)
        columns = tuple(Column(str(year), above=head, period=str(year)) for head in heads for year in years)
    else:
        columns = tuple(Column(str(year), period=str(year)) for year in range(last - draw.randint(1, 3), last + 1))
        if draw.random() < 0.5:
            columns = (*columns, Column("Change (%)", unit="%", decimals=1))
    places = draw.sample(grammar()["places"], 18 if long else draw.randint(5, 8))
    grouped = not long and draw.random() < 0.35
    rows: list[Row] = []
    for number, place in enumerate(places):
        if grouped and number in (0, 3):
            rows.append(Row("North" if number == 0 else "South"))
        group = ("North" if number < 3 else "South") if grouped else None
        rows.append(
            Row(
                place,
                tuple(_cell(draw, column, share=subject["unit"] == "percent") for column in columns),
                group,
                mark="1" if number == 2 else None,
            )
        )
    counted = [at for at, column in enumerate(columns) if column.unit is None]
    if len(counted) == len(columns) and subject["unit"] != "percent" and draw.random() < 0.6:
        totals = tuple(sum(r.cells[at] for r in rows if r.cells and not isinstance(r.cells[at], str)) for at in counted)
        rows.append(Row("Total", totals, total=True))
    unit, symbol, scale = _unit(subject)
    chosen = style or draw.choice(["ruled", "lined", "plain"])
    base = Table(
        key,
        subject["text"],
        columns,
        tuple(rows),
        "Town",
        style=chosen,
        concepts=(subject["text"],),
        scale=scale,
        unit=symbol,
    )
    if scale != 1.0 and any(column.unit for column in columns):
        base = replace(base, scale=1.0, columns=tuple(replace(c, scale=1.0 if c.unit else scale) for c in columns))
    note = "1 Provisional." if draw.random() < 0.6 else None
    return replace(base, subtitle=f"({unit})" if unit else None, note=note)


def _cell(draw: random.Random, column: Column, *, share: bool) -> float | str:
    if column.unit == "%":
        return round(draw.uniform(-12, 18), 1)
    if draw.random() < 0.06:
        return draw.choice(["–", "n/a"])
    return draw.randint(3, 96) if share else draw.randint(12, 9800)
