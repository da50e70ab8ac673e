"""What the letters and words of a name alone say of it: capitals that are an acronym's, words that are a person's.

Belongs here: the shapes. Does not belong here: the words around a name (`evidence`), what names nobody (`no_names`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipelines.entities.lexicon import lexicon
from pipelines.entities.no_names import ends_in_code, is_code, is_phrase
from pipelines.entities.scores import Scores
from pipelines.entities.segments import NAME_PREFIX, Segment
from pipelines.entities.word_lists import small_words

LONGEST_STREET_END = 7
#: A.B.C.D. is a series of treaties or of reports of courts.
MOST_DOTS = 3
#: *Trip.com*: a firm that goes by its address.
DOMAIN = re.compile(r"[A-Z][A-Za-z]+\.(?:com|org|net|io)")
#: From this weight on a place is no small town, which may bear anybody's name.
LARGE = 2.5
PLURAL_ACRONYM = re.compile(r"[A-Z]{2,6}s")


@cache
def street_ends() -> tuple[str, ...]:
    return tuple(sorted(small_words().street_ends))


def is_firm_of_letters(words: Sequence[str]) -> bool:
    first, last = words
    known = lexicon()
    letters = 2 < len(first) < 6 and first.isalpha() and first.isupper() and first not in small_words().not_names
    surname = first.title() in known.surnames or first.title() in known.surnames_first
    return letters and not surname and last.isalpha() and not last.isupper() and not known.is_common(last, 0)


def is_home_of_clubs(name: str) -> bool:
    """Whether the town in *Orvik City* is a British or Irish one, where such a name is mostly a club's."""
    entry = lexicon().entry(name.rpartition(" ")[0])
    return entry is not None and entry.country in ("gb", "ie")


def is_club(words: list[str]) -> bool:
    """*Górnik Zabrze*: a word that no list has before a city that is nobody's surname."""
    known = lexicon()
    first, last = words
    city = known.entries[last]
    plain_word = first in known.given_names or first in known.surnames or known.is_common(first, 0)
    return city.weight >= 2.5 and last not in known.surnames and not plain_word and known.entry(first) is None


def acronym_shape(word: str, scores: Scores) -> None:
    """Add what capitals alone say of one word; a word that English has in small letters is shouted, not shortened."""
    known = lexicon()
    small = small_words()
    bare = word.replace(".", "")
    if DOMAIN.fullmatch(word):
        scores.add("ORG", 2.6, "shape-mixed-case")
        return
    if word in small.not_names or word in small.state_codes or not bare.isalpha() or word.count(".") > MOST_DOTS:
        return
    if len(bare) == 2 and word != bare:
        return  # R.F. at the end of a story: somebody's initials
    if PLURAL_ACRONYM.fullmatch(bare):
        return  # NGOs, LLMs: several of a kind, none of them named
    if len(bare) >= 2 and len(word) <= 7 and bare.isupper():
        if bare.title() in small.calendar:
            return  # JUNE
        shouted = known.common.get(bare.lower(), -1) >= 1
        if not shouted or len(bare) < 4:
            scores.add("ORG", 1.3 if shouted else 3.2, "shape-acronym")
    elif word.isupper() and known.common.get(bare.lower(), -1) >= 0:
        return  # ACKNOWLEDGMENTS
    elif sum(c.isupper() for c in word) > 1 and known.common.get(bare.lower(), -1) < (1 if word.isupper() else 0):
        scores.add("ORG", 2.0 if NAME_PREFIX.match(word) else 2.9, "shape-mixed-case")


def person_shape(words: list[str], count: int, segment: Segment, scores: Scores) -> None:
    known = lexicon()
    letters = [word for word in words if word[0].isalpha() and word[0].isupper()]
    if any(map(str.isdigit, "".join(words))):
        return  # SARS-COV2
    if segment.titled and not is_phrase(letters):
        scores.add("PERSON", 6.0, "title-before")
    if not letters:
        return
    first, last = letters[0], letters[-1]
    shouted = len(letters) > 1 and all(word.isupper() for word in letters)
    ordinary = sum(
        len(word) > 2 and known.is_common(word.lower() if shouted and len(word) > 3 else word, 1) for word in letters
    )
    if count == 1:
        if not ordinary:
            if first in known.given_names:
                scores.add("PERSON", 1.6 if not known.is_common(first, 0) else 1.0, "given-name")
            elif first in known.surnames:
                scores.add("PERSON", 1.2, "surname")
        return
    small = small_words()
    if len(letters) > 5 or segment.head is not None or len(last) == 1 or last in small.number_signs:
        return
    if (
        first in small.no_person_starts
        or (first in small.saints and words[1:2] == ["-"])
        or last in small.no_person_ends
    ):
        return  # Comet Orvik, the Qing Dynasty
    if shouted and not any(is_name_part(word) for word in letters):
        return
    if first in small_words().directions:
        return  # the North Rift, North Sydney
    if last in small_words().directions and (known.is_place(first) or first in small_words().directions):
        return
    named = last in known.surnames or last in known.given_names
    if _is_people(last) and (_is_people(first) or (known.is_place(first) and not named)):
        return  # a French Moroccan man, Alabama Republican Sen. Orr
    weight = -2.0 if first in small_words().weak_first_names else 0.0
    if not shouted and (any(is_code(word) for word in letters) or ends_in_code(last)):
        return
    if (
        first.title() in known.surnames_first
        and len(letters) < 4
        and (not known.is_common(last, 2) or last in known.surnames_first)
    ):
        weight += 2.5 if not first.isupper() or len(first) > 3 or last in known.given_names else 2.0
        ordinary = 0
    if first in known.given_names:
        weight += 2.6 if not known.is_common(first, 0) else 1.2
        if ordinary == 1 and known.is_common(first, 1) and not known.is_common(last, 0) and not known.is_place(last):
            ordinary = 0
    elif (len(first) <= 2 and first.endswith(".")) or len(first) == 1:
        weight += 2.0
    elif first.isupper() and len(first) > 1 and not last.isupper() and first.title() in known.surnames:
        weight += 4.0
    if first not in known.given_names and last not in known.surnames and _is_large_place(last):
        weight -= 1.5  # a tram of Pesa Bydgoszcz
    if last in known.surnames:
        weight += 1.4
    if last in known.given_names:
        weight += 0.6
    if not ordinary:
        weight += 1.8
    else:
        # *Debra Crew*: a given name that is no word of English makes up for a surname that is one.
        given = len(letters) == 2 and first in known.given_names and not known.is_common(first, 0)
        weight -= (1.0 if given else 1.3) * ordinary
    if weight:
        scores.add("PERSON", weight, "person-name-shape")


def _is_people(word: str) -> bool:
    entry = lexicon().entry(word)
    return entry is not None and entry.label == "NORP"


def _is_large_place(word: str) -> bool:
    entry = lexicon().entry(word)
    return entry is not None and entry.label in ("GPE", "LOC") and entry.weight >= LARGE


def is_name_part(word: str) -> bool:
    """Return whether a list of names has a word that is set in capital letters."""
    known = lexicon()
    name = word.title()
    return name in known.surnames or name in known.given_names or name in known.surnames_first
