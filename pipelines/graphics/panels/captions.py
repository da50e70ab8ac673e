"""The caption that stands in for a title: ``Fig. 3. Cases per 100,000, by district`` under its chart.

Belongs here: which caption is a chart's, and what of it is the title. Does not belong here: titles over graphics
(titles), and which lines are captions (articles).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.articles.tables.segments import segments_of
from pipelines.graphics.panels.panel import Panel
from pipelines.graphics.panels.titles import NUMBERED, Title, bracket_of, plain_title
from pipelines.graphics.panels.unit_words import says_unit
from pipelines.model import Block, Box
from pipelines.rules import load_lines

#: A caption stands at most so many points under or over its chart, and shares this part of the narrower's width.
AWAY = 30.0
SHARED = 0.5
#: A caption reaches into a chart's box by so many points at most: the lowest names stand there.
OVER = 6.0
#: A caption that mostly stands under what it is of.
FIGURE = re.compile(r"(?i)^(?:figure|fig\.?|chart|graph|exhibit)\s*(?:\d|[A-Z]\d*\b|[IVX]+\b)")
#: The title under a table begins so, is at most so far (in em) under it, and its lines are so near and so alike.
TABLE = re.compile(r"(?i)^(?:supplement(?:al|ary)\s)?table\s?(?:\d|[A-Z]\d*\b|[IVX]+\b)")
UNDER = 2.5
LINE_GAP = 0.6
SAME_SIZE = 0.06
#: What stands under the middle of a chart is off it by half of this share of its width at most.
OFF_MIDDLE = 0.3
#: So near (in em) under a title stand the first numbers of the table that it is over.
NEXT = 5.0
#: A title ends where its first sentence does.
SENTENCE_END = re.compile(r"(?<=[^\W\d_][^\W\d_])\.\s+(?=[A-Z(])|(?<=\d{4})\.\s+(?=[A-Z(])|\s*(?=\bSources?\s?:)")


def with_caption(title: Title, panel: Panel, box: Box) -> Title:
    """Return the title of the chart in `box`, or its numbered caption where it has none of its own over it."""
    if title.text is not None and title.boxes and not title.text[:1].islower():
        return title  # one in small letters is the end of a text
    caption = _caption_of(panel, box)
    if caption is None:
        return title
    text = SENTENCE_END.split(NUMBERED.sub("", caption.text))[0]
    return Title(plain_title(text), bracket_of(text), title.context or title.text, (caption.box,))


def with_unit_below(title: Title, panel: Panel, box: Box) -> Title:
    """Return the title of the chart in `box` with the unit that stands alone under the middle of its axis, where the
    title says none: ``thousand tonnes``."""
    if title.hint is not None:
        return title
    lines = segments_of(panel.whole_page.words, panel.whole_page)
    under = [
        s
        for s in lines
        if -1 <= s.box.top - box.bottom <= UNDER * s.size
        and abs(s.box.x0 + s.box.x1 - box.x0 - box.x1) <= OFF_MIDDLE * box.width
        and says_unit(s.text)
        and s.text.lower() not in load_lines("graphics/time_heads.txt")  # ``Year`` names the times over it
    ]
    return replace(title, hint=under[0].text) if len(under) == 1 else title


def others_captions(panel: Panel, box: Box, charts: Sequence[Box]) -> list[Box]:
    """Return the numbered captions over the chart in `box` that stand right under another of the page's `charts`,
    nearer to it."""
    found = []
    for block in panel.captions:
        if block.box.bottom > box.top + OVER or not FIGURE.match(block.text):
            continue
        under = [block.box.top - o.bottom for o in charts if o is not box and _shares(block.box, o)]
        if any(-gap <= OVER and gap <= min(AWAY, box.top - block.box.bottom) for gap in under):
            found.append(block.box)
    return found


def _shares(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) >= SHARED * min(a.width, b.width)


def titled_below(title: Title, panel: Panel, box: Box) -> Title:
    """Return the title of the table in `box`: a numbered line right under it where none stands over it, and where no
    other table follows that it could be over."""
    lines = segments_of(panel.whole_page.words, panel.whole_page)
    if any(NUMBERED.match(s.text) and any(_holds(own, s.box) for own in title.boxes) for s in lines):
        return title
    under = [s for s in lines if s.box.top >= box.bottom - 1 and s.box.x1 > box.x0 and s.box.x0 < box.x1]
    under.sort(key=lambda s: (round(s.box.top), s.box.x0))
    if not under or not TABLE.match(under[0].text) or under[0].box.top - box.bottom > UNDER * under[0].size:
        return title
    own = [under[0]]
    for line in under[1:]:
        gap = line.box.top - own[-1].box.bottom
        if gap > LINE_GAP * line.size or line.numeric or abs(line.size - own[0].size) > SAME_SIZE * line.size:
            break
        own.append(line)
    floor = own[-1].box.bottom
    if any(s.numeric and 0 <= s.box.top - floor <= NEXT * s.size for s in under):
        return title
    text = SENTENCE_END.split(NUMBERED.sub("", " ".join(s.text for s in own)))[0]
    return Title(
        plain_title(text), bracket_of(text) or title.hint, title.text or title.context, tuple(s.box for s in own)
    )


def _holds(outer: Box, inner: Box) -> bool:
    return outer.x0 - 1 <= inner.x0 and inner.x1 <= outer.x1 + 1 and outer.top - 1 <= inner.top <= outer.bottom


def _caption_of(panel: Panel, box: Box) -> Block | None:
    near = []
    for block in panel.captions:
        shared = min(block.box.x1, box.x1) - max(block.box.x0, box.x0)
        gap = max(block.box.top - box.bottom, box.top - block.box.bottom)
        close = -OVER <= gap <= AWAY and shared >= SHARED * min(block.box.width, box.width)
        if close and NUMBERED.match(block.text):
            near.append((gap if block.box.top >= box.bottom - OVER else gap + AWAY, block))
    return min(near, key=lambda entry: entry[0])[1] if near else None
