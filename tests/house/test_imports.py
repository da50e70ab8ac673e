"""The import directions of the house: a room imports the rooms before it, never one behind it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FREE = {"values", "model", "errors", "rules"}
ALLOWED = {
    "values": set(),
    "model": set(),
    "errors": set(),
    "rules": set(),
    "intake": {"pages"},
    "pages": set(),
    "articles": {"pages"},
    "graphics": {"pages", "articles"},
    "figures": {"pages", "articles", "graphics"},
    "entities": {"pages", "articles", "graphics"},
    "storage": {"intake", "entities"},
}
SUBROOMS = {
    "articles": ("page", "wording", "text", "tables", "charts", "areas", "roles", "order", "stories", "issue"),
    "figures": ("lexicon", "quantities", "periods", "sentences", "circumstances", "concepts", "timing", "labelled"),
    "graphics": ("panels", "tables", "charts", "infographics"),
}
PURE = ("pages", "articles", "graphics", "figures", "entities")
NOT_IN_PURE = {"dagster", "duckdb", "polars", "pandas", "pandera", "time", "requests", "socket", "subprocess"}


def imports_of(path: Path) -> set[str]:
    """Return the modules that a file imports, in full."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return found


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "pipelines" and len(parts) > 1 else None


def files_of(room: str) -> list[Path]:
    folder = ROOT / "pipelines" / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_rooms_before_it(room: str) -> None:
    for path in files_of(room):
        rooms = {name for name in map(room_of, imports_of(path)) if name is not None}
        wrong = rooms - ALLOWED[room] - FREE - {room}
        assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_know_no_framework_and_no_clock(room: str) -> None:
    for path in files_of(room):
        tops = {module.split(".")[0] for module in imports_of(path)}
        assert not tops & NOT_IN_PURE, f"{path.relative_to(ROOT)} imports {sorted(tops & NOT_IN_PURE)}"


def test_dagster_only_in_orchestration() -> None:
    for path in sorted((ROOT / "pipelines").rglob("*.py")):
        if "orchestration" in path.parts or path.name == "definitions.py":
            continue
        assert not any(module.split(".")[0] == "dagster" for module in imports_of(path)), path


def test_orchestration_keeps_annotations_real() -> None:
    """Dagster reads the annotations of assets; postponed ones are strings to it."""
    for path in files_of("orchestration"):
        assert "from __future__ import annotations" not in path.read_text(encoding="utf-8"), path


def test_schemas_import_nothing_of_ours() -> None:
    for path in sorted((ROOT / "schemas").rglob("*.py")):
        assert not any(module.split(".")[0] == "pipelines" for module in imports_of(path)), path


def test_whoever_hands_out_work_does_not_load_what_reads() -> None:
    """spaCy, the PDF readers and pictures of the site take two seconds and 100 MB; the workers alone need them."""
    asked = "import sys, pipelines.orchestration.local, pipelines.commands.ingest; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "pdfplumber", "pypdfium2", "pikepdf", "jinja2", "pipelines.articles"} & set(loaded)


def test_whoever_reads_text_does_not_load_the_command_line_of_spacy() -> None:
    """It brings an HTTP client and converters of training data: 14 MB and a fifth of a second for each worker."""
    asked = (
        "import sys; from pipelines.rules.english import english; english(); "
        "print(*sys.modules); import spacy.cli; assert callable(spacy.cli.info)"
    )
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    assert "spacy" in loaded
    assert not {"spacy.cli", "requests"} & set(loaded)


@pytest.mark.parametrize("room", sorted(SUBROOMS))
def test_a_part_of_a_room_imports_only_the_parts_before_it(room: str) -> None:
    order = SUBROOMS[room]
    folders = {path.name for path in (ROOT / "pipelines" / room).iterdir() if (path / "__init__.py").exists()}
    assert folders == set(order)
    for place, part in enumerate(order):
        for path in sorted((ROOT / "pipelines" / room / part).rglob("*.py")):
            names = (module.split(".") for module in imports_of(path) if module.startswith(f"pipelines.{room}."))
            wrong = {name[2] for name in names if name[2] in order[place + 1 :]}
            assert not wrong, f"{path.relative_to(ROOT)} imports {sorted(wrong)}"
