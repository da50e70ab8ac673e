"""The unit that a note under a table gives to its numbers: ``Note: All figures are in thousand tonnes.``

Belongs here: finding the note and the unit in it, for a table whose title gives none. Does not belong here: notes over
a table (titles), and what a unit is.
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.articles.page.rules import pattern_rules
from pipelines.articles.page.word_arrays import arrays_of
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.graphics.panels.panel import Panel
from pipelines.graphics.panels.titles import Title
from pipelines.graphics.panels.unit_words import says_unit
from pipelines.model import Box

RULES = "table_notes.toml"
RATE = "rate-of-figures"
#: The notes of a table begin so far (in points) under it, follow each other within so many em, and are so many lines.
BELOW = 24.0
LEADING = 1.2
MOST_LINES = 8


def with_note_below(title: Title, panel: Panel, box: Box) -> Title:
    """Return a table's title with the unit that the notes under its `box` give to all its numbers, where neither the
    title nor a line at it says one."""
    named = _named_in(" ".join(line.text for line in _lines_under(panel, box)))
    if named is not None:
        return replace(title, hint=named if title.hint is None else f"{title.hint}; {named}")
    if any(says_unit(part) for part in (title.hint or "").split("; ")):
        return title
    unit = _unit_in(" ".join(line.text for line in _lines_under(panel, box)))
    if unit is None:
        return title
    return replace(title, hint=unit if title.hint is None else f"{title.hint}; ({unit})")


def _named_in(text: str) -> str | None:
    """Return what a note says that the numbers of one column are in: ``Guest nights = thousands``."""
    for rule in pattern_rules(RULES, "named_unit") if " in " in text else ():
        match = rule.pattern.search(text)
        if match is not None:
            return f"{match['what']} = {match['unit']}"
    return None


def _unit_in(text: str) -> str | None:
    for rule in pattern_rules(RULES, "unit") if " in " in text or " per " in text else ():
        for match in rule.pattern.finditer(text):
            if says_unit(match["unit"]) or rule.rule_id == RATE:
                return match["unit"]
    return None


def _lines_under(panel: Panel, box: Box) -> list[Segment]:
    """Return the lines right under a box, from the top down, up to the first that stands off."""
    page = panel.whole_page
    arrays = arrays_of(page)
    near = (arrays.top >= box.bottom - 2) & (arrays.top <= box.bottom + BELOW + MOST_LINES * 14)
    words = [page.words[place] for place in near.nonzero()[0].tolist()]
    lines = [s for s in segments_of(words, page) if s.box.x0 < box.x1 and s.box.x1 > box.x0]
    taken: list[Segment] = []
    edge = box.bottom
    for line in sorted(lines, key=lambda s: (round(s.middle), s.box.x0)):
        if line.box.top - edge > (LEADING * line.size if taken else BELOW) or len(taken) >= MOST_LINES:
            break
        taken.append(line)
        edge = max(edge, line.box.bottom)
    return taken
