"""The partitions: one per issue, and how a batch of issues becomes ranges.

Belongs here: the partitions definition and the arithmetic of ranges over it. Does not belong here: which issues need
work.
"""

from collections.abc import Sequence

import dagster as dg
from dagster._core.storage.tags import ASSET_PARTITION_RANGE_END_TAG, ASSET_PARTITION_RANGE_START_TAG

ISSUES = dg.DynamicPartitionsDefinition(name="issues")


def register(instance: dg.DagsterInstance, issue_ids: Sequence[str]) -> None:
    """Add the issues that are not partitions yet, in the given order."""
    known = set(instance.get_dynamic_partitions("issues"))
    new = [issue_id for issue_id in dict.fromkeys(issue_ids) if issue_id not in known]
    if new:
        instance.add_dynamic_partitions("issues", new)


def ranges(order: Sequence[str], wanted: Sequence[str]) -> list[list[str]]:
    """Return `wanted` as runs of neighbours in `order`: new issues stand together at its end, and are one range."""
    places = {key: place for place, key in enumerate(order)}
    out: list[list[str]] = []
    last = None
    for key in sorted(set(wanted), key=lambda key: places[key]):
        if last is not None and places[key] == last + 1:
            out[-1].append(key)
        else:
            out.append([key])
        last = places[key]
    return out


def range_tags(keys: Sequence[str]) -> dict[str, str]:
    """Return the tags of a run over a range of partitions."""
    return {ASSET_PARTITION_RANGE_START_TAG: keys[0], ASSET_PARTITION_RANGE_END_TAG: keys[-1]}
