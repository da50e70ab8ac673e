"""The examples for more than one machine name settings, commands and services that exist."""

from __future__ import annotations

import re
import shutil
import tomllib
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


KUBERNETES = list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8")))


def named(kind: str) -> dict[str, dict]:
    return {one["metadata"]["name"]: one for one in KUBERNETES if one["kind"] == kind}


def pods() -> dict[str, dict]:
    return {name: one["spec"]["template"] for name, one in named("Deployment").items()}


def test_kubernetes_has_all_that_compose_has() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    containers = {one["name"]: one for pod in pods().values() for one in pod["spec"]["containers"]}
    assert set(containers) == set(compose)
    for name, container in containers.items():
        assert container["image"] == compose[name]["image"], name
        if "command" in container:
            assert container["command"][:2] == compose[name]["command"].split()[:2], name


def test_kubernetes_selectors_find_their_pods_and_commands_exist() -> None:
    for name, one in named("Deployment").items():
        labels = one["spec"]["template"]["metadata"]["labels"]
        assert one["spec"]["selector"]["matchLabels"] == labels, name
        for container in one["spec"]["template"]["spec"]["containers"]:
            assert container.get("command", ["dask"])[0] in COMMANDS, container["name"]
    labels = [pod["metadata"]["labels"] for pod in pods().values()]
    for name, service in named("Service").items():
        found = [one for one in labels if service["spec"]["selector"].items() <= one.items()]
        assert len(found) == 1, name
    # Whoever publishes is alone, also while it is replaced.
    publisher = named("Deployment")["bulletins-dagster"]["spec"]
    assert (publisher["replicas"], publisher["strategy"]["type"]) == (1, "Recreate")


def test_kubernetes_volumes_and_settings_exist() -> None:
    maps = set(named("ConfigMap"))
    kustomization = yaml.safe_load((DEPLOY / "kustomization.yaml").read_text(encoding="utf-8"))
    for made in kustomization["configMapGenerator"]:
        maps.add(made["name"])
        assert all((DEPLOY / file).exists() for file in made["files"])
    assert all((DEPLOY / file).exists() for file in kustomization["resources"])
    settings = named("ConfigMap")["bulletins-settings"]["data"]
    known = {f"BULLETINS_{name.upper()}" for name in Settings.model_fields}
    assert {name for name in settings if name.startswith("BULLETINS_")} <= known
    for pod in pods().values():
        volumes = {volume["name"]: volume for volume in pod["spec"].get("volumes", ())}
        for volume in volumes.values():
            claim = volume.get("persistentVolumeClaim", {}).get("claimName")
            assert claim is None or claim in named("PersistentVolumeClaim")
            assert volume.get("configMap", {}).get("name") in {None, *maps}
        for container in pod["spec"]["containers"]:
            assert {mount["name"] for mount in container.get("volumeMounts", ())} <= set(volumes)
            for source in container.get("envFrom", ()):
                assert source.get("configMapRef", {}).get("name") in {None, *maps}
                assert source.get("secretRef", {}).get("name") in {None, "bulletins"}


def test_kubernetes_dagster_finds_everything() -> None:
    """What the settings name is mounted or is a service, and Dagster's home holds the instance file."""
    settings = named("ConfigMap")["bulletins-settings"]["data"]
    containers = {one["name"]: one for pod in pods().values() for one in pod["spec"]["containers"]}
    asked = set(re.findall(r"env: (\w+)", (DEPLOY / "dagster.yaml").read_text(encoding="utf-8")))
    for name in ("daemon", "webserver"):
        mounts = {mount["mountPath"] for mount in containers[name]["volumeMounts"]}
        assert settings["BULLETINS_RAW"] in mounts
        assert str(Path(settings["BULLETINS_WAREHOUSE"]).parent) in mounts
        assert {settings["DAGSTER_HOME"], f"{settings['DAGSTER_HOME']}/dagster.yaml"} <= mounts
        given = {one["name"]: one["value"] for one in containers[name]["env"]}
        assert asked <= set(given)
        host = re.search(r"@([\w-]+)/", given["DAGSTER_POSTGRES_URL"])
        assert host is not None
        assert host[1] in named("Service")
    # Workers see the PDFs under the same path, and the scheduler where the settings say.
    worker = containers["worker"]
    assert settings["BULLETINS_RAW"] in {mount["mountPath"] for mount in worker["volumeMounts"]}
    assert settings["BULLETINS_CLUSTER"] in worker["command"]
    assert settings["BULLETINS_CLUSTER"].removeprefix("tcp://").split(":")[0] in named("Service")
    # The UI has no login.
    assert "127.0.0.1" in containers["webserver"]["command"]
    assert not any(one["spec"]["selector"]["app"] == "bulletins-dagster" for one in named("Service").values())


def test_the_image_holds_what_the_package_needs() -> None:
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").splitlines()
    root = DEPLOY.parents[2]
    sources = [part for line in lines if line.startswith("COPY") for part in line.split()[1:-1]]
    assert all((root / source).exists() for source in sources)
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {name.rstrip("*") for name in project["tool"]["setuptools"]["packages"]["find"]["include"]}
    assert packages <= {source.split("/")[0] for source in sources}
    assert project["project"]["readme"] in sources


def test_the_instance_file_is_one_that_dagster_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_POSTGRES_URL", "postgresql+psycopg2://dagster:secret@postgres/dagster")
    shutil.copy(DEPLOY / "dagster.yaml", tmp_path)
    config, _ = dagster_instance_config(str(tmp_path))
    assert list(config["storage"]) == ["postgres"]
    assert config["telemetry"] == {"enabled": False}
