"""The linter and the type checker as part of the tests, so the two commands of the README say all there is to say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    *(".ci", ".gitignore", "pyproject.toml", "constraints.txt"),
    *("README.md", "LICENSE", "CHANGELOG.md", "BENCHMARKS.md"),
    *("pipelines", "raw", "warehouse", "schemas", "tests"),
}


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["mypy"]],
    ids=["ruff", "mypy --strict"],
)
def test_the_tree_is_clean(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_modules_stay_readable() -> None:
    """A module that does one thing is under about 400 lines; the one that is longer has to be split."""
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for folder in ("pipelines", "schemas")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 450} == {}


def test_every_module_says_what_belongs_there() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for folder in ("pipelines", "schemas")
        for path in (ROOT / folder).rglob("*.py")
        if not path.read_text(encoding="utf-8").startswith('"""')
    ]
    assert silent == []


def test_nothing_else_lies_at_the_top() -> None:
    """What somebody wrote down while looking for a fault is easily committed with the mend."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("the tree is no git checkout: what is committed cannot be told from what lies beside it")
    assert {name.split("/")[0] for name in listed.stdout.splitlines()} - TOP_LEVEL == set()
