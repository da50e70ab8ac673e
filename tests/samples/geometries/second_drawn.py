"""A second batch of charts and panels, drawn after the rules that the first one asked for, to see whether they hold.

Belongs here: one function per geometry. Does not belong here: the first batch.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from tests.samples.geometries.draft import Draft

INKS = ("#35608a", "#c2683c", "#7a9a4b", "#8c4a6b", "#777777")


# -- charts -------------------------------------------------------------------------------------------------------
def two_line_names(d: Draft) -> None:
    top = d.title("Nights in camp sites, thousand")
    base = top + 120
    d.rule(base, 60, 500)
    for k, (quarter, value) in enumerate((("Q3", 412), ("Q4", 88), ("Q1", 45), ("Q2", 260))):
        x = 90 + 100 * k
        d.box(x, base - 0.25 * value, x + 50, base, fill=INKS[0])
        d.text(x + 25, base - 0.25 * value - 10, str(value), 7.5, align="middle")
        d.text(x + 25, base + 3, quarter, 7.5, align="middle")
        d.text(x + 25, base + 12, "2022" if k < 2 else "2023", 7.5, align="middle")
        d.say(value * 1000, "Nights in camp sites", when=f"{2022 if k < 2 else 2023}{quarter}")


def labelled_lengths(d: Draft) -> None:
    top = d.title("Cycle lanes by borough, 2023")
    for n, (borough, value) in enumerate(
        (("Brent", 41.2), ("Camden", 38.0), ("Ealing", 30.5), ("Merton", 18.9), ("Sutton", 9.4))
    ):
        y = top + 4 + 19 * n
        d.text(120, y + 2, borough, 8, align="right")
        d.box(126, y, 126 + 7 * value, y + 12, fill=INKS[2])
        d.text(126 + 7 * value + 4, y + 2, f"{value} km", 8)
        d.say(value, "Cycle lanes", "Cycle lanes " + borough, unit="km", when="2023")


def percent_ticks(d: Draft) -> None:
    top = d.title("Share of flats with a heat pump")
    for k, (name, ink) in enumerate((("New flats", INKS[0]), ("Old flats", INKS[1]))):
        d.sheet.line(90 + 90 * k, top + 6, 108 + 90 * k, top + 6, width=1.5, color=ink)
        d.text(112 + 90 * k, top + 1, name, 7.5)
    base, left = top + 130, 90.0
    for k in range(5):
        d.text(left - 6, base - 24 * k - 5, f"{10 * k}%", 7, align="right")
        d.rule(base - 24 * k, left, 480, 0.25)
    for year in range(2017, 2024):
        d.text(left + 20 + 55 * (year - 2017), base + 4, str(year), 7, align="middle")
    for name, ink, values in (
        ("New flats", INKS[0], (5, 9, 14, 20, 26, 33, 39)),
        ("Old flats", INKS[1], (1, 1, 2, 3, 5, 8, 11)),
    ):
        d.sheet.polyline([(left + 20 + 55 * k, base - 2.4 * v) for k, v in enumerate(values)], color=ink)
        for k, value in enumerate(values):
            d.say(
                value,
                f"Share of flats with a heat pump {name}",
                "Share of flats with a heat pump",
                name,
                unit="%",
                bound="about",
                when=str(2017 + k),
                tolerance=0.1,
            )


def ring_segments(d: Draft) -> None:
    top = d.title("How the goods leave the port, 2023")
    x, y, outer, inner, start = 150.0, top + 80, 62.0, 36.0, 90.0
    for k, (name, share) in enumerate((("Rail", 45), ("Road", 30), ("Barge", 20), ("Pipe", 5))):
        steps = max(4, int(share))
        angles = [math.radians(start - 3.6 * share * i / steps) for i in range(steps + 1)]
        rim = [(x + outer * math.cos(a), y - outer * math.sin(a)) for a in angles]
        rim += [(x + inner * math.cos(a), y - inner * math.sin(a)) for a in reversed(angles)]
        d.area(rim, INKS[k])
        d.box(260, top + 40 + 18 * k, 268, top + 48 + 18 * k, fill=INKS[k])
        d.text(273, top + 39 + 18 * k, f"{name} {share}%", 8)
        start -= 3.6 * share
        d.say(share, f"goods {name}", f"How the goods leave the port {name}", name, unit="%", when="2023")


def money_labels(d: Draft) -> None:
    top = d.title("Loans to small firms")
    base = top + 110
    d.rule(base, 70, 480)
    for k, value in enumerate((1.2, 1.5, 0.9, 2.1, 2.4)):
        x = 90 + 76 * k
        d.box(x, base - 38 * value, x + 44, base, fill=INKS[3])
        d.text(x + 22, base - 38 * value - 10, f"€{value}bn", 7.5, align="middle")
        d.text(x + 22, base + 3, str(2019 + k), 7.5, align="middle")
        d.say(value * 1e9, "Loans to small firms", unit="EUR", when=str(2019 + k))


def pyramid(d: Draft) -> None:
    top = d.title("Members of the choirs by age, 2023")
    middle = 300.0
    d.text(middle - 60, top + 2, "Women", 8, True, "right")
    d.text(middle + 60, top + 2, "Men", 8, True)
    for n, (age, women, men) in enumerate(
        (("60+", 88, 70), ("40–59", 112, 61), ("20–39", 95, 44), ("under 20", 64, 20))
    ):
        y = top + 18 + 20 * n
        d.text(middle, y + 3, age, 8, align="middle")
        d.box(middle - 30 - 1.4 * women, y, middle - 30, y + 14, fill=INKS[3])
        d.box(middle + 30, y, middle + 30 + 1.4 * men, y + 14, fill=INKS[0])
        d.text(middle - 34 - 1.4 * women, y + 3, str(women), 8, align="right")
        d.text(middle + 34 + 1.4 * men, y + 3, str(men), 8)
        for sex, value in (("Women", women), ("Men", men)):
            d.say(
                value,
                f"Members of the choirs {age}",
                f"Members of the choirs {sex} {age}",
                f"Members of the choirs by age {sex} {age}",
                "Members of the choirs",
                when="2023",
            )


def comma_labels(d: Draft) -> None:
    top = d.title("Rent per square metre (€)")
    base = top + 120
    d.rule(base, 70, 500)
    for k in range(2):
        d.box(400 + 50 * k, top + 4, 407 + 50 * k, top + 11, fill=INKS[k])
        d.text(410 + 50 * k, top + 3, str(2013 + 10 * k), 7.5)
    for n, (town, *values) in enumerate((("Vaasa", 9.8, 14.2), ("Kuopio", 10.4, 13.1), ("Joensuu", 8.9, 12.6))):
        for k, value in enumerate(values):
            x = 100 + 120 * n + 36 * k
            d.box(x, base - 6 * value, x + 32, base, fill=INKS[k])
            d.text(x + 16, base - 6 * value - 10, f"{value:.1f}".replace(".", ","), 7.5, align="middle")
            d.say(value, "Rent per square metre", "Rent", unit="EUR", when=str(2013 + 10 * k))
        d.text(100 + 120 * n + 34, base + 3, town, 7.5, align="middle")


# -- panels -------------------------------------------------------------------------------------------------------
def number_left(d: Draft) -> None:
    top = d.title("The library in 2023")
    for n, (shown, lines, value, unit) in enumerate(
        (
            ("48,210", ("books lent over", "the counter"), 48210, None),
            ("€1.4m", ("spent on new books", "and magazines"), 1.4e6, "EUR"),
            ("63%", ("of the shelves are open", "to everyone"), 63, "%"),
            ("9", ("reading rooms",), 9, None),
        )
    ):
        y = top + 4 + 34 * n
        d.text(60, y, shown, 18, True)
        for k, line in enumerate(lines):
            d.text(150, y + 2 + 9 * k, line, 8)
        d.say(value, " ".join(lines), unit=unit, when="2023")


def tiles_below(d: Draft) -> None:
    top = d.title("A season on the slopes")
    items = (
        ("1.2m", "lift rides", 1.2e6, None),
        ("€48m", "turnover", 48e6, "EUR"),
        ("212 km", "runs groomed", 212, "km"),
        ("3,400", "seasonal jobs", 3400, None),
        ("71%", "snow from cannons", 71, "%"),
        ("–12 °C", "mean in January", -12, "°C"),
    )
    for k, (shown, label, value, unit) in enumerate(items):
        x, y = 48 + 168 * (k % 3), top + 4 + 62 * (k // 3)
        d.box(x, y, x + 158, y + 54, fill="#e8eef3")
        d.text(x + 79, y + 8, shown, 19, True, "middle")
        d.text(x + 79, y + 36, label, 8, align="middle")
        d.say(value, label, unit=unit)


def small_unit(d: Draft) -> None:
    top = d.title("The new tram")
    for k, (shown, unit_text, label, value, unit) in enumerate(
        (("70", "km/h", "top speed", 70, "km/h"), ("42", "m", "long", 42, "m"), ("220", "kW", "motor power", 220, "kW"))
    ):
        x = 60 + 160 * k
        d.text(x, top + 6, shown, 24, True)
        d.text(x + 14 * len(shown) + 4, top + 17, unit_text, 10)
        d.text(x, top + 36, label, 8)
        d.say(value, label, unit=unit)


def as_of(d: Draft) -> None:
    top = d.title("As of 31 May 2024")
    for n, (label, shown, value, unit, bound) in enumerate(
        (
            ("wells drilled", "128", 128, None, "exact"),
            ("households connected", "over 5,600", 5600, None, "more_than"),
            ("pipes laid", "74 km", 74, "km", "exact"),
            ("of the budget spent", "41%", 41, "%", "exact"),
        )
    ):
        x = 60 + 240 * (n % 2)
        y = top + 6 + 44 * (n // 2)
        d.text(x, y, shown, 16, True)
        d.text(x, y + 21, label, 8)
        d.say(value, label, unit=unit, when="2024-05-31", bound=bound)


def bullets(d: Draft) -> None:
    top = d.top
    d.box(48, top, 300, top + 96, fill="#f0efe4")
    d.text(58, top + 8, "What the co-operative did", 10, True)
    for n, (line, value, concept, unit) in enumerate(
        (
            ("42 barns repaired", 42, "barns repaired", None),
            ("310 apprentices taken on", 310, "apprentices taken on", None),
            ("€2.6 million paid to members", 2.6e6, "paid to members", "EUR"),
            ("7 shops opened", 7, "shops opened", None),
        )
    ):
        d.text(58, top + 28 + 15 * n, f"• {line}", 8.5)
        d.say(value, concept, line, unit=unit)


def bold_labels(d: Draft) -> None:
    top = d.title("Fire service, May 2024")
    for n, (label, shown, value) in enumerate(
        (
            ("Calls answered", "512", 512),
            ("Chimney fires", "38", 38),
            ("Cats brought down", "14", 14),
            ("Mean time to the site", "7.5 min", 7.5),
        )
    ):
        d.text(60, top + 6 + 16 * n, label, 9, True)
        d.text(260, top + 6 + 16 * n, shown, 9, False, "right")
        d.say(value, label, unit="min" if "min" in shown else None, when="2024-05")


MADE: dict[str, Callable[[Draft], None]] = {
    f"{family} {f.__name__}": f
    for family, made in (
        (
            "second-chart",
            (
                two_line_names,
                labelled_lengths,
                percent_ticks,
                ring_segments,
                money_labels,
                pyramid,
                comma_labels,
            ),
        ),
        (
            "second-panel",
            (
                number_left,
                tiles_below,
                small_unit,
                as_of,
                bullets,
                bold_labels,
            ),
        ),
    )
    for f in made
}
