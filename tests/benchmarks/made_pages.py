"""Pages made up of so much of one thing, to see what grows faster than the page: no files, no reader.

Belongs here: making the pages. Does not belong here: what is measured on them.
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import count

from pipelines.model import Box, Document, Page, Rect, Rule, Word

SIZE = 8.0
SAID = (
    "the",
    "of",
    "spring",
    "harvest",
    "reached",
    "tonnes",
    "district",
    "officials",
    "water",
    "rose",
    "after",
    "rain",
)


def _word(text: str, x: float, y: float, size: float = SIZE, *, bold: bool = False) -> Word:
    return Word(text, Box(x, y, x + len(text) * size / 2, y + size), "Times", size, bold)


def _line(draw: random.Random, x: float, end: float, y: float) -> list[Word]:
    words = []
    while x < end:
        text = draw.choice(SAID)
        words.append(_word(text, x, y))
        x = words[-1].box.x1 + 0.3 * SIZE
    return words


def _document(words: list[Word], width: float, height: float, rules: list[Rule], rects: list[Rect]) -> Document:
    return Document("made", "made.pdf", (Page("made", 1, width, height, tuple(words), tuple(rules), tuple(rects)),))


def _text(draw: random.Random, columns: int = 3, lines: int = 50) -> list[Word]:
    return [
        word
        for column in range(columns)
        for line in range(lines)
        for word in _line(draw, 20 + 190 * column, 160 + 190 * column, 40 + 10 * line)
    ]


def issue(number: int) -> Document:
    """Return an issue of so many pages with four short stories each, in boxes, which all break off."""
    rects = tuple(Rect(Box(5 + 150 * k, 35, 147 + 150 * k, 98), "#eeeeee", "#000000") for k in range(4))
    pages = (replace(stories(4, seed).pages[0], page_no=seed, rects=rects) for seed in range(1, number + 1))
    return Document("made", "made.pdf", tuple(pages))


def stories(number: int, seed: int = 1) -> Document:
    """Return a page of so many short stories under headlines, in four columns."""
    draw = random.Random(seed)
    words = []
    high = -(-number // 4)
    for story in range(number):
        x, y = 10 + 150 * (story // high), 40 + 64 * (story % high)
        words += [_word("Rain", x, y, 12, bold=True), _word("returns", x + 36, y, 12, bold=True)]
        for line in range(4):
            words += _line(draw, x, x + 120, y + 16 + 10 * line)
    return _document(words, 620, 100 + 64 * high, [], [])


def text(lines: int) -> Document:
    """Return a page of running text in three columns of so many lines."""
    return _document(_text(random.Random(2), lines=lines), 600, 80 + 10 * lines, [], [])


def table(rows: int, *, ruled: bool = False) -> Document:
    """Return a page with a table of so many rows and eight columns, with lines between all cells if `ruled`."""
    draw = random.Random(3)
    words = [_word("Name" if c == 0 else str(2010 + c), 40 + c * 60, 30, bold=True) for c in range(8)]
    for row in range(rows):
        words.append(_word(draw.choice(("Alpha", "Bravo", "Delta", "Golf")), 40, 45 + row * 11))
        words += [_word(f"{draw.random() * 1000:.1f}", 40 + c * 60, 45 + row * 11) for c in range(1, 8)]
    tops = [28.0, *(43.0 + 11 * row for row in range(rows + 1))]
    rules = [Rule(Box(36, y, 516, y + 0.5), 0.5, "#000000") for y in tops if ruled]
    rules += [Rule(Box(36 + c * 60, 28, 36.5 + c * 60, tops[-1]), 0.5, "#000000") for c in range(9) if ruled]
    return _document(words, 600, 100 + rows * 11, rules, [])


def ruled_table(rows: int) -> Document:
    """Return `table` with lines between all cells."""
    return table(rows, ruled=True)


def marks(number: int) -> Document:
    """Return a page of text with so many rectangles, and as many short rules, scattered over it: a map, a pattern."""
    draw = random.Random(4)
    words = _text(draw)
    rules, rects = [], []
    for _ in range(number):
        x, y, long = 30 + draw.random() * 500, 50 + draw.random() * 500, draw.random() * 9
        rules.append(Rule(Box(x, y, x + long, y + 0.5), 0.5, "#333333"))
        x, y = 30 + draw.random() * 500, 50 + draw.random() * 500
        box = Box(x, y, x + 2 + draw.random() * 13, y + 2 + draw.random() * 13)
        rects.append(Rect(box, draw.choice(("#336699", "#993322", "#dddddd")), None))
    return _document(words, 600, 640, rules, rects)


def bars(number: int) -> Document:
    """Return a page with a chart of so many bars, an axis, and a label under every thirtieth."""
    draw = random.Random(5)
    words = [_word("Cases", 40, 40, 12), *(_word(str(k * 10), 20, 340 - k * 50, 7) for k in range(6))]
    step = 4.0
    words += [
        _word(str(day), 40 + k * 30 * step, 350, 7) for k, day in zip(range(number // 30), count(1), strict=False)
    ]
    heights = [5 + draw.random() * 240 for _ in range(number)]
    rects = [
        Rect(Box(40 + k * step, 340 - high, 40 + (k + 0.8) * step, 340), "#336699", None)
        for k, high in enumerate(heights)
    ]
    return _document(words, 100 + number * step, 400, [], rects)
