"""A quantity with its concept, the words lists that concepts need, and the neighbours a figure leans on.

Belongs here: what counts and measures share: the number before, the set a sentence opens with, clauses without a verb.
Does not belong here: a decision which phrase is the concept.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.chunks import Chunk, phrase_left
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.verbs import reporting, says
from pipelines.rules import load_lines
from pipelines.values import frozen


@frozen
class Concept:
    """A noun phrase and the name of the choice that found it."""

    text: str | None
    choice: str


@cache
def transparent() -> frozenset[str]:
    return frozenset(load_lines("figures/transparent_nouns.txt"))


@cache
def adjective_endings() -> tuple[str, ...]:
    return load_lines("figures/adjective_endings.txt")


@cache
def _neutral_heads() -> frozenset[str]:
    return frozenset(load_lines("figures/neutral_heads.txt"))


@frozen
class Reading:
    """A quantity with its tokens (half-open), its concept and the unit it may have borrowed."""

    quantity: Quantity
    first: int
    last: int
    concept: Concept


def with_unit(quantity: Quantity, unit: str, kind: str, like: Quantity | None = None) -> Quantity:
    """Return a bare number with a unit, scaled as `like` was: *9 cents from 7* are both hundredths."""
    factor = like.value / (like.mantissa * like.scale) if like is not None and like.mantissa and like.scale else 1.0
    factor = float(f"{factor:.9g}")
    value = quantity.value if factor == 1.0 else quantity.value * factor
    return replace(quantity, value=value, unit=unit, unit_kind=kind, rule_id=quantity.rule_id + ".borrowed-unit")


def label_before(p: Passage, first: int, floor: int, earlier: list[Reading]) -> Chunk | None:
    """Return the label of a figure: *Deposit: 5,000 euros*, *Number of deaths: 6*, *(response rate 61%)*."""
    if first < 2:
        return None
    if (interval := _interval_label(p, first, floor)) is not None:
        return interval
    start = max(floor, earlier[-1].last if earlier else 0, _in_bracket(p, first, floor) or 0)
    if p.words[first - 1] == "=" and p.words[first - 2].isalpha() and "n" not in p.lowers[first - 3 : first - 1]:
        return first - 2, first - 1  # (OR = 1.3)
    if p.words[first - 1] != ":":
        return _bracket_label(p, first, floor) or _dashed_label(p, first, start)
    start = next((k + 1 for k in range(first - 2, start - 1, -1) if p.words[k] == ";"), start)
    while start < first - 1 and (p.tags[start] in ".DC" or p.words[start].strip(NOTE_MARKS) == ""):
        start += 1
    label = p.tags[start : first - 1]
    if not label or len(label) > MAX_LABEL or "N" not in label or "X" in label or "#" in label:
        return None
    if "V" in label and not (start <= floor + 1 and _is_whole_line(p, first) and _names_only(p, start, first - 1)):
        return None
    end = first - 1
    if p.lowers[start] in words("fewer_or_more") and start + 1 < end:
        start += 1  # fewer beans in the fourth quarter: 331,800 tonnes
    while end - 1 > start and p.tags[end - 1] == "T":
        end -= 1
    return start, end


def _is_whole_line(p: Passage, first: int) -> bool:
    """Tell whether nothing but a mark or a stop follows a figure: *Ships seen: 53*, *Ships tested: 344\\**."""
    return not p.tags[first + 1 : first + 3].strip("#.") or p.words[first + 1] in NOTE_MARKS


def _names_only(p: Passage, start: int, end: int) -> bool:
    """Tell whether the verbs of a label are participles that say which ones: *individuals tested for the virus*."""
    verbs = [k for k in range(start, end) if p.tags[k] == "V"]
    if verbs[-1] == end - 1 and p.lowers[verbs[-1]] in reporting():
        return False  # The board announced: 53
    return all(p.lowers[k].endswith("ed") and (not says(p, k) or p.tags[k + 1] in "NJ") for k in verbs)


def _in_bracket(p: Passage, first: int, floor: int) -> int | None:
    """Return where the part of an open bracket that a token stands in begins: behind ``(`` or a semicolon in it."""
    if "(" not in p.words[floor + 1 : first]:
        return None
    begin = None
    for k in range(first - 1, floor, -1):
        if p.words[k] == ")":
            return None
        if p.words[k] == ";" and begin is None:
            begin = k + 1
        if p.words[k] == "(":
            return begin or k + 1
    return None


def _interval_label(p: Passage, first: int, floor: int) -> Chunk | None:
    """Return what names an interval of confidence before its ends: *odds ratio 2.1 (95% CI 1.2-3.4)*."""
    at = first - 1
    while at > floor and p.words[at] in (":", "=", "[", "(", ","):
        at -= 1
    named = p.lowers[at] in ("ci", "cri") or p.lowers[at - 1 : at + 1] in INTERVALS
    if not named or at <= floor:
        return None
    end, start = at + 1, at if p.lowers[at] in ("ci", "cri") else at - 1
    while start - 1 > floor and (p.words[start - 1] == "%" or p.words[start - 1].rstrip("%").isdigit()):
        start -= 1
    return start, end


INTERVALS = (
    ("confidence", "interval"),
    ("credible", "interval"),
    ("confidence", "limits"),
    ("uncertainty", "interval"),
)


def _dashed_label(p: Passage, first: int, start: int) -> Chunk | None:
    """Return the label that a line begins with before a dash: *Net migration – 121,000*."""
    if p.words[first - 1] not in ("–", "—") or not 0 < first - 1 - start <= MAX_BARE_LABEL or start not in (0, 1):
        return None
    label = p.tags[start : first - 1]
    return (start, first - 1) if label.endswith("N") and set(label) <= set("NJPDS") else None


def told_in_bracket(p: Passage, first: int, floor: int, earlier: list[Reading]) -> Reading | None:
    """Return the figure of which the bracket behind it tells another value: *Deaths: 3 (total 87)*."""
    start = _in_bracket(p, first, floor)
    last = earlier[-1] if earlier else None
    if start is not None and last is not None and (whole := _counts_of_share(p, first, start, floor, earlier)):
        return whole
    if start is None or last is None or last.last != start - 1 or last.first < floor:
        return None
    label = p.lowers[start:first]
    return last if label and words("bracket_qualifiers").issuperset(label) else None


def _counts_of_share(p: Passage, first: int, start: int, floor: int, earlier: list[Reading]) -> Reading | None:
    """Return the share that the bracket behind it tells the numbers of, part and whole: *79.5% (31 of 39)*."""
    share = next((r for r in earlier[-2:] if r.last == start - 1 and r.first >= floor), None)
    end = next((k for k in range(first, len(p.tags)) if p.tags[k] != "#"), first)
    if share is None or share.quantity.unit_kind not in ("percent", "ratio"):
        return None
    part = first == start and p.lowers[end : end + 1] in PARTS_OF and p.tags[end + 1 : end + 2] == "#"
    whole = p.words[end : end + 1] == (")",) and p.tags[start : first - 1] == "#" * (first - 1 - start)
    return share if part or (whole and p.lowers[first - 1 : first] in PARTS_OF) else None


PARTS_OF = (("of",), ("/",), ("out",))


def _bracket_label(p: Passage, first: int, floor: int) -> Chunk | None:
    """Return the bare noun phrase between a bracket's beginning and a figure: *(case fatality ratio 0.44%)*, *(CFR,
    0.44%)*."""
    start = _in_bracket(p, first, floor)
    end = first - (p.words[first - 1] == ",")
    if start is None or not 0 < end - start <= MAX_BARE_LABEL:
        return None
    named, label = p.words[end - 1], p.tags[start:end]
    if not label.endswith(("N", "NV")) or not set(label[:-1]) <= set("NJPS"):
        return None  # a noun that may be a verb stays one: (response rate 61%)
    rated = p.lowers[end - 1] in words("rated_heads")
    if end < first and not (rated or (named.isupper() and len(named) > 1)):
        return None  # (Leinster, 29)
    if p.lowers[end - 1] in words("spreads") or (named[0].isupper() and not named.isupper() and not rated):
        return None
    return start, end


MAX_BARE_LABEL = 6
MAX_LABEL = 14
#: What points to a note before or behind a label.
NOTE_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹*†‡"


def phrase_beside(p: Passage, first: int, last: int, ceiling: int) -> Chunk | None:
    """Return the phrase that a figure between commas or in brackets stands behind: *the number of firms, 412, rose*."""
    if first > 3 and p.lowers[first - 1] in words("status_adverbs") and p.words[first - 2] == ",":
        first -= 1  # the number of permits, now 4,100,
        if p.tags[first - 3 : first - 1] == "RV" and p.tags[first - 4] == "N":
            return phrase_left(p, first - 3)  # the number of permits it issues, now 4,100,
    if first < 2 or p.tags[first - 2] != "N" or p.lowers[first - 2] in words("like_before"):
        return None
    if p.words[first - 1] == "(" and p.words[first - 2][0].isupper() and stands_in_list(p, first - 2):
        return None  # in Leinster (29), Munster (14)
    if p.words[first - 1] == "(" and p.lowers[first - 2] in words("ranks"):
        return None  # sugar came next (2,900 tonnes)
    if p.words[first - 1] == "," and p.lowers[last : last + 2] in IN_ALL:
        last += 2  # slates for the roof, 14,000 in all, will come from Wales
    if p.words[first - 1] == "(":
        return phrase_left(p, first - 1)
    if p.words[first - 1] == "," and last < ceiling and p.words[last] == ",":
        beside = phrase_left(p, first - 1)
        return with_head(p, beside) if beside is not None else None
    return None


def with_head(p: Passage, chunk: Chunk) -> Chunk:
    """Return a phrase with the noun before its *for* or *on*: the limit for *quartz dust*, slates for *the roof*."""
    link = chunk[0] - 1
    while link > 0 and p.tags[link] == "D":
        link -= 1
    if link < 1 or p.lowers[link] not in words("tails") or p.tags[link - 1] != "N":
        return chunk
    head = phrase_left(p, link)
    return (head[0], chunk[1]) if head is not None else chunk


IN_ALL = (("in", "all"), ("in", "total"))


def stands_in_list(p: Passage, at: int) -> bool:
    """Whether the name that ends at a token is in a list of names and bracketed numbers behind *in*, *at*, *from*."""
    lead = lead_of_list(p, at)
    return p.lowers[lead] in words("place_leads") or names_areas(p, lead)


def lead_of_list(p: Passage, at: int) -> int:
    """Return the token before the list of names and bracketed numbers that a name at `at` ends."""
    listed, parts = ("(", ")", ",", "the"), words("compass_words") | words("parts_of_countries")
    while at > 0 and (p.words[at][0].isupper() or p.tags[at] in "#C." or p.words[at] in listed or p.words[at] in parts):
        at -= 1
    return at


def names_areas(p: Passage, at: int) -> bool:
    """Whether a token leads to names of areas that were counted: *from 5 counties,* namely *Leath (29)*."""
    if p.words[at + 1 : at + 2] == (":",) and p.lowers[at] in words("area_nouns"):
        return True
    return p.lowers[at] in words("listing_words") and not words("area_nouns").isdisjoint(p.lowers[max(0, at - 6) : at])


def set_of(p: Passage, floor: int, earlier: list[Reading]) -> Reading | None:
    """Return the count that a sentence, or a part of it, opens with as the whole: *Of the 58 growers, 51 signed*."""
    for reading in reversed(earlier):
        if reading.first <= floor:
            return None
        if reading.quantity.unit is not None:
            continue
        opener = next((k + 1 for k in range(reading.first - 1, floor, -1) if p.words[k] in (";", ":")), floor)
        if p.lowers[opener] in words("set_openers") and opener < reading.first <= opener + 3:
            return reading
    return None


@cache
def echo_nouns() -> frozenset[str]:
    return frozenset(load_lines("figures/echo_nouns.txt"))


@cache
def measure_adjectives() -> frozenset[str]:
    return frozenset(load_lines("figures/measure_adjectives.txt"))


@cache
def people_verbs() -> frozenset[str]:
    return frozenset(load_lines("figures/people_verbs.txt"))


@cache
def spending() -> frozenset[str]:
    return frozenset(load_lines("figures/spending.txt"))


def is_neutral(p: Passage, subject: Chunk) -> bool:
    return any(p.lowers[k] in _neutral_heads() for k in range(*subject))


def previous_figure(p: Passage, earlier: list[Reading], first: int, floor: int) -> Reading | None:
    """Return the quantity that a bare number continues: the nearest in its sentence, or the last of the one before."""
    for reading in reversed(earlier):
        if reading.quantity.form in ("share", "fraction", "age", "multiple") or reading.quantity.unit == "times":
            continue
        kind = reading.concept.choice == "kind-of-them" and reading is not earlier[0]
        if kind and "V" in p.tags[reading.last : first]:
            continue  # 34 people, two of them children, and wounding 117
        link = p.lowers[reading.first - 1] if reading.first else ""
        restated = reading.quantity.unit_kind in ("currency", "percent") and reading is not earlier[0]
        if link == "(" and restated and p.words[reading.last : reading.last + 1] == (")",):
            continue  # a restatement in another currency, or as a share
        if link == "the" and reading.first > 1:
            link = p.lowers[reading.first - 2]
        if reading.quantity.unit_kind == "duration" and link in words("span_links") and p.lowers[first - 1] != link:
            continue
        if reading.quantity.unit_kind == "duration" and reading.quantity.form != "digits" and reading.first < floor:
            continue
        if reading.first >= floor:
            return reading
        before, _ = p.sentence_of(floor - 1)
        return reading if reading.first >= before else None
    return None


def previous_count(earlier: list[Reading], salient: Passage | None = None) -> Reading | None:
    """Return the last count; with `salient`, one that is not the object of a preposition, if there is any."""
    counts = [
        r
        for r in earlier
        if r.quantity.unit is None
        and r.concept.text not in (None, "times")
        and not (r.concept.choice == "noun-of-value" and (r.concept.text or "").lower() in words("any_household"))
        and r.quantity.form in ("digits", "words", "vague")
    ]
    if counts and counts[-1].concept.choice == "kind-of-them":
        counts = [
            r for r in counts if r.concept.choice != "kind-of-them"
        ] or counts  # 14, two of them women, and freed 9
    if salient is not None:
        free = [
            r
            for r in counts
            if r.first == 0
            or salient.lowers[r.first - 2 : r.first] == ("total", "of")
            or (salient.tags[r.first - 1] != "P" and salient.lowers[r.first - 1] not in ("every", "the"))
        ]
        counts = free or counts
    if salient is not None and counts and (whole := _listed_whole(salient, counts)) is not None:
        return whole
    return counts[-1] if counts else None


def are_people(concept: str) -> bool:
    """Whether a concept is of people, by its head."""
    head = (concept.split(" of ")[0].split() or [""])[-1].lower()
    return head in words("aged_people") or head.endswith(tuple(words("person_plurals")))


def _listed_whole(p: Passage, counts: list[Reading]) -> Reading | None:
    """Return what the last sentence counts before the colon of its parts: *870 ships: 640 barges and 230 tugs*."""
    floor, _ = p.sentence_of(counts[-1].first)
    here = [r for r in counts if r.first >= floor]
    colon = next((k for k in range(counts[-1].first, floor, -1) if p.words[k] == ":"), None)
    before = [r for r in here if colon is not None and r.first < colon]
    parts = len(here) - len(before)
    return before[-1] if len(before) == 1 and parts > 1 and before[0].concept.choice == "counted-noun" else None


def what_changed(p: Passage, beside: Reading, floor: int, earlier: list[Reading]) -> str | None:
    """Return what a change told beside a figure is of: *40 cases and 3 deaths in five states, a fall of 8 percent*.

    A figure behind a preposition only says where or when; the first of its sentence that does not is what changed.
    """
    if beside.concept.choice != "counted-noun" or not says_where(p, beside):
        return beside.concept.text
    main = (
        r
        for r in earlier
        if floor <= r.first < beside.first and r.concept.choice in MAIN_CHOICES and not says_where(p, r)
    )
    return next((r.concept.text for r in main), beside.concept.text)


#: How a figure is told that the rest of its sentence may be about.
MAIN_CHOICES = ("counted-noun", "of-phrase")


def says_where(p: Passage, reading: Reading) -> bool:
    """Whether a figure stands behind a preposition of place or time: *in five states*, *at the town's 11 ports*."""
    at = reading.first - 1
    if reading.concept.choice != "counted-noun":
        return at >= 0 and p.lowers[at] in words("place_leads")
    while at > 0 and p.tags[at] in "DNS" and reading.first - at < FARTHEST_OWNER:
        at -= 1
    return at >= 0 and p.tags[at] == "P" and (at == reading.first - 1 or p.lowers[at] in words("place_leads"))


FARTHEST_OWNER = 5


def phrase_text(p: Passage, chunk: Chunk) -> str:
    """Return a phrase's words, without *total of 1,204* before what is counted."""
    head = p.lowers[chunk[0] : chunk[0] + 2]
    if head in (("total", "of"), ("sum", "of"), ("record", "of")) and p.tags[chunk[0] + 2 : chunk[0] + 3] == "#":
        begin = next((k for k in range(chunk[0] + 2, chunk[1]) if p.tags[k] != "#"), None)
        chunk = (begin, chunk[1]) if begin is not None else chunk
    if p.lowers[chunk[0]] in words("extremes_before") and p.tags[chunk[0] + 1 : chunk[0] + 2] == "#":
        begin = next((k for k in range(chunk[0] + 1, chunk[1]) if p.tags[k] != "#"), None)
        chunk = (begin, chunk[1]) if begin is not None else chunk  # a record 2.4 million people
    owned = next((k for k in range(chunk[0] + 1, chunk[1] - 1) if p.tags[k - 1 : k + 1] == "S#"), None)
    if owned is not None:  # the telescope's 18 mirrors
        chunk = (next((k for k in range(owned, chunk[1]) if p.tags[k] != "#"), chunk[0]), chunk[1])
    part = next(
        (k for k in range(chunk[0], min(chunk[0] + 3, chunk[1] - 2)) if p.lowers[k] in words("parts_unsaid")), None
    )
    if part is not None and p.lowers[part + 1] == "of" and p.tags[part + 2] in "DNJ":
        chunk = part + 2 + (p.tags[part + 2] == "D" and part + 3 < chunk[1]), chunk[1]  # the majority of species (69%)
    if p.lowers[chunk[0]] == "of" and chunk[1] > chunk[0] + 1:
        chunk = chunk[0] + 1, chunk[1]  # of the 46 kilometres of lanes: the number is no part of it
    if (
        chunk[1] - chunk[0] > 1
        and p.words[chunk[1] - 1] in words("how_often")
        and p.tags[chunk[1] : chunk[1] + 1] in (".", "")
    ):
        chunk = chunk[0], chunk[1] - 1  # burns 150 tonnes of fuel daily.
    return " ".join(p.between(*chunk).split())
