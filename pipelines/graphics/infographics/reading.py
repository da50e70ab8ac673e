"""Infographics: which label, heading and time belong to which number of a panel.

Belongs here: pairing numbers with labels over the whole panel at once. Does not belong here: charts and tables inside
the panel, which are read first and left out here, and what numbers and times mean.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipelines.articles.tables.times import adds_time, is_time, leads_in
from pipelines.graphics.charts.colour_scales import scale_numbers
from pipelines.graphics.charts.tick_ladders import ladder_ticks
from pipelines.graphics.infographics.boxes import Boxes, boxes_of
from pipelines.graphics.infographics.chips import chips_of, count_in
from pipelines.graphics.infographics.compared import compared
from pipelines.graphics.infographics.frame_heads import frames_of, heading_in_frame
from pipelines.graphics.infographics.gauges import gauge_ends
from pipelines.graphics.infographics.level_heads import over_their_numbers
from pipelines.graphics.infographics.list_marks import list_marks
from pipelines.graphics.infographics.lists_in_columns import lists_in_columns
from pipelines.graphics.infographics.moves import move_in, moved, moved_pair, then_in, with_large_moves
from pipelines.graphics.infographics.named_rows import with_names_of_rows
from pipelines.graphics.infographics.pairing import Pair, pair, with_main_label
from pipelines.graphics.infographics.panel_times import (
    dates_number,
    nearest_time,
    outer_time,
    time_in_row,
    time_left,
    time_of_source,
    time_over,
    time_under,
    times_of_events,
    times_under,
    unit_under,
)
from pipelines.graphics.infographics.several_numbers import parted
from pipelines.graphics.infographics.shared_labels import (
    moves_behind,
    time_before,
    with_label_of_main,
    with_labels_between,
    with_labels_of_rows,
)
from pipelines.graphics.panels.axes import fit_scale, number_of
from pipelines.graphics.panels.groups import (
    Group,
    ends_in_stop,
    groups_of,
    has_number,
    is_day,
    is_pointer,
    with_units,
    with_wrapped_labels,
)
from pipelines.graphics.panels.panel import Panel
from pipelines.graphics.tables.groups import LEADERS
from pipelines.model import Box, Finding, LabelledValue, stable_id

#: A label without a number of its own is read as a sentence when it has so many words and a number in them.
FEWEST_WORDS = 3
#: A number so many times as large as the words flush below it (within so many points) is what they tell of.
LARGE = 1.5
FLUSH = 4.0
#: What a point to the left costs against a point above, when the heading of a number is looked for.
COLUMN_COUNTS = 0.5
#: Of two numbers that stand then and now, the later is set at most so many times as large.
MOST_GROWN = 2.0
#: A number in a label that only says which things its own number counts: *delays over 15 minutes*.
BAND = re.compile(
    r"(?i)\b(?:over|under|above|below|within|aged|older than|younger than|more than|less than)\s\d[\d.,]*(?:\s\w+)?$"
)
#: A heading stands over the middle of its numbers within this share of their width, twice counted.
CENTRED = 0.1
#: Headings that begin within so many of their sizes of each other's height stand side by side.
ABREAST = 3.0

#: So many numbers in a line within so many points, grown evenly, are the ticks of an axis; one with words is none.
FEWEST_TICKS = 4
ON_LINE = 2.5
TICK_TEXT = re.compile(r"[^\W\d_]{2}")


def read_infographic(panel: Panel, groups: Sequence[Group]) -> tuple[list[LabelledValue], list[Finding]]:
    """Return the panel's numbers with their labels, its sentences, and what could not be paired."""
    marks = list_marks(groups)
    groups = with_wrapped_labels(with_units([g for g in groups if id(g) not in marks]))
    groups = with_large_moves(groups)
    moves = [g for g in groups if g.kind != "number" and (move_in(g.text) or then_in(g.text))]
    groups = [g for g in groups if g not in moves and not is_pointer(g.text)]
    numbers = [g for g in groups if g.kind == "number"]
    ticks = axis_ticks(numbers) | scale_numbers(numbers, panel.page) | gauge_ends(numbers) | ladder_ticks(numbers)
    numbers = [g for g in numbers if id(g) not in ticks]
    lead_ins = [g for g in groups if leads_in(g.text) and g.kind in ("label", "sentence")]
    groups = [g for g in groups if g not in lead_ins]
    boxes = boxes_of(panel.page, numbers, [g for g in groups if g.kind in ("label", "sentence")])
    days = [g for g in groups if is_day(g.text)]
    headings = [h for h in find_headings(groups, numbers) if boxes.at(h) is None]
    headings = [h for h in headings if h not in days or len(days) < 2]  # the days of a row of events head no others
    headings = [h for h in headings if not dates_number(h, numbers)]
    events = times_of_events(groups)
    headings = [h for h in headings if h not in events]
    rows, heads_of_columns = compared(numbers, [g for g in groups if g.kind == "label"])
    headings = [h for h in headings if h not in heads_of_columns]
    beside = [h for h in headings if is_time(h.text)]
    if not all(any(_is_under(n, h) for h in beside) for n in numbers):
        beside = []  # else times side by side head a column of numbers each
    headings = [h for h in headings if h not in beside or not any(_is_level(h, o) for o in beside if o is not h)]
    labels = [g for g in groups if g.kind == "label" or _goes_on(g, numbers, boxes)]
    labels = [g for g in labels if g not in heads_of_columns]
    spread = over_their_numbers(headings, numbers)
    labels = [g for g in labels if not any(g is h and h is not w for h, w in zip(headings, spread, strict=True))]
    times = [g for g in labels if is_time(g.text.rstrip(" :")) and g not in headings]
    labels = [g for g in labels if g not in times]
    around = panel.headings
    over = groups_of(around.words, around)
    first = [g for g in over if _is_label_too(g, labels, numbers)]
    labels, over = [*first, *labels], [g for g in over if g not in first]
    named = {id(p.number) for p in rows} | {id(p.label) for p in rows}
    listed = lists_in_columns([n for n in numbers if id(n) not in named], [g for g in labels if id(g) not in named])
    rows = [*rows, *listed]
    named |= {id(p.number) for p in listed} | {id(p.label) for p in listed}
    others = [n for n in numbers if id(n) not in named]
    behind = moves_behind(others)
    asking, free = [n for n in others if id(n) not in behind], [g for g in labels if id(g) not in named]
    pairs = [*pair(asking, free, headings, panel.page, boxes), *(Pair(n, None, "") for n in others if id(n) in behind)]
    pairs = _share_labels(pairs, times)
    pairs = with_labels_between([_with_label_of_box(p, pairs, boxes) for p in pairs], headings, panel.page)
    pairs = with_labels_of_rows(with_label_of_main(pairs, times), times, numbers)
    pairs, names = with_names_of_rows(pairs, groups)
    headings = [h for h in headings if h not in names]
    pairs = [*rows, *(with_main_label(p, pairs) for p in pairs)]
    headings = [*headings, *over]
    values = []
    used = {id(p.label) for p in pairs if p.label is not None}
    heads = [over_whole_width(h, headings, numbers) for h in headings if id(h) not in used]
    heads = over_their_numbers(heads, numbers)
    spare = [g for g in labels if id(g) not in used and not has_number(g.text)]
    contexts: dict[int, str] = {}
    frames = frames_of(panel.page, numbers, [h for h in headings if id(h) not in used])
    before = {id(p.number): time_before(p.number, times) for p in pairs}
    times = [t for t in times if not any(t is time for time in before.values())]
    for number, label, said in ((p.number, p.label, p.said) for p in pairs):
        heading = heading_in_frame(number, frames) or heading_of(number.box, heads)
        own = None if label is not None and sum(p.label is label for p in pairs) > 1 else label
        time = before[id(number)] or nearest_time(number, own, times, numbers)
        time = time or time_over(number, times_under(heading, times))
        time = time or time_left(number, times) or time_of_source(label, groups)
        time = time or (time_in_row(number, times, numbers) if label is None else None)
        remark = _remark(number, [g for g in labels if id(g) not in used], boxes) if time is None else None
        lead_in = _lead_in_of(number.box, lead_ins)
        told_by = (lead_in, time_under(heading, spare), heading, time, remark)
        said_over = (outer_time(number, told_by, over), *told_by)
        parts = [part.text.rstrip(" .:…" if part is lead_in else " .:") for part in said_over if part is not None]
        unit = unit_under(heading, spare)
        parts = [unit, *parts] if unit is not None else parts
        context = ". ".join(part for part in parts if part)
        contexts[id(number)] = context
        text = said or (label.text if label else None)
        value = _value(panel, number, text, context or None, "graphics.infographic")
        values += _each(value)
        if label is not None and has_number(label.text) and not BAND.search(label.text):
            values.append(_value(panel, label, None, context or None, "graphics.label_sentence"))
    values += _moves(panel, moves, pairs, contexts)
    told = [g for g in labels if id(g) not in used and has_number(g.text)]
    short = chips_of(panel.page, told)
    told = [g for g in told if len(g.text.split()) >= FEWEST_WORDS or id(g) in short]
    for label in told:
        day = nearest_time(label, None, times, numbers) or time_left(label, times)
        told_of = count_in(label) if id(label) in short else None
        if told_of is None:
            values.append(_value(panel, label, None, day.text if day else None, "graphics.label_sentence"))
        else:
            over_all = day or heading_of(label.box, heads)
            value = _value(panel, label, told_of[0], over_all.text if over_all else None, "graphics.infographic")
            values.append(replace(value, text=told_of[1]))
    for sentence in (g for g in groups if g.kind == "sentence" and g not in labels):
        heading = time_left(sentence, times) or heading_of(sentence.box, headings)
        heading = heading or _lead_in_of(sentence.box, lead_ins)
        values.append(_value(panel, sentence, None, heading.text if heading else None, "graphics.sentence"))
    return values, _unpaired(panel, pairs, labels, headings)


def _each(value: LabelledValue) -> list[LabelledValue]:
    """Return a value for each number that a line of an infographic holds, all with its label."""
    parts = parted(value.text)
    return (
        [value]
        if len(parts) < 2
        else [
            replace(value, text=p, value_id=f"{value.value_id}-{k}" if k else value.value_id)
            for k, p in enumerate(parts)
        ]
    )


def _is_under(number: Group, time: Group) -> bool:
    over = min(number.box.x1, time.box.x1) > max(number.box.x0, time.box.x0)
    return over and time.box.bottom <= number.box.top + 2


def _is_label_too(heading: Group, labels: Sequence[Group], numbers: Sequence[Group]) -> bool:
    """Tell whether a panel's heading is the label of its first number: it stands right over it, and the labels of the
    others are printed alike, each over its own."""
    alike = [g for g in labels if g.bold == heading.bold and abs(g.size - heading.size) < 0.1]
    alike = [g for g in alike if abs(g.box.x0 - heading.box.x0) <= 2]
    below = [n.box.top for n in numbers if n.box.top >= heading.box.bottom - 2 and abs(n.box.x0 - heading.box.x0) <= 2]
    return bool(alike) and len(alike) + 1 == len(below) and all(min(below) < g.box.top for g in alike)


def _is_level(a: Group, b: Group) -> bool:
    return abs(a.lines[0].middle - b.lines[0].middle) <= 0.5 * a.size


def _with_label_of_box(pair_of: Pair, pairs: Sequence[Pair], boxes: Boxes) -> Pair:
    """Give a small number without a label that of the number that its box is about."""
    box = boxes.at(pair_of.number)
    if pair_of.label is not None or box is None:
        return pair_of
    main = next((p for p in pairs if p.label is not None and boxes.at(p.number) == box), None)
    return pair_of if main is None else Pair(pair_of.number, main.label, main.side)


def _remark(number: Group, labels: Sequence[Group], boxes: Boxes) -> Group | None:
    """Return the line in a number's box that says of what time it is."""
    box = boxes.at(number)
    return next((g for g in labels if box is not None and boxes.at(g) == box and adds_time(g.text)), None)


def _goes_on(group: Group, numbers: Sequence[Group], boxes: Boxes) -> bool:
    """Tell whether a sentence is a label all the same: it goes on from a number over it, in small letters, or stands
    flush under a number in much larger type, in the same box."""
    if group.kind != "sentence" or ends_in_stop(group.text):
        return False
    over = [
        n
        for n in numbers
        if 0 <= group.box.top - n.box.bottom + 0.3 * n.size <= n.size
        and n.size > group.size
        and min(n.box.x1, group.box.x1) > max(n.box.x0, group.box.x0)
    ]
    if group.text[:1].islower():
        return bool(over)
    return any(_is_told_by(n, group, boxes) for n in over)


def _is_told_by(number: Group, words: Group, boxes: Boxes) -> bool:
    flush = abs(number.box.x0 - words.box.x0) <= FLUSH
    return flush and number.size >= LARGE * words.size and not boxes.parts(number, words)


def axis_ticks(numbers: Sequence[Group]) -> set[int]:
    """Return the ids of numbers that are an axis: in one line, their values growing evenly with their place."""
    found: set[int] = set()
    plain = [g for g in numbers if len(g.lines) == 1 and number_of(g.text) is not None and not TICK_TEXT.search(g.text)]
    for upright in (False, True):
        lines: dict[int, list[Group]] = defaultdict(list)
        for group in plain:
            place = group.lines[0].box.x1 if upright else group.lines[0].middle
            lines[round(place / ON_LINE)].append(group)
            lines[round(place / ON_LINE) + 1].append(group)
        for line in lines.values():
            if len(line) < FEWEST_TICKS or len({round(g.size, 1) for g in line}) > 1:
                continue
            scale = fit_scale([g.lines[0] for g in line], upright)
            if scale is not None and len(scale.ticks) == len(line):
                found |= {id(g) for g in line}
    return found


def find_headings(groups: Sequence[Group], numbers: Sequence[Group]) -> list[Group]:
    """Return the bold or large labels that stand above numbers: what they say holds for all below them."""
    plain = Counter(round(g.size, 1) for g in groups if g.kind in ("label", "sentence") and not g.bold)
    if not plain:  # all in bold type: a larger one heads them
        plain = Counter(round(g.size, 1) for g in groups if g.kind in ("label", "sentence"))
        usual = plain.most_common(1)[0][0] if plain else 0.0
        groups = [g for g in groups if g.size > 1.15 * usual]
    usual = plain.most_common(1)[0][0] if plain else 0.0
    found = []
    for group in groups:
        if group.kind not in ("label", "sentence") or not (group.bold or group.size > 1.15 * usual):
            continue
        below = [n for n in numbers if n.box.top >= group.box.bottom - 2 and n.box.x1 > group.box.x0 - 4]
        if below and usual:
            found.append(group)
    return found


def heading_of(box: Box, headings: Sequence[Group]) -> Group | None:
    """Return the heading that holds for what stands at `box`: the nearest one above, best in its own column."""
    above = [h for h in headings if h.box.bottom <= box.top + 3 and h.box.x0 <= box.x0 + max(12.0, h.box.width)]
    above = [h for h in above if h.box.x0 <= box.x1]
    return min(above, key=lambda h: _away(box, h.box)) if above else None


def over_whole_width(heading: Group, headings: Sequence[Group], numbers: Sequence[Group]) -> Group:
    """Return a heading as wide as all numbers under it where it stands over their middle, alone on its level."""
    below = [n.box for n in numbers if n.box.top >= heading.box.bottom - 2]
    beside = any(abs(o.box.top - heading.box.top) <= ABREAST * heading.size for o in headings if o is not heading)
    if len(below) < 2 or beside or heading.text.startswith("("):
        return heading
    around = Box.around(below)
    centred = abs(heading.box.x0 + heading.box.x1 - around.x0 - around.x1) <= CENTRED * around.width
    if not centred or heading.box.x0 <= around.x0:
        return heading
    return replace(heading, box=Box(around.x0, heading.box.top, max(around.x1, heading.box.x1), heading.box.bottom))


def _lead_in_of(box: Box, lead_ins: Sequence[Group]) -> Group | None:
    """Return the line that leads on to what stands at `box`: one alone on its level does so for the whole width."""
    above = [line for line in lead_ins if line.box.bottom <= box.top + 3]
    lowest = max((line.box.bottom for line in above), default=0.0)
    level = [line for line in above if lowest - line.box.bottom <= line.size]
    return level[0] if len(level) == 1 else heading_of(box, level)


def _away(box: Box, heading: Box) -> float:
    """Tell how far a heading is above and left of a number: the nearest column counts more than the nearest line."""
    return box.top - heading.bottom + COLUMN_COUNTS * max(box.x0 - heading.x0, 0.0)


def _moves(
    panel: Panel, moves: Sequence[Group], pairs: Sequence[Pair], contexts: Mapping[int, str]
) -> list[LabelledValue]:
    """Return how numbers have moved and what they were before, each with the label of its number and what stands over
    that."""
    values = []
    for line in moves:
        then, move = then_in(line.text), line
        of = moved_pair(line, pairs) if then is not None else None
        if then is not None and of is not None:
            name = f"{of.label.text}: {then['time']}" if of.label else then["time"]
            values.append(_value(panel, line, name, contexts.get(id(of.number)) or None, "graphics.infographic"))
            values[-1] = replace(values[-1], text=then["then"])
            move = replace(line, text=line.text[then.end() :].strip(" ,;"))
        found = moved(move, pairs)
        if found is not None:
            label, said_over = found[0].label, contexts.get(id(found[0].number)) or None
            value = _value(panel, move, label.text if label else None, said_over, "graphics.infographic")
            value_id = f"{value.value_id}-move" if then is not None else value.value_id
            values.append(replace(value, text=found[1], value_id=value_id))
    return values


def _share_labels(pairs: Sequence[Pair], times: Sequence[Group]) -> list[Pair]:
    """Give a number without a label that of the number beside it, where times tell the two apart: then and now."""
    out = []
    for p in pairs:
        time = time_over(p.number, times)
        beside = [
            o
            for o in pairs
            if p.label is None and time is not None and o.label is not None and o is not p
            and _shares_line(o.number, p.number) and max(o.number.size, p.number.size)
            <= MOST_GROWN * min(o.number.size, p.number.size)
            and time_over(o.number, times) not in (None, time)
        ]  # fmt: skip
        near = min(beside, key=lambda o: abs(o.number.box.x0 - p.number.box.x0), default=None)
        out.append(Pair(p.number, near.label, near.side) if near is not None else p)
    return out


def _shares_line(a: Group, b: Group) -> bool:
    height = min(a.box.height, b.box.height)
    return min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top) > 0.6 * height


def _value(panel: Panel, group: Group, label: str | None, context: str | None, rule_id: str) -> LabelledValue:
    block = panel.block_of(group.box)
    place = f"{group.box.x0:.1f} {group.box.top:.1f}"
    return LabelledValue(
        value_id=stable_id("v", block.block_id, panel.page_no, place, rule_id),
        issue_id=panel.issue_id,
        article_id=panel.article.article_id,
        block_id=block.block_id,
        page_no=panel.page_no,
        box=group.box,
        kind="infographic",
        text=group.text.rstrip(" ;:"),
        label=LEADERS.sub("", label).rstrip(" ;:") if label else None,
        title=panel.title or panel.lent,
        context=context,
        rule_id=rule_id,
    )


def _unpaired(panel: Panel, pairs: Sequence[Pair], labels: Sequence[Group], headings: Sequence[Group]) -> list[Finding]:
    """Report labels that look like those of the pairs and have no number: it may stand in a picture."""
    used = {id(p.label) for p in pairs if p.label is not None}
    styles = {(round(p.label.size, 1), p.label.bold) for p in pairs if p.label is not None}
    heading_ids = {id(h) for h in headings}
    findings = []
    for label in labels:
        alike = (round(label.size, 1), label.bold) in styles and label.text.endswith(":")
        if id(label) not in used and id(label) not in heading_ids and alike:
            block = panel.block_of(label.box)
            findings.append(
                Finding(
                    panel.issue_id,
                    panel.page_no,
                    "graphics.label_without_number",
                    f"The label “{label.text}” has no number beside it; it may stand in a picture",
                    panel.article.article_id,
                    block.block_id,
                    label.box,
                )
            )
    return findings
