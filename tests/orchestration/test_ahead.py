"""Workers go ahead to the stages that follow: what comes of it is what each stage by itself would make."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pipelines.arrivals import announce, plan
from pipelines.engine import Engine, StageItem, run_item
from pipelines.intake.reasons import Reason
from pipelines.intake.workers import Failed
from pipelines.settings import PROJECT, Settings
from pipelines.stages import STAGES
from pipelines.storage.staging import Envelope
from tests.orchestration.conftest import House


def announced(engine: Engine, settings: Settings) -> tuple[str, ...]:
    found = plan(settings)
    announce(found.arrivals, engine.staging)
    engine.settle(found.issue_ids)
    return found.issue_ids


def staged(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for stage in STAGES for path in (root / stage).iterdir()}


def test_going_ahead_stages_the_same_as_stage_by_stage(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (PROJECT / "raw").glob("*.pdf"):
        shutil.copy(path, house.settings.raw)
    made = {}
    heard: dict[str, list[str]] = {"": [], "ahead": []}
    for name, then in (("", ()), ("ahead", tuple(STAGES))):
        root = house.settings.warehouse.parent / f"staging{name}"
        settings = house.settings.model_copy(update={"staging": str(root)})
        with Engine(settings, on_stage=lambda one, name=name: heard[name].append(one.stage)) as engine:  # type: ignore[misc]
            issue_ids = announced(engine, settings)
            for stage in STAGES:
                assert [one.stage for one in engine.run(stage, issue_ids, then)] == [stage] * len(issue_ids)
        made[name] = staged(root)
    assert made["ahead"].keys() == made[""].keys()
    assert [name for name in made[""] if made["ahead"][name] != made[""][name]] == []
    assert sorted(heard["ahead"]) == sorted(heard[""])


class PoolThatLosesWorkers:
    """A pool whose workers do the first stage of an item and die over the next."""

    def run(self, items: Iterable[StageItem]) -> Iterator[tuple[StageItem, Failed]]:
        for item in items:
            if item.stages[0] != "articles":
                run_item(StageItem(item.stages[:1], item.issue_id, item.staging_root, item.settings))
            yield item, Failed(Reason.READER_CRASHED, "SIGSEGV")

    def close(self) -> None:
        pass


def test_a_worker_lost_over_a_later_stage_leaves_the_first_done(house: House) -> None:
    house.drop("a.pdf")
    with Engine(house.settings) as engine:
        issue_ids = announced(engine, house.settings)
        engine._pool = PoolThatLosesWorkers()  # type: ignore[assignment]
        envelopes: list[Envelope] = [engine.run(stage, issue_ids, STAGES)[0] for stage in STAGES]
    assert {one.stage: one.status for one in envelopes} == {
        stage: "done" if stage == "pages" else "refused" for stage in STAGES
    }
    assert envelopes[1].reason == Reason.READER_CRASHED
