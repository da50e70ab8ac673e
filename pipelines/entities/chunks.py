"""Runs of capitalised words, with the small words that belong inside names.

Belongs here: where a name begins and ends, as far as capitals, connectors (*of*, *and*, *de*) and head words tell. Does
not belong here: what the name names; `segments` takes a run apart and `evidence` weighs it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.entities.lexicon import Head, Heads, Lexicon, Titles, heads, lexicon, plain, titles
from pipelines.entities.tokens import Sentence, Tokens
from pipelines.entities.word_lists import SmallWords, small_words

LONGEST_RUN = 16
# Money, addresses of the net, file and order numbers: capitals, but no names.
CODE = re.compile(r"[$@]|/.*\d|\d/|\d{3}|https?:|www\.")


# A particle that has lost its vowel, in one token with the name behind it: Côte *d'Ivoire*.
ELIDED = re.compile(r"[dl]['’][A-ZÀ-Ý]")

#: What stands between an item's brackets: *(b)*, *iv)*.
ITEM_LETTER = re.compile(r"[a-z]|[ivx]{1,5}")


class Chunk(NamedTuple):
    """One run of name words; `head` is the word that took a connector (*University* of …), if any."""

    first: int
    last: int
    head: Head | None
    at_start: bool


class ChunkFinder:
    """Finds the runs of one text; holds the tables so that the inner loop looks nothing up globally."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.lexicon: Lexicon = lexicon()
        self.heads: Heads = heads()
        self.small: SmallWords = small_words()
        self.titles: Titles = titles()

    def find(self, sentence: Sentence) -> list[Chunk]:
        """Return the runs of one sentence in order."""
        chunks: list[Chunk] = []
        capital = self.tokens.capital
        i = sentence.first
        opening = True
        while True in capital[i : sentence.last]:
            at = capital.index(True, i)
            opening = self._is_opening(i, at, opening)
            i = at + 1
            if self._is_name_word(at):
                i, head = self._extend(at, sentence.last)
                chunks.append(Chunk(at, i, head, opening))
            opening = False
        return chunks

    def _is_opening(self, first: int, at: int, opening: bool) -> bool:
        """Tell whether nothing but marks stands before `at` since a colon or a bullet, or since `first`, if that is."""
        for i in range(at - 1, first - 1, -1):
            if self.words[i] in (":", "•") or (self.words[i] == ")" and self._is_item_mark(first, i)):
                return True
            if self.words[i][0].isalnum():
                return False
        return opening

    def _is_item_mark(self, first: int, closing: int) -> bool:
        """*(b) The Act*, *iv) The Act*: the letter of an item, before which nothing of its sentence goes on."""
        begin = closing - 1
        if begin < first or ITEM_LETTER.fullmatch(self.words[begin]) is None:
            return False
        begin -= begin > first and self.words[begin - 1] == "("
        return begin == first or not self.words[begin - 1][0].isalnum() or self.words[begin - 1] in ("and", "or")

    def _is_name_word(self, i: int) -> bool:
        word = self.words[i]
        if not self.tokens.capital[i] or word == "I" or (not word.isalpha() and CODE.search(word)):
            return False
        return word not in self.small.calendar or self._is_given_name(i)

    def _is_function_word(self, i: int) -> bool:
        """*D.C. For*, not *Ping An*: a small word's capital begins a sentence, unless a gazetteer has it in a name."""
        word = self.words[i]
        return word in self.small.function_words and self.lexicon.entry(f"{self.words[i - 1]} {word}") is None

    def _is_given_name(self, i: int) -> bool:
        """*Jan Holm*, *WEI Jun*: a month's name beside another name is one, unless a number stands around it."""
        words = self.words
        ahead = words[i + 1] if i + 1 < len(words) else ""
        if i and words[i - 1].title() in self.lexicon.surnames_first and not ahead[:1].isdigit() and words[i] != "May":
            return True
        if words[i] not in self.lexicon.given_names or i + 1 >= len(words) or (i and words[i - 1][0].isdigit()):
            return False
        following = words[i + 1]
        if following in self.small.particles and i + 2 < len(words):
            following = words[i + 2]
        if i and words[i - 1].lower() in self.small.before_months:
            return False
        return (
            following[0].isupper()
            and self.lexicon.entry(following) is None
            and following not in self.small.calendar
            and (not self._is_ordinary(i + 1) or words[i + 1] in self.small.particles)
        )

    def _extend(self, first: int, limit: int) -> tuple[int, Head | None]:
        words = self.words
        head: Head | None = None
        i = first + 1
        limit = min(limit, first + LONGEST_RUN)
        while i < limit:
            word = words[i]
            if self._is_name_word(i) and word != "No." and not self._is_function_word(i):
                i += 1
                continue
            step = self._joint(first, i, limit, head)
            if step is None:
                if word in self.small.connectors:
                    opened = self._opens(first, i, limit, word, head)
                    if opened is not None:
                        i, opener = opened
                        head = head if opener is NO_HEAD else opener
                        continue
                break
            i = step
        return i, head

    def _joint(self, first: int, i: int, limit: int, head: Head | None) -> int | None:
        """Return the token after a hyphen, ampersand, particle or possessive that binds two name words, if one does."""
        words = self.words
        word = words[i]
        following = i + 1
        if following >= limit:
            return following if word in self.small.street_nouns else None
        next_is_name = self._is_name_word(following)
        known = self._known_ahead(first, i, limit)
        if known is not None:
            return known
        if word in ("-", "–"):
            tight = self.tokens.joined(i) and self.tokens.joined(following)
            if tight and i - first >= 2 and self._is_name_end(following):
                return following + 1
            if tight and words[following].islower() and self._is_compound(i):
                goes_on = following + 1 < limit and self._is_name_word(following + 1)
                return following + 1 if goes_on else None
            short_number = words[following].isdigit() and len(words[following]) < 4
            return following + 1 if tight and (next_is_name or short_number) else None
        if word == "(" and words[following + 1 : following + 2] == [")"] and next_is_name:
            closing = self.heads.last.get(words[following + 2]) if following + 2 < limit else None
            return following + 3 if closing is not None and closing.rule_id == "law-head" else None
        if ELIDED.match(word) and words[i - 1] not in self.titles.core:
            return following
        if word == "the" and words[following] in self.small.epithets:
            return following + 1
        if word == "No." and words[following].isdigit() and self.heads.last.get(words[i - 1]) is not None:
            return following + 1
        if word in self.small.street_nouns:
            return following
        if word == "&":
            return following + 1 if next_is_name else None
        if word in ("'s", "’s"):
            inside = words[i - 1] in self.small.possessives
            held = words[following] in self.small.possessed and not self.lexicon.is_place(words[i - 1])
            return following + 1 if next_is_name and (inside or held or self._titled_possessive(i)) else None
        if word in ("'", "’") and words[i - 1].endswith("s"):
            body = self.heads.last.get(words[following])
            united = body is not None and body.rule_id == "org-head-authority"  # the Growers' Association
            inside = words[i - 1] in self.small.possessives or self._titled_possessive(i) or united
            return following + 1 if next_is_name and inside else None
        if word in self.small.particles and word != words[i].upper():
            return self._after_particle(i, limit, word in self.small.weak_particles)
        return None

    def _known_ahead(self, first: int, i: int, limit: int) -> int | None:
        """*Port-au-Prince*, *Dar es Salaam*, *Rio Grande do Sul*: a gazetteer has the name with its small words."""
        words = self.words
        hyphen = words[i] in ("-", "–") and self.tokens.joined(i)
        if not hyphen and (len(words[i]) > 3 or not words[i].islower()):
            return None
        for last in range(min(limit, i + 5), i + 1, -1):
            if not self.tokens.capital[last - 1]:
                continue
            for start in range(max(first, i - 3), i):
                if plain(self.tokens.surface(start, last)) in self.lexicon.entries:
                    return last
        return None

    def _is_compound(self, hyphen: int) -> bool:
        """*Socio-economic Board*, *Income-tax Act*: an ordinary word before the hyphen, no place or company."""
        word, second = self.words[hyphen - 1], self.words[hyphen + 1]
        if second in self.small.hyphen_ends:
            return False
        return word in self.small.hyphen_starts or (self._is_ordinary(hyphen - 1) and self.lexicon.entry(word) is None)

    def _is_name_end(self, i: int) -> bool:
        """*Park Min-ju*: the second half of a given name in small letters, but not *-based* or *-led*."""
        word = self.words[i]
        return len(word) <= 6 and word.isalpha() and word.islower() and word not in self.small.hyphen_ends

    def _titled_possessive(self, i: int) -> bool:
        """*St. Mary's Hospital*: a saint's possessive goes on."""
        if i < 2 or self.words[i - 2] not in self.small.saints:
            return False
        return self.lexicon.entry(f"{self.words[i - 2]} {self.words[i - 1]}") is None

    def _after_particle(self, i: int, limit: int, weak: bool) -> int | None:
        words = self.words
        j = i + 1
        while j < min(limit, i + 3) and (words[j] in self.small.particles or words[j] == "-"):
            j += 1
        if j >= limit or not self._is_name_word(j):
            return None
        if weak or words[i] in self.small.articles_abroad:
            known = self.lexicon
            unusual = not known.is_common(words[j], 0) and not known.is_common(words[i - 1], 0)
            return j + 1 if unusual and words[i] not in self.small.english_particles else None
        return j + 1

    # -- connectors -------------------------------------------------------------------------------------------
    def _opens(self, first: int, i: int, limit: int, word: str, head: Head | None) -> tuple[int, Head] | None:
        """Return where the run goes on behind a connector, and the head that lets it."""
        words = self.words
        j = i + 1
        if j < limit and words[j] == "the" and word != ",":
            j += 1
        if j >= limit or not self._is_name_word(j):
            return None
        known = self._known_phrase(first, j, limit)
        if known is not None:
            return known, head or NO_HEAD
        if head is None:
            ahead = self._law_ahead(first, i, limit)
            if ahead is not None:
                return ahead
        if word in ("and", ","):
            return self._listed(first, i, j, limit, word, head)
        if head is not None:
            if (
                word in self.small.head_links
                or word in head.connectors
                or (word == "in" and head.label in ("LAW", "POLICY"))
            ):
                return j + 1, head
            if word in ("with", *self.heads.phrase) and self._is_ordinary(j) and head.label == "ORG":
                return j + 1, head
            return None
        if word in ("of", "for") and words[i - 1] in self.titles.core and self._is_department(j):
            return j + 1, NO_HEAD
        if word == "to" and words[j] in self.heads.alone:
            return None  # he brought the Seed Programme to Parliament
        candidate = self.heads.first.get(words[i - 1])
        if candidate is not None and word in candidate.connectors and not self._bears(first, i - 1, candidate):
            return j + 1, candidate
        return self._phrase(first, i, j)

    def _bears(self, first: int, i: int, head: Head) -> bool:
        """*Maria Costa of the harbour*: behind a given name the word for a landscape is a surname."""
        given = i > first and self.words[i - 1] in self.lexicon.given_names
        return given and head.label != "ORG" and self.words[i] in self.lexicon.surnames

    def _phrase(self, first: int, i: int, j: int) -> tuple[int, Head] | None:
        """*Safe Hands for Girls*: ordinary words with capitals inside a sentence, on both sides of a small word."""
        head = self.heads.phrase.get(self.words[i])
        if head is None or j != i + 1 or not self._is_ordinary(j) or self._is_title(i - 1) or self._is_title(first):
            return None
        if self.words[i - 1].endswith(("ed", "ing")):
            return None
        sentence_opens = first == 0 or not (self.words[first - 1][0].isalnum() or self.words[first - 1] == ",")
        if sentence_opens or not all(self._is_ordinary(k) for k in range(first, i) if self.tokens.capital[k]):
            return None
        return j + 1, head

    def _is_title(self, i: int) -> bool:
        return self.words[i] in self.titles.core or self.words[i] in self.titles.modifiers

    def _known_phrase(self, first: int, j: int, limit: int) -> int | None:
        """*United States of America*, *Bosnia and Herzegovina*, *Washington, DC*: a gazetteer has it whole."""
        for start in range(max(first, j - 4), j - 1):
            if self.words[start] in self.lexicon.first_words:
                for last in range(min(limit, j + 3), j, -1):
                    if plain(self.tokens.surface(start, last)) in self.lexicon.entries:
                        return last
        return None

    def _law_ahead(self, first: int, i: int, limit: int) -> tuple[int, Head] | None:
        """*Prevention of Harbour Fires Act*: ordinary words and connectors up to the head word of a law."""
        words = self.words
        placed = self.lexicon.entry(words[first]) is not None and not self.lexicon.is_common(words[first], 1)
        if words[i] == "," or words[i + 1] == "the" or placed:
            return None  # Freedom of Information Act, though a town is called Freedom
        opening = self.heads.first.get(words[i - 1])
        if opening is not None and opening.label == "ORG":
            return None
        k = i
        while k < limit:
            word = words[k]
            if self._is_name_word(k):
                closing = self.heads.last.get(word)
                following = words[k + 1] if k + 1 < limit else ""
                short = words[k + 1 : k + 2] == ["("] and words[k + 3 : k + 4] == [")"] and words[k + 2].isupper()
                ends_here = short or (
                    following not in self.small.law_joints and not (k + 1 < limit and self._is_name_word(k + 1))
                )
                if closing is not None and closing.rule_id == "law-head" and ends_here:
                    return k + 1, Head("LAW", closing.weight, closing.rule_id, frozenset())
            elif (word not in self.small.law_joints and word != ")") or words[k + 1 : k + 2] == ["the"]:
                return None
            k += 1
        return None

    def _is_subject(self, i: int, head: Head | None) -> bool:
        """*Bureau of Enquiry and Analysis*: what a body is for, in a word that no list has."""
        known, word = self.lexicon, self.words[i]
        if head is None or head.label != "ORG" or word.isupper() or known.entry(word) is not None:
            return False
        return word not in known.given_names and word not in known.surnames and self.words[i - 1] in ("of", "for")

    def _listed(self, first: int, i: int, j: int, limit: int, word: str, head: Head | None) -> tuple[int, Head] | None:
        """*Department of Economy and Information*, *Ministry of Family, Labour and Care*, *Food and Farm Office*:
        the list goes on where its words are ordinary ones and no other name begins."""
        words = self.words
        if j != i + 1 or not self._is_ordinary(j) or not (self._is_ordinary(i - 1) or self._is_subject(i - 1, head)):
            return None
        run_last = self._run_last(j, limit)
        starts_other = words[run_last] in self.heads.first and run_last + 1 < limit and words[run_last + 1] == "of"
        if head is not None:
            if starts_other:
                return None
            if word == ",":
                after = run_last + 1
                if after < limit and words[after] == "," and words[after + 1 : after + 2] == ["and"]:
                    after += 1
                goes_on = after + 1 < limit and words[after] in ("and", ",") and self._is_name_word(after + 1)
                return (run_last + 1, head) if goes_on else None
            closes = self.heads.last.get(words[run_last])
            own_name = closes is not None and closes.rule_id == "org-head-authority" and run_last > j
            return None if own_name and head.label == "ORG" else (run_last + 1, head)
        if word == ",":
            return None
        closing = self.heads.last.get(words[run_last]) if not starts_other else self.heads.first.get(words[run_last])
        own = self.heads.last.get(words[i - 1])
        if closing is None and run_last == j + 1 and self.lexicon.is_country(words[run_last]):
            return run_last + 1, Head("ORG", IN_COUNTRY, "shape-branch-in-country", frozenset())
        if closing is None or (run_last == j and closing.rule_id == "org-head-company"):
            return None
        if own is not None and own.rule_id in ("org-head-authority", "fac-head", "law-head"):
            return None
        start = first + 1 if words[first] in self.small.opening_determiners else first
        if start + 1 < i and self.lexicon.is_nationality(words[start]):
            start += 1
        if not all(self._is_ordinary(k) or k == start for k in range(start, i) if self.tokens.capital[k]):
            return None
        return run_last + 1, Head(closing.label, closing.weight, closing.rule_id, closing.connectors)

    def _run_last(self, i: int, limit: int) -> int:
        """Return the last of the name words from `i` on, compounds (*Co-ordination*) whole."""
        while i + 1 < limit:
            if self._is_name_word(i + 1):
                i += 1
            elif self.words[i + 1] == "-" and self.tokens.joined(i + 1) and i + 2 < limit and self.tokens.joined(i + 2):
                i += 2
            else:
                break
        return i

    def _is_department(self, i: int) -> bool:
        return self._is_ordinary(i) or self.words[i] == "Republic"

    def _is_ordinary(self, i: int) -> bool:
        """Return whether English writes the word small, or its singular, and it names no place."""
        word = self.words[i]
        if word in self.small.hyphen_starts and self.words[i + 1 : i + 2] == ["-"]:
            return True
        if word.endswith(tuple(self.small.subject_endings)):
            return True
        common = self.lexicon.is_common(word, 0) or (word.endswith("s") and self.lexicon.is_common(word[:-1], 0))
        return common and not self.lexicon.is_place(word)


IN_COUNTRY = 3.5  # what a country's name says behind the fields of its department: Fisheries and Oceans Canada
NO_HEAD = Head("", 0.0, "", frozenset())
