"""Columnists’ pictures: a name below or beside one says who wrote the story beside it.

Belongs here: which names below pictures are bylines. Does not belong here: captions of other pictures (`captions`), and
names at headlines (`around`, `bylines`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.areas.pictures import page_pictures
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.wording.bylines import is_address, is_known_name, is_name, is_office, is_second
from pipelines.articles.wording.wordlist import given_names, known_words
from pipelines.model import Box

#: A columnist's picture is at most this share of the page's width, and at least so many times as high as wide.
WIDTH = 0.22
UPRIGHT = 0.85
#: What a name at a picture may have been taken for.
NAMED = ("body", "subhead", "caption", "headline", "kicker")
#: A name and what its bearer is, below a picture, have at most so many lines.
LINES = 3
#: The name stands at most so many of its sizes below the picture.
BELOW = 1.8
#: It may reach past the picture by this share of its width.
PAST = 0.6
#: A name beside a picture over a column's headline stands at most so many of its sizes away.
BESIDE = 3.0
#: A name in type so much larger than the text is a columnist's, not what a picture shows.
LARGE = 1.3
#: A columnist's name over a headline is flush with that within so many points; the headline is so many times as large.
FLUSH = 2.0
LARGER = 1.15
#: A line between them has at most so many words.
LINE_WORDS = 8
#: Nothing else stands under it nearer than so many of its sizes.
ALONE = 1.2


def writers_pictured(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Set the role of names below small upright pictures: bylines on opinion pages or with an office, else captions."""
    addresses = [run for run in runs if "@" in run.text]
    named = [run for run in runs if run.role in NAMED and (_is_person(run) or _has_address(run, addresses))]
    pictures = page_pictures(draft) if named else []
    small = [box for box in pictures if box.width <= WIDTH * draft.page.width_pt and box.height >= UPRIGHT * box.width]
    for run in named:
        head = _headline_below(run, small, runs)
        if head is not None:
            run.role, run.head, run.level, run.note = "byline", head, 0, ""
        if run.role == "byline" or (run.role == "headline" and _heads_text(run, runs)):
            continue
        if run.role == "kicker" and run.head is not None and any(_is_right_below(run, box) for box in small):
            run.role, run.level = "byline", 0
            continue
        picture = next((box for box in small if _is_below(run, box)), None)
        if picture is None or _over_text(run, runs):
            continue
        head = _headline_of(run, picture, runs)
        large = run.size >= LARGE * draft.body_size
        if head is not None and (len(run.lines) > 1 or large or _is_opinion(draft)):
            run.role, run.head, run.level, run.note = "byline", head, 0, ""
        elif run.role not in ("caption", "headline"):
            run.role, run.level, run.note = "caption", 0, ""


def columnists_over_headlines(runs: Sequence[Run]) -> None:
    """Make bylines of known names right over a larger headline and flush with it, be it with a line between."""
    heads = [run for run in runs if run.role == "headline"]
    for name in runs if len(heads) > 1 else ():
        if name.role not in ("headline", "subhead") or len(name.lines) > 1 or not is_known_name(_in_small(name.text)):
            continue
        below = [o for o in runs if abs(o.box.x0 - name.box.x0) <= FLUSH and o.box.top >= name.box.bottom - 3]
        first, *others = sorted(below, key=lambda o: o.box.top)[:2] or [name]
        between = len(first.lines) == 1 and first.size <= name.size and first.word_count <= LINE_WORDS
        head = others[0] if between and others and first.role != "byline" else first
        near = (ALONE if head is first else BESIDE) * name.size
        if head.role == "headline" and head.size >= LARGER * name.size and head.box.top - name.box.bottom <= near:
            name.role, name.head, name.level = "byline", head, 0
            if head is not first:
                first.role, first.head, first.level = "byline" if is_office(first.text) else "kicker", head, 0


def _in_small(text: str) -> str:
    """Return a name that is printed in capitals as it is written."""
    return text.title() if text.isupper() else text


def _is_person(run: Run) -> bool:
    if len(run.lines) > LINES:
        return False
    first, *others = (line.text for line in run.lines)
    if len(others) == 1 and " " not in first and " " not in others[0]:  # a name set on two lines
        first, others = f"{first} {others[0]}", []
    words = [word.casefold() for word in first.split()]
    known = is_name(first) and (words[0] in given_names() or is_known_name(first) or _are_rare(words))
    return known and all(is_second(line) for line in others)


def _are_rare(words: Sequence[str]) -> bool:
    return not any(word.strip(".") in known_words() for word in words)


def _has_address(run: Run, addresses: Sequence[Run]) -> bool:
    """Tell whether where to write to stands right below a name, flush with it: that of somebody who writes."""
    return any(
        is_address(o.text)
        and is_name(run.text)
        and abs(o.box.x0 - run.box.x0) <= FLUSH
        and -3 <= o.box.top - run.box.bottom <= run.size
        for o in addresses
    )


def _is_below(run: Run, picture: Box) -> bool:
    most = picture.x1 + max(2 * run.size, PAST * picture.width)
    inside = run.box.x0 >= picture.x0 - run.size and run.box.x1 <= most
    return inside and -0.5 * run.size <= run.box.top - picture.bottom <= BELOW * run.size


def _is_right_below(run: Run, picture: Box) -> bool:
    """Tell whether a line stands flush below a picture."""
    return abs(run.box.x0 - picture.x0) <= FLUSH and _is_below(run, picture)


def _headline_below(run: Run, pictures: Sequence[Box], runs: Sequence[Run]) -> Run | None:
    """Return the headline right below a small picture with a name beside it, flush with the picture: a column's."""
    size = run.size
    for box in pictures:
        beside = -1 <= run.box.x0 - box.x1 <= BESIDE * size and box.top - size <= run.box.top <= box.bottom
        for head in runs if beside else ():
            below = -2 <= head.box.top - max(box.bottom, run.box.bottom) <= 1.6 * head.size
            flush = abs(head.box.x0 - box.x0) <= size and head.panel == run.panel
            over = abs(head.box.x0 - run.box.x0) <= FLUSH and -3 <= head.box.top - run.box.bottom <= ALONE * size
            if head is not run and head.role == "headline" and (over or (below and flush)) and head.size > 1.05 * size:
                return head
    return None


def _heads_text(run: Run, runs: Sequence[Run]) -> bool:
    """Tell whether anything follows below a name in large type."""
    return any(other.box.top >= run.box.bottom - 2 and overlap_x(other.box, run.box) > 2 for other in runs)


def _over_text(run: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a text or heading stands right below a name: then it heads that, or is its kicker."""
    return any(
        other is not run
        and -2 <= other.box.top - run.box.bottom <= ALONE * run.size
        and min(other.box.x1, run.box.x1) - max(other.box.x0, run.box.x0) > 2
        for other in runs
    )


def _headline_of(run: Run, picture: Box, runs: Sequence[Run]) -> Run | None:
    """Return the headline beside or over a picture's top that has no byline yet."""
    signed = {id(other.head) for other in runs if other.role == "byline" and other.head is not None}
    heads = [
        head
        for head in runs
        if head.role == "headline"
        and head.panel == run.panel
        and id(head) not in signed
        and head.box.top <= run.box.bottom
        and (head.box.x0 >= picture.x1 - 2 or (head.box.x0 <= picture.x1 and head.box.bottom <= picture.top + 2))
    ]
    return min(heads, key=lambda head: abs(head.box.top - picture.top), default=None)


def _is_opinion(draft: PageDraft) -> bool:
    """Tell whether a line of the page, be it furniture, names it as one of opinion."""
    rules = pattern_rules("labels.toml", "opinion")
    lines = (run.text.strip("0123456789 |·•") for run in draft.runs if len(run.lines) == 1)
    return any(match_rule(text, rules) is not None for text in lines)
