"""Tables: headers of several levels, stubs that wrap or step in, blocks side by side, parts on two pages.

Belongs here: one function per geometry. Does not belong here: what stands in cells (`cells.py`), charts and panels.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.samples.geometries.draft import Draft
from tests.samples.geometries.wording import names, placed
from tests.samples.sheet import Face


def wide_gaps(d: Draft) -> None:
    """No rules, columns far apart, the unit under the title."""
    top = d.title("Timber felled by forest office", "(thousand m³)")
    xs = (48, 300, 410, 530)
    d.row(top, xs, ("Forest office", "2021", "2022", "2023"), bold=True)
    for n, (office, *cells) in enumerate(
        (
            ("Upper Moor", 41, 38, 44),
            ("Lakehead", 112, 97, 120),
            ("Stonefell", 8, 9, 7),
            ("Birkdale", 63, 71, 66),
            ("Old Chase", 25, 22, 31),
        )
    ):
        d.row(top + 16 + 15 * n, xs, (office, *map(str, cells)))
        for year, cell in zip(("2021", "2022", "2023"), cells, strict=True):
            d.say(cell * 1000, *names("Timber felled", office), unit="m3", when=year)


def zebra(d: Draft) -> None:
    """Every other row tinted, no rule."""
    top = d.title("Loans and visits at branch libraries, 2023")
    xs = (54, 300, 420, 540)
    d.row(top, xs, ("Branch", "Loans", "Visits", "New members"), bold=True)
    for n, (branch, *cells) in enumerate(
        (
            ("Mill Street", 48210, 31044, 612),
            ("Harbour Yard", 12877, 9120, 188),
            ("Old Gasworks", 30456, 22318, 540),
            ("Hilltop", 9904, 7051, 97),
            ("Market Hall", 55120, 40218, 803),
            ("Station Road", 20011, 15230, 266),
        )
    ):
        y = top + 15 + 14 * n
        if n % 2 == 0:
            d.box(48, y - 2, 547, y + 12, fill="#e4ecf4")
        d.row(y, xs, (branch, *(f"{c:,}" for c in cells)))
        for head, cell in zip(("Loans", "Visits", "New members"), cells, strict=True):
            d.say(cell, *names("Loans and visits at branch libraries", branch, head), when="2023")


def three_levels(d: Draft) -> None:
    """A header of three levels with rules under the spans."""
    top = d.title("Pupils by county, September 2023")
    xs = (48, 190, 250, 310, 370, 430, 490)
    d.rule(top)
    d.text(340, top + 3, "Full-time education", 8, align="middle")
    d.rule(top + 14, 150, 490)
    for x, text in ((220, "Primary"), (340, "Lower secondary"), (460, "Upper secondary")):
        d.text(x, top + 17, text, 8, align="middle")
    for x in (160, 280, 400):
        d.rule(top + 28, x, x + 90)
    d.row(top + 31, xs, ("County", *("Boys", "Girls") * 3))
    d.rule(top + 43)
    for n, (county, *cells) in enumerate(
        (
            ("Tartu", 5210, 5003, 2411, 2360, 1502, 1644),
            ("Pärnu", 3120, 2987, 1400, 1377, 902, 950),
            ("Viljandi", 1844, 1790, 870, 861, 511, 533),
            ("Harju", 22010, 21405, 9950, 9714, 6402, 6830),
        )
    ):
        d.row(top + 46 + 14 * n, xs, (county, *(f"{c:,}" for c in cells)))
        for k, cell in enumerate(cells):
            level, sex = ("Primary", "Lower secondary", "Upper secondary")[k // 2], ("Boys", "Girls")[k % 2]
            d.say(
                cell,
                *placed("Pupils", "Full-time education", level, sex),
                *placed("Pupils", level, sex),
                when="2023-09",
            )
    d.rule(top + 104)


def stub_steps(d: Draft) -> None:
    """The total first; the stub steps in by two levels."""
    top = d.title("Employed persons by sector, 2022 and 2023", "thousands")
    xs = (48, 420, 530)
    d.rule(top)
    d.row(top + 3, xs, ("Sector", "2022", "2023"), bold=True)
    d.rule(top + 15)
    rows = (
        ("All sectors", 0, 642.1, 650.8),
        ("Agriculture", 1, 61.2, 58.9),
        ("Crops", 2, 40.1, 38.8),
        ("Livestock", 2, 21.1, 20.1),
        ("Industry", 1, 180.4, 183.0),
        ("Mining", 2, 12.6, 11.9),
        ("Manufacturing", 2, 167.8, 171.1),
        ("Services", 1, 400.5, 408.9),
    )
    above = ["", "", ""]
    for n, (name, step, *cells) in enumerate(rows):
        above[step] = name
        path = [p for p in above[: step + 1] if p and p != "All sectors"] or ["All sectors"]
        d.row(top + 18 + 13 * n, (xs[0] + 10 * step, *xs[1:]), (name, *(f"{c:.1f}" for c in cells)))
        for year, cell in zip(("2022", "2023"), cells, strict=True):
            d.say(round(cell * 1000), *names("Employed persons", *path), *names("Employed persons", name), when=year)
    d.rule(top + 18 + 13 * len(rows))


def unit_row(d: Draft) -> None:
    """A row of units under the headers, raised marks behind names, notes below."""
    top = d.title("Harvest of root crops, 2023")
    xs = (48, 270, 380, 500)
    d.rule(top)
    d.row(top + 3, xs, ("Crop", "Area", "Yield", "Harvest"), bold=True)
    d.row(top + 14, xs, ("", "ha", "t/ha", "t"))
    d.rule(top + 26)
    for n, (crop, *cells) in enumerate(
        (
            ("Potatoes", 1210, 24.5, 29645),
            ("Sugar beet", 880, 61.0, 53680),
            ("Carrots", 96, 41.2, 3955),
            ("Turnips", 54, 30.1, 1625),
            ("Beetroot", 71, 35.5, 2521),
        )
    ):
        y = top + 29 + 13 * n
        d.row(y, xs, (crop, f"{cells[0]:,}", f"{cells[1]:.1f}", f"{cells[2]:,}"))
        if n in (1, 3):
            d.sheet.text(
                xs[0] + 1 + Face("Helvetica", 8, 9).width(crop), y - 2, "a" if n == 1 else "b", Face("Helvetica", 5, 6)
            )
        for head, unit, cell in zip(("Area", "Yield", "Harvest"), ("ha", "t/ha", "t"), cells, strict=True):
            d.say(
                cell,
                *names("Harvest of root crops", crop, head),
                *names("root crops", crop, head),
                unit=unit,
                when="2023",
            )
    d.rule(top + 95)
    d.text(48, top + 98, "a Contracted area only. b Estimate of the growers' union.", 6)


def side_by_side(d: Draft) -> None:
    """The header repeated for a second block of rows to the right."""
    top = d.title("Rainfall in May 2024")
    xs = (48, 190, 250, 310, 450, 520)
    d.rule(top)
    for part in (0, 3):
        d.row(top + 3, xs[part : part + 3], ("Station", "Rain (mm)", "Wet days"), bold=True)
    d.rule(top + 15)
    stations = (
        ("Ashbridge", 41.2, 9),
        ("Brook End", 38.0, 8),
        ("Cold Well", 77.5, 15),
        ("Drury Hill", 50.1, 11),
        ("Eastgate", 29.9, 7),
        ("Fell Top", 91.4, 18),
        ("Grange", 35.6, 8),
        ("Holm", 44.4, 10),
    )
    for n, (station, rain, days) in enumerate(stations):
        part = 3 * (n // 4)
        d.row(top + 18 + 13 * (n % 4), xs[part : part + 3], (station, f"{rain:.1f}", str(days)))
        d.say(rain, *names("Rainfall", station, "Rain"), unit="mm", when="2024-05")
        d.say(days, *names("Rainfall", station, "Wet days"), when="2024-05")
    d.rule(top + 72)


def split_bare(d: Draft) -> None:
    """Goes on on the next page without its header."""
    d.top = 640
    top = d.title("Bicycles counted on weekdays, 2023")
    xs = (48, 300, 420, 530)
    d.rule(top)
    d.row(top + 3, xs, ("Bridge", "Morning", "Evening", "Daily mean"), bold=True)
    d.rule(top + 15)
    bridges = [
        ("Weir Bridge", 1210, 1388, 4102),
        ("Chain Bridge", 850, 901, 2777),
        ("Mint Bridge", 2204, 2518, 7640),
        ("Toll Bridge", 431, 466, 1290),
        ("Lamb Bridge", 96, 104, 311),
        ("Kiln Bridge", 1777, 1820, 5904),
        ("Ferry Bridge", 640, 702, 2015),
        ("Salt Bridge", 318, 330, 991),
        ("Abbey Bridge", 1501, 1623, 4880),
        ("Quarry Bridge", 77, 80, 240),
    ]
    y = top + 18
    for n, (bridge, *cells) in enumerate(bridges):
        if n == 6:
            d.next_page()
            y = d.top
        d.row(y, xs, (bridge, *(f"{c:,}" for c in cells)))
        y += 14
        for head, cell in zip(("Morning", "Evening", "Daily mean"), cells, strict=True):
            d.say(cell, *names("Bicycles counted on weekdays", bridge, head), when="2023")
    d.rule(y)


def wrapped_stub(d: Draft) -> None:
    """Names of rows over two lines, the numbers on the first of them; thin rules between rows."""
    top = d.title("Complaints received by the ombudsman")
    xs = (48, 400, 470, 540)
    d.rule(top)
    d.row(top + 3, xs, ("Subject", "2021", "2022", "2023"), bold=True)
    d.rule(top + 15)
    rows = (
        (("Delays in the payment of housing", "allowances"), 310, 288, 402),
        (("Refusal of access to municipal", "records"), 45, 51, 38),
        (("School transport",), 77, 69, 80),
        (("Noise from road works carried out", "at night"), 120, 133, 98),
        (("Parking fines",), 512, 498, 530),
    )
    y = top + 18
    for lines, *cells in rows:
        d.row(y, xs, (lines[0], *map(str, cells)))
        for line in lines[1:]:
            y += 10
            d.text(48, y, line)
        y += 14
        for year, cell in zip(("2021", "2022", "2023"), cells, strict=True):
            d.say(
                cell,
                *names("Complaints received by the ombudsman", " ".join(lines)),
                *names("Complaints", " ".join(lines)),
                when=year,
            )
    d.rule(y)


def periods_in_rows(d: Draft) -> None:
    """Quarters down, indicators across, each with its own unit."""
    top = d.title("Key indicators of the island economy")
    xs = (48, 220, 330, 450, 540)
    d.rule(top)
    d.row(
        top + 3,
        xs,
        ("Quarter", "GDP growth (%)", "Unemployment (%)", "Exports (€ million)", "Ferries"),
        bold=True,
        size=7,
    )
    d.rule(top + 15)
    for n, (label, when, *cells) in enumerate(
        (
            ("Q1 2023", "2023Q1", 2.1, 6.4, 212.5, 18),
            ("Q2 2023", "2023Q2", -0.3, 6.1, 240.0, 19),
            ("Q3 2023", "2023Q3", 1.7, 5.8, 255.3, 22),
            ("Q4 2023", "2023Q4", 0.4, 6.0, 231.9, 20),
        )
    ):
        texts = (f"{cells[0]:.1f}".replace("-", "−"), f"{cells[1]:.1f}", f"{cells[2]:.1f}", str(cells[3]))
        d.row(top + 18 + 13 * n, xs, (label, *texts))
        for head, unit, scale, cell in zip(
            ("GDP growth", "Unemployment", "Exports", "Ferries"),
            ("%", "%", "EUR", None),
            (1, 1, 1e6, 1),
            cells,
            strict=True,
        ):
            d.say(cell * scale, *names("Key indicators of the island economy", head), unit=unit, when=when)
    d.rule(top + 72)


def shares_beside_counts(d: Draft) -> None:
    """Under each year a count and a share."""
    top = d.title("Households by type of heating")
    xs = (48, 280, 350, 450, 520)
    d.rule(top)
    d.text(300, top + 3, "2011", 8, True, "middle")
    d.text(470, top + 3, "2021", 8, True, "middle")
    d.rule(top + 14, 240, 352)
    d.rule(top + 14, 410, 522)
    d.row(top + 17, xs, ("Type", "Number", "%", "Number", "%"))
    d.rule(top + 29)
    for n, (kind, *cells) in enumerate(
        (
            ("District heating", 41200, 38.1, 52010, 44.9),
            ("Natural gas", 30110, 27.8, 33400, 28.8),
            ("Wood stoves", 28330, 26.2, 19804, 17.1),
            ("Heat pumps", 1210, 1.1, 8020, 6.9),
            ("None", 7350, 6.8, 2620, 2.3),
        )
    ):
        d.row(top + 32 + 13 * n, xs, (kind, f"{cells[0]:,}", f"{cells[1]}", f"{cells[2]:,}", f"{cells[3]}"))
        for k, cell in enumerate(cells):
            unit = "%" if k % 2 else None
            d.say(
                cell,
                *names("Households", kind),
                *names("Households by type of heating", kind),
                *names("Households", kind, "Number"),
                kind,
                unit=unit,
                when=("2011", "2011", "2021", "2021")[k],
            )
    d.rule(top + 99)


MADE: dict[str, Callable[[Draft], None]] = {
    f"table {f.__name__}": f
    for f in (
        wide_gaps,
        zebra,
        three_levels,
        stub_steps,
        unit_row,
        side_by_side,
        split_bare,
        wrapped_stub,
        periods_in_rows,
        shares_beside_counts,
    )
}
