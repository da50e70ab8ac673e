"""Technologies: terms of a gazetteer, found in any case, singular or plural, by spaCy's PhraseMatcher.

Belongs here: matching `rules/gazetteers/technologies.tsv`. Does not belong here: names with capitals.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pipelines.entities.spans import Span
from pipelines.entities.tokens import Tokens, blank_english
from pipelines.rules import load_tsv
from pipelines.rules.finding import PieceIndex

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

RULE_ID = "gazetteer-technology"


@lru_cache(maxsize=1)
def _matcher(nlp: Language) -> PhraseMatcher:
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for row in load_tsv("gazetteers/technologies.tsv"):
        name = row["name"]
        plural = name[:-1] + "ies" if name.endswith("y") and name[-2] not in "aeiou" else name + "s"
        matcher.add(name, [nlp.make_doc(name), nlp.make_doc(plural)])
    return matcher


@cache
def _pieces() -> tuple[str, ...]:
    """Return a word of each term, as far as its plural has it too: a text that holds none of them names none."""
    longest = {max(PIECE.findall(row["name"].lower()), key=len) for row in load_tsv("gazetteers/technologies.tsv")}
    return tuple(sorted(word.removesuffix("y") for word in longest))


@cache
def _index() -> PieceIndex:
    """Return what tells by its words whether a text holds any of these pieces."""
    return PieceIndex([_pieces()])


PIECE = re.compile(r"\w+")


def technology_spans(tokens: Tokens) -> list[Span]:
    """Return the technologies that one text names."""
    if not _index().of(tokens.text.lower()):
        return []
    from spacy.tokens import Doc

    nlp = blank_english()
    return [
        Span(tokens.starts[first], tokens.ends[last - 1], "TECHNOLOGY", RULE_ID, 2, name=nlp.vocab.strings[key])
        for key, first, last in _matcher(nlp)(Doc(nlp.vocab, words=tokens.words))
    ]
