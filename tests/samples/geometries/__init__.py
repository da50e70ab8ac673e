"""Graphics in geometries of their own, each drawn once, with its truth written down beside it.

Belongs here: one function per geometry, named in `MADE`. Does not belong here: graphics from a seed.
"""

from __future__ import annotations

from tests.samples.geometries import cells, charts, panels, second_drawn, second_tables, tables
from tests.samples.geometries.draft import Draft
from tests.samples.truth import Truth

MADE = {**tables.MADE, **cells.MADE, **charts.MADE, **panels.MADE, **second_tables.MADE, **second_drawn.MADE}


def make(name: str) -> tuple[bytes, Truth]:
    """Return the file of a geometry and what it says."""
    draft = Draft(name)
    MADE[name](draft)
    return draft.finish()
