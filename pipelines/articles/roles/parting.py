"""Bylines and headings set as a part of other text: the first line of a story in its type, the last words of a deck.

Belongs here: parting such runs, before roles are settled. Does not belong here: what a byline is (`bylines`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Line, Run, overlap_x
from pipelines.articles.wording.bylines import (
    WORDS,
    byline_rule,
    is_byline,
    is_known_name,
    is_name,
    is_numbered,
    is_office,
    is_second,
)
from pipelines.articles.wording.headings import NUMBERED

#: A heading is larger than the text by this factor, or bold, and at most so many of its sizes above it.
HEADING = 1.15
ABOVE = 2.0
#: A line set apart is at most this share of its text's width; the room below it is so many times as large as the next.
SHORT = 0.75
ROOM = 1.08
#: What the bearer of a name is stands at most so many of its sizes below it.
OFFICE_BELOW = 0.6
#: A deck has at most so many lines, and is larger than the text by this factor, or in bold type or italics.
DECK_LINES = 5
DECK = 1.08
_SENTENCE = re.compile(r"[.!?][”’\"]?$")
_AND = re.compile(r",\s+|\s+(?:and|&)\s+")


def part_bylines(draft: PageDraft) -> None:
    """Part bylines from the texts and decks of `draft` that they are set with, in the type of these."""
    parted: list[Run] = []
    for run in draft.runs:
        pieces = [run]
        if run.role == "body" and not run.in_region and len(run.text) > 8:
            pieces = _from_credits(run) or _first_lines(run, draft.runs) or _last_words(run, draft) or pieces
        parted += pieces
    draft.runs[:] = parted


def _last_line(run: Run, draft: PageDraft) -> list[Run] | None:
    """Return a text and its last line where that is a name in capitals right over what its bearer is, in other type."""
    name, text = run.lines[-1].text, run.lines[:-1]
    if not text or not name.isupper() or not is_name(name.title()) or text[-1].text[-1] not in ".”":
        return None
    below = [o for o in draft.runs if -3 <= o.box.top - run.box.bottom <= OFFICE_BELOW * run.size]
    below = [o for o in below if abs(o.box.x0 - run.lines[-1].box.x0) <= 2 and not o.style.matches(run.style)]
    office = len(below) == 1 and len(below[0].lines) == 1 and is_office(below[0].text)
    return [_of(run, text), _of(run, run.lines[-1:])] if office else None


def _numbered(run: Run) -> list[Run] | None:
    """Return a numbered heading in capitals over the middle of the column, and the text in its type, as two runs."""
    first = run.lines[0].text
    return [_of(run, run.lines[:1]), _of(run, run.lines[1:])] if first.isupper() and NUMBERED.match(first) else None


def _from_credits(run: Run) -> list[Run] | None:
    """Return a byline and the lines below it, where each of these says whose pictures stand beside the text."""
    first, others = run.lines[0], run.lines[1:]
    if not 1 <= len(others) < DECK_LINES or not is_byline(first.text, anywhere=True):
        return None
    if any(match_rule(line.text, pattern_rules("credits.toml")) is None for line in others):
        return None
    return [_of(run, run.lines[:1]), _of(run, others)]


def _first_lines(run: Run, runs: Sequence[Run]) -> list[Run] | None:
    """Return a run's first line and its others where that line, right below a heading, says who wrote them.

    A second line may say what its author is. So are parted a numbered heading and its text.
    """
    if len(run.lines) < 3 or not _says_who(run.lines[0].text, known=False):
        return _numbered(run) if run.lines[0].box.x0 > run.box.x0 + 2 * run.size else None
    above = [o for o in runs if o is not run and o.panel == run.panel and overlap_x(o.box, run.box) > 2]
    heading = max((o for o in above if o.box.bottom <= run.box.top + 3), key=lambda o: o.box.bottom, default=None)
    if heading is None or run.box.top - heading.box.bottom > ABOVE * heading.size or heading.role == "furniture":
        return None
    if not (heading.size >= HEADING * run.size or (heading.style.bold and not run.style.bold)):
        return None
    centred = _is_amid(run.lines[0], run, heading)
    office = len(run.lines) > 3 and is_office(run.lines[1].text)
    place = centred and len(run.lines) > 3 and _is_amid(run.lines[1], run, heading) and is_second(run.lines[1].text)
    count = 2 if office or place else 1
    if not (office or place or _set_apart(run) or _says_who(run.lines[0].text, known=True)):
        return None
    start = run.lines[count].text.lstrip("“\"‘'«„—–")[:1]
    if not (start.isupper() or start.isdigit() or centred):
        return None
    return [_of(run, run.lines[:count]), _of(run, run.lines[count:])]


def _is_amid(line: Line, run: Run, heading: Run) -> bool:
    """Tell whether a line stands under the middle of a heading, inset in the column that it is set with."""
    box = line.box
    middle = abs(box.x0 + box.x1 - heading.box.x0 - heading.box.x1) <= 2 * run.size
    left = min(o.box.x0 for o in run.lines[2:])
    return middle and abs(box.x0 - left) > run.size and box.x1 < run.box.x1 - run.size


def _set_apart(run: Run) -> bool:
    """Tell whether a run's first line is short, and of another size than its text or with more room below it."""
    first, second, third = run.lines[:3]
    if first.box.width > SHORT * run.box.width:
        return False
    room = second.box.bottom - first.box.bottom
    return abs(first.style.size - second.style.size) > 0.2 or room > ROOM * (third.box.bottom - second.box.bottom)


def _says_who(text: str, *, known: bool) -> bool:
    """Tell whether a line in a text's own type is a byline: it says so, or names people; `known` by their names."""
    if len(text.split()) > WORDS or text[-1] in ".,;:?!" or is_numbered(text):
        return False
    if is_byline(text, anywhere=True):
        return True
    rule = byline_rule(text)
    if rule is None:
        return False
    found = rule.pattern.match(text)
    return found is not None and (not known or is_known_name(_AND.split(found["authors"])[0]))


def _last_words(run: Run, draft: PageDraft) -> list[Run] | None:
    """Return a deck and the byline behind its last sentence, or a text and the name below it, as two runs."""
    style = run.style
    if len(run.lines) > DECK_LINES or not (style.bold or style.italic or run.size >= DECK * draft.body_size):
        return _last_line(run, draft) if run.lines[-1].words[-1].text.isupper() else None
    last = run.lines[-1]
    for n in range(len(last.words) - 1, -1, -1):
        if last.words[n].text.casefold() not in ("by", "words:", "text:") or not last.words[n].text[0].isupper():
            continue
        before = last.words[n - 1] if n else run.lines[-2].words[-1] if len(run.lines) > 1 else None
        text = " ".join(word.text for word in last.words[n:])
        if before is None or not _SENTENCE.search(before.text) or not is_byline(text, anywhere=True):
            return None
        whole = run.lines[:-1] if n == 0 else (*run.lines[:-1], Line.of(last.words[:n]))
        deck, byline = _of(run, whole), _of(run, (Line.of(last.words[n:]),))
        byline.role, byline.head = "byline", deck
        return [deck, byline]
    return None


def _of(run: Run, lines: Sequence[Line]) -> Run:
    return Run(tuple(lines), panel=run.panel)
