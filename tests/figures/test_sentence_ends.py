"""A sentence that ends with an abbreviation ends there, for figures and for names alike."""

from itertools import pairwise

import pytest

from pipelines.entities.tokens import tokenize
from pipelines.figures.sentences.passage import read_passage
from pipelines.rules import load_toml
from pipelines.rules.sentence_ends import DOTTED, ends_with

RULES = [rule for rules in load_toml("language/sentence_ends.toml").values() for rule in rules]


def _ends(example: str, words: list[str]) -> bool:
    parts = example.split()
    return any(ends_with(word, then) for word, then in pairwise(parts) if word in words or DOTTED.fullmatch(word))


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_each_rule_holds_for_its_examples(rule):
    assert [text for text in rule["match"] if not _ends(text, rule["words"])] == []
    assert [text for text in rule["no_match"] if _ends(text, rule["words"])] == []


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The halls open from 9 a.m. to 5.30 p.m. A usual hall has 40 stalls.", "A usual hall has 40 stalls."),
        ("The halls open at 9 a.m. Visitors pay 40 crowns.", "Visitors pay 40 crowns."),
        ("It was sold to Hale Ltd. The yard has 40 cranes.", "The yard has 40 cranes."),
        ("Rice went to the U.S. The mill has 40 silos.", "The mill has 40 silos."),
    ],
)
def test_a_sentence_ends_with_its_abbreviation(text, second):
    passage = read_passage(text, None)
    assert passage is not None
    start, end = passage.sentence_text(len(passage.words) - 2)
    assert passage.text[start:end] == second
    tokens = tokenize(text)
    last = tokens.sentences[-1]
    assert tokens.surface(last.first, last.last) == second


@pytest.mark.parametrize(
    "text",
    [
        "The halls open at 5 p.m. Friday and have 40 stalls.",
        "The talk at 6 a.m. Eastern time drew 40 people.",
        "Hale Ltd. Partners have 40 cranes.",
        "The U.S. Senate has 40 clerks.",
    ],
)
def test_an_abbreviation_within_a_sentence_ends_none(text):
    passage = read_passage(text, None)
    assert passage is not None
    assert len(passage.sentence_starts) == 1
    assert len(tokenize(text).sentences) == 1
