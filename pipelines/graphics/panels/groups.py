"""Words of a graphic to groups: lines in one style, one below the other: a number, a label or a sentence.

Belongs here: grouping, and what kind of group each is. Does not belong here: which label belongs to which number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.articles.tables.times import is_month, is_time, tells_time
from pipelines.articles.wording.hyphens import HYPHENS, Vocabulary
from pipelines.graphics.panels.unit_words import is_currency, money_marks, says_unit
from pipelines.model import Box, Page, Word
from pipelines.rules import load_lines, load_tsv

#: Lines of one group: equally large within this share, no further apart than so many em, aligned within so many.
SAME_SIZE = 0.08
LINE_GAP = 0.55
#: A line that begins small, within so many points of the one before, may stand this far below it.
SAME_EDGE = 1.0
WIDE_GAP = 0.8
ALIGNED = 0.35
#: What one unit of a money is worth in another says by itself what it is: ``£1 = $1.2546``.
RATE = re.compile(r"^(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}\s?)1(?:\.0+)?\s?=\s?\S*\d")
#: A group of so many words, with a number among them, is a sentence.
SENTENCE_WORDS = 6
#: A number's own run holds at most so many words behind its unit.
WORDS_AFTER_NUMBER = 6
#: A number in a list, a name, a dash and a number are so many words at least.
FEWEST_LISTED = 3
#: Signs that say that a number has risen or fallen.
ARROWS = "▲▼△▽↑↓⬆⬇⯅⯆"
#: A word that says how a number has moved: ``▲``, ``▼0.3``, ``+12``.
_MOVE = re.compile(rf"[{ARROWS}]|[+−–-]\d")
#: Signs that point from a number to the one that came of it.
POINTERS = "→➔➜➝➞➡⇒⟶⇨►▶▸»›>"
#: Signs before this one are letters' kin: ``©``, ``°``, ``№``.
FIRST_ICON = "\u218f"
#: Dots, or a dash, between a name and its number.
LEADER = re.compile(r"^(?:[.·…]{3,}|[–—])$")
#: A name and the number of its row have their middles within so much of an em.
LEVEL = 0.2
#: A number is so many times as large as the words that it ends.
GROWN = 1.5
#: One before what it counts, where that is long.
NUMBER_LARGER = 1.2
#: The name before a colon and a number has at most so many words.
MOST_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stand together; `kind` is ``number``, ``label``, ``sentence`` or ``source``."""

    lines: tuple[Segment, ...]
    box: Box
    text: str
    kind: str

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def color(self) -> str | None:
        return self.lines[0].words[0].color


def groups_of(words: Sequence[Word], page: Page) -> list[Group]:
    """Return the groups that `words` make, from the top down."""
    open_lines: list[list[Segment]] = []
    parted: list[list[Segment]] = []
    segments = segments_of(words, page)
    listed, rows = _listed(segments), _names_of_rows(segments)
    for segment in segments:
        pair = listed.get(id(segment)) or _name_and_number(segment) or _number_and_move(segment)
        pair = pair or _number_and_words(segment)
        if pair is not None:
            parted += [[part] for part in pair]
            continue
        best: list[Segment] | None = None
        for chain in open_lines:
            if id(segment) in rows and id(chain[-1]) in rows:
                continue
            if _follows(chain, segment) and (best is None or chain[-1].box.bottom > best[-1].box.bottom):
                best = chain
        if best is None or _ruled_off(best[-1].box, segment.box, page):
            open_lines.append([segment])
        else:
            best.append(segment)
    return sorted((_group(chain) for chain in (*open_lines, *parted)), key=lambda g: (g.box.top, g.box.x0))


def _name_and_number(segment: Segment) -> tuple[Segment, Segment] | None:
    """Part a line of a list of facts: ``Area: 48.2 km²``, ``Boats ...... 48``."""
    if len(segment.words) > FEWEST_LISTED and _ITEM.match(segment.text):
        segment = Segment.of(segment.words[1:])  # ``1. Oslo – 45``
    grown = _grown_number(segment)
    if grown is not None:
        return grown
    led = next((k for k, word in enumerate(segment.words[:-1]) if k and LEADER.match(word.text)), None)
    at = led if led is not None else next((k for k, w in enumerate(segment.words[:-1]) if w.text.endswith(":")), None)
    if at is None or (at >= MOST_NAME_WORDS and led is None):
        return None
    name, number = Segment.of(segment.words[: at + (led is None)]), Segment.of(segment.words[at + 1 :])
    plain = not has_number(name.text) or (led is not None and _PER_OR_BAND.search(name.text) is not None)
    return (name, number) if is_number_run(number.text) and plain else None


def _number_and_move(segment: Segment) -> tuple[Segment, Segment] | None:
    """Part a number from the small type behind it that says how it has moved: **5.4%** ``▼ 0.3``, **318** ``+12``."""
    at = next((k for k, word in enumerate(segment.words) if k and _MOVE.match(word.text)), None)
    if at is None or segment.words[at].size_pt * GROWN > segment.words[0].size_pt:
        return None
    number, move = Segment.of(segment.words[:at]), Segment.of(segment.words[at:])
    return (number, move) if is_number_run(number.text) else None


def _listed(segments: Sequence[Segment]) -> dict[int, tuple[Segment, Segment]]:
    """Part lines under each other that are a word or two and a number each: ``Min 6 °C`` over ``Rain 3.2 mm``."""
    lines = [s for s in segments if (_LISTED.match(s.text) or _LISTED_MONEY.match(s.text)) and not tells_time(s.text)]
    found = {}
    for line in lines:
        near = [o for o in lines if o is not line and abs(o.size - line.size) < 0.1 and o.bold == line.bold]
        if not any(_stacked(line.box, o.box, line.size) for o in near):
            continue
        at = next(k for k, word in enumerate(line.words) if any(map(str.isdigit, word.text)))
        at = next((k + 1 for k, word in enumerate(line.words) if k < at and word.text.endswith(",")), at)
        found[id(line)] = (Segment.of(line.words[:at]), Segment.of(line.words[at:]))
    return found


def _number_and_words(segment: Segment) -> tuple[Segment, Segment] | None:
    """Part a number in large type from what it counts where that is long: **41%** ``have no clinic within 5 km``."""
    large, words = segment.words[0], segment.words[1:]
    if len(words) < WORDS_AFTER_NUMBER or any(word.size_pt * NUMBER_LARGER > large.size_pt for word in words):
        return None
    number, label = Segment.of(segment.words[:1]), Segment.of(words)
    return (number, label) if number.numeric and label.text[:1].islower() else None


def _names_of_rows(segments: Sequence[Segment]) -> set[int]:
    """Return the ids of the lines that have each a number of its own right of them, in the same type: names of a list,
    however close they are set."""
    numbers = [s for s in segments if is_number_run(s.text)]
    found = set()
    for name in segments:
        if has_number(name.text):
            continue
        level = [s for s in segments if s.box.x0 > name.box.x1 and abs(s.middle - name.middle) <= LEVEL * name.size]
        beside = min(level, key=lambda s: s.box.x0, default=None)
        if beside is not None and any(beside is n for n in numbers) and abs(beside.size - name.size) < 0.1:
            found.add(id(name))
    return found


def _stacked(a: Box, b: Box, size: float) -> bool:
    gap = max(a.top, b.top) - min(a.bottom, b.bottom)
    edge = min(abs(a.x0 - b.x0), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2)
    return -0.3 * size <= gap <= WIDE_GAP * size and edge <= ALIGNED * size


def _grown_number(segment: Segment) -> tuple[Segment, Segment] | None:
    """Part words from the number in much larger type that they run up to: ``staff on duty`` **64**."""
    last = segment.words[-1]
    at = next((k for k, w in enumerate(segment.words) if w.size_pt >= GROWN * segment.words[0].size_pt), 0)
    if not at or last.size_pt < GROWN * segment.words[0].size_pt:
        return None
    name, number = Segment.of(segment.words[:at]), Segment.of(segment.words[at:])
    return (name, number) if is_number_run(number.text) and not has_number(name.text) else None


def with_units(groups: Sequence[Group]) -> list[Group]:
    """Return the groups, a number joined with the unit that stands alone under it or behind it in other type."""
    out = list(groups)
    for unit in [g for g in groups if g.kind == "label" and len(g.lines) == 1 and _is_unit_text(g.text)]:
        numbers = [g for g in out if g.kind == "number" and g.text[-1:].isdigit() and _is_unit_of(unit, g)]
        if len(numbers) == 1:
            number = numbers[0]
            whole = (*number.lines, *unit.lines)
            out[out.index(number)] = Group(
                whole, Box.around(line.box for line in whole), f"{number.text} {unit.text}", "number"
            )
            out.remove(unit)
    return out


def with_wrapped_labels(groups: Sequence[Group]) -> list[Group]:
    """Return the groups, a label behind a large number joined with its next lines, which begin under the number."""
    out = list(groups)
    for number in [g for g in groups if g.kind == "number" and len(g.lines) == 1]:
        behind = next((g for g in out if g.kind != "number" and runs_in(number, g)), None)
        if behind is None:
            continue
        wrapped = next((g for g in out if g is not behind and _wraps(number, behind, g)), None)
        if wrapped is not None:
            out[out.index(behind)] = _group([*behind.lines, *wrapped.lines])
            out.remove(wrapped)
    return out


def runs_in(number: Group, label: Group) -> bool:
    """Tell whether words in smaller type stand a blank behind a number, on its line."""
    level = min(label.box.bottom, number.box.bottom) - max(label.box.top, number.box.top) > 0.5 * label.box.height
    near = 0 <= label.box.x0 - number.box.x1 <= 0.6 * number.size
    return level and near and len(label.lines) == 1 and label.size < number.size and label.text[0].islower()


def _wraps(number: Group, behind: Group, label: Group) -> bool:
    """Tell whether a label goes on with the words behind a number: the same type, straight under the number."""
    under = -0.3 * label.size <= label.box.top - number.box.bottom <= LINE_GAP * label.size
    style = abs(label.size - behind.size) <= SAME_SIZE * behind.size and label.bold == behind.bold
    goes_on = label.kind != "number" and label.text[0].islower() and label.color == behind.color
    return under and style and goes_on and abs(label.box.x0 - number.box.x0) <= ALIGNED * label.size


def _is_unit_text(text: str) -> bool:
    """Tell whether a line is a unit, or says what of a price is for: ``per litre``."""
    return says_unit(text) or says_unit(text.removeprefix("per "))


def _is_unit_of(unit: Group, number: Group) -> bool:
    under = 0 <= unit.box.top - number.box.bottom + 0.3 * number.size <= 0.9 * number.size
    centred = abs(unit.box.x0 + unit.box.x1 - number.box.x0 - number.box.x1) <= number.size
    behind = 0 <= unit.box.x0 - number.box.x1 <= 0.6 * number.size and unit.box.bottom > number.box.top
    level = min(unit.box.bottom, number.box.bottom) - max(unit.box.top, number.box.top) > 0.5 * unit.box.height
    return (under and (centred or abs(unit.box.x0 - number.box.x0) <= 0.3 * number.size)) or (behind and level)


def _group(lines: list[Segment]) -> Group:
    text = _ITEM.sub("", _joined(lines))
    return Group(tuple(lines), Box.around(line.box for line in lines), text, _kind(text))


def _joined(lines: list[Segment]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        if text[-1] in HYPHENS and text[-2:-1].isalpha() and line.text[:1].islower():
            before, _, head = text.rpartition(" ")
            tail, _, behind = line.text.partition(" ")
            text = " ".join(part for part in (before, WORD_LIST.join(head, tail), behind) if part)
        else:
            text += " " + line.text
    return text


def _follows(chain: list[Segment], segment: Segment) -> bool:
    last = chain[-1]
    gap = segment.box.top - last.box.bottom
    if abs(last.size - segment.size) > SAME_SIZE * last.size or last.bold != segment.bold:
        return False
    goes_on = segment.text[:1].islower() and abs(last.box.x0 - segment.box.x0) <= SAME_EDGE
    reach = WIDE_GAP if goes_on else LINE_GAP
    if not -0.3 * last.size <= gap <= reach * last.size or last.words[0].color != segment.words[0].color:
        return False
    if is_number_run(segment.text) and (is_number_run(chain[0].text) or segment.numeric):
        return len(chain) == 1 and is_currency(last.text) and segment.numeric  # ``USD`` over ``7.4M``
    if len(chain) == 1 and _ITEM_NUMBER.fullmatch(last.text) and last.words[0].font != segment.words[0].font:
        return False  # the number of a list's last item, and the text below
    near = ALIGNED * last.size
    return (
        abs(last.box.x0 - segment.box.x0) <= near
        or abs(last.box.x1 - segment.box.x1) <= near
        or abs(last.box.x0 + last.box.x1 - segment.box.x0 - segment.box.x1) <= 2 * near
    )


def _ruled_off(upper: Box, lower: Box, page: Page) -> bool:
    return any(
        rule.box.width > rule.box.height
        and upper.bottom - 2 <= rule.box.top <= lower.top + 2
        and min(rule.box.x1, upper.x1) > max(rule.box.x0, upper.x0)
        for rule in page.rules
    )


#: Of a panel's few words, the word list alone tells which a line's end has broken.
WORD_LIST = Vocabulary.of(())


@cache
def _number_run() -> re.Pattern[str]:
    leads = "|".join(
        sorted((re.escape(lead) for lead in load_lines("graphics/number_leads.txt")), key=len, reverse=True)
    )
    marks, letters = money_marks()  # one letter is money before a scale only: R10.3bn, not the road R5
    scales = "|".join(re.escape(row["text"]) for row in load_tsv("graphics/hint_units.tsv") if row["text"].isalpha())
    return re.compile(
        rf"""^(?:(?i:{leads})\s+)?                        # over, more than
        [(]?[-−–+±~≈<>≤≥]?\s?
        (?:[$€£¥₹₽₩₺₦]|[A-Z]{{1,3}}\$|(?:{marks})\s?|[A-Z]{{3}}\s|(?:{letters})(?=[\d.,]+\s?(?:{scales})\b))?  # money
        [-−]?(?P<digits>\d[\d,.\s]*\d|\d)
        (?P<rest>.*)$""",
        re.VERBOSE | re.DOTALL,
    )


_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}\s*$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NOT_A_NUMBER = re.compile(r"^\s?(?::\d\d|[-/.]\d|(?:st|nd|rd|th)\b|[GD]\s+[a-z])|^[-‐‑][^\W\d_]{2,}")
#: A line that is a word or two and a number with its unit.
_LISTED = re.compile(
    r"^[A-ZÀ-Þ][^\W\d_]+(?:\s[^\W\d_]{2,})?\s[-−–+]?(?:[$€£¥]\s?)?\d[\d.,]*(?:\s?(?:%|°[CF]|[^\W\d_]{1,3}[²³]?(?:/[^\W\d_]{1,2})?))?$"
)
#: A line that is a few words, a comma and an amount of money: ``Funding gap, $84.5M``.
_LISTED_MONEY = re.compile(
    r"^[A-ZÀ-Þ][^\W\d_]+(?:[ -][^\W\d_]+){0,3},\s(?:[A-Z]{1,3}\s?)?[$€£¥]?\s?\d[\d.,]*"
    r"(?:\s?(?:[KMB]|bn|million|billion))?$"
)
#: What a number in a name says there: ``Cars per 1,000 people ...... 512``, ``Boats over 10 m .... 48``.
_PER_OR_BAND = re.compile(r"(?i)\b(?:per|over|under|above|below|aged)\s\d")
#: A number joined to a word says what kind of thing is told of: ``91-day bills``.
_OF_KIND = re.compile(r"\b\d[\d.,]*[-‐‑][^\W\d_]{2,}")
#: The number of an item in a list: ``1. Malaria``.
_ITEM = re.compile(r"^\d{1,2}[.)]\s+(?=[^\W\d_])")


#: The number alone of an item in a list.
_ITEM_NUMBER = re.compile(r"\d{1,2}")


def is_number_run(text: str) -> bool:
    """Tell whether a text is a number with its bound and unit, perhaps with the few words that it counts."""
    match = _number_run().match(text.strip())
    if match is None or _NOT_A_NUMBER.match(match["rest"]):
        return False
    if _YEAR.fullmatch(match["digits"].strip()) and (not match["rest"].strip(" :") or text.strip()[0].isalpha()):
        return False
    return len(match["rest"].split()) <= WORDS_AFTER_NUMBER


def _kind(text: str) -> str:
    lead = re.match(r"^[\W]*([A-Za-z ]+?)\s*[:;]", text)
    if lead and lead[1].lower() in load_lines("graphics/source_leads.txt"):
        return "source"
    if RATE.match(text):
        return "sentence"
    if is_number_run(text) and not _ends_sentence(text):
        return "label" if is_day(text) else "number"
    if has_number(text) and len(text.split()) >= SENTENCE_WORDS and (_ends_sentence(text) or len(text.split()) >= 9):
        return "sentence"
    if _ends_sentence(text) and len(text.split()) >= SENTENCE_WORDS:
        return "sentence"
    return "label"


def is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar, as in a row of dates: ``11 March``."""
    return is_time(text) and any(is_month(word.strip(",.")) for word in text.split())


def _ends_sentence(text: str) -> bool:
    return ends_in_stop(text) and len(text.split()) >= 4


def ends_in_stop(text: str) -> bool:
    """Tell whether a text ends as sentences do; the stop of initials ends none: *in the U.S.*"""
    return text.rstrip().endswith((".", "!", "?", ".”", '."')) and not _INITIALS.search(text)


def is_icon(text: str) -> bool:
    """Tell whether a word is nothing but pictures: ``☎``, signs of a font of icons; arrows say how numbers moved."""
    return all(unicodedata.category(c) in ("So", "Co") and c > FIRST_ICON and c not in ARROWS for c in text)


def is_pointer(text: str) -> bool:
    """Tell whether a text is nothing but an arrow that points on from one number to the next: ``→``."""
    return bool(text) and all(c in POINTERS for c in text)


def has_number(text: str) -> bool:
    """Tell whether a text holds a number that is no year."""
    plain = _OF_KIND.sub(" ", text)
    return any(not _YEAR.fullmatch(found) for found in re.findall(r"\d[\d,.]*\d|\d", plain))
