"""Capitals that name nothing (letters of formulas, short forms of nouns), and words behind *in* that are no place's.

Belongs here: telling these from names by what stands beside them. Does not belong here: what speaks for a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.entities.lexicon import lexicon
from pipelines.entities.segments import NAME_PREFIX, Segment
from pipelines.entities.tokens import Sentence
from pipelines.entities.word_lists import small_words

#: What a term's place takes from a body: more than capitals alone give it.
AS_TERM = -2.6
YEAR = re.compile(r"(?:1[89]|20)\d\d[a-z]?$")
VERSION = re.compile(r"v\d[\w.]*")


def is_term(words: Sequence[str], at: int, sentence: Sentence) -> bool:
    """Whether the capitals at a token, which no gazetteer has, stand here for a letter of a formula or a kind of thing.

    *PLL ≪ PHL*; *DPO v2*; *a CEC of 15*; *more MSW per head*. Capitals before a noun may be a body: *an NHK reporter*.
    """
    word = words[at]
    if not (1 < len(word) < 8 and word.isalpha() and word.isupper()) or lexicon().entry(word) is not None:
        return False
    small = small_words()
    before = words[at - 1] if at > sentence.first else ""
    after = words[at + 1] if at + 1 < sentence.last else ""
    if before in small.formula_signs or after in small.formula_signs or VERSION.fullmatch(after):
        return True
    if after == "of" and at + 2 < sentence.last and words[at + 2][0].isdigit():
        return True  # a WER of 2.5
    counted = before.lower() in small.term_determiners or before[-1:].isdigit()  # 13 BLEU
    return counted and (not after or after in small.term_ends)


def may_be_place(words: Sequence[str]) -> bool:
    """Whether words behind *in* or *near*, which no other rule knows, may be a place.

    *in Exile*, *at National Level*, *in H6* name none; two words of English may well do: *at Bent Oak*.
    """
    if any(char.isdigit() for word in words for char in word) or "." in words[-1][1:-1]:
        return False
    known = lexicon()
    if known.entry(" ".join(words)) is not None:
        return True
    if len(words[0].rstrip(".")) == 1 and (len(words) == 1 or known.is_common(words[1], 1)):
        return False  # computed in R. These are
    if len(words) == 1:
        return not known.is_common(words[0], 0)
    return words[-1].lower() not in small_words().no_place_ends


def is_series(words: Sequence[str], at: int) -> bool:
    """Whether capitals with stops stand between two numbers: a series of treaties, laws or judgements."""
    numbered = 0 < at < len(words) - 1 and "." in words[at] and words[at - 1].isdigit()
    return numbered and (words[at + 1].isdigit() or words[at + 1][0] == "§")


def is_phrase(words: list[str]) -> bool:
    """Return whether words behind a title are ordinary ones: *General Aviation Section*, *Chief Executive Offices*."""
    known = lexicon()
    if len(words) > 1 and _is_no_surname(words[-1]):
        return True
    return all(
        (known.is_common(word, 1) or (word.endswith("s") and known.is_common(word[:-1], 1)))
        and word not in known.surnames
        and word not in known.given_names
        and word not in known.surnames_first
        for word in words
        if word[0].isalpha()
    )


def _is_no_surname(word: str) -> bool:
    known = lexicon()
    bears = word in known.surnames or word in known.given_names or word in known.surnames_first
    return known.is_common(word, 2) and word.endswith("s") and not bears


def is_code(word: str) -> bool:
    """Return whether a word is no part of a person's name: *PHC* Kilvani, SARS-*CoV2*, *IgM* test."""
    if any(map(str.isdigit, word)):
        return True
    known = lexicon()
    mixed = not word.isupper() and word.isalpha() and sum(map(str.isupper, word)) > 1
    if mixed and not NAME_PREFIX.match(word):
        inside = next(i for i in range(1, len(word)) if word[i].isupper() or i == len(word) - 1)
        return word[0].islower() or word[-1].isupper() or (inside > 3 and word not in known.given_names)
    if word.isupper() and len(word) > 2 and word.isalpha():
        name = word.title()
        return name not in known.surnames and name not in known.given_names and name not in known.surnames_first
    return False


def ends_in_code(word: str) -> bool:
    """*Middlehill MS*: two capital letters behind a name that no list has as a surname; *Henry II* is one."""
    known = lexicon()
    name = word.title()
    return (
        len(word) == 2
        and word.isupper()
        and word.isalpha()
        and not set(word) <= {"I", "V", "X"}
        and name not in known.surnames
        and name not in known.given_names
        and name not in known.surnames_first
    )


def is_cited(words: Sequence[str], segment: Segment, sentence: Sentence) -> bool:
    """*Source: Murdiyatmo (2021)*: one word before a year in brackets is an author's."""
    behind = words[segment.last : min(sentence.last, segment.last + 2)]
    return segment.last - segment.first == 1 and behind[:1] == ["("] and YEAR.match(behind[-1]) is not None
