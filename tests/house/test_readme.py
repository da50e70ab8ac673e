"""The README's commands are what the project does: both lines, the gate, the settings and the subcommands it names."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from typer.testing import CliRunner

from pipelines.cli import app
from pipelines.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """Return the shell lines of the README's indented blocks."""
    return [line.strip() for line in README.splitlines() if line.startswith("    ") and not line.startswith("     ")]


def test_the_first_screen_has_the_two_commands() -> None:
    first, second = [line for line in README.splitlines()[:40] if line.startswith("    python3 -m venv")]
    assert first.endswith(".venv/bin/bulletins ingest")
    assert second.endswith(".venv/bin/python -m pytest")
    assert "-c constraints.txt" in first
    assert "-c constraints.txt" in second


def test_the_gate_runs_the_readmes_test_command() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in gate
    pattern = re.compile(r"^    (python3 -m venv .*pytest)$", re.M)
    assert len(pattern.findall(README)) == 1


def test_the_example_becomes_the_rows_it_shows() -> None:
    example = re.search(r"^> (.+)\n\n\| (.+) \|\n\|[-|]+\n((?:\|.+\n)+)", README, re.M)
    assert example is not None
    sentence, columns, rows = example[1], example[2].split(" | "), example[3].splitlines()
    shown = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    printed = CliRunner().invoke(app, ["parse", "-"], input=sentence).stdout.splitlines()
    figures = [record for record in map(json.loads, printed) if record["type"] == "figure"]
    names = ["period_end" if name == "period" else name for name in columns]
    got = [
        ["" if figure[name] is None else f"{figure[name]}".removesuffix(".0") for name in names] for figure in figures
    ]
    assert got == shown


def test_every_subcommand_the_readme_names_exists() -> None:
    named = {line.split()[1] for line in commands() if line.startswith("bulletins ")}
    named |= set(re.findall(r"`bulletins ([a-z]+)", README))
    known = {command.name or command.callback.__name__ for command in app.registered_commands}
    known |= {group.name for group in app.registered_groups}
    assert named <= known, named - known


def test_every_subcommand_shows_its_help() -> None:
    runner = CliRunner()
    for command in app.registered_commands:
        name = command.name or command.callback.__name__
        assert runner.invoke(app, [name, "--help"]).exit_code == 0, name


def test_the_readmes_settings_exist_with_the_defaults_it_tells() -> None:
    told = dict(re.findall(r"^\| `BULLETINS_([A-Z_]+)` \| ([^|]+?) \|", README, re.M))
    fields = Settings.model_fields
    assert {name.lower() for name in told} <= set(fields)
    for name in ("WORKERS", "SETTLE_SECONDS"):
        assert float(told[name]) == float(fields[name.lower()].default)


def test_the_constraints_hold_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split("\n")
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!_-]+", pin) for pin in pins)
    pinned = {re.split("==", pin)[0].lower().replace("_", "-") for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[\[<>=~! ]", item)[0].lower().replace("_", "-") for item in direct} - {"bulletins"}
    assert names <= pinned, names - pinned
