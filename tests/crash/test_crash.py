"""A few rounds of killing a load; `python -m tests.crash 200` plays many."""

from __future__ import annotations

from pathlib import Path

from tests.crash.rounds import play

ROUNDS = 4


def test_a_killed_load_leaves_nothing_lost_doubled_or_torn(tmp_path: Path) -> None:
    played = list(play(tmp_path / "house", ROUNDS, seed=7))
    assert [fault for one in played for fault in one.faults] == []
    assert any(one.killed for one in played), "no round met a run that was still going"
