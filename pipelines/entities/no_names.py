"""Capitals that name nothing (letters of formulas, short forms of nouns), and words behind *in* that are no place's.

Belongs here: telling these from names by what stands beside them. Does not belong here: what speaks for a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.entities.lexicon import lexicon, small_words
from pipelines.entities.tokens import Sentence

#: What a term's place takes from a body: more than capitals alone give it.
AS_TERM = -2.6
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
    return before.lower() in small.term_determiners and (not after or after in small.term_ends)


def may_be_place(words: Sequence[str]) -> bool:
    """Whether words behind *in* or *near*, which no other rule knows, may be a place.

    *in Exile*, *at National Level*, *in H6* name none; two words of English may well do: *at Bent Oak*.
    """
    if any(char.isdigit() for word in words for char in word):
        return False
    known = lexicon()
    if known.entry(" ".join(words)) is not None:
        return True
    if len(words) == 1:
        return not known.is_common(words[0], 0)
    return words[-1].lower() not in small_words().no_place_ends
