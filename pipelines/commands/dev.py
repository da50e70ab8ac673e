"""`bulletins dev`: Dagster's web UI and daemon on this project, with a home that is kept.

Belongs here: the environment that `dg dev` needs. Does not belong here: what it loads.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pipelines.orchestration.local import prepare_home
from pipelines.settings import PROJECT, Settings


def dev(settings: Settings, host: str, port: int) -> int:
    """Run `dg dev` until it ends and return its exit code; Ctrl-C stops it."""
    home = prepare_home(settings)
    print(f"Dagster keeps runs and schedules in {home}; drop PDFs into {settings.raw}", file=sys.stderr)
    environment = {
        **os.environ,
        "DAGSTER_HOME": home,
        # `dg` otherwise warns that the environment it runs in is not an activated one.
        "VIRTUAL_ENV": sys.prefix,
        "BULLETINS_RAW": str(settings.raw.resolve()),
        "BULLETINS_WAREHOUSE": str(settings.warehouse.resolve()),
        "BULLETINS_STAGING": settings.staging or str(Path(settings.staging_root).resolve()),
    }
    if settings.parquet and "://" not in settings.parquet:
        environment["BULLETINS_PARQUET"] = str(Path(settings.parquet).resolve())
    command = [str(Path(sys.executable).with_name("dg")), "dev", "--host", host, "--port", str(port)]
    try:
        return subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0
