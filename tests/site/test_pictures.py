"""Pictures: small enough, of the whole page, and drawn where nothing can be harmed."""

from __future__ import annotations

import hashlib
import io
import os
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pipelines.site.painting import Drawn, Order, Painter, draw_all
from pipelines.site.pictures import MAX_BYTES, PictureFile, pack
from tests.site.bulletin import draw, ferries

MEMORY = 1_000_000_000


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "issue.pdf"
    draw(ferries("issue", date(2024, 3, 1), 12, pages=3), path)
    return path


def order_of(path: Path, *pages: int) -> Order:
    return Order(str(path), hashlib.sha256(path.read_bytes()).hexdigest(), pages, ())


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as image:
        return image.size


def test_eight_pages_of_the_worst_stay_under_three_megabytes() -> None:
    noise = Image.effect_noise((1000, 1400), 120).convert("RGB")
    assert len(pack(noise)) <= MAX_BYTES
    assert 8 * MAX_BYTES < 3_000_000


def test_a_picture_shows_the_media_box_that_boxes_count_from(pdf: Path, tmp_path: Path) -> None:
    cropped = tmp_path / "cropped.pdf"
    with pikepdf.open(pdf) as document:
        document.pages[0].cropbox = [100, 400, 300, 500]
        document.save(cropped)
    whole, part = PictureFile(pdf.read_bytes(), ()), PictureFile(cropped.read_bytes(), ())
    assert size_of(whole.draw(1)) == size_of(part.draw(1))


def test_a_password_opens_a_file(pdf: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(pdf) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    order = order_of(locked, 1)
    assert [drawn.data for drawn in draw_all(order)] == [None]
    assert all(drawn.data for drawn in draw_all(Order(order.path, order.sha256, (1,), ("wrong", "u"))))


def test_a_page_that_is_not_there_has_a_reason(pdf: Path) -> None:
    first, second = draw_all(order_of(pdf, 1, 9))
    assert first.data
    assert second.data is None
    assert second.reason


def test_the_painter_draws_page_by_page(pdf: Path) -> None:
    with Painter(60, MEMORY) as painter:
        drawn = list(painter.paint(order_of(pdf, 1, 2, 3)))
    assert [(one.page_no, one.data is not None) for one in drawn] == [(1, True), (2, True), (3, True)]


def dies_on_two(order: Order) -> Iterator[Drawn]:
    for page_no in order.pages:
        if page_no == 2:
            os.kill(os.getpid(), signal.SIGSEGV)
        yield Drawn(page_no, b"picture")


def hangs_on_two(order: Order) -> Iterator[Drawn]:
    for page_no in order.pages:
        if page_no == 2:
            signal.pause()
        yield Drawn(page_no, b"picture")


def test_a_page_that_kills_the_painter_costs_that_page_alone(pdf: Path) -> None:
    with Painter(60, MEMORY, dies_on_two) as painter:
        drawn = list(painter.paint(order_of(pdf, 1, 2, 3)))
    assert [(one.page_no, one.data) for one in drawn] == [(1, b"picture"), (2, None), (3, b"picture")]
    assert drawn[1].reason is not None
    assert "ended the process" in drawn[1].reason


def test_a_page_that_hangs_costs_that_page_alone(pdf: Path) -> None:
    with Painter(2, MEMORY, hangs_on_two) as painter:
        drawn = list(painter.paint(order_of(pdf, 1, 2, 3)))
    assert [(one.page_no, one.data) for one in drawn] == [(1, b"picture"), (2, None), (3, b"picture")]
    assert drawn[1].reason == "drawing took longer than 2 s"
