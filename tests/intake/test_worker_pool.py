"""The worker pool: whatever one item does, it gets a reason and the others go on."""

from __future__ import annotations

import multiprocessing.connection
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from intake_tasks import (
    count_frozen,
    environment_of,
    misbehave,
    name_process,
    space_taken_by_a_small_table,
    unpicklable,
)

from pipelines.intake import workers
from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason
from pipelines.intake.workers import Done, Failed, WorkerError, WorkerPool

LIMITS = Limits(wall_seconds_per_step=2.0)
# Seconds after which a test gives up on a process that should end by itself, on however busy a machine.
HUNG = 240


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
        "raise": Reason.INTERNAL_ERROR,
        "memory": Reason.MEMORY,
        "hang": Reason.WALL_TIME,
        "spin": Reason.CPU_TIME,
    }


def test_a_step_that_kills_its_worker_costs_that_step_alone():
    got = outcomes(["pages"])["pages"]
    assert isinstance(got, Done)
    assert got.value == "1 read, 2 reader_crashed: SIGSEGV, 3 overran"


def test_a_worker_serves_many_items():
    with WorkerPool(1, LIMITS, name_process) as pool:
        first = {outcome.value for _, outcome in pool.run(range(5))}
        assert len(first) == 1
        assert {outcome.value for _, outcome in pool.run(range(5))} == first


def test_what_the_first_item_loaded_is_not_searched_for_garbage_again():
    with WorkerPool(1, LIMITS, count_frozen) as pool:
        counts = [outcome.value for _, outcome in pool.run(range(3))]
    assert counts[0] == 0
    assert min(counts[1:]) > 1000


def test_items_are_fetched_only_as_workers_are_free():
    fetched = []

    def items():
        for number in range(100):
            fetched.append(number)
            yield number

    with WorkerPool(2, LIMITS, name_process) as pool:
        next(pool.run(items()))
        assert len(fetched) <= 4


def test_a_run_left_early_leaves_the_pool_usable():
    with WorkerPool(2, LIMITS, misbehave) as pool:
        for item, _ in pool.run(["a", "hang"]):
            assert item == "a"
            break
        assert dict(pool.run(["b"]))["b"].value == "b done"


def test_a_result_that_cannot_be_sent_fails_that_item():
    with WorkerPool(1, LIMITS, unpicklable) as pool:
        assert [outcome.reason for _, outcome in pool.run([1, 2])] == [Reason.INTERNAL_ERROR] * 2


def test_a_task_that_cannot_be_imported_is_an_error_of_the_installation():
    def local(item):
        return item

    with pytest.raises(WorkerError, match="top level"):
        WorkerPool(1, LIMITS, local)


def test_without_workers_the_task_runs_in_this_process():
    with WorkerPool(0, LIMITS, name_process) as pool:
        assert [outcome.value for _, outcome in pool.run([1])] == [os.getpid()]


def test_secrets_and_cmap_path_do_not_reach_the_workers(monkeypatch):
    monkeypatch.setenv("CMAP_PATH", "somewhere")
    monkeypatch.setenv("SOME_TOKEN", "secret")
    with WorkerPool(1, LIMITS, environment_of) as pool:
        assert [outcome.value for _, outcome in pool.run(["CMAP_PATH", "SOME_TOKEN"])] == [None, None]


def test_a_small_table_leaves_a_worker_its_memory():
    with WorkerPool(1, LIMITS, space_taken_by_a_small_table) as pool:
        (_, outcome), *_ = pool.run([1])
    assert outcome.value < 0.1 * Limits().memory_bytes_per_worker


def test_an_interrupt_that_comes_as_the_wait_begins_is_not_kept_for_long(monkeypatch):
    # Python acts on a signal between its own steps: one that comes just before the system call waits as long as that.
    waits = []

    def recorded(pipes, timeout):
        waits.append(timeout)
        return multiprocessing.connection.wait(pipes, timeout)

    monkeypatch.setattr(workers, "wait", recorded)
    assert outcomes(["a"], limits=Limits())["a"].value == "a done"
    assert max(waits) <= 1.0


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_its_parent(tmp_path, sent):
    fifo = tmp_path / "names"
    os.mkfifo(fifo)
    driver = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("pool_driver.py")), str(fifo)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with open(os.open(fifo, os.O_RDWR), "rb") as names, driver:
        processes = [os.pidfd_open(int(names.readline())) for _ in range(2)]
        driver.send_signal(sent)
        output, _ = driver.communicate(timeout=HUNG)
        assert output == (b"interrupted\n" if sent == signal.SIGINT else b"")
        for process in processes:
            ended, _, _ = select.select([process], [], [], HUNG)
            os.close(process)
            assert ended
