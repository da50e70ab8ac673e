"""Text to tokens and sentences, by the tokenizer of spaCy's blank English pipeline.

Belongs here: tokens as parallel lists (a loop over spaCy's own token objects is several times slower), where sentences
begin, and which sentences are set as titles. Does not belong here: what any token means.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from pipelines.entities.lexicon import heads
from pipelines.rules import load_toml
from pipelines.rules.common_words import ORDINARY, common_words
from pipelines.rules.english import Parts, english, parts_of, word_parter
from pipelines.rules.finding import WORDS_REMEMBERED
from pipelines.rules.note_marks import without_note_marks
from pipelines.rules.sentence_ends import ends_with
from pipelines.values import frozen

if TYPE_CHECKING:
    from spacy.language import Language

ABBREVIATION_HYPHEN = r"(?<=[A-Z]\.)[-–](?=[A-Za-z])"
# *(D-Ann Arbor)*, not *D-Day*.
PARTY_HYPHEN = r"(?<=^[DRI])[-–](?=[A-Z][a-z])(?!.Day)"
# *Zaragoza.- The government*
DATELINE_DASH = r"(?<=[a-zß-ž]{2})\.[-–—]+"
# The sign of a note or an affiliation behind a name: *Pedro Salgado†*.
NOTE_MARK = r"(?<=[a-zß-ž]{3})[¹²³⁴-⁹⁺∗†‡]+"
SENTENCE_END = frozenset({".", "!", "?", "…", ".”", '."'})
CLOSING = frozenset({'"', "”", "’", "'", ")", "]", "''"})
#: The same sign opens and closes.
STRAIGHT_QUOTES = frozenset({'"', "'"})
OPENING = frozenset({'"', "“", "‘", "'", "(", "[", "``", "`", "-", "–", "—", "•", "*"})


class Sentence(NamedTuple):
    """Tokens `first` to `last` (half-open); `is_title` where nearly every word has a capital."""

    first: int
    last: int
    is_title: bool


@frozen
class Tokens:
    """The tokens of one text: their words, their offsets, and whether the word begins with a capital letter."""

    text: str
    words: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    capital: list[bool]
    sentences: tuple[Sentence, ...]

    def packed(self) -> Tokens:
        """Return them without what takes most memory, to be kept until all texts of an issue are read."""
        return replace(self, starts=array("l", self.starts), ends=array("l", self.ends))

    def surface(self, first: int, last: int) -> str:
        """Return the text from token `first` to before token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def joined(self, i: int) -> bool:
        """Return whether token `i` stands right behind its predecessor, without a space."""
        return i > 0 and self.starts[i] == self.ends[i - 1]


@cache
def blank_english() -> Language:
    """Return the blank English pipeline, made once; its tokenizer also parts *U.S.-Egypt*."""
    # spaCy takes half a second and 40 MB to import, and whoever only links entities reads no text.
    defaults = english().Defaults.infixes or ()
    return word_parter([*defaults, ABBREVIATION_HYPHEN, PARTY_HYPHEN, NOTE_MARK, DATELINE_DASH])


# spaCy keeps half a kilobyte of every word it has ever seen: without an end, a worker would grow by gigabytes.
MOST_WORDS = 60_000


def renew_pipeline() -> None:
    """Let the pipeline be made anew once it has seen too many words; to be called between two issues."""
    if len(blank_english().vocab.strings) > MOST_WORDS:
        blank_english.cache_clear()
        _parts.cache_clear()
        _forms.cache_clear()


@cache
def abbreviations() -> frozenset[str]:
    """Return the words whose full stop does not end a sentence."""
    return frozenset(load_toml("entities/words.toml")["abbreviations"])


def tokenize(text: str, is_heading: bool = False) -> Tokens:
    """Return the tokens and sentences of `text`; a heading is a title unless most of its words are small.

    The marks of notes are blank in the text of the tokens, which is as long as `text`.
    """
    text = without_note_marks(text)
    parted = [(printed.start(), _forms(printed.group())) for printed in PRINTED.finditer(text)]
    forms = [form for _, found in parted for form in found]
    starts = [start + form.at for start, found in parted for form in found]
    words = list(map(_WORD, forms))
    ends = [start + form.length for start, form in zip(starts, forms, strict=True)]
    capital = list(map(_CAPITAL, forms))
    return Tokens(text, words, starts, ends, capital, tuple(_sentences(words, capital, forms, is_heading)))


#: A printed word or the end of a line; other blanks say nothing.
PRINTED = re.compile(r"\S+|\n\s*")


class _Form(NamedTuple):
    """A word as it is read, where it begins in what is printed, and how many letters it has, less a full stop left out.

    A sentence may end with one that `ends`. `kind` is what a word says of whether it stands in a title: ``small``,
    ``upper``, ``ordinary`` for an ordinary word with a capital, ``other`` for another; empty for one that says nothing.
    """

    word: str
    at: int
    length: int
    capital: bool
    ends: bool
    kind: str


#: A field of many forms at once, asked without a step of Python each.
_WORD, _CAPITAL = attrgetter("word"), attrgetter("capital")


@cache
def _parts() -> Callable[[str], Parts]:
    return parts_of(blank_english())


@lru_cache(maxsize=WORDS_REMEMBERED)
def _forms(printed: str) -> tuple[_Form, ...]:
    """Return the words of a printed one; the end of a line is one by itself."""
    return tuple([_form(at, part) for at, part in (((0, printed),) if "\n" in printed else _parts()(printed))])


def _form(at: int, printed: str) -> _Form:
    word = _without_stop(printed)
    ends = "\n" in word or word in SENTENCE_END or (word[-1] == "." and len(word) > 1)
    return _Form(word, at, len(word), word[0].isupper(), ends, _kind(word))


def _kind(word: str) -> str:
    if len(word) <= 3 or not word[0].isalpha():
        return ""
    if not word[0].isupper():
        return "small"
    if word.isupper():
        return "upper"
    return "ordinary" if common_words().get(word.lower()) == ORDINARY else "other"


def _without_stop(word: str) -> str:
    """Return `word` without a full stop that the tokenizer left on it and that is no part of an abbreviation."""
    if (
        word[-1] != "."
        or len(word) < 4
        or not word[:-1].replace("&", "").isalpha()
        or word in abbreviations()
        or word in heads().last
    ):
        return word
    return word[:-1]


def _sentences(words: list[str], capital: list[bool], forms: list[_Form], is_heading: bool) -> list[Sentence]:
    sentences: list[Sentence] = []
    first = 0
    count = len(words)
    known = abbreviations()
    for i in [number for number, form in enumerate(forms) if form.ends]:
        if i < first:
            continue  # it closes a sentence that ended before it
        word = words[i]
        ends_here = False
        if "\n" in word:
            ends_here = word.count("\n") > 1 or _breaks_line(words, capital, i)
        elif word in SENTENCE_END:
            ends_here = i == 0 or words[i - 1] not in known
        elif word[-1] == "." and len(word) > 1 and i + 1 < count and capital[i + 1]:
            ends_here = ends_with(word, words[i + 1]) or (word not in known and len(word) > 3 and not word[0].isupper())
        if ends_here:
            j = i + 1
            while j < count and words[j] in CLOSING and not _opens(forms, j):
                j += 1
            if j >= count or capital[j] or not words[j][0].islower():
                sentences.append(_sentence(words, capital, forms, first, j, is_heading))
                first = j
    if first < count:
        sentences.append(_sentence(words, capital, forms, first, count, is_heading))
    return sentences


def _opens(forms: list[_Form], i: int) -> bool:
    """A straight quote opens what it is joined to, where a blank stands before it."""
    return forms[i].word in STRAIGHT_QUOTES and forms[i].at == 0 and i + 1 < len(forms) and forms[i + 1].at > 0


def _breaks_line(words: list[str], capital: list[bool], i: int) -> bool:
    """A single line break ends a sentence where punctuation stands before it and a capital after it."""
    return i > 0 and i + 1 < len(words) and capital[i + 1] and not words[i - 1][-1].isalnum() and words[i - 1] != ","


def _sentence(
    words: list[str], capital: list[bool], forms: list[_Form], first: int, last: int, is_heading: bool
) -> Sentence:
    """A title writes its ordinary words with capitals, or all its words in capital letters, and ends without a stop.

    Its verbs and its last word have a capital in every style.
    """
    opening = next((i for i in range(first, last) if words[i][0].isalpha()), first)
    if not capital[opening] and not is_heading:
        return Sentence(first, last, False)
    kinds = [form.kind for form in forms[first + 1 : last]]
    small, upper = kinds.count("small"), kinds.count("upper")
    ordinary_capital = kinds.count("ordinary") + (kinds.count("other") if is_heading else 0)
    if is_heading:
        return Sentence(first, last, ordinary_capital + upper > small or (small == 0 and words[opening].isupper()))
    if words[last - 1] in SENTENCE_END and (small or ordinary_capital):
        return Sentence(first, last, False)
    is_title = (ordinary_capital >= 2 and ordinary_capital > 1.5 * small) or (upper >= 3 and small == 0)
    return Sentence(first, last, is_title and not _goes_on_small(words, first, last))


def _goes_on_small(words: list[str], first: int, last: int) -> bool:
    """Tell whether words are written small that are so in no title, verbs and the last: *The Energy Plan is late*."""
    ending = next((words[i] for i in range(last - 1, first, -1) if words[i][0].isalpha()), "")
    return ending.islower() or not _sentence_verbs().isdisjoint(words[first:last])


@cache
def _sentence_verbs() -> frozenset[str]:
    return frozenset(load_toml("entities/words.toml")["sentence_verbs"])
