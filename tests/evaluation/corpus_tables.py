"""Measure how many cells of real bulletins' tables, known from other hands, are found as figures with the right names.

    python -m tests.evaluation.corpus_tables CORPUS [--misses] [--only NAME]

CORPUS is a folder of PDFs with a folder ``truth`` beside them. A truth cell is found when a figure of that file has
its value, its concept, place and period name the cell's row and column, and no other cell has taken that figure.

Belongs here: reading those truth files and counting. Does not belong here: anything that the project needs to run.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from pipelines.articles import lay_out
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics import read_graphics
from pipelines.model import Figure
from pipelines.pages import read_document

SMALL = frozenset(["of", "the", "and", "in", "a", "by", "to", "for", "on", "at", "no"])


@dataclass(frozen=True)
class Truth:
    """One cell: its value, the words that concept, place and period have to say, and its period where it is known."""

    value: float
    says: tuple[str, ...]
    period: tuple[date, date] | None = None
    tolerance: float = 1e-6


@dataclass
class Score:
    found: int = 0
    total: int = 0


def tokens(text: str) -> list[str]:
    plain = text.lower().replace("’", "'")
    return [
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w
        for w in re.findall(r"[a-z0-9]+(?:[.'][a-z0-9]+)*", plain)
        if w not in SMALL
    ]


def names(figure: Figure) -> set[str]:
    parts = (figure.concept, figure.place, figure.subject, figure.period_text)
    said = set(tokens(" ".join(part for part in parts if part)))
    for day in (figure.period_start, figure.period_end):
        if day is not None:
            said |= {str(day.year)}
    return said


def says(said: set[str], words: str) -> bool:
    """Tell whether all words are among those said; spellings may differ a little, the truth may miss blanks."""
    return all(
        word in said or difflib.get_close_matches(word, said, 1, 0.84) or _runs_together(word, said)
        for word in tokens(words)
    )


def _runs_together(word: str, said: set[str]) -> bool:
    rest = word
    for part in sorted((w for w in said if len(w) > 2), key=len, reverse=True):
        rest = rest.replace(part, "", 1)
    return len(word) > 7 and len(rest) <= 1


def matches(truth: Truth, figure: Figure, said: set[str]) -> bool:
    if abs(truth.value - figure.value) > truth.tolerance * max(1.0, abs(truth.value)):
        return False
    if truth.period is not None and (figure.period_start, figure.period_end) != truth.period:
        return False
    return all(says(said, words) for words in truth.says)


# -- the truth files, one reader each -------------------------------------------------------------------------------
def number(text: str) -> float | None:
    plain = text.strip().replace(",", "").replace("%", "").replace("−", "-")
    try:
        return float(plain)
    except ValueError:
        return None


def rows_of(path: Path) -> list[dict[str, str]]:
    delimiter = "\t" if path.suffix == ".tsv" else ","
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def weekly(folder: Path, stem: str) -> Iterator[Truth]:
    day = date.fromisoformat(stem[-10:])
    year, week, _ = day.isocalendar()

    def span(y: int, w: int) -> tuple[date, date]:
        first = date.fromisocalendar(y, w, 1)
        return first, first + timedelta(days=6)

    columns = {
        "n_last_year_last_week": span(year - 1, week - 1),
        "n_last_year_this_week": span(year - 1, week),
        "n_this_year_last_week": span(year, week - 1),
        "n_this_year_this_week": span(year, week),
        "cum_n_last_year": (date(year - 1, 1, 1), span(year - 1, week)[1]),
        "cum_n_this_year": (date(year, 1, 1), span(year, week)[1]),
    }
    for row in rows_of(folder / "ndcu_weekly" / f"{day}__cases_by_district.tsv"):
        for column, period in columns.items():
            yield Truth(float(row[column]), (row["district_name"],), period)


def daily(folder: Path, stem: str) -> Iterator[Truth]:
    day = stem[-10:]
    for row in rows_of(folder / "ndcu_daily" / f"{day}__district_data.tsv"):
        yield Truth(float(row["n_cases"]), (row["district_name"], "cases"))
    for path in sorted((folder / "ndcu_daily").glob(f"{day}__raw_*.tsv")):
        with path.open(encoding="utf-8", newline="") as stream:
            lines = [[cell for cell in row if cell.strip()] for row in csv.reader(stream, delimiter="\t")]
        lines = [line for line in lines if line]
        if lines and lines[0][-1] == "%":
            for line in lines[1:]:
                value = number(line[-1])
                if value is not None:
                    yield Truth(value, (line[0],))
        elif all(len(line) == 2 for line in lines):
            for line in lines:
                value = number(line[1])
                if value is not None:
                    yield Truth(value, (re.sub(r"\s-\s", "-", line[0]).split("[")[0],))


def northern_ireland(folder: Path, stem: str) -> Iterator[Truth]:
    for row in rows_of(folder / "ni_pha" / f"cases_lgd_{stem[-10:]}.csv"):
        yield Truth(float(row["TotalCases"]), (row["Area"], "positive cases"))


def wales(folder: Path, stem: str) -> Iterator[Truth]:
    for row in rows_of(folder / "phw" / f"cases_health_board_{stem[-10:]}.csv"):
        area = "Unknown" if row["Area"] == "Unknown location" else row["Area"]
        yield Truth(float(row["TotalCases"]), (area, "Cumulative"))


SIERRA_LEONE = {
    "population": "population",
    "new_noncase": "Non-Case",
    "new_suspected": "Suspected",
    "new_probable": "Probable",
    "new_confirmed": "Confirmed",
    "cum_noncase": "Cumulative Non-Case",
    "cum_suspected": "Cumulative cases Suspected",
    "cum_probable": "Cumulative cases Probable",
    "cum_confirmed": "Cumulative cases Confirmed",
    "death_suspected": "deaths Suspected",
    "death_probable": "deaths Probable",
    "death_confirmed": "deaths Confirmed",
    "cfr": "CFR",
    "positive_corpse": "Positive",
    "negative_corpse": "Negative",
}
#: Typing errors in the truth, by file, variable and district.
WRONG_TRUTH = {("2014-11-28", "death_confirmed", "Port Loko"), ("2014-11-29", "new_confirmed", "Bombali")}


def sierra_leone(folder: Path, stem: str) -> Iterator[Truth]:
    day = date.fromisoformat(stem[-10:])
    path = next((folder / "sierra_leone").glob(f"*_{day}.csv"))
    before = day - timedelta(days=1)
    for row in rows_of(path):
        variable = row["variable"]
        if variable not in SIERRA_LEONE or row["date"] != str(day):
            continue
        for place, text in row.items():
            value = number(text) if place not in ("date", "variable") and text else None
            if value is None or (str(day), variable, place) in WRONG_TRUTH:
                continue
            corpse = variable.endswith("corpse")
            name = place.replace(" area", "") if place != "National" or not corpse else "TOTAL"
            period = (before, before) if variable.startswith("new_") or corpse else None
            rounded = 0.999 / max(1.0, value) if variable == "cfr" else 1e-6
            yield Truth(value, (name, SIERRA_LEONE[variable]), period, rounded)


def outbreaks(folder: Path, stem: str) -> Iterator[Truth]:
    week = stem[-2:]
    year = re.search(r"20\d\d", stem)
    assert year is not None
    for row in rows_of(folder / "idsp" / f"idsp_{year.group()}_week{week}_read.csv"):
        if row["figure"].startswith("bar chart"):
            yield Truth(float(row["value"]), (row["category"], "outbreaks reported"))
        elif row["figure"] == "Reporting Status":
            yield Truth(float(row["value"]), ("NIL" if "NIL report" in row["category"] else "including NIL",))


def vaccination(folder: Path, stem: str) -> Iterator[Truth]:
    record = json.loads((folder / "mohfw" / f"vaccination_{stem[-10:]}.json").read_text())[0]
    for key, words in (("first_dose", "1st Dose"), ("second_dose", "2nd Dose"), ("total", "Total Doses")):
        yield Truth(float(record[key]), (words, "India", "Beneficiaries vaccinated"))


def icdar(folder: Path, stem: str) -> Iterator[Truth]:
    name = re.search(r"us-\d+", stem)
    assert name is not None
    tree = ElementTree.parse(folder / "icdar2013" / f"{name.group()}-str.xml")  # our own evaluation file
    for table in tree.getroot().iter("table"):
        cells = [
            (
                int(cell.get("start-row", "0")),
                int(cell.get("start-col", "0")),
                int(cell.get("end-col") or cell.get("start-col", "0")),
                " ".join((cell.findtext("content") or "").split()),
            )
            for region in table.iter("region")
            for cell in region.iter("cell")
        ]
        yield from _icdar_cells(cells)


def _icdar_cells(cells: list[tuple[int, int, int, str]]) -> Iterator[Truth]:
    first_column = min(c for _, c, _, _ in cells)
    data = [(r, c, t) for r, c, _, t in cells if c > first_column and _icdar_number(t) is not None]
    body = min(r for r, _, t in data if not re.fullmatch(r"(?:19|20)\d\d", t))
    for row, column, text in data:
        if row < body:
            continue
        row_name = next((t for r, c, _, t in cells if r == row and c == first_column), "")
        heads = [t for r, c, end, t in sorted(cells) if r < body and c <= column <= end and t]
        value = _icdar_number(text)
        if value is not None and row_name and heads:
            yield Truth(value, (re.sub(r"[*†§¶]", "", row_name), _head(heads[-1]), _head(heads[0])))


def _head(text: str) -> str:
    return re.sub(r"[*†§¶()%]|\[.*?\]|95%", " ", text)


def _icdar_number(text: str) -> float | None:
    match = re.match(r"^[(\[]?([\d,]+(?:\.\d+)?)(?!.*[A-Za-z]{2})", text.strip())
    return number(match[1]) if match else None


READERS: dict[str, Callable[[Path, str], Iterator[Truth]]] = {
    "ndcu-weekly": weekly,
    "ndcu-daily": daily,
    "ni-pha": northern_ireland,
    "phw": wales,
    "sl-ebola": sierra_leone,
    "idsp": outbreaks,
    "mohfw": vaccination,
    "icdar": icdar,
}


# -- counting ---------------------------------------------------------------------------------------------------------
def figures_of(path: Path) -> tuple[Figure, ...]:
    document = read_document(path.read_bytes(), path.stem, path.name)
    layout = lay_out(document)
    return figures_from(read_graphics(document, layout).values, layout)


def score_file(path: Path, truths: list[Truth], misses: list[str] | None) -> Score:
    figures = figures_of(path)
    said = [names(figure) for figure in figures]
    by_value: dict[int, list[int]] = defaultdict(list)
    for k, figure in enumerate(figures):
        by_value[round(figure.value)].append(k)
    options: list[list[int]] = []
    for truth in truths:
        near = range(int(truth.value * (1 - truth.tolerance)) - 1, int(truth.value * (1 + truth.tolerance)) + 2)
        hits = [k for v in near for k in by_value.get(v, ()) if matches(truth, figures[k], said[k])]
        options.append(sorted(hits, key=lambda k: len(said[k])))
    holders = matched(options)
    found = set(holders.values())
    if misses is not None:
        misses += [
            f"{path.name}: {truth.value:g} {truth.says} {truth.period or ''}"
            for at, truth in enumerate(truths)
            if at not in found
        ]
    return Score(len(found), len(truths))


def matched(options: list[list[int]]) -> dict[int, int]:
    """Return which cell each figure is given to, so that as many cells as can be have one of their `options`."""
    holders: dict[int, int] = {}

    def give(cell: int, tried: set[int]) -> bool:
        for figure in options[cell]:
            if figure in tried:
                continue
            tried.add(figure)
            if figure not in holders or give(holders[figure], tried):
                holders[figure] = cell
                return True
        return False

    for cell in range(len(options)):
        give(cell, set())
    return holders


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder of PDFs with a folder 'truth'")
    parser.add_argument("--misses", action="store_true", help="list the cells that were not found")
    parser.add_argument("--only", default="", help="only files with this in their name")
    arguments = parser.parse_args()
    truth = arguments.corpus / "truth"
    if not truth.is_dir():
        print(f"No truth to measure against: {truth} is not there. Nothing was measured.")
        return 2
    scores: dict[str, Score] = defaultdict(Score)
    misses: list[str] = []
    for path in sorted(arguments.corpus.glob("*.pdf")):
        series = next((name for name in READERS if name in path.stem), None)
        if series is None or arguments.only not in path.name:
            continue
        try:
            truths = list(READERS[series](truth, path.stem))
        except (FileNotFoundError, StopIteration):
            print(f"{path.name}: no truth file", file=sys.stderr)
            continue
        score = score_file(path, truths, misses)
        scores[series].found += score.found
        scores[series].total += score.total
    for name in (*scores, "all"):
        found = sum(s.found for s in scores.values()) if name == "all" else scores[name].found
        total = sum(s.total for s in scores.values()) if name == "all" else scores[name].total
        if total:
            print(f"{name:<14} {found:>5} of {total:>5}  {found / total:.4f}")
    if arguments.misses:
        print(*misses, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
