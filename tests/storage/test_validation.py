"""A bad row is set aside with its reason, and never stops a good one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from pipelines.model import Box, GraphicsReading
from pipelines.storage.rows import frames_of
from pipelines.storage.validation import validate
from tests.storage.samples import layout_of, verdict_of


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


@pytest.mark.parametrize(("words", "status"), [(8, "partial"), (0, "refused")])
def test_a_page_read_in_part_or_not_at_all_is_a_row_with_its_reason(words: int, status: str) -> None:
    layout = layout_of("a")
    page = replace(layout.pages[0], word_count=words, fault="damaged: its content breaks off")
    frames = frames_of(replace(layout, pages=(page,)), GraphicsReading("a"), (), ())
    verdict = validate("a", frames)
    assert verdict.rejections == ()
    assert verdict.good["pages"]["status"].to_list() == [status]
