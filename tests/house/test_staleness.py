"""A stage is stale when any rule it reads has changed: the folders it declares are those its rooms name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.stages import STAGES

ROOT = Path(__file__).resolve().parents[2] / "pipelines"
NAMED = re.compile(r'"([a-z]+)/[a-z_]+\.(?:toml|tsv|txt)"')


@pytest.mark.parametrize("name", sorted(STAGES))
def test_a_stage_declares_the_rule_folders_its_rooms_read(name: str) -> None:
    stage = STAGES[name]
    own_room = ROOT / stage.rooms[-1] if name == "pages" else ROOT / stage.rooms[0]
    sources = [path.read_text(encoding="utf-8") for path in own_room.rglob("*.py")]
    named = {folder for source in sources for folder in NAMED.findall(source)} & {
        p.name for p in (ROOT / "rules").iterdir()
    }
    assert named <= set(stage.rule_folders), f"{name} reads {sorted(named - set(stage.rule_folders))}"
