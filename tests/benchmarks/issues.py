"""Any number of different bulletins to measure with, set by the samples' typesetter from seeds.

Belongs here: which layouts, and where they are written. Does not belong here: any measurement.
``python -m tests.benchmarks.issues FOLDER COUNT`` writes them; what is there already is left.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.samples import layouts

# Newspaper pages, newsletters and statistical reports: what comes into a drop folder.
KINDS = ("broadsheet", "newsletter", "statistical", "magazine", "report", "briefs", "gazette", "panels")


def write_issues(folder: Path, count: int) -> list[Path]:
    """Write `count` issues, each of another content, and return their paths in the order of their names."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        path = folder / f"{kind}-{1000 + number}.pdf"
        if not path.exists():
            data, _ = layouts.make(kind, 5000 + number)
            path.write_bytes(data)
        paths.append(path)
    return sorted(paths)


if __name__ == "__main__":
    print(len(write_issues(Path(sys.argv[1]), int(sys.argv[2]))), "issues")
