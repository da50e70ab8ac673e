"""Columns of briefs to briefs: what stands under *In brief* is no story, but as many as have a lead-in or heading.

Belongs here: parting a story whose heading names a column of briefs. Does not belong here: lead-ins in a story, which
stay in its text, and what a brief is (`kinds`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeGuard

from pipelines.articles.page.shapes import Line, Run, style_of
from pipelines.articles.text.prose import CLOSERS, TERMINATORS
from pipelines.articles.text.story import Placed, Story
from pipelines.articles.wording.bylines import is_name
from pipelines.articles.wording.headings import NUMBERED, names_briefs, names_people, names_place_around
from pipelines.model import Box

#: A column of briefs holds so many at least, and a lead-in so many words at most.
BRIEFS = 2
LEAD_WORDS = 14
DASHES = "–—-|•"
#: What closes a lead-in; it is no part of the brief's headline.
LEAD_ENDS = " .:;,–—-|•"
LEAD_NOTE = "lead"
#: So many texts at one height (within so many points) make a row; the rule over it stands so many of their sizes above.
ROW = 3
LEVEL = 2.0
RULED = 2.0
#: In a box without a heading, a lead-in has at most so many words, and its text at least so many.
FEW, ITEM = 6, 15
#: A tint behind a column is at most so many times as wide as that.
WIDEST = 1.5
LEAD_CLOSES = ".:–—-|"
#: A heading that names a kind of items has at most so many words, a lead-in in capitals so many letters.
RUBRIC_WORDS = 4
CAPITALS = 3
#: A text under a small heading of a rubric has so many words at most; the rule over the rubric stands so many of its
#: sizes above.
BRIEF = 90
OVER_RUBRIC = 1.2


@dataclass(eq=False)
class _Brief:
    """A brief under construction: its heading and what follows; `open_run` is where its last line is from."""

    parts: list[Placed] = field(default_factory=list)
    headed: bool = False
    open_run: Run | None = None


@dataclass(frozen=True, slots=True)
class _Set:
    """A line of text in the run and part that it is set in."""

    part: Placed
    run: Run
    line: Line


def part_briefs(stories: Sequence[Story], rules: Sequence[Box] = (), tints: Sequence[Box] = ()) -> list[Story]:
    """Return the stories with each column of briefs parted into its briefs, and each row of them under one of the
    level `rules`; a column without a heading stands in a box or on one of the `tints`."""
    return [brief for story in stories for whole in _part(story, rules, tints) for brief in _part_row(whole, rules)]


def _is_column(story: Story) -> bool:
    """Tell whether a box without a heading holds texts and nothing else, each with a lead-in of a few words."""
    text = story.text()
    if story.kind != "story" or len(text) < ROW or len(text) != len(story.parts):
        return False
    leads = [_lead(run.lines, 0) for run in text]
    short = all(taken is not None and sum(len(line.words) for line in taken[0]) <= FEW for taken in leads)
    return short and all(run.word_count >= ITEM for run in text) and len({run.style for run in text}) == 1


def _on_tint(story: Story, tints: Sequence[Box]) -> bool:
    box = Box.around([run.box for run in story.text()])
    return any(
        tint.x0 <= box.x0 + 1
        and tint.top <= box.top + 1
        and box.x1 <= tint.x1 + 1
        and box.bottom <= tint.bottom + 1
        and tint.width <= WIDEST * box.width
        for tint in tints
    )


def _part_row(story: Story, rules: Sequence[Box]) -> list[Story]:
    """Return a story, and what stands below it side by side under one rule, each with a lead-in, as briefs."""
    heads = [run for run in story.text() if run.panel is None and _lead_of(run) is not None]
    for first in heads if story.kind == "story" else ():
        row = [run for run in heads if abs(run.box.top - first.box.top) <= LEVEL]
        if len({round(run.box.x0) for run in row}) < ROW or row[0] is not first:
            continue
        left, right, top = min(run.box.x0 for run in row), max(run.box.x1 for run in row), first.box.top
        if not any(
            -2 <= top - rule.bottom <= RULED * first.size and rule.x0 <= left + 2 and rule.x1 >= right - 2
            for rule in rules
        ):
            continue
        place = next(number for number, part in enumerate(story.parts) if part.thing is first)
        before, rest = story.parts[:place], story.parts[place:]
        if any(part.thing.box.top < top - LEVEL for part in rest):
            continue
        parted = [
            Story(story.page_no, brief.parts, section=story.section, boxed=story.boxed)
            for brief in _briefs(rest)
            if brief.parts
        ]
        if before:
            story.parts = before
            return [story, *parted]
        parted[0].jump_from, parted[0].open_start = story.jump_from, story.open_start
        parted[-1].jump_on = story.jump_on
        return parted
    return [story]


def with_lead(run: Run) -> bool:
    """Tell whether a text begins with words in bold type that may head it."""
    return _lead(run.lines, 0) is not None


def _lead_of(run: Run) -> str | None:
    """Return the lead-in that a run begins with, where that is closed by a mark of its own."""
    taken = _lead(run.lines, 0)
    said = " ".join(line.text for line in taken[0]) if taken is not None else ""
    return said if said and said[-1] in LEAD_CLOSES else None


def _part(story: Story, rules: Sequence[Box], tints: Sequence[Box]) -> list[Story]:
    heads = story.runs("headline")
    if not heads and _is_column(story) and (story.boxed or _on_tint(story, tints)):
        return [
            Story(story.page_no, brief.parts, section=story.section, boxed=True)
            for brief in _briefs(story.parts)
            if brief.parts
        ]
    if story.kind != "story" or len(heads) != 1:
        return [story]
    if not (names_briefs(heads[0].text) or _is_of_items(story, heads[0]) or _is_ruled_rubric(story, heads[0], rules)):
        return [story]
    after = next((part for part in story.parts[place_of(story) + 1 :]), None)
    return parted(story, 1 if after is not None and after.role == "subhead" else BRIEFS, run_on=True)


def _is_ruled_rubric(story: Story, heading: Run, rules: Sequence[Box]) -> bool:
    """Tell whether a word or three right under a rule longer than they stand over small headings, each over a short
    text, and over nothing else: *In Court*."""
    if len(heading.text.split()) > RUBRIC_WORDS - 1 or len(story.parts) <= 2 * BRIEFS:
        return False
    after = story.parts[place_of(story) + 1 :]
    if len(after) < 2 * BRIEFS or after[0].role != "subhead":
        return False
    texts = [part.thing for part in after if part.role == "body"]
    if {part.role for part in story.parts} != {"headline", "subhead", "body"} or NUMBERED.match(heading.text):
        return False
    each = all(upper.role == "subhead" for upper, lower in pairwise(after) if lower.role == "body")
    told = each and after[-1].role == "body" and len(texts) * 2 == len(after)
    short = told and all(isinstance(text, Run) and ITEM <= text.word_count <= BRIEF for text in texts)
    return short and any(
        -2 <= heading.box.top - rule.bottom <= OVER_RUBRIC * heading.size
        and abs(rule.x0 - heading.box.x0) <= heading.size
        and rule.width >= WIDEST * heading.box.width
        for rule in rules
    )


def _is_of_items(story: Story, heading: Run) -> bool:
    """Tell whether all texts under a short heading begin as items do: with capitals that their sentence goes on from
    (*WELL DONE to all*), or, where the heading says that people are told of, each with a name."""
    people, around = names_people(heading.text), names_place_around(heading.text)
    if len(heading.text.split()) > RUBRIC_WORDS or not (people or around or _may_run_on(story)):
        return False
    opening, *items = _briefs(story.parts[place_of(story) + 1 :], run_on=people or around)
    if any(part.role == "body" for part in opening.parts) or len(items) < BRIEFS:
        return False
    return around or all(_is_named(item) if people else _goes_on(item) for item in items)


def _may_run_on(story: Story) -> bool:
    """Tell whether a story's text begins with a word in capitals (quick to ask)."""
    text = story.text()
    return bool(text) and text[0].lines[0].words[0].text.isupper()


def _is_named(item: _Brief) -> bool:
    """Tell whether an item's lead-in begins with a surname in capitals, or is a name."""
    said = item.parts[0].thing
    return isinstance(said, Run) and (len(said.text.split()[0].strip(LEAD_ENDS)) > 1 and _first_in_capitals(said))


def _first_in_capitals(said: Run) -> bool:
    return said.text.split()[0].isupper() or is_name(said.text.strip(LEAD_ENDS))


def _goes_on(item: _Brief) -> bool:
    """Tell whether an item's lead-in is in capitals and the text behind it is not, and goes on in small letters."""
    said, text = (part.thing for part in item.parts[:2]) if len(item.parts) > 1 else (None, None)
    if not isinstance(said, Run) or not isinstance(text, Run):
        return False
    return is_capitals(said.text) and said.text[-1] not in LEAD_ENDS and not text.text.isupper()


def is_capitals(said: str) -> bool:
    """Tell whether a lead-in stands out by capitals, so that nothing need close it: *WANTED a steady hand*."""
    return said.isupper() and sum(map(str.isalpha, said)) >= CAPITALS


def place_of(story: Story) -> int:
    """Return where a story's last headline is among its parts, -1 where it has none."""
    heads = story.runs("headline")
    return next((number for number, part in enumerate(story.parts) if heads and part.thing is heads[-1]), -1)


def parted(story: Story, least: int = BRIEFS, *, run_on: bool = False) -> list[Story]:
    """Return the briefs that a story holds, each with its lead-in or heading; the story's headline is their section.

    With `run_on`, the sentence may go on from a lead-in, where all of its text stands so under lead-ins.
    """
    place = place_of(story)
    head, rest = story.parts[: place + 1], story.parts[place + 1 :]
    briefs = _briefs(rest)
    running = _briefs(rest, run_on=True) if run_on else []
    if len(running) > max(len(briefs), BRIEFS) and all(_is_led(brief) for brief in running[1:]):
        briefs = briefs if any(part.role == "body" for part in running[0].parts) else running
    if sum(brief.headed for brief in briefs) < least:
        return [story]
    section = story.headline or story.section
    opening = [part for brief in briefs if not brief.headed for part in brief.parts]
    said = any(part.role == "body" for part in opening)
    found = [Story(story.page_no, brief.parts, section=section, boxed=story.boxed) for brief in briefs if brief.headed]
    if said:
        found.insert(0, Story(story.page_no, [*head, *opening], section=story.section, boxed=story.boxed))
    else:
        title = [replace(part, role="kicker") if part.role == "headline" else part for part in head]
        found[0].parts = [*title, *opening, *found[0].parts]
    found[0].jump_from, found[0].open_start = story.jump_from, story.open_start
    found[-1].jump_on = story.jump_on
    return found


def _is_led(brief: _Brief) -> bool:
    """Tell whether a brief begins with a lead-in of few words."""
    return sum(len(part.thing.text.split()) for part in brief.parts if _is_lead(part.thing)) <= FEW


def _is_lead(thing: object) -> TypeGuard[Run]:
    return isinstance(thing, Run) and thing.role == "headline"


def _briefs(parts: Sequence[Placed], *, run_on: bool = False) -> list[_Brief]:
    briefs = [_Brief()]
    text: list[_Set] = []
    for part in parts:
        run = part.thing
        if isinstance(run, Run) and part.role == "body":
            text += [_Set(part, run, line) for line in run.lines]
            continue
        _text(text, briefs, run_on=run_on)
        text = []
        if part.role == "subhead":
            briefs.append(_Brief([replace(part, role="headline")], headed=True))
        else:
            briefs[-1].parts.append(part)
    _text(text, briefs, run_on=run_on)
    return briefs


def _text(text: Sequence[_Set], briefs: list[_Brief], *, run_on: bool) -> None:
    """Add lines of text to the last brief, and begin one at each lead-in."""
    number = 0
    before: Line | None = None
    while number < len(text):
        lines = [one.line for one in text]
        taken = _lead(lines, number, run_on=run_on) if before is None or _ends(before) else None
        if taken is None:
            _add(briefs[-1], [text[number]], "body")
            before = text[number].line
            number += 1
            continue
        lead, rest, after = taken
        only = briefs[-1].parts
        if not (only and only[-1].role == "headline" and not _ends_lead(only[-1].thing)):
            briefs.append(_Brief(headed=True))
        _add(briefs[-1], [replace(text[number + k], line=line) for k, line in enumerate(lead)], "headline")
        _add(briefs[-1], [replace(text[after - 1], line=rest)], "body")
        before = rest
        number = after


def _add(brief: _Brief, text: Sequence[_Set], role: str) -> None:
    """Add lines to a brief; those of one run stay one."""
    for one in text:
        lines: tuple[Line, ...] = (one.line,)
        last = brief.parts[-1] if brief.parts else None
        if last is not None and last.role == role and isinstance(last.thing, Run) and brief.open_run is one.run:
            lines = (*last.thing.lines, one.line)
            brief.parts.pop()
        note = LEAD_NOTE if role == "headline" else one.run.note
        run = Run(lines, role=role, panel=one.run.panel, note=note, in_region=one.run.in_region)
        brief.parts.append(Placed(one.part.page_no, run, role))
        brief.open_run = one.run


def _lead(lines: Sequence[Line], first: int, *, run_on: bool = False) -> tuple[list[Line], Line, int] | None:
    """Return the lead-in that begins at line `first`: its lines, the text's part of the last one, and the next line.

    The sentence goes on from it only with `run_on`, or where it is in capitals.
    """
    lead: list[Line] = []
    for number in range(first, len(lines)):
        words = lines[number].words
        bold = next((k for k, word in enumerate(words) if not style_of(word).bold), len(words))
        if bold == len(words):
            lead.append(lines[number])
            if sum(len(line.words) for line in lead) > LEAD_WORDS:
                return None
            continue
        if bold == 0 and not lead:
            return None
        if 0 < bold < len(words) - 1 and words[bold].text in DASHES:
            bold += 1
        if bold:
            lead.append(Line.of(words[:bold]))
        text = Line.of(words[bold:])
        said = " ".join(line.text for line in lead)
        opens = text.words[0].text.lstrip("“\"‘'(")[:1]
        closed = said[-1] in LEAD_ENDS + "?!" or opens.isupper() or opens.isdigit() or is_capitals(said)
        if len(said.split()) > LEAD_WORDS or not (closed or run_on):
            return None
        return lead, text, number + 1
    return None


def _ends(line: Line) -> bool:
    return line.text.rstrip(CLOSERS)[-1:] in TERMINATORS


def _ends_lead(thing: object) -> bool:
    return isinstance(thing, Run) and thing.text[-1] in LEAD_ENDS
