"""Clearing the quarantine: what is noted of refused files is forgotten, in ledger, rejections and staging.

Belongs here: forgetting refusals and publishing that. Does not belong here: reading the files again
(`arrivals.plan_retry`), and the files themselves: nobody of us deletes one.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from pipelines.errors import SettingsError
from pipelines.settings import Settings
from pipelines.stages import ALL_STAGES, rules_version
from pipelines.storage.database import WarehousePaths, writing
from pipelines.storage.ledger import read_entries, read_published
from pipelines.storage.loading import forget_refusals
from pipelines.storage.publishing import publish
from pipelines.storage.staging import Staging


def clear_quarantine(settings: Settings, file_names: Sequence[str] = ()) -> tuple[str, ...]:
    """Forget the refusals of the named files, of all when none is named; return the names, in order.

    A file that is still in the drop folder counts as new then: the next run reads it. What is loaded of an earlier
    content of the same name stays. Raises SettingsError for a name that is not in quarantine, WarehouseError when the
    warehouse is locked or its disk refuses.
    """
    entries, _ = read_published(settings.warehouse)
    held = {entry.file_name for entry in entries if entry.status == "quarantined"}
    unknown = [name for name in file_names if name not in held]
    if unknown:
        raise SettingsError("it is not in quarantine", where=unknown[0], do="`bulletins quarantine list` shows what is")
    wanted = set(file_names) or held
    if not wanted:
        return ()
    staging, paths = Staging(settings.staging_root), WarehousePaths(settings.warehouse)
    with writing(paths, settings.lock_wait_seconds) as connection:
        paths.mark_unpublished()
        refused = [e for e in read_entries(connection) if e.status == "quarantined" and e.file_name in wanted]
        # First the readings: should we be stopped in between, the refusal still stands and can be cleared again.
        for entry in refused:
            if entry.issue_id:
                staging.forget(entry.issue_id, ALL_STAGES)
        forget_refusals(connection, refused)
        publish(connection, paths, str(uuid.uuid4()), rules_version())
    return tuple(sorted(wanted))
