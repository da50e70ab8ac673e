"""Charts: rings, bare lines, small multiples, shares in stacks, bars below zero, dots, waterfalls and other forms.

Belongs here: one function per geometry. Does not belong here: tables and panels.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from tests.samples.geometries.draft import Draft
from tests.samples.sheet import Area

INKS = ("#2f6f9f", "#d98032", "#5f9e5b", "#b04a4a", "#7d6bb0")


def _with(title: str, *parts: str) -> tuple[str, ...]:
    whole = " ".join(parts)
    return (title, f"{title} {whole}", *(f"{title} {part}" for part in parts), whole)


def _columns(
    d: Draft,
    x0: float,
    base: float,
    step: float,
    wide: float,
    scale: float,
    bars: list[tuple[str, float]],
    show: str = "{:g}",
    ink: str = INKS[0],
) -> None:
    for k, (name, value) in enumerate(bars):
        x = x0 + k * step
        d.box(x, min(base, base - value * scale), x + wide, max(base, base - value * scale), fill=ink)
        end = base - value * scale
        d.text(
            x + wide / 2, end - 10 if value >= 0 else end + 2, show.format(value).replace("-", "−"), 7, align="middle"
        )
        d.text(x + wide / 2, base + 3, name, 7, align="middle")


def ring(d: Draft) -> None:
    """A ring with labels around it and the total in its middle."""
    top = d.title("Where the lock fees go, 2023")
    x, y, r = 300.0, top + 110, 80.0
    start = 90.0
    for k, (name, share) in enumerate((("Repairs", 42), ("Wages", 31), ("Dredging", 15), ("Signs", 12))):
        d.sheet.wedge(x, y, r, start, -3.6 * share, fill=INKS[k])
        a = math.radians(start - 1.8 * share)
        at, up = x + 1.14 * r * math.cos(a), y - 1.14 * r * math.sin(a)
        side = "left" if math.cos(a) >= 0 else "right"
        d.text(at, up - 9, name, 8, True, side)
        d.text(at, up + 1, f"{share}%", 8, False, side)
        start -= 3.6 * share
        d.say(share, *_with("Where the lock fees go", name), *_with("lock fees", name), unit="%", when="2023")
    d.sheet.circle(x, y, 48, fill="#ffffff")
    d.text(x, y - 12, "€1.8m", 15, True, "middle")
    d.text(x, y + 6, "fees in all", 8, False, "middle")
    d.say(1.8e6, "fees in all", "lock fees", "fees", unit="EUR", optional=False)


def bare_line(d: Draft) -> None:
    """A line of five points without marks, an axis of ticks, years below."""
    top = d.title("Swans counted on the basin")
    base, left = top + 130, 90.0
    for k in range(5):
        d.text(left - 6, base - 24 * k - 5, str(50 * k), 7, align="right")
        d.rule(base - 24 * k, left, 480, 0.25)
    points = []
    for k, value in enumerate((60, 85, 140, 122, 175)):
        points.append((left + 40 + 80 * k, base - 0.48 * value))
        d.text(points[-1][0], base + 4, str(2019 + k), 7, align="middle")
        d.say(value, *_with("Swans counted on the basin"), bound="about", when=str(2019 + k), tolerance=0.03)
    d.sheet.polyline(points, color=INKS[0])


def named_ends(d: Draft) -> None:
    """Two lines whose names and last values stand at their right ends."""
    top = d.title("Households with a boat", "per cent")
    base, left = top + 130, 90.0
    for k in range(5):
        d.text(left - 6, base - 24 * k - 5, str(10 * k), 7, align="right")
        d.rule(base - 24 * k, left, 430, 0.25)
    for year in range(2016, 2024):
        d.text(left + 20 + 45 * (year - 2016), base + 4, str(year), 7, align="middle")
    for name, ink, values in (
        ("Upper canal", INKS[0], (12, 14, 15, 19, 22, 25, 30, 34)),
        ("Lower canal", INKS[1], (8, 8, 9, 9, 10, 12, 11, 13)),
    ):
        points = [(left + 20 + 45 * k, base - 2.4 * v) for k, v in enumerate(values)]
        d.sheet.polyline(points, color=ink)
        d.text(points[-1][0] + 5, points[-1][1] - 5, name, 8, True, color=ink)
        for k, value in enumerate(values):
            d.say(
                value,
                *_with("Households with a boat", name),
                unit="%",
                bound="about",
                when=str(2016 + k),
                tolerance=0.04,
            )


def small_multiples(d: Draft) -> None:
    """Four little column charts under one heading, each with its own title."""
    top = d.title("Lock traffic by season")
    for n, (season, values) in enumerate(
        (("Spring", (120, 138, 151)), ("Summer", (310, 288, 342)), ("Autumn", (99, 104, 110)), ("Winter", (21, 18, 25)))
    ):
        x = 52 + 126 * n
        d.text(x, top + 2, season, 8, True)
        _columns(d, x + 4, top + 100, 34, 22, 0.2, [(str(2021 + k), v) for k, v in enumerate(values)])
        d.rule(top + 100, x, x + 104)
        for k, value in enumerate(values):
            d.say(
                value,
                *_with("Lock traffic", season),
                *_with("Lock traffic by season", season),
                season,
                when=str(2021 + k),
            )


def share_stacks(d: Draft) -> None:
    """Lying bars that fill the whole width, their shares printed inside, a legend above."""
    top = d.title("How pupils come to school, 2023")
    x = 150.0
    kinds = ("On foot", "By bicycle", "By bus", "By car")
    for k, kind in enumerate(kinds):
        d.box(x, top + 2, x + 7, top + 9, fill=INKS[k])
        d.text(x + 10, top + 1, kind, 7.5)
        x += 70
    for n, (school, shares) in enumerate(
        (("Canal School", (38, 27, 20, 15)), ("Hill School", (22, 10, 41, 27)), ("Mill School", (51, 30, 8, 11)))
    ):
        y, at = top + 20 + 26 * n, 150.0
        d.text(144, y + 4, school, 8, align="right")
        for k, share in enumerate(shares):
            d.box(at, y, at + 3.6 * share, y + 17, fill=INKS[k])
            d.text(at + 1.8 * share, y + 4, f"{share}%", 7.5, align="middle", color="#ffffff")
            at += 3.6 * share
            d.say(
                share,
                *_with("How pupils come to school", school, kinds[k]),
                *_with("pupils", kinds[k]),
                f"{school} {kinds[k]}",
                unit="%",
                when="2023",
            )


def below_zero(d: Draft) -> None:
    """Columns above and below a zero line, labels at their ends."""
    top = d.title("Change in the number of residents, 2023", "per cent")
    base = top + 70
    bars = [("Oulu", 1.4), ("Kemi", -2.1), ("Vaasa", 0.6), ("Kotka", -1.3), ("Turku", 2.2), ("Pori", -0.4)]
    d.rule(base, 80, 500)
    for k, (town, value) in enumerate(bars):
        x = 96 + 66 * k
        d.box(
            x,
            min(base, base - 22 * value),
            x + 34,
            max(base, base - 22 * value),
            fill=INKS[0] if value > 0 else INKS[3],
        )
        end = base - 22 * value
        d.text(x + 17, end - 11 if value > 0 else end + 2, f"{value:+.1f}".replace("-", "−"), 7.5, align="middle")
        d.text(x + 17, top + 128, town, 7.5, align="middle")
        d.say(value, "Change in the number of residents", "number of residents", unit="%", when="2023")


def left_and_right(d: Draft) -> None:
    """Lying bars to both sides of a zero line in the middle, names at the far left."""
    top = d.title("Net gain of shops by street, 2023")
    zero = 320.0
    d.sheet.line(zero, top + 2, zero, top + 108)
    for n, (street, value) in enumerate(
        (("Rope Street", 12), ("Quay Street", -7), ("Dyer Street", 4), ("Salt Street", -15), ("Coal Street", 9))
    ):
        y = top + 6 + 20 * n
        d.text(60, y + 2, street, 8)
        end = zero + 9 * value
        d.box(min(zero, end), y, max(zero, end), y + 13, fill=INKS[0] if value > 0 else INKS[3])
        d.text(
            end + 4 if value > 0 else end - 4,
            y + 2,
            f"{value}".replace("-", "−"),
            8,
            align="left" if value > 0 else "right",
        )
        d.say(value, *_with("Net gain of shops", street), *_with("Net gain of shops by street", street), when="2023")


def dots(d: Draft) -> None:
    """A dot on a thin line for each row, its value beside it; an axis below."""
    top = d.title("Mean age of town councillors, 2023")
    left = 170.0
    for n, (town, value) in enumerate(
        (("Ashbridge", 58.2), ("Cold Well", 51.0), ("Grange", 47.5), ("Holm", 44.1), ("Stell", 39.8))
    ):
        y = top + 10 + 18 * n
        d.text(left - 8, y - 5, town, 8, align="right")
        d.rule(y, left, 500, 0.25)
        x = left + 5 * (value - 0)
        d.sheet.circle(x, y, 3.5, fill=INKS[0])
        d.text(x + 7, y - 5, f"{value}", 8)
        d.say(value, *_with("Mean age of town councillors", town), *_with("Mean age", town), when="2023")
    for k in range(0, 70, 10):
        d.text(left + 5 * k, top + 102, str(k), 7, align="middle")


def waterfall(d: Draft) -> None:
    """Steps that hang in the air between a first and a last column."""
    top = d.title("From last year's budget to this year's (€ million)")
    base, at, scale = top + 140, 0.0, 2.0
    d.rule(base, 80, 520)
    steps = (
        ("Budget 2023", 42.0, True),
        ("Wages", 5.5, False),
        ("Energy", -3.2, False),
        ("Roads", 8.1, False),
        ("Savings", -6.4, False),
        ("Budget 2024", 46.0, True),
    )
    for k, (name, value, whole) in enumerate(steps):
        x = 92 + 70 * k
        low, high = (0.0, value) if whole else (min(at, at + value), max(at, at + value))
        d.box(
            x,
            base - scale * high,
            x + 40,
            base - scale * low,
            fill=INKS[0] if whole else INKS[2] if value > 0 else INKS[3],
        )
        text = f"{value:.1f}" if whole else f"{value:+.1f}".replace("-", "−")
        d.text(x + 20, base - scale * high - 10, text, 7.5, align="middle")
        d.text(x + 20, base + 3, name, 7.5, align="middle")
        at = value if whole else at + value
        d.say(value * 1e6, name, f"From last year's budget to this year's {name}", unit="EUR")


def inside_ends(d: Draft) -> None:
    """Lying bars with their values in white at the inner end."""
    top = d.title("Barges laid up by harbour, winter 2023")
    for n, (harbour, value) in enumerate((("Narva", 88), ("Paldiski", 61), ("Haapsalu", 54), ("Kunda", 37))):
        y = top + 6 + 22 * n
        d.text(140, y + 3, harbour, 8, align="right")
        d.box(146, y, 146 + 4 * value, y + 15, fill=INKS[0])
        d.text(146 + 4 * value - 4, y + 3, str(value), 8, True, "right", "#ffffff")
        d.say(value, "Barges laid up")


def grouped_lying(d: Draft) -> None:
    """Two lying bars per name, values at their ends, a legend below."""
    top = d.title("Nights spent at guest houses", "thousand")
    for n, (kind, *values) in enumerate(
        (("Hotels", 41.2, 48.0), ("Hostels", 12.7, 15.9), ("Farms", 8.8, 9.1), ("Camp sites", 30.3, 36.6))
    ):
        y = top + 4 + 34 * n
        d.text(130, y + 8, kind, 8, align="right")
        for k, value in enumerate(values):
            d.box(136, y + 13 * k, 136 + 7 * value, y + 13 * k + 11, fill=INKS[k])
            d.text(136 + 7 * value + 4, y + 13 * k + 1, f"{value}", 7.5)
            d.say(round(value * 1000), *_with("Nights spent at guest houses", kind), when=str(2022 + k))
    for k in range(2):
        d.box(136 + 60 * k, top + 146, 143 + 60 * k, top + 153, fill=INKS[k])
        d.text(147 + 60 * k, top + 145, str(2022 + k), 7.5)


def progress(d: Draft) -> None:
    """Grey tracks filled to a share, the share to the right of the track."""
    top = d.title("Towpath restored, by section")
    for n, (section, share) in enumerate(
        (("Ashbridge to Holm", 92), ("Holm to Grange", 64), ("Grange to Stell", 31), ("Stell to the sea", 8))
    ):
        y = top + 6 + 24 * n
        d.text(56, y + 2, section, 8)
        d.box(190, y, 470, y + 12, fill="#dddddd")
        d.box(190, y, 190 + 2.8 * share, y + 12, fill=INKS[2])
        d.text(480, y + 1, f"{share}%", 9, True)
        d.say(share, *_with("Towpath restored", section), unit="%")


def stacked_columns(d: Draft) -> None:
    """Stacked columns with a value in each part and the total on top."""
    top = d.title("Freight carried on the canal (thousand tonnes)")
    base = top + 150
    d.rule(base, 80, 480)
    kinds = ("Gravel", "Grain", "Timber")
    for k, kind in enumerate(kinds):
        d.box(400, top + 10 + 13 * k, 407, top + 17 + 13 * k, fill=INKS[k])
        d.text(411, top + 9 + 13 * k, kind, 7.5)
    for n, parts in enumerate(((61, 33, 20), (70, 28, 25), (75, 40, 31), (82, 44, 28))):
        x, low = 96 + 72 * n, base
        for k, part in enumerate(parts):
            d.box(x, low - 0.8 * part, x + 44, low, fill=INKS[k])
            d.text(x + 22, low - 0.4 * part - 5, str(part), 7.5, align="middle", color="#ffffff")
            low -= 0.8 * part
            d.say(part * 1000, *_with("Freight carried on the canal", kinds[k]), unit="t", when=str(2020 + n))
        d.text(x + 22, low - 11, str(sum(parts)), 8, True, "middle")
        d.say(sum(parts) * 1000, *_with("Freight carried on the canal", "total"), unit="t", when=str(2020 + n))
        d.text(x + 22, base + 3, str(2020 + n), 7.5, align="middle")


def months_columns(d: Draft) -> None:
    """Many narrow columns over months with the year under the first and the turn of the year, ticks at the left."""
    top = d.title("Lock passages per month")
    base, left = top + 120, 96.0
    for k in range(5):
        d.text(left - 6, base - 25 * k - 5, f"{500 * k:,}", 7, align="right")
        d.rule(base - 25 * k, left, 520, 0.2)
    months = ("Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun")
    for k, (month, value) in enumerate(
        zip(months, (1840, 1910, 1500, 980, 410, 205, 150, 190, 620, 1180, 1605, 1790), strict=True)
    ):
        x = left + 8 + 34 * k
        d.box(x, base - 0.05 * value, x + 20, base, fill=INKS[0])
        d.text(x + 10, base + 3, month, 7, align="middle")
        if month in ("Jul", "Jan"):
            d.text(x + 10, base + 12, "2022" if month == "Jul" else "2023", 7, align="middle")
        year = 2022 if k < 6 else 2023
        number = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec").index(month) + 1
        d.say(
            value,
            "Lock passages per month",
            "Lock passages",
            bound="about",
            when=f"{year}-{number:02d}",
            tolerance=0.03,
        )


def tiles(d: Draft) -> None:
    """A block of ten by ten squares, part of them dark, with the share beside it: squares are no bars."""
    top = d.title("Boats with an electric engine")
    for k in range(100):
        x, y = 60 + 10 * (k % 10), top + 6 + 10 * (k // 10)
        d.sheet.rect(Area(x, y, 8, y + 8), fill=INKS[0] if k < 23 else "#dddddd")
    d.text(180, top + 30, "23%", 26, True)
    d.text(180, top + 62, "of boats registered in 2023", 8)
    d.say(23, "boats registered", "Boats with an electric engine", unit="%", when="2023")


MADE: dict[str, Callable[[Draft], None]] = {
    f"chart {f.__name__}": f
    for f in (
        ring,
        bare_line,
        named_ends,
        small_multiples,
        share_stacks,
        below_zero,
        left_and_right,
        dots,
        waterfall,
        inside_ends,
        grouped_lying,
        progress,
        stacked_columns,
        months_columns,
        tiles,
    )
}
