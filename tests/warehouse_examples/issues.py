"""The two issues that the README's answers are about: the sample in `raw/`, and the one after it, which revises it.

Belongs here: drawing and loading them. ``python -m tests.warehouse_examples.issues FOLDER`` draws the second into
FOLDER. Does not belong here: the answers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Warehouses:
    """A warehouse of the sample alone, and one of both issues; each in a folder that looks like the project's."""

    sample: Path
    both: Path

    def named(self, name: str) -> Path:
        """Return the DuckDB file of the warehouse `name`."""
        return {"sample": self.sample, "both": self.both}[name] / "warehouse" / "bulletins.duckdb"


def draw_next(folder: Path) -> Path:
    """Draw the issue after the sample into the folder."""
    sys.path.insert(0, str(ROOT / "tests"))
    from tests.golden import tideland

    issue = tideland.number_28()
    file = folder / issue.file_name
    file.write_bytes(issue.data)
    return file


def build(folder: Path) -> Warehouses:
    """Load the sample, then the next issue too, as a user does: with the command."""
    raw, both = folder / "both" / "raw", folder / "both"
    raw.mkdir(parents=True)
    for file in sorted((ROOT / "raw").glob("*.sample.pdf")):
        shutil.copy(file, raw)
    _ingest(both)
    sample = folder / "sample"
    (sample / "warehouse").mkdir(parents=True)
    shutil.copy(both / "warehouse" / "bulletins.duckdb", sample / "warehouse")
    draw_next(raw)
    _ingest(both)
    return Warehouses(sample, both)


def _ingest(folder: Path) -> None:
    settings = {
        "BULLETINS_RAW": str(folder / "raw"),
        "BULLETINS_WAREHOUSE": str(folder / "warehouse" / "bulletins.duckdb"),
        "BULLETINS_SETTLE_SECONDS": "0",
    }
    done = subprocess.run(
        [sys.executable, "-m", "pipelines.cli", "ingest"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("BULLETINS_")} | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


if __name__ == "__main__":
    print(draw_next(Path(sys.argv[1])))
