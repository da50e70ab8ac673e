"""A refused file reaches the webhook; a webhook that is gone never fails a run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from pipelines.settings import Settings
from tests.orchestration.conftest import House


@pytest.fixture
def webhook() -> Iterator[tuple[str, list[dict]]]:
    """Yield the address of a local server and the list of what it was sent."""
    received: list[dict] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *given: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/alerts", received
    server.shutdown()
    thread.join()


def test_a_refused_file_is_told_to_the_webhook(
    house: House,
    ingest: Callable[..., tuple[int, str]],
    webhook: tuple[str, list[dict]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address, received = webhook
    monkeypatch.setenv("BULLETINS_ALERT_WEBHOOK", address)
    house.settings = Settings()
    (house.settings.raw / "broken.pdf").write_bytes(b"%PDF-1.4 and then nothing")
    house.drop("good.pdf")
    assert ingest()[0] == 1
    (message,) = received
    assert message["kind"] == "refused_files"
    assert [file["file"] for file in message["files"]] == ["broken.pdf"]
    assert message["files"][0]["detail"]


def test_a_webhook_that_is_gone_fails_nothing(
    house: House, ingest: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BULLETINS_ALERT_WEBHOOK", "http://127.0.0.1:9/nobody")
    house.settings = Settings()
    (house.settings.raw / "broken.pdf").write_bytes(b"%PDF-1.4 and then nothing")
    house.drop("good.pdf")
    code, told = ingest()
    assert code == 1
    assert "good.pdf" in told
