"""The examples for more than one machine name settings, commands and services that exist."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from dagster._core.instance.config import dagster_instance_config

from pipelines.settings import Settings

DEPLOY = Path(__file__).resolve().parents[2] / "pipelines" / "orchestration" / "deploy"
COMMANDS = {"dask", "dagster-daemon", "dagster-webserver"}


def test_compose_names_settings_and_services_that_exist() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    services = compose["services"]
    environment = compose["x-bulletins"]["environment"]
    known = {f"BULLETINS_{name.upper()}" for name in Settings.model_fields}
    assert {name for name in environment if name.startswith("BULLETINS_")} <= known
    # What the instance file takes from the environment is set.
    asked = re.findall(r"env: (\w+)", (DEPLOY / "dagster.yaml").read_text(encoding="utf-8"))
    assert set(asked) <= set(environment)
    for name, service in services.items():
        assert set(service.get("depends_on", ())) <= set(services), name
        assert "image" in service, name
        command = service.get("command", "").split()
        assert not command or command[0] in COMMANDS, name
        for volume in service["volumes"]:
            assert volume.split(":")[0] in compose["volumes"], name
        for config in service.get("configs", ()):
            assert (DEPLOY / compose["configs"][config["source"]]["file"]).exists()
    assert environment["BULLETINS_CLUSTER"] == "tcp://scheduler:8786"
    # The UI has no login.
    assert services["webserver"]["ports"] == ["127.0.0.1:3000:3000"]


def test_kubernetes_selectors_find_their_pods() -> None:
    documents = list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8")))
    pods = {}
    for document in documents:
        if document["kind"] == "Deployment":
            labels = document["spec"]["template"]["metadata"]["labels"]
            assert document["spec"]["selector"]["matchLabels"] == labels
            pods[document["metadata"]["name"]] = (labels, document["spec"]["template"]["spec"]["containers"])
            for container in document["spec"]["template"]["spec"]["containers"]:
                assert container["command"][0] in COMMANDS
    services = {one["metadata"]["name"]: one["spec"] for one in documents if one["kind"] == "Service"}
    for name, spec in services.items():
        assert any(spec["selector"].items() <= labels.items() for labels, _ in pods.values()), name
    (address,) = [part for part in pods["bulletins-worker"][1][0]["command"] if part.startswith("tcp://")]
    assert address.removeprefix("tcp://").split(":")[0] in services


def test_the_instance_file_is_one_that_dagster_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_POSTGRES_URL", "postgresql+psycopg2://dagster:secret@postgres/dagster")
    shutil.copy(DEPLOY / "dagster.yaml", tmp_path)
    config, _ = dagster_instance_config(str(tmp_path))
    assert list(config["storage"]) == ["postgres"]
    assert config["telemetry"] == {"enabled": False}
