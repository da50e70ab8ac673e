"""A second batch of tables, drawn after the rules that the first one asked for, to see whether they hold.

Belongs here: one function per geometry. Does not belong here: the first batch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.samples.geometries.draft import Draft
from tests.samples.geometries.wording import names, placed
from tests.samples.sheet import Face


def tall_headers(d: Draft) -> None:
    top = d.title("Cinemas and their guests, 2023")
    xs = (48, 230, 330, 440, 545)
    d.rule(top)
    heads = (
        ("", "", "Town"),
        ("Screens", "in use at", "year-end"),
        ("Seats", "per", "screen"),
        ("Tickets", "sold in", "the year"),
        ("", "Takings", "(€ thousand)"),
    )
    for line in range(3):
        d.row(top + 3 + 9 * line, xs, tuple(head[line] for head in heads), size=7)
    d.rule(top + 32)
    for n, (town, *cells) in enumerate(
        (
            ("Lahti", 14, 131, 402110, 4105.5),
            ("Kouvola", 6, 118, 120450, 1190.2),
            ("Mikkeli", 5, 140, 98770, 933.0),
            ("Hamina", 2, 96, 20115, 188.7),
        )
    ):
        d.row(top + 35 + 13 * n, xs, (town, str(cells[0]), str(cells[1]), f"{cells[2]:,}", f"{cells[3]:,.1f}"))
        title = "Cinemas and their guests"
        for head, cell, unit, scale in zip(
            ("Screens in use at year-end", "Seats per screen", "Tickets sold in the year", "Takings"),
            cells,
            (None, None, None, "EUR"),
            (1, 1, 1, 1000),
            strict=True,
        ):
            d.say(
                round(cell * scale, 3),
                *placed(title, head),
                *names(title, town, head),
                unit=unit,
                when="2023-12-31" if "year-end" in head else "2023",
            )
    d.rule(top + 90)


def years_down(d: Draft) -> None:
    top = d.title("Trade of the two ports (€ million)")
    xs = (48, 200, 290, 420, 510)
    d.rule(top)
    d.text(245, top + 3, "Westhaven", 8, True, "middle")
    d.text(465, top + 3, "Eastmouth", 8, True, "middle")
    d.row(top + 15, xs, ("Year", "Imports", "Exports", "Imports", "Exports"))
    d.rule(top + 27)
    for n, (year, *cells) in enumerate(
        (
            ("2020", 812.4, 640.0, 233.1, 310.9),
            ("2021", 901.3, 702.2, 251.0, 344.4),
            ("2022", 1120.8, 822.6, 301.7, 398.5),
            ("2023", 1044.1, 860.3, 288.8, 402.0),
        )
    ):
        d.row(top + 30 + 13 * n, xs, (year, *(f"{c:,.1f}" for c in cells)))
        for k, cell in enumerate(cells):
            d.say(
                round(cell * 1e6),
                *names("Trade of the two ports", ("Westhaven", "Eastmouth")[k // 2], ("Imports", "Exports")[k % 2]),
                unit="EUR",
                when=year,
            )
    d.rule(top + 84)


def merged_groups(d: Draft) -> None:
    top = d.title("Members of the rowing clubs, 2023")
    xs = (48, 160, 260, 360, 460)
    rows = (("Junior", "Girls", 112, 98), ("", "Boys", 140, 131), ("Senior", "Women", 201, 188), ("", "Men", 260, 244))
    d.box(48, top, 460, top + 16, fill="#35608a")
    for x, text in ((52, "Class"), (164, "Group")):
        d.text(x, top + 3, text, 8, True, color="#ffffff")
    for x, text in ((355, "Active"), (455, "Paying")):
        d.text(x, top + 3, text, 8, True, "right", "#ffffff")
    y = top + 16
    for n, (klass, group, *cells) in enumerate(rows):
        if klass:
            d.text(52, y + 12, klass, 8)
        d.text(164, y + 4, group, 8)
        for x, cell in zip((355, 455), cells, strict=True):
            d.text(x, y + 4, str(cell), 8, align="right")
        d.rule(y, 48 if n % 2 == 0 else 160, 460)
        outer = rows[n - n % 2][0]
        for head, cell in zip(("Active", "Paying"), cells, strict=True):
            d.say(
                cell,
                *names("Members of the rowing clubs", outer, group, head),
                *names("Members of the rowing clubs", outer, group),
                *names("", outer, group, head),
                when="2023",
            )
        y += 16
    d.rule(y, 48, 460)
    for x in (48, 160, 260, 360, 460):
        d.sheet.line(x, top, x, y)
    _ = xs


def total_first(d: Draft) -> None:
    top = d.title("Waste collected by district, May 2024", "tonnes")
    xs = (48, 200, 290, 380, 470, 545)
    d.rule(top)
    d.text(460, top + 3, "of which", 8, False, "middle")
    d.rule(top + 14, 350, 547)
    d.row(top + 17, xs, ("District", "Households", "Total", "Paper", "Glass", "Compost"))
    d.rule(top + 29)
    for n, (district, *cells) in enumerate(
        (
            ("Old Town", 4120, 310.5, 61.2, 40.0, 88.1),
            ("Riverside", 6033, 480.2, 90.7, 55.5, 140.9),
            ("Hill End", 2208, 171.8, 30.3, 21.4, 60.0),
            ("Docks", 1877, 160.0, 29.9, 25.1, 31.7),
        )
    ):
        d.row(top + 32 + 13 * n, xs, (district, f"{cells[0]:,}", *(f"{c:.1f}" for c in cells[1:])))
        for k, (head, cell) in enumerate(zip(("Households", "Total", "Paper", "Glass", "Compost"), cells, strict=True)):
            said = (
                *placed("Waste collected", head),
                *placed("Waste collected", "of which", head),
                "of which " + head,
                *names("Waste collected", district, head),
            )
            if k:
                d.say(cell, *said, unit="t", when="2024-05")
            else:
                d.say(cell, *said, unit="t", when="2024-05", optional=True)
    d.rule(top + 86)


def upright_rules(d: Draft) -> None:
    top = d.title("Bathing water, samples taken and failed")
    xs = (52, 290, 370, 450, 540)
    d.row(top + 3, xs, ("Beach", "2022", "2023", "2024", "Failed"), bold=True)
    for n, (beach, *cells) in enumerate(
        (
            ("North Strand", 12, 14, 15, 1),
            ("Mill Pool", 8, 8, 9, 2),
            ("Sandy Hook", 20, 21, 19, 0),
            ("Weir Bay", 10, 11, 11, 3),
        )
    ):
        d.row(top + 18 + 13 * n, xs, (beach, *map(str, cells)))
        for k, cell in enumerate(cells):
            if k < 3:
                d.say(cell, *names("Bathing water, samples taken and failed", beach), when=("2022", "2023", "2024")[k])
            else:
                d.say(cell, *names("Bathing water, samples taken and failed", beach, "Failed"))
    for x in (48, 240, 300, 380, 460, 547):
        d.sheet.line(x, top, x, top + 72)


def counts_and_shares(d: Draft) -> None:
    top = d.title("Who answered the survey, n (%)")
    xs = (48, 300, 420, 540)
    d.rule(top)
    d.row(top + 3, xs, ("Group", "Asked", "Answered", "Refused"), bold=True)
    d.rule(top + 15)
    for n, (group, *cells) in enumerate(
        (
            ("Farmers", (412, 31.2), (300, 33.9), (112, 25.6)),
            ("Traders", (350, 26.5), (221, 25.0), (129, 29.5)),
            ("Teachers", (558, 42.3), (363, 41.1), (195, 44.6)),
        )
    ):
        d.row(top + 18 + 13 * n, xs, (group, *(f"{a} ({b}%)" for a, b in cells)))
        for head, (count, share) in zip(("Asked", "Answered", "Refused"), cells, strict=True):
            d.say(count, *names("Who answered the survey", group, head))
            d.say(share, *names("Who answered the survey", group, head), unit="%")
    d.rule(top + 58)


def unit_in_stub(d: Draft) -> None:
    top = d.title("Accounts of the ferry company", "€ million unless stated otherwise")
    xs = (48, 330, 440, 540)
    d.rule(top)
    d.row(top + 3, xs, ("", "2022", "2023", "Change, %"), bold=True)
    d.rule(top + 15)
    for n, (item, unit, scale, *cells) in enumerate(
        (
            ("Turnover", "EUR", 1e6, 88.1, 93.4, 6.0),
            ("Fuel", "EUR", 1e6, 21.0, 19.2, -8.6),
            ("Operating margin (%)", "%", 1, 11.2, 13.0, None),
            ("Passengers (thousand)", None, 1000, 1204.0, 1311.5, 8.9),
        )
    ):
        texts = [f"{c:,.1f}".replace("-", "−") if c is not None else "–" for c in cells]
        d.row(top + 18 + 13 * n, xs, (item, *texts))
        plain = item.split(" (")[0]
        for year, cell in zip(("2022", "2023"), cells[:2], strict=True):
            d.say(round(cell * scale, 4), *names("Accounts of the ferry company", plain), unit=unit, when=year)
        if cells[2] is not None:
            d.say(cells[2], *names("Accounts of the ferry company", plain, "Change"), unit="%")
    d.rule(top + 72)


def unit_column(d: Draft) -> None:
    top = d.title("Stocks at the end of the year")
    xs = (48, 200, 330, 430, 530)
    d.rule(top)
    for x, text, align in zip(
        xs, ("Good", "Unit", "2021", "2022", "2023"), ("left", "left", "right", "right", "right"), strict=True
    ):
        d.text(x, top + 3, text, 8, True, align)
    d.rule(top + 15)
    for n, (good, unit, symbol, *cells) in enumerate(
        (
            ("Rye", "t", "t", 1210, 1180, 1302),
            ("Timber", "m³", "m3", 4050, 3990, 4411),
            ("Diesel", "L", "L", 88000, 91500, 70250),
            ("Wool", "kg", "kg", 310, 295, 402),
        )
    ):
        for x, text, align in zip(
            xs, (good, unit, *(f"{c:,}" for c in cells)), ("left", "left", "right", "right", "right"), strict=True
        ):
            d.text(x, top + 18 + 13 * n, text, 8, False, align)
        for year, cell in zip(("2021", "2022", "2023"), cells, strict=True):
            whole = names("Stocks at the end of the year", good)
            d.say(cell, *names("Stocks", good), *whole, unit=symbol, when=f"{year}-12-31")
    d.rule(top + 72)


def days_across(d: Draft) -> None:
    top = d.title("Level of the reservoir, June 2024 (m)")
    xs = (48, 250, 350, 450, 540)
    d.rule(top)
    d.row(top + 3, xs, ("Gauge", "10 June", "11 June", "12 June", "13 June"), bold=True)
    d.rule(top + 15)
    for n, (gauge, *cells) in enumerate(
        (
            ("Dam wall", 41.20, 41.05, 40.97, 40.90),
            ("Spillway", 12.31, 12.30, 12.28, 12.22),
            ("Intake", 8.04, 8.01, 7.99, 7.93),
        )
    ):
        d.row(top + 18 + 13 * n, xs, (gauge, *(f"{c:.2f}" for c in cells)))
        for day, cell in zip((10, 11, 12, 13), cells, strict=True):
            d.say(cell, *names("Level of the reservoir", gauge), unit="m", when=f"2024-06-{day}")
    d.rule(top + 58)


def half_years(d: Draft) -> None:
    top = d.title("Table 2: Orders taken by the yards (number of vessels)")
    xs = (48, 230, 310, 390, 470, 545)
    d.rule(top)
    d.row(top + 3, xs, ("Yard", "H1 2022", "H2 2022", "H1 2023", "H2 2023", "Jan–Mar 2024"), bold=True, size=7)
    d.rule(top + 15)
    spans = (
        ("2022-01-01", "2022-06-30"),
        ("2022-07-01", "2022-12-31"),
        ("2023-01-01", "2023-06-30"),
        ("2023-07-01", "2023-12-31"),
        ("2024-01-01", "2024-03-31"),
    )

    for n, (yard, *cells) in enumerate(
        (
            ("Nordwerft", 4, 3, 6, 5, 2),
            ("Havneby", 7, 9, 8, 8, 3),
            ("Skagen Dock", 1, 0, 2, 4, 1),
            ("All yards", 12, 12, 16, 17, 6),
        )
    ):
        d.row(top + 18 + 13 * n, xs, (yard, *map(str, cells)))
        for days, cell in zip(spans, cells, strict=True):
            d.say(
                cell, *names("Orders taken by the yards", yard), "Orders taken by the yards number of vessels " + yard
            )
            d.figures[-1] = replace(d.figures[-1], period=days)
    d.rule(top + 72)


def leaders(d: Draft) -> None:
    top = d.title("What a day at the pool costs (€)")
    for n, (what, price) in enumerate(
        (
            ("Adults", 6.5),
            ("Children under six", 0.0),
            ("Pupils and students", 3.2),
            ("Locker", 1.0),
            ("Season ticket", 88.0),
        )
    ):
        y = top + 4 + 13 * n
        d.text(60, y, what, 8)

        face = Face("Helvetica", 8, 9.6)
        x = 60 + face.width(what) + 4
        d.text(x, y, "." * int((300 - x) / face.width(".")), 8)
        d.text(340, y, f"{price:.2f}", 8, align="right")
        d.say(price, *names("What a day at the pool costs", what), unit="EUR")


MADE: dict[str, Callable[[Draft], None]] = {
    f"{family} {f.__name__}": f
    for family, made in (
        (
            "second-table",
            (
                tall_headers,
                years_down,
                merged_groups,
                total_first,
                upright_rules,
                counts_and_shares,
                unit_in_stub,
                unit_column,
                days_across,
                half_years,
                leaders,
            ),
        ),
    )
    for f in made
}
