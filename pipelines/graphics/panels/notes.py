"""Notes that stand below a table: what its marks mean, and where its numbers come from.

Belongs here: telling such lines from labels and numbers of a graphic. Does not belong here: raised marks in cells
(note_marks), and a table's title and the note above it (titles).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.graphics.panels.panel import Panel
from pipelines.model import Box

RULES = "table_notes.toml"
#: A note begins at most so many points below its table, and left of the table's edge by at most so many; its lines
#: follow each other within so many em.
BELOW = 16.0
OUTSIDE = 12.0
LEADING = 1.0


def note_boxes(panel: Panel, tables: Sequence[Box]) -> list[Box]:
    """Return the boxes of the panel's notes under the tables, boxes in points from the page's top left corner."""
    if not tables:
        return []
    segments = segments_of(panel.page.words, panel.page)
    found = []
    for table in tables:
        lines = _lines_below(table, segments)
        text = " ".join(segment.text for segment in lines)
        if lines and match_rule(text, pattern_rules(RULES, "note")):
            found.append(Box.around([segment.box for segment in lines]))
    return found


def _lines_below(table: Box, segments: Sequence[Segment]) -> list[Segment]:
    """Return the lines that follow each other at their own leading under a table, none where the first stands off."""
    below = [s for s in segments if s.box.top >= table.bottom - 2 and s.box.x0 >= table.x0 - OUTSIDE]
    below = sorted((s for s in below if s.box.x0 < table.x1), key=lambda s: (round(s.middle), s.box.x0))
    taken: list[Segment] = []
    for segment in below:
        edge = max((s.box.bottom for s in taken), default=table.bottom)
        if segment.box.top - edge > (LEADING * segment.size if taken else BELOW):
            break
        taken.append(segment)
    return taken


def refers_back(hint: str) -> bool:
    """Tell whether a note over a table only says where the note is: ``See headnote, page 7``."""
    return match_rule(hint, pattern_rules(RULES, "reference")) is not None


def names_source(line: str) -> bool:
    """Tell whether a line over a table only says where its numbers come from: ``Source: State Elections Offices``."""
    return match_rule(line, pattern_rules(RULES, "source")) is not None
