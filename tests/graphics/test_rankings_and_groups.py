"""Ranked lists in frames, names of groups that reach over the numbers, titles over several tables, second numbers."""

from __future__ import annotations

from pipelines.articles.tables.finding import find_grids
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.infographics.several_numbers import parted
from tests.graphics.drawn import Sheet, read

BUYERS = [("Norland", "€412m"), ("Sudland", "€388m"), ("Ostmark", "€207m"), ("Westria", "€93m")]
GOODS = [("Timber", "€301m"), ("Paper", "€254m"), ("Cheese", "€188m"), ("Rope", "€62m")]


def test_ranked_lists_in_frames_side_by_side_are_lists_of_their_own() -> None:
    sheet = Sheet()
    for x0, title, rows in ((40.0, "Top 4 export markets, 2031", BUYERS), (220.0, "Top 4 goods sold, 2031", GOODS)):
        sheet.bar(x0, 90, x0 + 165, 180, "#ffffff")
        sheet.text(x0 + 8, 98, title, 9, True)
        for number, (name, amount) in enumerate(rows):
            y = 114 + 14 * number
            sheet.text(x0 + 8, y, str(number + 1), 8)
            sheet.text(x0 + 24, y, name, 8)
            sheet.text(x0 + 155, y, amount, 8, False, "right")
    reading, layout = read(sheet, "table")
    figures = figures_from(reading.values, layout)
    found = {(f.concept, f.value, f.period_start and f.period_start.year) for f in figures}
    assert {f"Top 4 goods sold {name}" for name, _ in GOODS} <= {concept for concept, _, _ in found}
    assert all(year == 2031 for _, _, year in found)
    assert sorted(f.value for f in figures) == sorted(float(a[1:-1]) * 1e6 for _, a in BUYERS + GOODS)


def test_pages_of_a_list_of_contents_are_no_ranking() -> None:
    sheet = Sheet()
    for number, (name, page) in enumerate((("Methods", "3"), ("Landings", "12"), ("Prices", "27"), ("Notes", "40"))):
        sheet.text(40, 114 + 14 * number, str(number + 1), 8)
        sheet.text(56, 114 + 14 * number, name, 8)
        sheet.text(200, 114 + 14 * number, page, 8, False, "right")
    assert not find_grids(sheet.page())


def test_the_name_of_a_group_that_reaches_over_the_numbers_heads_its_rows_only() -> None:
    sheet = Sheet()
    sheet.level(40, 300, 80)
    for x, head in ((130, "Boats"), (230, "Crews"), (298, "Share")):
        sheet.text(x, 84, head, 8, False, "right")
    sheet.text(40, 84, "Harbour", 8)
    sheet.level(40, 300, 96)
    names = iter(("Arn", "Bol", "Cel", "Dun", "Esk", "Fal"))
    y, wanted = 100.0, set()
    for group in ("Northern fishing province", "Southern fishing province"):
        sheet.text(40, y, group, 8)
        y += 12
        for number in range(3):
            name = next(names)
            texts = (str(312 + 7 * number), str(41 + number), f"{63.5 + number}")
            sheet.text(48, y, name, 8)
            for x, text in zip((130, 230, 298), texts, strict=True):
                sheet.text(x, y, text, 8, False, "right")
            wanted |= {
                ((group, name), head, text) for head, text in zip(("Boats", "Crews", "Share"), texts, strict=True)
            }
            y += 12
    reading, _ = read(sheet, "table")
    assert {(v.row_headers, v.column_headers[-1], v.text) for v in reading.values} == wanted


def test_tables_side_by_side_with_the_same_heads_share_the_title_over_the_left_one() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Prices in euro per kilogram, 8 August 2031", 9, True)
    for x0, head, rows in ((40.0, "Roots", ("Leeks", "Onions", "Beets")), (290.0, "Fruit", ("Pears", "Plums", "Figs"))):
        sheet.text(x0, 84, head, 8, True)
        for x, name in ((150, "Lowest"), (210, "Highest")):
            sheet.text(x0 + x, 84, name, 8, True, "right")
        for number, row in enumerate(rows):
            sheet.text(x0, 98 + 12 * number, row, 8)
            for x, price in ((150, f"1.{number + 1}0"), (210, f"2.{number + 3}0")):
                sheet.text(x0 + x, 98 + 12 * number, price, 8, False, "right")
    reading, layout = read(sheet, "table")
    figures = figures_from(reading.values, layout)
    assert {(f.unit, str(f.period_start)) for f in figures} == {("EUR", "2031-08-08")}
    assert len(figures) == 12


def test_a_line_of_two_counts_with_words_of_their_own_holds_both() -> None:
    assert parted("902 cases and 31 deaths") == ["902 cases", "31 deaths"]
    assert parted("29 months and 12 days old") == ["29 months and 12 days old"]
    assert parted("between 3 and 5 cases") == ["between 3 and 5 cases"]


def test_lying_bars_between_two_labelled_ones_have_no_name() -> None:
    sheet = Sheet()
    sheet.text(200, 60, "Boats by harbour, 2031", 10, True, "middle")
    sheet.upright(100, 80, 184)
    for number, count in enumerate((211, 298, 402, 655, 871)):
        top = 84.0 + 20 * number
        sheet.bar(100, top, 100 + count / 3, top + 12)
        sheet.text(104 + count / 3, top + 2, str(count), 8)
        if number % 2 == 0:
            sheet.text(95, top + 2, ("Arn", "Cel", "Esk")[number // 2], 8, False, "right")
    reading, _ = read(sheet)
    assert {v.text: v.category or None for v in reading.values} == {
        "211": "Arn", "298": None, "402": "Cel", "655": None, "871": "Esk",
    }  # fmt: skip
