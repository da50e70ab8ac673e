"""Tables typeset by ReportLab, each with something that was misread when it was first seen.

Belongs here: the files, and what is to be found in them (`numbers.json`: for each file its numbers as value, unit, the
words of row and column that concept, place and period have to say together, first and last day or null). Does not
belong here: pages of a browser (`tests.samples.printed`), and whole issues.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.samples.printed import Named

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.pdf"))


def load(name: str) -> tuple[bytes, tuple[Named, ...]]:
    """Return a file and the numbers that have to be found in it."""
    rows = json.loads((FOLDER / "numbers.json").read_text(encoding="utf-8"))[name]
    numbers = (Named(v, unit, tuple(says), (days[0], days[1]) if days else None, 1e-9) for v, unit, says, days in rows)
    return (FOLDER / f"{name}.pdf").read_bytes(), tuple(numbers)
