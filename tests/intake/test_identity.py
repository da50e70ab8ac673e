"""Issue ids: a slug an operator recognises, a valid partition key, and never the same one for two names."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.intake.identity import MAX_SLUG_LENGTH, assign_issue_ids, issue_id_of

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=255)


@pytest.mark.parametrize(
    ("file_name", "issue_id"),
    [
        ("China Today No. 18.pdf", "china-today-no-18"),
        ("granary-2024-07.PDF", "granary-2024-07"),
        ("2024/Wochenbericht_Nr.7 (final).pdf", "wochenbericht-nr-7-final"),
        ("Bulletin épidémiologique.pdf", "bulletin-epidemiologique"),
        ("Straßenbericht.pdf", "strassenbericht"),
        ("...pdf", issue_id_of("...pdf")),
    ],
)
def test_a_plain_name_gives_the_slug_a_person_would_write(file_name, issue_id):
    assert issue_id_of(file_name) == issue_id


def test_names_in_other_alphabets_stay_apart():
    names = ["公報 12.pdf", "会报 12.pdf", "бюллетень.pdf", "вестник.pdf", "نشرة.pdf", "🙂.pdf", "12.pdf"]
    ids = [issue_id_of(name) for name in names]
    assert len(set(ids)) == len(names)
    assert all(KEY.fullmatch(issue_id) for issue_id in ids)


@given(NAMES)
def test_every_name_gives_a_valid_partition_key(name):
    issue_id = issue_id_of(name + ".pdf")
    assert KEY.fullmatch(issue_id)
    assert len(issue_id) <= MAX_SLUG_LENGTH


@given(st.lists(NAMES, unique=True, max_size=8), st.lists(NAMES, unique=True, max_size=8))
def test_no_two_files_share_an_issue_and_none_changes_its_own(first, later):
    before = assign_issue_ids(first, {})
    assert len(set(before.values())) == len(before)
    after = assign_issue_ids([*first, *later], {issue_id: name for name, issue_id in before.items()})
    assert len(set(after.values())) == len(after)
    assert all(after[name] == issue_id for name, issue_id in before.items())


def test_two_spellings_of_one_slug_get_ids_of_their_own():
    ids = assign_issue_ids(["A b.pdf", "a-b.pdf", "sub/a-b.pdf", "a-b.PDF"], {})
    assert len(set(ids.values())) == 4
    assert "a-b" in ids.values()
