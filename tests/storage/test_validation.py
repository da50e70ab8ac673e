"""A bad row is set aside with its reason, and never stops a good one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from pipelines.model import Box, Cell, GraphicsReading, Table
from pipelines.storage.rows import frames_of
from pipelines.storage.validation import validate
from tests.storage.samples import HERE, figure_of, layout_of, mention_of, verdict_of


def test_good_rows_pass() -> None:
    verdict = verdict_of("a")
    assert verdict.rejections == ()
    assert verdict.good["figures"].height == 1


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"period_start": date(2024, 1, 1)}, "the period ends before it starts"),
        ({"bound": "roughly"}, "isin"),
        ({"unit": "%"}, "the unit does not fit its kind"),
        ({"unit": "t", "unit_kind": "percent", "value_high": 1.0}, "a range needs both ends"),
        ({"value": float("inf")}, "the value is not a number"),
        ({"box": Box(500, 100, 900, 110)}, "box_on_page"),
        ({"box": Box(200, 100, 50, 110)}, "box_has_a_shape"),
        ({"box": Box(float("nan"), 100, 200, 110)}, "box_has_a_shape"),
        ({"page_no": 2}, "box_on_page"),
        ({"char_end": None}, "offsets_give_surface"),
        ({"char_start": 0}, "offsets_give_surface"),
        ({"article_id": "nowhere"}, "article_exists"),
        ({"rule_id": None}, "not_nullable"),
    ],
)
def test_a_row_that_makes_no_sense_is_rejected(changes: dict[str, object], check: str) -> None:
    verdict = verdict_of("a", **changes)
    assert verdict.good["figures"].height == 0
    assert verdict.good["mentions"].height == 1, "a bad figure must not stop a good mention"
    (rejection,) = verdict.rejections
    assert rejection.table_name == "figures"
    assert check in rejection.check
    assert json.loads(rejection.row)["concept"] == "ferries"
    assert rejection.reason


@pytest.mark.parametrize(
    ("table", "changes", "check"),
    [
        ("mentions", {"char_start": 0}, "offsets_give_surface"),
        ("mentions", {"char_end": None}, "offsets_give_surface"),
        ("mentions", {"x1": 900.0}, "box_on_page"),
        ("mentions", {"bottom": 1.0}, "box_has_a_shape"),
        ("mentions", {"page_no": 2}, "box_on_page"),
        ("blocks", {"x0": -50.0}, "box_on_page"),
        ("blocks", {"x0": 300.0}, "the box is turned inside out"),
        ("tables", {"bottom": 2_000.0}, "box_on_page"),
        ("tables", {"top": 300.0}, "box_has_a_shape"),
        ("table_cells", {"x1": 1.0}, "box_has_a_shape"),
        ("table_cells", {"top": None}, "not_nullable"),
    ],
)
def test_an_offset_or_a_box_that_makes_no_sense_is_rejected_in_every_table(
    table: str, changes: dict[str, object], check: str
) -> None:
    layout = layout_of("a")
    block = layout.articles[0].blocks[0]
    cell = Cell("t", 0, 0, 1, 1, "412", is_header=False, box=HERE)
    printed = Table("t", "a", layout.articles[0].article_id, block.block_id, 1, HERE, None, (cell,))
    reading = GraphicsReading("a", tables=(printed,))
    frames = frames_of(layout, reading, (mention_of(layout),), (figure_of(layout),))
    assert validate("a", frames).rejections == ()
    assert frames[table].height == 1
    frames[table] = frames[table].with_columns(
        pl.lit(value, dtype=frames[table].schema[name]).alias(name) for name, value in changes.items()
    )
    verdict = validate("a", frames)
    assert verdict.good[table].height == 0
    assert [(r.table_name, r.check) for r in verdict.rejections] == [(table, check)]


@pytest.mark.parametrize(("words", "status"), [(8, "partial"), (0, "refused")])
def test_a_page_read_in_part_or_not_at_all_is_a_row_with_its_reason(words: int, status: str) -> None:
    layout = layout_of("a")
    page = replace(layout.pages[0], word_count=words, fault="damaged: its content breaks off")
    frames = frames_of(replace(layout, pages=(page,)), GraphicsReading("a"), (), ())
    verdict = validate("a", frames)
    assert verdict.rejections == ()
    assert verdict.good["pages"]["status"].to_list() == [status]
