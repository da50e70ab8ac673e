"""Bars of a year of days of which every sixth is labelled: each bar has its own day.

Belongs here: places set to whole dots, turned labels beside their bars, and lines of text among the labels. Does not
belong here: finding labels.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.graphics.charts.between import with_unlabelled
from pipelines.graphics.charts.categories import Category

FIRST = date(2030, 4, 27)


@given(
    pitch=st.floats(1.25, 6.0),
    beside=st.floats(-0.38, 0.38),
    step=st.integers(5, 7),
    missing=st.integers(1, 300),
)
@example(pitch=1.32, beside=0.47, step=6, missing=40)
@example(pitch=1.32, beside=-0.47, step=6, missing=40)
def test_each_bar_has_its_own_day(pitch: float, beside: float, step: int, missing: int) -> None:
    count = 60 * step + 1
    places = [round((50 + number * pitch) / 0.06) * 0.06 for number in range(count)]
    labels = [
        Category(at, at, f"{FIRST + timedelta(days=number):%d/%m/%Y}")
        for number in range(0, count, step)
        for at in [50 + (number + beside) * pitch]
    ]
    foot = Category(labels[20].middle + 1, labels[20].middle + 1, "Tel: 94-11; post@isles.example")
    shown = [at for number, at in enumerate(places) if number != missing]
    found = with_unlabelled([*labels, foot], [(at, "#4472c4") for at in shown])
    days = [c.text if "/" in c.text else c.text.split() for c in found]
    wanted = [FIRST + timedelta(days=number) for number in range(count) if number != missing]
    assert len(days) == len(wanted)
    for text, day in zip(days, wanted, strict=True):
        assert text == (f"{day:%d/%m/%Y}" if isinstance(text, str) else f"{day.day} {day:%B} {day.year}".split())
