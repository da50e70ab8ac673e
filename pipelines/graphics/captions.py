"""The caption that stands in for a title: ``Fig. 3. Cases per 100,000, by district`` under its chart.

Belongs here: which caption is a chart's, and what of it is the title. Does not belong here: titles over graphics
(titles), and which lines are captions (articles).
"""

from __future__ import annotations

import re

from pipelines.graphics.panel import Panel
from pipelines.graphics.titles import NUMBERED, Title, bracket_of, plain_title
from pipelines.model import Block, Box

#: A caption stands at most so many points under or over its chart, and shares this part of the narrower's width.
AWAY = 30.0
SHARED = 0.5
#: A title ends where its first sentence does.
SENTENCE_END = re.compile(r"(?<=[^\W\d_][^\W\d_])\.\s+(?=[A-Z(])|(?<=\d{4})\.\s+(?=[A-Z(])|\s*(?=\bSources?\s?:)")


def with_caption(title: Title, panel: Panel, box: Box) -> Title:
    """Return the title of the chart in `box`, or its numbered caption where it has none of its own over it."""
    if title.text is not None and title.boxes:
        return title
    caption = _caption_of(panel, box)
    if caption is None:
        return title
    text = SENTENCE_END.split(NUMBERED.sub("", caption.text))[0]
    return Title(plain_title(text), bracket_of(text), title.context or title.text, (caption.box,))


def _caption_of(panel: Panel, box: Box) -> Block | None:
    near = []
    for block in panel.captions:
        shared = min(block.box.x1, box.x1) - max(block.box.x0, box.x0)
        gap = max(block.box.top - box.bottom, box.top - block.box.bottom)
        close = -6 <= gap <= AWAY and shared >= SHARED * min(block.box.width, box.width)
        if close and NUMBERED.match(block.text):
            near.append((gap if block.box.top >= box.bottom - 6 else gap + AWAY, block))
    return min(near, key=lambda entry: entry[0])[1] if near else None
