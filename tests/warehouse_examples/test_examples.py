"""Every question of the warehouse's README gives the answer printed there, and every way in works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.storage.querying import Reader
from tests.warehouse_examples.issues import ROOT, Warehouses, build
from tests.warehouse_examples.readme import PYTHON, README, SHELL, Example, examples, table

TEXT = README.read_text(encoding="utf-8")
EXAMPLES = examples(TEXT)
NOTEBOOK = ROOT / "warehouse" / "example.ipynb"


@pytest.fixture(scope="module")
def warehouses(tmp_path_factory: pytest.TempPathFactory) -> Warehouses:
    return build(tmp_path_factory.mktemp("examples"))


def test_there_are_ten_questions() -> None:
    assert len(EXAMPLES) >= 10
    assert TEXT.count("```sql") == len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.question[:40])
def test_a_question_gives_the_answer_printed(warehouses: Warehouses, example: Example) -> None:
    """Refresh the answers with ``python -m tests.warehouse_examples.refresh`` when rules or samples changed."""
    with Reader(warehouses.named(example.warehouse)) as reader:
        answer = reader.query(example.sql)
    assert answer.rows, "an example without an answer shows nothing"
    assert table(answer) == example.answer


@pytest.mark.parametrize("code", [found["code"] for found in PYTHON.finditer(TEXT)], ids=lambda code: code.split()[1])
def test_python_examples_run(warehouses: Warehouses, code: str) -> None:
    done = run([sys.executable, "-c", code], warehouses)
    assert done.stdout.strip()


@pytest.mark.parametrize("command", [line for found in SHELL.finditer(TEXT) for line in found["code"].splitlines()])
def test_shell_examples_run(warehouses: Warehouses, command: str) -> None:
    done = run(["bash", "-ec", command], warehouses)
    assert done.stdout.strip()


def test_the_notebook_runs_from_top_to_bottom(warehouses: Warehouses) -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    assert all(not cell.get("outputs") for cell in cells)
    assert run([sys.executable, "-c", code], warehouses).stdout.strip()


def run(command: list[str], warehouses: Warehouses) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder that looks like the project's, with the environment's own commands on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {"PATH": path, "BULLETINS_WAREHOUSE": "warehouse/bulletins.duckdb"}
    done = subprocess.run(
        command, cwd=warehouses.both, env=os.environ | settings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done
