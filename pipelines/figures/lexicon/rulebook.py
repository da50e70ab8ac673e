"""Pattern rules of this room: read from data, compiled, and checked against their own examples.

Belongs here: what a pattern rule is and how its word lists are filled in. Does not belong here: what a match means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.errors import RuleError
from pipelines.figures.lexicon.units import unit_table
from pipelines.figures.lexicon.wordlists import words
from pipelines.rules import load_lines, load_toml
from pipelines.rules.finding import holds_any, matches_from
from pipelines.rules.money import word_like_codes

WORD_LISTS = {
    "months": "figures/months.txt",
    "months_abroad": "figures/months_abroad.txt",
    "labels": "figures/labels.txt",
    "roads": "figures/roads.txt",
}
PATTERN_FILES = (
    "figures/not_figures.toml",
    "figures/bracketed.toml",
    "figures/bounds.toml",
    "figures/context.toml",
    "figures/sources.toml",
    "figures/year_definitions.toml",
    "figures/daily_papers.toml",
    "figures/boards.toml",
    "graphics/header_times.toml",
    "graphics/year_starts.toml",
    "graphics/level_days.toml",
    "graphics/stub_ages.toml",
    "graphics/number_bands.toml",
)


@dataclass(frozen=True, slots=True)
class PatternRule:
    """One rule of a rule file: `value` is what it sets, `side` where it looks, `why` what it is for.

    It can match only a text that holds one of its `needs` and, written small, one of its `hints`, that begins with its
    `opening`, in which its `core` stands, and a `word` of that shape, where it has some. One that `opens_number` begins
    with the first digit of a number.
    """

    rule_id: str
    value: str
    side: str
    why: str
    pattern: re.Pattern[str]
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    behind: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    head: re.Pattern[str] | None = None
    endings: frozenset[str] = frozenset()
    hints: tuple[str, ...] = ()
    opening: re.Pattern[str] | None = None
    core: re.Pattern[str] | None = None
    word: re.Pattern[str] | None = None
    opens_number: bool = False

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match of the pattern in a text."""
        if self.hints and not holds_any(text.lower(), self.hints):
            return None
        return self.pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the places where the rule holds: its pattern and, where it has one, its list of words just before."""
        if self.needs and not holds_any(text, self.needs):
            return iter(())
        if self.word is not None and not any(map(self.word.search, text.split())):
            return iter(())
        if self.hints and not holds_any(text.lower(), self.hints):
            return iter(())
        return iter(self.matches(text))

    def matches(self, text: str, numbers: Sequence[int] | None = None) -> Iterable[re.Match[str]]:
        """Return what `finditer` does for a text that is known to hold one of the pieces that the rule needs.

        `numbers` are the places where numbers begin in it, as far as somebody has looked for them.
        """
        if self.opening is not None and self.opening.match(text) is None:
            return ()
        if self.core is not None and self.core.search(text) is None:
            return ()
        return self._behind_words(text, numbers) if self.behind else self._places(text, numbers)

    def _behind_words(self, text: str, numbers: Sequence[int] | None) -> Iterator[re.Match[str]]:
        for match in self._places(text, numbers):
            before = WORDS_BEFORE.search(text, max(0, match.start() - 30), match.start())
            if before is not None and text[before.start(2) - 1 : before.start(2)] == "-":
                continue  # a final-round 66
            if before is not None and before[2].lower() == "week" and NO_WEEK.match(text, match.start()):
                continue  # during the week 642 patients came
            if before is not None and before[2].lower() in TIMES and (before[1] or "").lower() in words("which_week"):
                continue  # last week 22 patients came
            opened = text[match.start()] == "(" and text[match.end() : match.end() + 1] != ")"
            if before is not None and opened and before[2].islower() and before[2].endswith("s"):
                continue  # in more bands (16, compared with five)
            if opened and COUNTED_BEHIND.match(text, match.end()):
                continue  # the worst hit district (19 deaths)
            if before is not None and self._knows(before[1] or "", before[2]):
                yield match

    def _places(self, text: str, numbers: Sequence[int] | None) -> Iterable[re.Match[str]]:
        """Return the matches of the pattern; with a head, it is tried only where one stands and not at each letter."""
        if self.head is None:
            return self.pattern.finditer(text)
        if not self.opens_number or numbers is None:
            numbers = [place.start() for place in self.head.finditer(text)]
        if self.behind:  # the pattern costs more than a look at how the word before ends
            numbers = [place for place in numbers if self._may_stand_behind(text, place)]
        return matches_from(text, self.pattern, numbers)

    def _may_stand_behind(self, text: str, place: int) -> bool:
        ending = text[max(0, place - 8) : place].rstrip(" \n#(").rstrip(".").lower()
        return ending[-3:] in self.endings or ending[-2:] in self.endings or ending[-1:] in self.endings

    def _knows(self, first: str, second: str) -> bool:
        both = f"{first} {second}".strip()
        # a full stop ends a sentence, but behind an abbreviation: killed in the district. 19 people fled
        forms = (second, both) if second[-1] == "." else (second, second.rstrip("s"), both, both.rstrip("s"))
        return any(form in self.behind or form.lower() in self.behind for form in forms)


COUNTED_BEHIND = re.compile(r"[ ](?!(?:and|or|to|of|in|on|through|above|below)\b)(?:[a-z-]+[ ]){0,2}?[a-z]{3,}s\b")
NO_WEEK = re.compile(r"(?:5[4-9]|[6-9]\d|\d{3,})\b(?![,.]\d)|\d+,\d")
TIMES = ("week", "season")  # that have numbers, but none behind *last* and *this*
WORDS_BEFORE = re.compile(r"(?:([^\W\d]+\.?)[ ])?([^\W\d]+\.?|№)[ \n#]{1,2}\(?$")


@dataclass(frozen=True, slots=True)
class BrokenExample:
    """An example that its rule reads wrongly."""

    rule_id: str
    example: str
    should_match: bool


@cache
def pattern_rules(name: str) -> tuple[PatternRule, ...]:
    """Return the rules of the file `name`; raises RuleError for one that lacks an example or does not compile."""
    return tuple(_compiled(name, record) for record in load_toml(name)["rule"])


def broken_examples() -> Iterator[BrokenExample]:
    """Yield every example of every pattern rule that does not come out as its rule says."""
    for name in PATTERN_FILES:
        for rule in pattern_rules(name):
            for expected, examples in ((True, rule.match), (False, rule.no_match)):
                for example in examples:
                    if (next(rule.finditer(example), None) is not None) is not expected:
                        yield BrokenExample(rule.rule_id, example, expected)


def _compiled(name: str, record: dict[str, object]) -> PatternRule:
    rule_id = str(record.get("id", name))
    match, no_match = record.get("match"), record.get("no_match")
    if not isinstance(match, list) or not isinstance(no_match, list) or not match or not no_match:
        raise RuleError("it has no example that matches or none that does not", where=rule_id, do="Add both")
    source = str(record["pattern"])
    for placeholder, alternatives in _placeholders().items():
        source = source.replace("{" + placeholder + "}", alternatives)
    side = str(record.get("side", ""))
    if side == "left":
        source = rf"(?<![\w-])(?i:{source})"
    flags = re.VERBOSE | (re.IGNORECASE if side else 0)
    try:
        pattern = re.compile(source, flags)
    except re.error as fault:
        raise RuleError(f"its pattern is no regular expression: {fault}", where=rule_id, do="Correct it") from fault
    listed = str(record.get("behind", ""))
    behind = frozenset(load_lines(WORD_LISTS[listed])) if listed else frozenset()
    needs, hints = (_pieces(record.get(key, [])) for key in ("needs", "hints"))
    value = str(record.get("bound") or record.get("value") or "")
    head, opening, core, word = (
        re.compile(str(record[key])) if key in record else None for key in ("head", "opening", "core", "word")
    )
    why = str(record.get("why", ""))
    return PatternRule(
        rule_id,
        value,
        side,
        why,
        pattern,
        tuple(match),
        tuple(no_match),
        behind,
        needs,
        head,
        _endings(behind),
        hints,
        opening,
        core,
        word,
        str(record.get("head", "")).startswith(FIRST_DIGITS),
    )


#: How a head begins that can stand nowhere but at the first digit of a number.
FIRST_DIGITS = (r"\d(?<!\w\d)", r"\d(?<!\d\d)", r"\d(?<![\w", r"\d(?<![\d", r"\d(?<=[A-Za-z]\d)")


def _pieces(listed: object) -> tuple[str, ...]:
    return tuple(str(piece) for piece in listed) if isinstance(listed, list) else ()


def _endings(words: frozenset[str]) -> frozenset[str]:
    """Return the last three letters (or fewer, of a shorter word) of each word and of its plural, in small letters."""
    plain = {word.rstrip(".").lower() for word in words}
    return frozenset(form[-3:] for word in plain for form in (word, word.rstrip("s"), f"{word}s"))


@cache
def _placeholders() -> dict[str, str]:
    lists = {key: _alternatives(load_lines(name)) for key, name in WORD_LISTS.items()}
    alphabetic = {mark for mark in unit_table().leading_marks if mark.strip(".").isalpha() and len(mark) > 1}
    marks = alphabetic - word_like_codes()
    money = "".join(rf"(?<!\b{re.escape(mark)}\d)" for mark in sorted(marks))
    letters = "".join(mark for mark in sorted(unit_table().leading_marks) if len(mark) == 1 and mark.isalpha())
    pairs = "|".join(sorted(mark for mark in alphabetic & word_like_codes() if len(mark) == 2))
    dotted = sorted({mark.rstrip(".") for mark in alphabetic if mark.rstrip(".")[-1].islower()})
    lists["not_behind_dotted_money"] = "".join(rf"(?<!\b{re.escape(mark)}\.)" for mark in dotted)
    return lists | {"not_behind_currency": money, "letter_money": rf"(?:(?<=\b[{letters}]\d)|(?<=\b(?:{pairs})\d))"}


def _alternatives(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
