"""Telling somebody: refused files and failed runs go to a log and to the webhook named in the settings.

Belongs here: what is told and how it is sent. Does not belong here: deciding what a failure is.
"""

import json
import logging
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence

import dagster as dg

from pipelines.release import Outcome
from pipelines.settings import Settings

LOG = logging.getLogger("bulletins.alerts")
PATIENCE_SECONDS = 10


def send(kind: str, text: str, details: Mapping[str, object], settings: Settings) -> bool:
    """Log the alert and post it as JSON to the webhook; return whether a webhook took it.

    An alert that cannot be delivered is logged and never fails the run it tells of.
    """
    message = {"kind": kind, "text": text, **details}
    LOG.warning("%s", json.dumps(message))
    if not settings.alert_webhook:
        return False
    request = urllib.request.Request(
        settings.alert_webhook, json.dumps(message).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            return bool(200 <= answer.status < 300)
    except (urllib.error.URLError, TimeoutError, ValueError) as fault:
        LOG.error("the alert could not be delivered: %s", fault)
        return False


def alert_on_refusals(outcomes: Sequence[Outcome], settings: Settings) -> None:
    """Send one alert for all files that this load refused, if any."""
    refused = [outcome for outcome in outcomes if outcome.state == "quarantined"]
    if refused:
        files = [{"file": outcome.file_name, "reason": outcome.reason, "detail": outcome.detail} for outcome in refused]
        send("refused_files", f"refused files: {len(refused)}", {"files": files}, settings)


@dg.run_failure_sensor(
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Sends an alert for every failed run, to the log and to the webhook in BULLETINS_ALERT_WEBHOOK.",
)
def failed_runs(context: dg.RunFailureSensorContext) -> None:
    details = {"run_id": context.dagster_run.run_id, "job": context.dagster_run.job_name}
    send("failed_run", context.failure_event.message or "a run failed", details, Settings())
