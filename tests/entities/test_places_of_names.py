"""What a name is by the place it has in its sentence, one sentence of our own a turn.

Belongs here: single turns. Does not belong here: scores over many articles (test_newswire), and rules whose examples
stand in their files.
"""

from __future__ import annotations

import pytest

from pipelines.entities.reading import read_texts


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("In Orlevik, members of the club chose a leader.", "Orlevik", "GPE"),
        ("Norland's justice minister, Aïda Tall Ndoye, told reporters so.", "Aïda Tall Ndoye", "PERSON"),
    ],
)
def test_found(text: str, name: str, label: str) -> None:
    assert (name, label) in {(text[s.start : s.end], s.label) for s in read_texts((text,)).spans}


def test_a_camp_is_of_no_person() -> None:
    text = "Shells had hit the Zamarra camp, aid workers said."
    assert "PERSON" not in {s.label for s in read_texts((text,)).spans}
