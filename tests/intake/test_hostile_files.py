"""Hostile and damaged files, each built here: what becomes of them, and that the others go on."""

from __future__ import annotations

import pytest
from hostile_files import BUILDERS

from pipelines.intake.limits import Limits
from pipelines.intake.reading import ReadRequest, read_file_task
from pipelines.intake.reasons import Reason
from pipelines.intake.workers import Done, Failed, WorkerPool

LIMITS = Limits(
    max_pages=500,
    cpu_seconds_per_page=1.0,
    cpu_seconds_per_file=4.0,
    wall_seconds_per_step=30.0,
    memory_bytes_per_worker=400 * 1024**2,
)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Read every hostile file once, with two workers."""
    folder = tmp_path_factory.mktemp("raw")
    for name, build in BUILDERS.items():
        (folder / f"{name}.pdf").write_bytes(build())
    requests = [ReadRequest(str(folder / f"{name}.pdf"), f"{name}.pdf", name, LIMITS) for name in BUILDERS]
    with WorkerPool(2, LIMITS, read_file_task) as pool:
        return {request.issue_id: outcome for request, outcome in pool.run(requests)}
