"""Panels of numbers: labels over lines, discs, dashboards with changes, timelines, lists and other forms.

Belongs here: one function per geometry. Does not belong here: tables and charts.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.samples.geometries.draft import Draft


def right_wrapped(d: Draft) -> None:
    """Labels over two lines at the left, numbers at the right."""
    top = d.top
    d.box(48, top, 300, top + 190, stroke="#000000")
    d.text(58, top + 8, "The canal in numbers", 11, True)
    y = top + 32
    for lines, shown, value, unit in (
        (("Length of the canal between", "the two sea locks"), "86.5 km", 86.5, "km"),
        (("Boats that passed the upper", "lock last summer"), "3,420", 3420, None),
        (("Volunteers who keep the", "towpath open"), "212", 212, None),
        (("Share of the banks that", "was made safe"), "64%", 64, "%"),
        (("Locks",), "29", 29, None),
    ):
        for k, line in enumerate(lines):
            d.text(58, y + 10 * k, line, 8)
        d.text(290, y + 5 * (len(lines) - 1) - 3, shown, 13, True, "right")
        d.say(value, " ".join(lines), unit=unit)
        y += 10 * len(lines) + 10


def discs(d: Draft) -> None:
    """Numbers inside discs, labels under them, three across."""
    top = d.title("Ice on the lake, winter 2023")
    for k, (shown, lines, value, unit) in enumerate(
        (
            ("61 cm", ("thickest ice", "on the lake"), 61, "cm"),
            ("118", ("days of ice",), 118, "day"),
            ("4,100", ("skaters on the", "busiest day"), 4100, None),
            ("9", ("people rescued",), 9, None),
        )
    ):
        x = 108 + 125 * k
        d.sheet.circle(x, top + 45, 36, fill="#2f6f9f")
        d.text(x, top + 37, shown, 14, True, "middle", "#ffffff")
        for n, line in enumerate(lines):
            d.text(x, top + 88 + 10 * n, line, 8, align="middle")
        d.say(value, " ".join(lines), unit=unit)


def interleaved(d: Draft) -> None:
    """Two labels side by side, their numbers under them, row after row, close together."""
    top = d.title("At the end of 2023, the museum had")
    for n, row in enumerate(
        (
            (("paintings on show", "418", 418), ("drawings in store", "12,050", 12050)),
            (("guides", "36", 36), ("members of the circle of friends", "2,914", 2914)),
            (("rooms open to all", "27", 27), ("languages of the audio guide", "9", 9)),
        )
    ):
        for k, (label, shown, value) in enumerate(row):
            d.text(60 + 180 * k, top + 4 + 34 * n, label, 8)
            d.text(60 + 180 * k, top + 14 + 34 * n, shown, 13, True)
            d.say(value, label, when="2023-12-31")


def timeline(d: Draft) -> None:
    """Years on a line with a short text under each; years are no figures, the numbers in the texts are."""
    top = d.title("The swing bridge through the years")
    d.rule(top + 20, 60, 530, 1.5)
    for k, (year, lines, value, concept, unit) in enumerate(
        (
            ("1911", ("Opened after a", "vote of the town"), None, "", None),
            ("1954", ("New deck of", "420 oak planks"), 420, "oak planks", None),
            ("1987", ("Motor replaces", "12 bridge hands"), 12, "bridge hands", None),
            ("2021", ("Rebuilt for", "€6.4 million"), 6.4e6, "", "EUR"),
        )
    ):
        x = 70 + 120 * k
        d.sheet.circle(x + 6, top + 20, 4, fill="#b04a4a")
        d.text(x, top + 4, year, 9, True)
        for n, line in enumerate(lines):
            d.text(x, top + 30 + 10 * n, line, 8)
        if value is not None:
            d.say(value, *([concept] if concept else []), unit=unit)


def dashboard(d: Draft) -> None:
    """Tiles: a label, a big number, and under it the change on the week before."""
    top = d.title("Hospital watch, week 23")
    for k, (label, shown, delta, value, change, unit) in enumerate(
        (
            ("Patients admitted", "1,284", "+3.2% on last week", 1284, 3.2, None),
            ("Beds in use", "87%", "–1.5 pp on last week", 87, 1.5, "%"),
            ("Waiting time", "41 min", "+6 min on last week", 41, 6, "min"),
            ("Tests done", "9,530", "–4.8% on last week", 9530, 4.8, None),
        )
    ):
        x = 48 + 127 * k
        d.box(x, top, x + 118, top + 66, fill="#eef2f6")
        d.text(x + 8, top + 6, label, 8)
        d.text(x + 8, top + 18, shown, 18, True)
        d.text(x + 8, top + 48, delta, 7)
        d.say(value, label, unit=unit)
        sign = -1 if delta.startswith("–") else 1
        d.say(sign * change, label, unit="pp" if "pp" in delta else "min" if "min" in delta else "%", optional=True)


def icons(d: Draft) -> None:
    """A small square for an icon, then number and label on one line, under each other."""
    top = d.title("A year at the lifeboat station, 2023")
    for n, (shown, label, value, unit) in enumerate(
        (
            ("412", "launches", 412, None),
            ("38", "volunteers on call", 38, None),
            ("1,907", "hours at sea", 1907, "hour"),
            ("€212,000", "raised by collections", 212000, "EUR"),
            ("16", "dogs brought ashore", 16, None),
        )
    ):
        y = top + 6 + 24 * n
        d.box(56, y, 72, y + 16, fill="#d98032")
        d.text(82, y, shown, 14, True)
        d.text(150, y + 4, label, 8)
        d.say(value, label, unit=unit, when="2023")


def capitals(d: Draft) -> None:
    """Label in small capitals above, number, unit spelled under the number."""
    top = d.title("The new ferry")
    for k, (label, shown, under, value, unit) in enumerate(
        (
            ("LENGTH", "74", "metres", 74, "m"),
            ("BATTERY", "4.3", "megawatt hours", 4.3, "MWh"),
            ("SPEED", "28", "km/h", 28, "km/h"),
            ("SEATS", "350", "passengers", 350, None),
        )
    ):
        x = 108 + 125 * k
        d.text(x, top + 2, label, 7, False, "middle")
        d.text(x, top + 12, shown, 22, True, "middle")
        d.text(x, top + 40, under, 7.5, False, "middle")
        d.say(
            value,
            label,
            under,
            f"{label} {under}",
            f"{under} {label}",
            "passengers" if value == 350 else label,
            unit=unit,
        )


def colon_list(d: Draft) -> None:
    """A box of facts: name, colon, value on one line each."""
    top = d.top
    d.box(48, top, 270, top + 112, fill="#f3efe6")
    d.text(58, top + 8, "Ashbridge at a glance", 10, True)
    for n, (label, shown, value, unit) in enumerate(
        (
            ("Residents", "12,480", 12480, None),
            ("Area", "48.2 km²", 48.2, "km2"),
            ("Schools", "7", 7, None),
            ("Unemployment", "4.1%", 4.1, "%"),
            ("Debt per head", "€310", 310, "EUR"),
        )
    ):
        d.text(58, top + 28 + 15 * n, f"{label}: {shown}", 8.5)
        d.say(value, label, unit=unit)


def pictograms(d: Draft) -> None:
    """Rows of little figures, a big number before them, the label under both."""
    top = d.title("Who came to the lantern night")
    for n, (shown, label, count, value) in enumerate(
        (("1,800", "children", 9, 1800), ("2,600", "parents", 13, 2600), ("over 400", "grandparents", 2, 400))
    ):
        y = top + 8 + 42 * n
        d.text(56, y, shown, 15, True)
        for k in range(count):
            d.sheet.circle(150 + 14 * k, y + 4, 2.6, fill="#5f9e5b")
            d.box(147.5 + 14 * k, y + 8, 152.5 + 14 * k, y + 18, fill="#5f9e5b")
        d.text(56, y + 20, label, 8)
        d.say(value, label, bound="more_than" if "over" in shown else "exact")


def two_headings(d: Draft) -> None:
    """Two columns, each under a heading that says its time."""
    top = d.title("Markets of the old town")
    for k, (head, when, rows) in enumerate(
        (
            (
                "In 2013",
                "2013",
                (("stalls", "96", 96), ("traders from other towns", "31", 31), ("market days", "50", 50)),
            ),
            (
                "In 2023",
                "2023",
                (("stalls", "141", 141), ("traders from other towns", "58", 58), ("market days", "104", 104)),
            ),
        )
    ):
        x = 60 + 220 * k
        d.text(x, top + 4, head, 9.5, True)
        for n, (label, shown, value) in enumerate(rows):
            d.text(x, top + 24 + 26 * n, shown, 14, False)
            d.text(x + 50, top + 28 + 26 * n, label, 8)
            d.say(value, label, when=when)


def one_in(d: Draft) -> None:
    """Shares in words in big type, the rest of the sentence small below."""
    top = d.title("Reading in the valley")
    for k, (shown, lines, value) in enumerate(
        (
            ("1 in 4", ("adults borrowed a book", "last year"), 0.25),
            ("2 in 3", ("children own a", "library card"), 2 / 3),
        )
    ):
        x = 120 + 220 * k
        d.text(x, top + 4, shown, 24, True, "middle")
        for n, line in enumerate(lines):
            d.text(x, top + 36 + 10 * n, line, 8, False, "middle")
        d.say(value, " ".join(lines), lines[0], "adults" if k == 0 else "children")


def before_after(d: Draft) -> None:
    """Two values with an arrow between, years above, the label under both."""
    top = d.title("What changed in the harbour")
    d.text(70, top + 4, "2018", 8)
    d.text(150, top + 4, "2023", 8)
    for n, (a, b, label, unit) in enumerate(
        (("14", "19", "cranes", None), ("38%", "71%", "of berths with shore power", "%"))
    ):
        y = top + 16 + 44 * n
        d.text(70, y, a, 16, True)
        d.sheet.line(108, y + 9, 138, y + 9)
        d.sheet.polyline([(133, y + 6), (138, y + 9), (133, y + 12)], color="#000000")
        d.text(150, y, b, 16, True)
        d.text(70, y + 21, label, 8)
        d.say(float(a.strip("%")), label, unit=unit, when="2018")
        d.say(float(b.strip("%")), label, unit=unit, when="2023")


MADE: dict[str, Callable[[Draft], None]] = {
    f"panel {f.__name__}": f
    for f in (
        right_wrapped,
        discs,
        interleaved,
        timeline,
        dashboard,
        icons,
        capitals,
        colon_list,
        pictograms,
        two_headings,
        one_in,
        before_after,
    )
}
