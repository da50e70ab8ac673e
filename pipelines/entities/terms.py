"""Technologies: terms of a gazetteer, found in any case, singular or plural, by spaCy's PhraseMatcher.

Belongs here: matching `rules/gazetteers/technologies.tsv`. Does not belong here: names with capitals.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.entities.spans import Span
from pipelines.entities.tokens import Tokens, blank_english
from pipelines.rules import load_tsv

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


def technology_spans(tokens: Tokens) -> list[Span]:
    """Return the technologies that one text names."""
    assert tokens.doc is not None, "they are packed"
    strings = tokens.doc.vocab.strings
    return [
        Span(tokens.starts[first], tokens.ends[last - 1], "TECHNOLOGY", RULE_ID, 2, name=strings[key])
        for key, first, last in _matcher(blank_english())(tokens.doc)
    ]
