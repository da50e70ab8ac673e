"""The worker pool: whatever one item does, it gets a reason and the others go on."""

from __future__ import annotations

from intake_tasks import misbehave

from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason
from pipelines.intake.workers import Done, Failed, WorkerPool

LIMITS = Limits(wall_seconds_per_step=2.0)


def outcomes(items, workers=2, limits=LIMITS):
    with WorkerPool(workers, limits, misbehave) as pool:
        return dict(pool.run(items))


def test_every_way_to_fail_has_its_reason_and_the_others_go_on():
    got = outcomes(["a", "exit", "segfault", "b", "raise", "memory", "hang", "spin", "c"])
    assert {item: outcome.value for item, outcome in got.items() if isinstance(outcome, Done)} == {
        "a": "a done",
        "b": "b done",
        "c": "c done",
    }
    assert {item: outcome.reason for item, outcome in got.items() if isinstance(outcome, Failed)} == {
        "exit": Reason.READER_CRASHED,
        "segfault": Reason.READER_CRASHED,
        "raise": Reason.READER_FAULT,
        "memory": Reason.MEMORY,
        "hang": Reason.WALL_TIME,
        "spin": Reason.CPU_TIME,
    }


def test_a_step_that_kills_its_worker_costs_that_step_alone():
    got = outcomes(["pages"])["pages"]
    assert isinstance(got, Done)
    assert got.value == "1 read, 2 reader_crashed: SIGSEGV, 3 overran"
