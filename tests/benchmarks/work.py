"""How much work a stage does, counted and not timed: lines of this project's code run, function by function.

The same input gives the same count on any machine, so a test can hold a stage to it. Belongs here: counting. Does not
belong here: seconds (`pipeline.py`), and what a stage may do at most (`test_work.py`).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pipelines

_OURS = str(Path(pipelines.__file__).parent)


def lines_run(work: Callable[[], object]) -> Counter[str]:
    """Return how many lines `work` runs in each function of ours, named `module.function`.

    A loop counts each time around, a step that is one call into a library once: what numpy does is not seen.
    """
    counts: Counter[str] = Counter()
    names: dict[object, str | None] = {}

    def enter(frame: FrameType, event: str, argument: Any) -> Any:
        code = frame.f_code
        if code not in names:
            ours = code.co_filename.startswith(_OURS)
            names[code] = f"{Path(code.co_filename).stem}.{code.co_qualname}" if ours else None
        name = names[code]
        if name is None:
            return None

        def step(frame: FrameType, event: str, argument: Any) -> Any:
            if event == "line":
                counts[name] += 1
            return step

        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(before)
    return counts
