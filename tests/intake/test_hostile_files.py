"""Hostile and damaged files, each built here: what becomes of them, and that the others go on."""

from __future__ import annotations

import pytest
from hostile_files import BUILDERS, sound
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.intake.limits import Limits
from pipelines.intake.reading import ReadRequest, read_file_task
from pipelines.intake.reasons import Reason
from pipelines.intake.workers import Done, Failed, WorkerPool
from pipelines.model import Page

LIMITS = Limits(
    max_pages=500,
    cpu_seconds_per_page=1.0,
    cpu_seconds_per_file=8.0,
    wall_seconds_per_step=30.0,
    memory_bytes_per_worker=400 * 1024**2,
)


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(2, LIMITS, read_file_task) as pool:
        yield pool


@pytest.fixture(scope="module")
def outcomes(pool, tmp_path_factory):
    """Read every hostile file once."""
    folder = tmp_path_factory.mktemp("raw")
    requests = []
    for name, build in BUILDERS.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(build())
        requests.append(ReadRequest(str(path), path.name, name, LIMITS))
    return {request.issue_id: outcome for request, outcome in pool.run(requests)}


def shown(page: Page) -> str:
    """Return the page's text, or the reason why there is none."""
    return page.fault.partition(":")[0] if page.fault else " ".join(word.text for word in page.words)


def test_every_file_has_an_outcome_and_none_is_a_bug_of_ours(outcomes):
    assert set(outcomes) == set(BUILDERS)
    crashed = [name for name, outcome in outcomes.items() if isinstance(outcome, Failed) and outcome.reason in UNNAMED]
    assert not crashed


UNNAMED = (Reason.READER_CRASHED, Reason.INTERNAL_ERROR)
PAGES = ["Page 1 of the harvest bulletin", "Page 2 of the harvest bulletin", "Page 3 of the harvest bulletin"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sound", PAGES),
        ("encrypted_without_user_password", PAGES),
        ("encrypted_attachments_alone", PAGES),
        ("preceded_by_noise", PAGES),
        ("without_first_line", PAGES),
        ("short_filter_name", ["Abbreviated"]),
        ("xref_loop", PAGES),
        ("catalog_nested", PAGES),
        ("object_stream_in_itself", PAGES),
        ("without_xref", [*PAGES[:2], "damaged"]),
        ("truncated", [*PAGES, "Page 4 of the harvest bulletin", "damaged", "damaged"]),
        ("predictor_columns", ["Before", "damaged", "After"]),
        ("form_that_draws_itself", ["Page again"]),
        ("page_tree_nested", ["Far down"]),
        ("arrays_nested", ["Above", "After"]),
        ("bad_operators", ["Above", "Below", "After"]),
        ("giant_image", ["Picture"]),
        ("saved_states", ["Deep"]),
        ("stream_length_loop", ["Length of itself"]),
    ],
)
def test_what_can_be_read_is_read_and_what_cannot_is_named(outcomes, name, expected):
    outcome = outcomes[name]
    assert isinstance(outcome, Done), outcome
    assert [shown(page) for page in outcome.value.pages] == expected


@pytest.mark.parametrize("name", [name for name in BUILDERS if name.startswith("media_box")])
def test_one_bad_media_box_costs_at_most_that_page(outcomes, name):
    outcome = outcomes[name]
    assert isinstance(outcome, Done), outcome
    first, second, third = (shown(page) for page in outcome.value.pages)
    assert (first, third) == ("First", "Third")
    assert second in ("Second", "damaged")


@pytest.mark.parametrize("name", ["flate_bomb", "laughing_forms"])
def test_a_bomb_costs_its_page_alone_and_the_limit_is_named(outcomes, name):
    outcome = outcomes[name]
    assert isinstance(outcome, Done), outcome
    before, bomb, after = (shown(page) for page in outcome.value.pages)
    assert (before, after) == ("Before", "After")
    assert Reason(bomb).setting


@pytest.mark.parametrize("name", ["many_characters", "many_curves"])
def test_an_overfull_page_does_not_cost_the_next_one(outcomes, name):
    outcome = outcomes[name]
    assert isinstance(outcome, Done), outcome
    assert shown(outcome.value.pages[1]) == "After"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("header_only", Reason.DAMAGED),
        ("header_then_noise", Reason.DAMAGED),
        ("no_pages", Reason.NO_PAGES),
        ("encrypted_with_user_password", Reason.ENCRYPTED),
        ("encrypted_for_a_certificate", Reason.ENCRYPTED),
        ("many_pages", Reason.TOO_MANY_PAGES),
        ("same_page_many_times", Reason.TOO_MANY_PAGES),
        ("xref_bomb", Reason.CPU_TIME),
    ],
)
def test_what_cannot_be_read_at_all_is_refused_with_its_reason(outcomes, name, reason):
    outcome = outcomes[name]
    assert isinstance(outcome, Failed), outcome
    assert outcome.reason == reason
    if reason.setting:
        assert reason.setting in outcome.describe()


def test_no_worker_holds_more_than_its_limit(outcomes):
    libraries = 200 * 1024**2
    assert max(outcome.peak_bytes for outcome in outcomes.values()) < LIMITS.memory_bytes_per_worker + libraries


def test_a_known_password_opens_the_file(pool, tmp_path):
    path = tmp_path / "closed.pdf"
    path.write_bytes(BUILDERS["encrypted_with_user_password"]())
    request = ReadRequest(str(path), path.name, "closed", LIMITS, passwords=("wrong", "harvest"))
    [(_, outcome)] = pool.run([request])
    assert isinstance(outcome, Done)
    assert [shown(page) for page in outcome.value.pages] == PAGES


WHOLE = sound()
EDITS = st.lists(
    st.tuples(
        st.integers(0, len(WHOLE) - 1),
        st.sampled_from(["replace", "insert", "delete", "double"]),
        st.one_of(
            st.binary(min_size=1, max_size=12), st.sampled_from([b"0 R", b"<<", b">>", b"[", b"-1", b"99999999999"])
        ),
    ),
    min_size=1,
    max_size=6,
)


def damage(whole: bytes, edits: list[tuple[int, str, bytes]]) -> bytes:
    for place, kind, data in edits:
        before, after = whole[:place], whole[place:]
        if kind == "replace":
            whole = before + data + after[len(data) :]
        elif kind == "insert":
            whole = before + data + after
        elif kind == "delete":
            whole = before + after[40:]
        else:
            whole = before + after[:200] + after
    return whole


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_damage_anywhere_is_read_or_refused_with_a_reason_a_person_can_act_on(pool, tmp_path, edits):
    path = tmp_path / "damaged.pdf"
    path.write_bytes(damage(WHOLE, edits))
    [(_, outcome)] = pool.run([ReadRequest(str(path), path.name, "damaged", LIMITS)])
    if isinstance(outcome, Failed):
        assert outcome.reason not in UNNAMED, outcome.detail
    else:
        assert any(page.fault is None or page.words for page in outcome.value.pages)
