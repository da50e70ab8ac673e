"""Which label belongs to which number of a panel: an assignment over the whole panel by distance, side and type.

Belongs here: what each pair of a number and a label costs. Does not belong here: headings, times and values
(infographics).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.articles.charts.ringed import ring_around
from pipelines.graphics.infographics.boxes import Boxes
from pipelines.graphics.panels.assignment import assign
from pipelines.graphics.panels.groups import Group, has_number, runs_in
from pipelines.model import Box, Page
from pipelines.rules import load_lines

#: No label is better than one that costs more than this.
TOO_FAR = 14.0
#: What it costs when a line parts number and label, when the label is a heading, when most pairs lie otherwise.
LINE_BETWEEN = 6.0
IS_HEADING = 5.0
#: How much nearer words in small type straight behind a number are; a share of more words than this has no label.
RUNS_IN = 0.6
OWN_WORDS = 4
OTHER_SIDE = 0.6
#: What a small number beside a large one is called; the large one is so many times as large, and so near.
SECOND_LABELS = "graphics/second_labels.txt"
MAIN = 1.3
NEAR_MAIN = 2.5
#: A number's run with so many words behind the number says what it counts.
FEWEST_WORDS = 3
#: Where so many numbers, and this share of all, have words on both sides in their row, those at the left name them.
FEWEST_ROWS = 3
BOTH_SIDES = 0.8
REMARK = 4.0
#: What it costs when a box parts number and label, and when the label is printed smaller than another of the box.
OTHER_BOX = 8.0
LESS_SAID = 3.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A number with its label and where the label lies: ``above``, ``below``, ``left`` or ``right``; `said` is what
    the label says together with that of the number beside it, where it says too little alone."""

    number: Group
    label: Group | None
    side: str
    said: str | None = None


def _stands_back(label: Group, number: Group, labels: Sequence[Group], boxes: Boxes) -> bool:
    """Tell whether another label of the number's box is printed larger or bolder, so that this one only adds to it."""
    box = boxes.at(number)
    others = [g for g in labels if g is not label and box is not None and boxes.at(g) == box]
    return boxes.at(label) == box and any((g.bold, g.size) > (label.bold, label.size + 0.4) for g in others)


def pair(
    numbers: Sequence[Group], labels: Sequence[Group], headings: Sequence[Group], page: Page, boxes: Boxes
) -> list[Pair]:
    """Give each number its label so that the whole panel fits best; then once more, with the side that most take."""
    if not numbers:
        return []
    heading_ids = {id(h) for h in headings}
    sides: Counter[str] = Counter()
    pairs: list[Pair] = []
    remarks = _have_remarks(numbers, labels)
    where: list[list[str]] = []
    own: list[list[tuple[float, float]]] = []
    for number in numbers:
        measured = [_cost(number, label, page, numbers, labels) for label in labels]
        if number.text.split()[1:2] == ["of"] and len(number.text.split()) > OWN_WORDS:
            measured = [(2 * TOO_FAR, side) for _, side in measured]  # 31% of jobs depend on whisky
        row = []
        itself = _names_itself(number)
        for label, (cost, side) in zip(labels, measured, strict=True):
            cost += TOO_FAR * (itself and (side in ("left", "right") or has_number(label.text)))
            cost += IS_HEADING if id(label) in heading_ids else 0.0
            more = REMARK if remarks and side == "right" else 0.0
            more += OTHER_BOX if boxes.parts(number, label) else 0.0
            more += LESS_SAID * _stands_back(label, number, labels, boxes)
            row.append((cost, more))
        own.append(row)
        where.append([side for _, side in measured])
    for _ in range(2):
        usual = sides.most_common(1)[0][0] if sides else None
        table = [
            [
                cost + (OTHER_SIDE if usual and side != usual else 0.0) + more
                for (cost, more), side in zip(row, row_sides, strict=True)
            ]
            + [TOO_FAR] * len(numbers)
            for row, row_sides in zip(own, where, strict=True)
        ]
        chosen = assign(table)
        pairs = []
        for k, number in enumerate(numbers):
            at = chosen[k]
            if at < len(labels) and table[k][at] < TOO_FAR:
                pairs.append(Pair(number, labels[at], where[k][at]))
            else:
                pairs.append(Pair(number, None, ""))
        sides = Counter(p.side for p in pairs if p.label is not None)
    return pairs


def with_main_label(pair_of: Pair, pairs: Sequence[Pair]) -> Pair:
    """Give a small number that is called no more than a target, an average or the like the label of the large number
    that it stands with, too."""
    number, label = pair_of.number, pair_of.label
    if label is None or not (is_second_label(label.text) or _comes_again(label, pairs)):
        return pair_of
    near = [
        p
        for p in pairs
        if p.label is not None
        and p.number.size >= MAIN * number.size
        and not is_second_label(p.label.text)
        and p.label.text.lower() != label.text.lower()
        and min(p.number.box.x1, number.box.x1) > max(p.number.box.x0, label.box.x0) - 2 * number.size
        and abs(p.number.lines[0].middle - number.lines[0].middle) <= NEAR_MAIN * p.number.size
    ]
    main = min(near, key=lambda p: abs(p.number.lines[0].middle - number.lines[0].middle), default=None)
    if main is None or main.label is None:
        return pair_of
    text = f"{main.label.text.rstrip(' :;.')}: {label.text.rstrip(' :;.')}"
    return Pair(number, label, pair_of.side, text)


def _comes_again(label: Group, pairs: Sequence[Pair]) -> bool:
    """Tell whether several numbers of a panel are called so: ``Boys`` under each level of schools."""
    text = label.text.lower()
    return sum(p.label is not None and p.label is not label and p.label.text.lower() == text for p in pairs) > 0


def is_second_label(text: str) -> bool:
    """Tell whether a label says no more than that its number is a target, an average or the like."""
    return text.strip(" :;.").lower() in load_lines(SECOND_LABELS)


def _names_itself(number: Group) -> bool:
    """Tell whether a number's run says what is counted: ``42 herds under restriction``."""
    words = number.text.split()[1:]
    return len(words) >= FEWEST_WORDS and all(word.isalpha() for word in words)


def _have_remarks(numbers: Sequence[Group], labels: Sequence[Group]) -> bool:
    """Tell whether numbers have a name at their left and a remark at their right, as in a table of three columns."""
    both = 0
    for number in numbers:
        level = [g for g in labels if abs(g.lines[0].middle - number.lines[0].middle) <= 0.4 * number.size]
        left = any(g.box.x1 <= number.box.x0 for g in level)
        both += left and any(g.box.x0 >= number.box.x1 for g in level)
    return both >= FEWEST_ROWS and both >= BOTH_SIDES * len(numbers)


def _cost(
    number: Group, label: Group, page: Page, numbers: Sequence[Group], labels: Sequence[Group]
) -> tuple[float, str]:
    a, b = ring_around(number.box, page), label.box
    unit = max(label.size, 1.0)
    shared_x = min(a.x1, b.x1) - max(a.x0, b.x0)
    shared_y = min(a.bottom, b.bottom) - max(a.top, b.top)
    if shared_y > 0.3 * min(a.height, b.height):
        gap = max(b.x0 - a.x1, a.x0 - b.x1, 0.0)
        side = "right" if b.x0 >= a.x1 - 1 else "left"
        level = abs(a.top + a.bottom - b.top - b.bottom) / 2
        between = sum(
            min(g.box.bottom, a.bottom) - max(g.box.top, a.top) > 0.3 * min(g.box.height, a.height)
            and min(a.x1, b.x1) - 1 <= g.box.x0
            and g.box.x1 <= max(a.x0, b.x0) + 1
            for g in (*numbers, *labels)
            if g is not number and g is not label
        )
        cost = 0.8 + 0.09 * gap / unit + 0.8 * level / unit + LINE_BETWEEN * between
        if runs_in(number, label):
            cost -= RUNS_IN  # 10 working distilleries, the words in small type straight behind the number
    elif shared_x > -0.5 * unit:
        gap = max(b.top - a.bottom, a.top - b.bottom, 0.0)
        side = "below" if b.top >= a.bottom - 2 else "above"
        off = min(abs(a.x0 - b.x0), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2, abs(a.x1 - b.x1))
        cost = 1.0 * gap / unit + 0.35 * off / unit
    else:
        return 2 * TOO_FAR, ""
    return cost + (LINE_BETWEEN if _line_between(a, b, page) else 0.0), side


def _line_between(a: Box, b: Box, page: Page) -> bool:
    left, right = (a, b) if a.x0 <= b.x0 else (b, a)
    upper, lower = (a, b) if a.top <= b.top else (b, a)
    for rule in page.rules:
        box = rule.box
        if box.width >= box.height:
            if upper.bottom - 2 <= box.top <= lower.top + 2 and min(box.x1, upper.x1, lower.x1) > max(
                box.x0, upper.x0, lower.x0
            ):
                return True
        elif left.x1 - 1 <= box.x0 <= right.x0 + 1 and min(box.bottom, left.bottom) > max(box.top, left.top):
            return True
    return False
