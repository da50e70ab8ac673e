"""A run of capitalised words taken apart: sentence openers, titles, nationalities, and the names between them.

Belongs here: which part of a run is a title and which a name. Does not belong here: the label of a name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.entities.chunks import Chunk
from pipelines.entities.lexicon import Entry, Head, Lexicon, heads, lexicon, plain, titles
from pipelines.entities.tokens import Tokens
from pipelines.entities.word_lists import small_words

# Names of persons with a capital inside: McArthur, DeSantis, O'Neill.
NAME_PREFIX = re.compile(r"(?:Mc|Mac|O'|O’|D'|D’|De|Di|Du|Da|La|Le|Van|Von|Fitz|Al|El|Ben|Ab|Ur|Ap)(?=[A-Z])")
LETTER_OR_ROMAN = re.compile(r"[A-Z]\.?|[IVXLC]+")


class Segment(NamedTuple):
    """One name in a run: tokens `first` to `last`; `role_first` is where its title begins, None without a title.

    `opens` says that the name's first word opens a sentence and may owe its capital to that.
    """

    first: int
    last: int
    head: Head | None
    opens: bool
    role_first: int | None = None
    titled: bool = False


def segment(tokens: Tokens, chunk: Chunk) -> list[Segment]:
    """Return the names of one run, in order."""
    return _Splitter(tokens).split(chunk)


class _Splitter:
    def __init__(self, tokens: Tokens) -> None:
        self.words = tokens.words
        self.tokens = tokens
        self.lexicon: Lexicon = lexicon()
        self.titles = titles()
        self.heads = heads()
        self.small = small_words()

    def split(self, chunk: Chunk) -> list[Segment]:
        first, last = chunk.first, chunk.last
        opens = chunk.at_start
        while opens and first < last and self.words[first].lower() in self.small.openers:
            if self._phrase(first, min(last, first + 3)) is not None or self.words[first] in self.titles.core:
                break
            if self.words[first].isupper() and self._phrase(first, first + 1) is not None:
                break
            if self._opens_with_name(first, last):
                break
            first += 1
            while first < last and not self.tokens.capital[first]:
                first += 1
            opens = False
        if self.words[first : first + 1] == ["The"] and first and self.words[first - 1] in self.small.dashes:
            first += 1  # Orvik, Tuesday -- The Ministry of Ports
        while (
            first < last - 1 and self.words[first] in self.small.separators and not self._is_headed(first, last, None)
        ):
            first += 1
        while (
            last - first > 2 and self.words[last - 1] in self.small.post_nominals and self._ends_person(first, last - 1)
        ):
            last -= 1
        if (
            last - first > 2
            and self.words[first] in small_words().party_letters
            and first
            and self.words[first - 1] == "("
        ):
            first += 2  # Mayor Andy Hale (D-Ann Arbor)
        if first >= last or self._is_numbered(first, last):
            return []
        return self._parts(first, last, chunk.head, opens)

    def _parts(self, first: int, last: int, head: Head | None, opens: bool) -> list[Segment]:
        while first < last and self.words[first] in ("-", "–", "&"):
            first += 1
        if first >= last:
            return []
        if self._phrase(first, last) is not None:
            return [Segment(first, last, head, opens)]
        if last - first == 1:
            return [] if self.words[first] in self.titles.core else [Segment(first, last, head, opens)]
        if (
            opens
            and head is None
            and self.lexicon.is_common(self.words[first], 0)
            and self.words[first] not in self.heads.first
            and not self._is_national_body(first, last)
        ):
            known = self._phrase(first + 1, last)
            if (known is not None and known.weight >= 5.0) or self._opens_before_person(first, last):
                return [Segment(first + 1, last, None, False)]
        held = self._held_in(first, last, head)
        if held is not None:
            return self._parts(held, last, head, False) if held < last else []
        title = self._title_run(first, last)
        if title is not None and not self._is_headed(first, last, head):
            return self._around_title(first, last, title, opens)
        if (
            title is not None
            and title[0] == first
            and title[1] < last
            and head is not None
            and self._is_title_of_person(title)
        ):
            return self._around_title(first, last, title, opens)
        if head is None and not self._is_headed(first, last, head):
            cut = self._inner_head(first, last)
            if cut is not None:
                return [Segment(first, cut, None, opens), *self._parts(cut, last, None, False)]
            cut = self._leading_name(first, last)
            if cut is not None:
                return [Segment(first, cut, None, opens), *self._parts(cut, last, None, False)]
        if head is not None:
            cut = self._behind_place(first, last)
            if cut is not None:
                return [Segment(first, cut, head, opens), *self._parts(cut, last, None, False)]
        parts = self._hyphenated(first, last) if head is None else None
        if parts is not None:
            return parts
        return [Segment(first, last, head, opens)]

    def _opens_with_name(self, first: int, last: int) -> bool:
        """*He Liehui, its head,*: a small word that is a name too, before a word that is none of English."""
        known = self.lexicon
        word = self.words[first]
        if last - first != 2 or (word not in known.surnames_first and word not in known.given_names):
            return False
        behind = self.words[first + 1]
        if word in known.given_names and word not in known.surnames_first:
            return behind in known.surnames and not known.is_place(behind)
        return not known.is_common(behind, 0) and known.entry(behind) is None and not behind.isupper()

    def _ends_person(self, first: int, last: int) -> bool:
        """*Oonah McCrann SC*: letters behind a person's name, which behind a town's are a club's."""
        known = self.lexicon
        return any(word in known.given_names or word in known.surnames for word in self.words[first:last]) or any(
            NAME_PREFIX.match(word) for word in self.words[first:last]
        )

    def _is_numbered(self, first: int, last: int) -> bool:
        """*Hall B*, *Room W12*: a thing with its number is no name."""
        words = self.words
        if words[first] not in self.small.numbered:
            return False
        if last - first == 1:
            return last < len(words) and (
                words[last][0].isdigit() or words[last] in self.small.number_signs or words[last] == ":"
            )
        number = words[first + 1]
        return last - first < 5 and (
            LETTER_OR_ROMAN.fullmatch(number) is not None
            or any(c.isdigit() for c in number)
            or number in self.small.number_signs
        )

    def _opens_before_person(self, first: int, last: int) -> bool:
        """*Meet Belmar Ostrand*: an ordinary word before two that are none."""
        words = self.words
        if last - first < 3 or not self.lexicon.is_common(words[first], 1) or words[first] in self.lexicon.given_names:
            return False
        if (
            words[first] in self.titles.core
            or words[first] in self.titles.modifiers
            or self._is_headed(first, last, None)
        ):
            return False
        rest = [word for word in words[first + 1 : last] if word not in self.small.particles]
        return len(rest) > 1 and not any(self.lexicon.is_common(word, 0) or not word[0].isupper() for word in rest)

    def _is_national_body(self, first: int, last: int) -> bool:
        """*Cricket Australia*, *Parks Canada*: what a country's body is for, before the country."""
        return (
            last - first == 2
            and self.words[first] in self.small.national_bodies
            and self.lexicon.is_country(self.words[first + 1])
        )

    def _held_in(self, first: int, last: int, head: Head | None) -> int | None:
        """*Director of the National Archives*: behind a title and *of* the body begins; a department is no body."""
        words = self.words
        j = first
        while j < last and (words[j] in self.titles.core or words[j] in self.titles.modifiers or words[j] == "-"):
            j += 1
        if j in (first, last) or words[j] not in ("of", "for"):
            return None
        j += 2 if words[j + 1 : j + 2] == ["the"] else 1
        closing = self.heads.last.get(words[last - 1])
        if closing is not None and closing.rule_id == "org-head-company" and head is None:
            return last
        if (head is not None and head.label == "ORG") or (closing is not None and closing.label in ("ORG", "FAC")):
            return j
        return None

    def _is_title_of_person(self, title: tuple[int, int]) -> bool:
        return self.words[title[1] - 1] in self.small.titles_of_persons

    def _is_headed(self, first: int, last: int, head: Head | None) -> bool:
        if head is not None:
            return True
        closing = self.heads.last.get(self.words[last - 1])
        return closing is not None and last - first > 1

    # -- titles -----------------------------------------------------------------------------------------------
    def _title_run(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the first run of title words that has a core title in it."""
        words = self.words
        i = first
        while i < last:
            if words[i] in self.titles.core or words[i] in self.titles.modifiers:
                j, core = self._title_end(i, last)
                if i == last - 1 and i > first and self._is_surname(i):
                    core = False
                if core and not (j < last and words[j] in ("'s", "’s")):
                    return i, j
                i = j
            i += 1
        return None

    def _is_surname(self, i: int) -> bool:
        """*Karim Sheikh*: a title that is a surname too, behind a given name or a word that is no ordinary one."""
        word, before = self.words[i], self.words[i - 1]
        if before in self.lexicon.given_names:
            # *Jim Reynolds Treasurer*: behind a full name an office is one.
            return word in self.lexicon.surnames or i < 2 or self.words[i - 2] not in self.lexicon.given_names
        known = self.lexicon.entry(before) is not None or self.lexicon.is_common(before, 0)
        return word in self.lexicon.surnames and not known and before not in self.titles.core

    def _title_end(self, i: int, last: int) -> tuple[int, bool]:
        """Return where the title ends that begins at `i`, with its department (*Minister of Foreign Affairs*)."""
        words = self.words
        core = department = False
        end = j = i
        while j < last:
            word = words[j]
            if word in self.titles.core or word in self.titles.modifiers:
                core = core or word in self.titles.core
            elif word in self.small.department_joints:
                department = department or word in ("of", "for")
                j += 1
                continue
            elif not department or not self.tokens.capital[j] or not self._is_department(j):
                break
            j += 1
            end = j
        return end, core

    def _is_department(self, i: int) -> bool:
        word = self.words[i]
        return (self.lexicon.is_common(word, 0) and not self.lexicon.is_place(word)) or word == "Republic"

    def _around_title(self, first: int, last: int, title: tuple[int, int], opens: bool) -> list[Segment]:
        start, end = title
        parts: list[Segment] = []
        role_first = start
        if start > first:
            ordinary = all(
                self.lexicon.is_common(w, 0) and not self.lexicon.is_place(w) for w in self.words[first:start]
            )
            if ordinary and not self._is_headed(first, start, None) and self._phrase(first, start) is None:
                role_first = first
            else:
                parts += self._parts(first, start, None, opens)
        if end < last and self.words[end] in ("of", "for"):
            behind = end + (2 if self.words[end + 1 : end + 2] == ["the"] else 1)
            return [*parts, *(self._parts(behind, last, None, False) if behind < last else [])]
        if end < last:
            rest = self._parts(end, last, None, False)
            if rest:
                named = rest[0]
                parts.append(Segment(named.first, named.last, named.head, False, role_first, titled=True))
            parts += rest[1:]
        return parts

    def _behind_place(self, first: int, last: int) -> int | None:
        """*University of Lima Pablo Quintero*: behind a place that ends a name a person begins."""
        for i in range(first + 2, last - 1):
            given = self.words[i] in self.lexicon.given_names and not self.lexicon.is_common(self.words[i], 0)
            if given and self.lexicon.is_place(self.words[i - 1]) and self.tokens.capital[i + 1]:
                return i
        return None

    def _inner_head(self, first: int, last: int) -> int | None:
        """*Green Party Ana Costa*: behind the head of an organisation another name begins, unless it is a place."""
        for i in range(last - 2, first, -1):
            closing = self.heads.last.get(self.words[i])
            if closing is not None and closing.rule_id == "org-head-authority":
                if any(self.lexicon.is_common(word, 0) for word in self.words[i + 1 : last]):
                    return None
                return None if self.lexicon.is_place(plain(self.tokens.surface(i + 1, last))) else i + 1
        return None

    # -- names that stand before another -----------------------------------------------------------------------
    def _leading_name(self, first: int, last: int) -> int | None:
        """Return where a nationality or a well-known name ends that stands before another name."""
        for end in range(min(last - 1, first + 3), first, -1):
            entry = self._phrase(first, end)
            if entry is None:
                continue
            if entry.label == "NORP" and self.words[first] in self.small.directions and end - first == 1:
                return None  # Western Visayas
            person = entry.label == "GPE" and entry.weight >= 4.0 and self._looks_like_person(end, last)
            if entry.label == "NORP" and (self._is_bearer(first, end, last) or self._is_branch(end, last)):
                return None
            if entry.label == "NORP" or entry.weight >= 7.0 or person:
                if entry.label in ("GPE", "LOC", "ORG") and not self._looks_like_person(end, last):
                    return None
                return end
        return None

    def _is_bearer(self, first: int, end: int, last: int) -> bool:
        """*Christian Vestrand*: a given name that is a people's name too, before one word that is no ordinary one."""
        single = end - first == 1 and last - end == 1
        return (
            single and self.words[first] in self.lexicon.given_names and not self.lexicon.is_common(self.words[end], 0)
        )

    def _is_branch(self, first: int, last: int) -> bool:
        """*Malagasy Red Cross*: a nationality before a body of two words or more is a part of its name."""
        entry = self._phrase(first, last)
        return entry is not None and entry.label == "ORG" and last - first > 1

    def _looks_like_person(self, first: int, last: int) -> bool:
        return last - first >= 2 and (
            self.words[first] in self.lexicon.given_names and not self.lexicon.is_common(self.words[first], 0)
        )

    def _hyphenated(self, first: int, last: int) -> list[Segment] | None:
        """*EU-Kenya*: two known names bound by a hyphen are two."""
        if last - first < 3 or self.words[first + 1] not in ("-", "–"):
            return None
        left, right = self._phrase(first, first + 1), self._phrase(first + 2, last)
        if self._phrase(first, last) is None and left and right and min(left.weight, right.weight) >= 4.0:
            return [Segment(first, first + 1, None, False), Segment(first + 2, last, None, False)]
        return None

    def _phrase(self, first: int, last: int) -> Entry | None:
        return self.lexicon.entry(plain(self.tokens.surface(first, last)))
