"""Tables by what stands in their cells: marks, units, ranges, intervals, brackets, decimal commas, ranks, dates.

Belongs here: one function per geometry. Does not belong here: the shapes of headers and stubs (`tables.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.samples.geometries.draft import Draft
from tests.samples.geometries.wording import names, placed
from tests.samples.truth import TrueFigure


def years_with_letters(d: Draft) -> None:
    """Provisional and estimated years, negatives in brackets."""
    top = d.title("Balance of the water board", "USD million")
    xs = (48, 260, 350, 440, 530)
    d.rule(top)
    d.row(top + 3, xs, ("Item", "2019", "2020", "2021p", "2022e"), bold=True)
    d.rule(top + 15)
    for n, (item, *cells) in enumerate(
        (
            ("Tariff income", 84.2, 80.1, 88.8, 92.5),
            ("Grants received", 12.0, 15.5, 11.1, 9.7),
            ("Net interest", -4.4, -5.1, -3.9, -3.2),
            ("Operating result", 6.3, -1.8, 4.0, 7.7),
        )
    ):
        d.row(top + 18 + 13 * n, xs, (item, *(f"({-c:.1f})" if c < 0 else f"{c:.1f}" for c in cells)))
        for year, cell in zip(("2019", "2020", "2021", "2022"), cells, strict=True):
            d.say(round(cell * 1e6), *names("Balance of the water board", item), unit="USD", when=year)
    d.rule(top + 72)


def missing_marks(d: Draft) -> None:
    """Marks for nothing, unknown and withheld; Indian grouping; the unit in the title."""
    top = d.title("Subsidy paid to handloom weavers, 2022-23 (Rs lakh)")
    xs = (48, 250, 350, 450, 540)
    cols = (48, 170, 262, 362, 462, 547)
    heads = ("Block", "Silk", "Cotton", "Wool", "Jute")
    rows = (
        ("Sundarpur", "1,23,456", "8,210", "Nil", "412"),
        ("Rampahar", "45,900", "–", "120", "n/a"),
        ("Devgarh", "(c)", "12,004", "77", "Nil"),
        ("Kalinadi", "2,04,150", "9,988", "..", "63"),
    )
    y = top + 2
    for number, texts in enumerate((heads, *rows)):
        d.row(y + 3, xs, texts, bold=number == 0)
        d.rule(y)
        y += 15
        if number:
            for head, text in zip(heads[1:], texts[1:], strict=True):
                if text == "Nil" or text[0].isdigit():
                    value = 0.0 if text == "Nil" else float(text.replace(",", "")) * 1e5
                    d.say(
                        value,
                        *placed("Subsidy paid to handloom weavers", head),
                        *names("Subsidy paid to handloom weavers", texts[0], head),
                        unit="INR",
                    )
    d.rule(y)
    for x in cols[:1] + cols[1:]:
        d.sheet.line(x, top + 2, x, y)


def decimal_commas(d: Draft) -> None:
    """Commas before decimals, points between thousands."""
    top = d.title("Wind power fed in, 2023 (GWh)")
    xs = (48, 300, 420, 530)
    d.rule(top)
    d.row(top + 3, xs, ("Coast", "Spring", "Summer", "Winter"), bold=True)
    d.rule(top + 15)
    for n, (coast, *cells) in enumerate(
        (("North", 1234.6, 980.4, 2010.9), ("East", 87.25, 61.5, 140.0), ("West", 512.8, 402.3, 1105.7))
    ):
        texts = [f"{c:,.2f}" if c == 87.25 else f"{c:,.1f}" for c in cells]
        d.row(top + 18 + 13 * n, xs, (coast, *(t.replace(",", "~").replace(".", ",").replace("~", ".") for t in texts)))
        for head, cell in zip(("Spring", "Summer", "Winter"), cells, strict=True):
            d.say(cell, *names("Wind power fed in", coast, head), unit="GWh")
    d.rule(top + 58)


def units_in_cells(d: Draft) -> None:
    """Each number with its unit in the cell."""
    top = d.title("Four craft under repair")
    xs = (48, 230, 330, 430, 540)
    d.rule(top)
    d.row(top + 3, xs, ("Craft", "Length", "Draught", "Cost of repair", "Work done"), bold=True)
    d.rule(top + 15)
    for n, (craft, *cells) in enumerate(
        (
            ("Heron", 24.5, 1.9, 3.5, 45),
            ("Kestrel", 18.0, 1.2, 0.8, 90),
            ("Marlin", 41.2, 3.4, 12.1, 15),
            ("Petrel", 9.6, 0.7, 0.2, 100),
        )
    ):
        d.row(top + 18 + 13 * n, xs, (craft, f"{cells[0]} m", f"{cells[1]} m", f"${cells[2]}m", f"{cells[3]}%"))
        for head, unit, scale, cell in zip(
            ("Length", "Draught", "Cost of repair", "Work done"),
            ("m", "m", "USD", "%"),
            (1, 1, 1e6, 1),
            cells,
            strict=True,
        ):
            d.say(cell * scale, *names("Four craft under repair", craft, head), unit=unit)
    d.rule(top + 72)


def ranges_in_cells(d: Draft) -> None:
    """A cell holds a lower and an upper end."""
    top = d.title("Depth of snow expected (cm)")
    xs = (48, 300, 420, 530)
    d.rule(top)
    d.row(top + 3, xs, ("Valley", "Floor", "Treeline", "Summit"), bold=True)
    d.rule(top + 15)
    for n, (valley, *cells) in enumerate(
        (
            ("Upper Arn", (5, 10), (20, 35), (60, 90)),
            ("Lower Arn", (0, 2), (10, 15), (40, 55)),
            ("Stell", (12, 18), (30, 45), (80, 120)),
        )
    ):
        d.row(top + 18 + 13 * n, xs, (valley, *(f"{a}–{b}" for a, b in cells)))
        for head, (low, high) in zip(("Floor", "Treeline", "Summit"), cells, strict=True):
            d.say(
                low,
                *names("Depth of snow expected", valley, head),
                *names("Depth of snow", valley, head),
                unit="cm",
                bound="range",
                high=high,
            )
    d.rule(top + 58)


def intervals(d: Draft) -> None:
    """An estimate with its confidence interval in brackets."""
    top = d.title("Adults who smoke daily, 2023 (%)")
    xs = (48, 300, 520)
    d.rule(top)
    d.row(top + 3, xs, ("Age group", "Men (95% CI)", "Women (95% CI)"), bold=True)
    d.rule(top + 15)
    for n, (age, *cells) in enumerate(
        (
            ("18–34", (12.3, 10.1, 14.5), (9.8, 8.0, 11.9)),
            ("35–54", (18.7, 16.4, 21.0), (14.2, 12.2, 16.5)),
            ("55 and over", (11.0, 9.2, 13.1), (8.1, 6.6, 9.9)),
        )
    ):
        d.row(top + 18 + 13 * n, xs, (age, *(f"{v} ({a}–{b})" for v, a, b in cells)))
        for head, (value, low, high) in zip(("Men", "Women"), cells, strict=True):
            d.say(
                value,
                *names("Adults who smoke daily", age, head),
                *names("Adults who smoke daily", age, f"{head} 95% CI"),
                unit="%",
                when="2023",
            )
            d.say(low, unit="%", bound="range", high=high, optional=True)
    d.rule(top + 58)


def ranks_and_dates(d: Draft) -> None:
    """Ranks and dates are no figures."""
    top = d.title("The longest footbridges of the county")
    xs = (48, 80, 300, 420, 530)
    d.rule(top)
    for x, text, align in zip(
        xs, ("Rank", "Bridge", "Opened", "Length (m)", "Piers"), ("left", "left", "left", "right", "right"), strict=True
    ):
        d.text(x, top + 3, text, 8, True, align)
    d.rule(top + 15)
    for n, (rank, bridge, opened, length, piers) in enumerate(
        (
            ("1", "Gorge Walk", "12.05.2019", 241.0, 2),
            ("2", "Willow Span", "03.09.1987", 198.5, 4),
            ("3", "Mill Leap", "21.06.2008", 120.2, 3),
            ("4", "Nuns' Way", "30.04.1962", 88.0, 5),
        )
    ):
        for x, text, align in zip(
            xs,
            (rank, bridge, opened, f"{length:.1f}", str(piers)),
            ("left", "left", "left", "right", "right"),
            strict=True,
        ):
            d.text(x, top + 18 + 13 * n, text, 8, False, align)
        d.say(
            length,
            *names("longest footbridges of the county", bridge, "Length"),
            *names("", bridge, "Length"),
            unit="m",
        )
        d.say(piers, *names("longest footbridges of the county", bridge, "Piers"))
    d.rule(top + 72)


def grouped_rows(d: Draft) -> None:
    """Groups of rows under bold names, each with a subtotal, a grand total at the end."""
    top = d.title("Visitors to open-air museums, 2022 and 2023")
    xs = (48, 400, 530)
    d.rule(top)
    d.row(top + 3, xs, ("Museum", "2022", "2023"), bold=True)
    d.rule(top + 15)
    y = top + 18
    for group, rows in (
        ("Coast", (("Rope Walk", 12040, 15301), ("Fish Loft", 8800, 9120), ("Beacon", 3010, 2999))),
        ("Inland", (("Tannery", 20411, 22876), ("Bell Foundry", 5007, 6100), ("Horse Mill", 910, 1240))),
    ):
        d.text(48, y, group, 8, True)
        y += 13
        for name, *cells in rows:
            d.row(y, (56, *xs[1:]), (name, *(f"{c:,}" for c in cells)))
            y += 13
            for year, cell in zip(("2022", "2023"), cells, strict=True):
                d.say(
                    cell,
                    *names("Visitors to open-air museums", group, name),
                    *names("Visitors to open-air museums", name),
                    when=year,
                )
        totals = [sum(row[k] for row in rows) for k in (1, 2)]
        d.row(y, (56, *xs[1:]), ("Total", *(f"{c:,}" for c in totals)), bold=True)
        y += 15
        for year, cell in zip(("2022", "2023"), totals, strict=True):
            d.say(
                cell,
                *names("Visitors to open-air museums", group, "Total"),
                *names("Visitors to open-air museums", group),
                when=year,
            )
    d.rule(y)


def months_across(d: Draft) -> None:
    """The year over months; a caption below names nothing."""
    top = d.title("Table 4. Ships cleared at the outer roads")
    xs = (48, 160, 220, 280, 340, 400, 460, 520)
    d.rule(top)
    d.text(250, top + 3, "2023", 8, True, "middle")
    d.text(430, top + 3, "2024", 8, True, "middle")
    d.row(top + 16, xs, ("Flag", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr"), bold=True)
    d.rule(top + 28)
    months = ("2023-10", "2023-11", "2023-12", "2024-01", "2024-02", "2024-03", "2024-04")
    for n, (flag, *cells) in enumerate(
        (
            ("Malta", 31, 28, 25, 27, 24, 33, 36),
            ("Panama", 44, 46, 40, 39, 41, 50, 48),
            ("Norway", 12, 9, 11, 8, 10, 14, 15),
            ("Others", 60, 71, 66, 58, 62, 70, 74),
        )
    ):
        d.row(top + 31 + 13 * n, xs, (flag, *map(str, cells)))
        for month, cell in zip(months, cells, strict=True):
            d.say(
                cell,
                *placed("Ships cleared at the outer roads"),
                *names("Ships cleared at the outer roads", flag),
                when=month,
            )
    d.rule(top + 85)
    d.text(48, top + 88, "Source: Roads Office.", 6.5)


def weeks(d: Draft) -> None:
    """This week, last week and the year so far, as health bulletins print them."""
    top = d.title("Notifiable diseases, week 23, 2024")
    xs = (48, 250, 340, 440, 540)
    d.box(48, top, 547, top + 15, fill="#3b5b7a")
    for number, (x, text) in enumerate(
        zip(xs, ("Disease", "Week 22", "Week 23", "Total 2024", "Total 2023"), strict=True)
    ):
        d.text(x - (0 if number == 0 else 4), top + 3, text, 8, True, "left" if number == 0 else "right", "#ffffff")
    spans = (("2024-05-27", "2024-06-02"), ("2024-06-03", "2024-06-09"))
    for n, (disease, *cells) in enumerate(
        (
            ("Measles", 4, 7, 88, 12),
            ("Mumps", 0, 2, 19, 31),
            ("Pertussis", 31, 40, 702, 95),
            ("Salmonellosis", 55, 61, 910, 1004),
        )
    ):
        y = top + 18 + 14 * n
        d.row(y, xs, (disease, *(f"{c:,}" for c in cells)))
        d.rule(y + 12, width=0.3)
        for k, cell in enumerate(cells):
            options = (*names("Notifiable diseases", disease), *names("Notifiable diseases", disease, "Total"))
            if k < 2:
                d.say(cell, *options)
                d.figures[-1] = _with_days(d.figures[-1], spans[k])
            else:
                d.say(cell, *options, when=("2024", "2023")[k - 2])


def _with_days(figure: TrueFigure, days: tuple[str, str]) -> TrueFigure:

    return replace(figure, period=days)


MADE: dict[str, Callable[[Draft], None]] = {
    f"table {f.__name__}": f
    for f in (
        years_with_letters,
        missing_marks,
        decimal_commas,
        units_in_cells,
        ranges_in_cells,
        intervals,
        ranks_and_dates,
        grouped_rows,
        months_across,
        weeks,
    )
}
