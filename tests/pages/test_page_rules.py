"""The room's rule data do what their examples say."""

from __future__ import annotations

import re
import unicodedata

import pytest

from pipelines.pages.characters import clean
from pipelines.pages.fontnames import is_bold, is_italic
from pipelines.rules import load_lines, load_tsv

CHARACTERS = load_tsv("pages/characters.tsv")


@pytest.mark.parametrize("rule", CHARACTERS, ids=lambda rule: rule["id"])
def test_each_character_rule_changes_its_example_and_spares_its_counterexample(rule):
    printed, read = (_spelt_out(part) for part in rule["example"].split(">", 1))
    char = chr(int(rule["from"], 16))
    assert char in printed
    assert "".join(clean(one) for one in printed) == read
    assert char not in rule["counterexample"]
    assert "".join(clean(one) for one in rule["counterexample"]) == rule["counterexample"]


def _spelt_out(text: str) -> str:
    return re.sub(r"\\u([0-9A-F]{4})", lambda found: chr(int(found.group(1), 16)), text)


@pytest.mark.parametrize("rule", load_tsv("pages/accents.tsv"), ids=lambda rule: rule["id"])
def test_each_accent_makes_its_example_and_no_letter_of_its_counterexample(rule):
    mark = chr(int(rule["combining"], 16))
    base = unicodedata.normalize("NFD", rule["example"])[0]
    assert unicodedata.normalize("NFC", base + mark) == rule["example"]
    assert len(unicodedata.normalize("NFC", rule["counterexample"] + mark)) == 2


def test_rule_ids_are_unique_and_suffixes_are_letters():
    assert len({rule["id"] for rule in CHARACTERS}) == len(CHARACTERS)
    assert all(suffix.isalpha() for suffix in load_lines("pages/raised_suffixes.txt"))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ﬁ", "fi"), ("ﬄ", "ffl"), ("Ａ", "A"), ("½", "½"), ("²", "²"), ("™", "™"), ("…", "…"),
        ("(cid:12)", ""), ("\ufffd", ""), ("\x00", ""), ("\xa0", " "), ("e\u0301", "é"),
    ],
)  # fmt: skip
def test_characters_say_what_they_show(printed, read):
    assert clean(printed) == read


@pytest.mark.parametrize(
    ("name", "bold", "italic"),
    [
        ("ABCDEF+Times-Bold", True, False), ("Helvetica-BoldOblique", True, True), ("ArialMT", False, False),
        ("Univers-BdIt", True, True), ("CMBX10", True, False), ("CMTI10", False, True), ("CMR10", False, False),
        ("Frutiger-Black", True, False), ("Blackadder", False, False), ("Caladea-Italic", False, True),
        ("Bodoni", False, False), ("Italiana-Regular", False, False), ("FranklinGothic-Demi", True, False),
    ],
)  # fmt: skip
def test_weight_and_slope_are_read_from_the_fonts_name(name, bold, italic):
    assert (is_bold(name), is_italic(name)) == (bold, italic)
