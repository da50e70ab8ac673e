"""Where a figure holds, and who has or does it.

Belongs here: choosing among the names and phrases of the figure's clause. Does not belong here: who says so
(attribution), and finding names.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.figures.circumstances.attribution import Name, Source, source_of
from pipelines.figures.circumstances.doers import acts, is_level, is_measured
from pipelines.figures.circumstances.gapped import GAPS, gapped
from pipelines.figures.circumstances.locating import PLACES, is_located
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.antecedents import antecedent_of, sentence_subject
from pipelines.figures.sentences.chunks import Chunk, phrase_left
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import Reading, phrase_text
from pipelines.figures.sentences.verbs import following_verb, governing_verb, says, subject_of
from pipelines.values import frozen


@frozen
class Who:
    """Place, subject and source of a figure, each None where the text does not tell, and the rules that found them."""

    place: str | None
    subject: str | None
    attributed_to: str | None
    rule_ids: tuple[tuple[str, str], ...] = ()


Found = tuple[str | None, str]
NOBODY: Found = (None, "")
ACTORS = frozenset({"ORG", "GPE", "PERSON", "NORP", "FAC", "PRODUCT"})
OWNERS = frozenset({"ORG", "PERSON"})
NAME_WORD = r"[A-Z](?:[^\W\d]|['’&.-])*"
NAME = rf"(?:{NAME_WORD}(?:[ ](?:of|for|and|the|on|de|in)(?=[ ](?:the[ ])?[A-Z]))?(?:[ ](?:the[ ])?|(?=[,.;]|$)))+"


def who_of(p: Passage, reading: Reading, names: list[Name], sources: dict[int, Source | None]) -> Who:
    """Return place, subject and source of a figure from the names in its sentence.

    `sources` keeps who is quoted in a sentence, by its first character, for the other figures of the same sentence and
    for the pronouns of later ones.
    """
    first, last = p.sentence_text(reading.first)
    if first not in sources:
        earlier = next((source for source in reversed(list(sources.values())) if source is not None), None)
        sources[first] = source_of(p, reading.first, names, earlier)
    source = sources[first]
    inside = [name for name in names if first <= name.start < last]
    place, place_rule = _place(p, reading, inside, source)
    subject, subject_rule = _subject(p, reading, names, source)
    said = source is not None and not source.start <= reading.quantity.number_start < source.end
    found = (("place", place_rule), ("subject", subject_rule), ("source", source.rule_id if source and said else ""))
    return Who(place, subject, source.name if source and said else None, tuple(pair for pair in found if pair[1]))


# -- places ---------------------------------------------------------------------------------------------------------
def _place(p: Passage, reading: Reading, names: list[Name], source: Source | None) -> Found:
    """The nearest place with *in*, *at* or *across* before it, else that of the clause's subject."""
    here = reading.quantity
    places = [
        n
        for n in names
        if (n.label in PLACES or n.name in words("blocs"))
        and not (source and source.start <= n.start < source.end)
        and not p.text.startswith((" $", "$"), n.end)  # US $424 million
        and "-" not in (p.text[n.end : n.end + 1], p.text[max(0, n.start - 1) : n.start])
    ]
    opened = p.text.rfind(" (", 0, here.start)
    if opened >= 0 and ")" not in p.text[opened : here.start] and ")" in p.text[here.end : here.end + FAR_BRACKET]:
        counted = next((n for n in places if n.end == opened), None)
        if counted is not None and (each := _each_of_list(p, opened, here, places)) is not None:
            return each.name, "place.counted-in"
        if counted is not None:
            return counted.name, "place.counted-in"  # in Leinster (29), Munster (14 cases and 2 deaths)
    bracketed = {q.start - 2 for q in p.quantities if p.text[max(0, q.start - 2) : q.start] == " ("}
    places = [n for n in places if n.end not in bracketed]
    beside = next((n for n in places if _is_beside(p, n, here)), None)
    if beside is not None:
        return beside.name, "place.beside"  # while North Macedonia, with 118, stood still
    home = next((n for n in places if p.text[here.end : n.start] in HOMES), None) if here.form == "age" else None
    if home is not None:
        return home.name, "place.home"  # Sergeant Dan Petry, 32, of Massachusetts
    if reading.concept.choice.endswith("+respectively"):
        own = next((n for n in places if n.name == reading.concept.text), None)
        if own is not None:
            return own.name, "place.beside"  # Norland and Leath shrank by 0.4% and 2.7% respectively
    if _is_of_unknown_place(p, here, places):
        return NOBODY
    if (own := next((n for n in places if _is_of_areas(p, n, here)), None)) is not None:
        return own.name, "place.areas-of"
    if (owner := next((n for n in places if _owns(p, reading, n)), None)) is not None:
        return owner.name, "place.possessive"
    located = [n for n in places if is_located(p.text, n)]
    located = [
        n for n in located if not _is_of_a_part(p, n, here) and ";" not in p.text[here.end : max(here.end, n.start)]
    ]
    if any(n.end <= here.start for n in located):
        located = [n for n in located if n.start < here.end or not _opens_next(p, here.end, n)]
    near = [
        n for n in located if not _figure_between(p, here.end, n.start) and not _figure_between(p, n.end, here.start)
    ]
    if p.text.endswith(", ", 0, here.start) and p.lowers[p.sentence_of(reading.first)[0]] in words("side_clause_leads"):
        near = [n for n in near if n.start >= here.end and "," not in p.text[here.end : n.start]] or near
    listed = [n for n in located if n.start >= here.end]
    others = [n for n in located if n.start < here.start] or (listed if len({n.name for n in listed}) == 1 else [])
    if near or others:
        best = min(near or others, key=lambda n: n.start - here.end if n.start >= here.end else here.start - n.end)
        best = _own_of_list(p, reading, best, near) or best
        return NOBODY if _is_first_of_two(p, best, places) else (best.name, "place.located")
    return _place_of_subject(p, reading, places)


def _is_beside(p: Passage, place: Name, here: Quantity) -> bool:
    """Whether a figure stands straight behind the place that it is told of: *and Orve, with 118*, *followed by Orve at
    70 percent*."""
    link = p.text[place.end : here.start]
    return link == ", with " or (link in (" at ", " with ") and p.text.endswith(" followed by ", 0, place.start))


#: What stands between a person's age and where they live.
HOMES = (", of ", ", from ", " from ")
#: A name straight behind an amount, which says where it was measured: *9.1°C (0.4 below) at Ballyhaise*.
NAMED_BEHIND = re.compile(r"(?:[ ]\([^()]{1,40}\))?[ ](?:at|in)[ ](?=[A-Z])")


def _is_of_unknown_place(p: Passage, here: Quantity, places: list[Name]) -> bool:
    """Whether an amount is of a place that is named straight behind it and is known to nobody: of no other place."""
    named = NAMED_BEHIND.match(p.text, here.end)
    if named is None:
        return False
    at = named.end()
    dated = any(o.char_start <= at < o.char_end for o in p.periods)
    return not dated and not any(n.start <= at < n.end for n in places)


def _owns(p: Passage, reading: Reading, place: Name) -> bool:
    """Whether what a figure is of begins with a place that owns it: *Leeds's median price was 210,000*."""
    text = reading.concept.text
    owned = (
        text is not None and p.text[place.end : place.end + 2] in ("'s", "’s") and place.end < reading.quantity.start
    )
    return owned and text is not None and p.text.startswith(text, place.start)


def _is_of_areas(p: Passage, place: Name, here: Quantity) -> bool:
    """Whether a figure counts areas of a place: *2 townships of Magway*."""
    gap = p.text[here.end : place.start].split()
    return place.start > here.end and len(gap) == 2 and gap[1] == "of" and gap[0] in words("area_nouns")


LIST_LINK = re.compile(r",?[ ](?:and[ ])?(?:the[ ])?")


def _each_of_list(p: Passage, opened: int, here: Quantity, places: list[Name]) -> Name | None:
    """Return the place of a figure in a bracket behind as many places: *in Norland and Leath (56% and 50%)*."""
    closed = p.text.find(")", here.end)
    told = [q for q in p.quantities if opened < q.start < closed]
    named: list[Name] = []
    for place in sorted(places, key=lambda n: n.end, reverse=True):
        begin = named[-1].start if named else opened
        if place.end <= begin and (place.end == begin or LIST_LINK.fullmatch(p.text, place.end, begin)):
            named.append(place)
    if len(told) < 2 or len(named) != len(told) or here not in told:
        return None
    return named[::-1][told.index(here)]


FAR_BRACKET = 80  # characters to the end of a bracket that tells of the place before it
#: What ends before the place of a part alone: *58 people, 22 of them in Norland*.
OF_A_PART = re.compile(
    r"\bof[ ](?:them|these|those|whom|which),?[ ](?:[\d,.]*\d[ ])?(?:[a-z]+[ ]){0,2}?(?:in|at|from|on)[ ](?:the[ ])?\Z"
)


def _is_of_a_part(p: Passage, place: Name, here: Quantity) -> bool:
    """Whether a place is that of a part which another figure counts."""
    part = OF_A_PART.search(p.text, 0, place.start)
    if part is not None and _figure_between(p, part.start(), place.start):
        return here.end <= part.start()  # 58 people, of which 22 in Norland
    return part is not None and not (here.end <= part.start() and not _figure_between(p, here.end, part.start()))


#: What stands between a place that ends one part of a list and the next figure: *16 in Norland, two in Sefton*.
NEXT_OF_LIST = re.compile(r"[,;]?(?:[ ](?:and|or|while|but|plus))?[ ](?:an?[ ])?\Z")


def _opens_next(p: Passage, end: int, place: Name) -> bool:
    """Whether a place behind a figure belongs to the next one: *In Porto it is 1,080 euros, in Coimbra 790*."""
    parted = not set(",;").isdisjoint(p.text[end : place.start]) or " and " in p.text[end : place.start]
    return parted and any(LEADS_ON.fullmatch(p.text[place.end : q.start]) for q in p.quantities if q.start > place.end)


#: What stands between a place and the figure that it leads: *and lowest in Bornholm, at 28*.
LEADS_ON = re.compile(r",?[ ]\(?(?:(?:at|with|on|by|to|only|just|barely|nearly|about|some|over)[ ]){0,2}")


def _own_of_list(p: Passage, reading: Reading, before: Name, near: list[Name]) -> Name | None:
    """Return the place behind a figure where the one before it ends the part of a list before."""
    here = reading.quantity
    if before.start > here.start or NEXT_OF_LIST.fullmatch(p.text[before.end : here.start]) is None:
        return None
    behind = next((n for n in sorted(near, key=lambda n: n.start) if n.start >= here.end), None)
    if behind is None or set(",;:") & set(p.text[here.end : behind.start]):
        return None
    between = p.tags[p.token_at(here.end) : p.token_at(behind.start)]
    return None if set("VXW") & set(between) else behind


def _place_of_subject(p: Passage, reading: Reading, places: list[Name]) -> Found:
    """*France's harvest*, *the population of Navarre*, *Brazil exported*: a place in the clause's subject holds it."""
    if not places:
        return NOBODY
    floor, _ = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    end = p.starts[verb.start] if verb is not None else reading.quantity.start
    left_out = gapped(p, reading, verb, places) if verb is not None else None
    if left_out is not None:
        return left_out.name, "place.gapped"
    own = [
        n
        for n in places
        if n.end <= end
        and (n.label == "GPE" or p.text[n.end : n.end + 2] in ("'s", "’s"))
        and not p.text[: n.start].endswith(("from ", "to ", "with ", "by "))
    ]
    if not own:
        owned = [n for n in places if p.text[n.end : n.end + 2] in ("'s", "’s")]
        return (owned[0].name, "place.possessive") if owned else NOBODY
    if _everywhere().search(p.text, own[-1].end, reading.quantity.start):
        return NOBODY
    if _is_joined(p, own[-1], places):
        return NOBODY  # guests from Sweden and Norway took 96,000: of no one place
    return own[-1].name, "place.of-subject"


#: What joins a place to the one before it.
JOINED = re.compile(r",?[ ](?:and|or|&)[ ]\Z|,[ ]\Z")


def _is_joined(p: Passage, name: Name, names: list[Name]) -> bool:
    """Whether a name is the last of several: *Sweden and Norway*, *Oslo, Gdynia and Riga*."""
    joint = JOINED.search(p.text, 0, name.start)
    return joint is not None and any(n.end == joint.start() for n in names)


def _is_first_of_two(p: Passage, name: Name, names: list[Name]) -> bool:
    """Whether a place is named together with others, so that what holds in all is of no one: *in Oslo and Riga*."""
    begun = {n.start: n for n in names if n.name != name.name}
    told = COUNT_BEHIND.match(p.text, name.end)
    end = told.end() if told is not None else name.end  # in Oslo (n=3) and Riga (n=2)
    if (joint := ALSO.match(p.text, end)) is not None:
        return joint.end() in begun
    second = begun.get(end + 2) if p.text.startswith(", ", end) else None
    if second is None:
        return False
    more = re.compile(r",?[ ](?:(?:and|or)[ ])?(?:the[ ])?").match(p.text, second.end)
    return told is not None or (more is not None and more.end() in begun)  # Oslo, Riga and Gdynia; not Riga, Latvia


COUNT_BEHIND = re.compile(r"[ ]\((?:[nN] ?= ?)?\d[\d,.]*(?:[ ]?%|[ ][a-z]+)?\)")
ALSO = re.compile(r"[ ](?:and|or|&)[ ](?:the[ ])?")


@cache
def _everywhere() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives('everywhere')})\b")


def _figure_between(p: Passage, start: int, end: int) -> bool:
    return any(start <= q.start < end for q in p.quantities)


# -- subjects -------------------------------------------------------------------------------------------------------
def _subject(p: Passage, reading: Reading, names: list[Name], source: Source | None) -> Found:
    floor, ceiling = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    if verb is None or (says(p, verb.end - 1) and not _handles(p, reading, verb, ceiling)):
        return NOBODY
    behind = next((k for k in range(reading.last, ceiling) if p.tags[k] not in "NJ"), ceiling)
    if reading.first > floor and p.tags[reading.first - 1] in ".C" and following_verb(p, behind, ceiling):
        return NOBODY  # of the 58 economists polled, 41 expected a cut
    if reading.concept.choice == "gapped" and is_level(p, verb):
        return NOBODY  # French wheat stood at €221 and Argentine at $245
    if (left_out := gapped(p, reading, verb, names)) is not None:
        return (left_out.name, "subject.gapped") if left_out.label in ACTORS else NOBODY
    if (beside := _beside_gap(p, reading, verb)) is not None:
        begin, end = p.starts[beside[0]], p.starts[beside[1] - 1] + len(p.words[beside[1] - 1])
        called = next((n for n in names if n.label in ACTORS and begin <= n.start < end <= n.end), None)
        if called is not None:
            return called.name, "subject.gapped"
        proper = p.words[beside[0]][0].isupper()  # Bulmers bought 38,000, Westons 11,000
        return (phrase_text(p, beside), "subject.gapped") if proper or acts(p, beside) else NOBODY
    subject = subject_of(p, verb, floor)
    if subject is None or "#" in p.tags[subject[0] : subject[1]]:
        return NOBODY
    brings = p.lowers[verb.end - 1] in words("bringing_verbs") and p.tags[verb.end] == "D"
    if (brings or p.lowers[verb.end - 1] in words("marking_verbs")) and p.lowers[verb.start - 1] == "which":
        return NOBODY  # 214 cases in Romania, which brings the total to 1,870
    text = phrase_text(p, subject)
    start, end = p.starts[subject[0]], p.starts[subject[1] - 1] + len(p.words[subject[1] - 1])
    head = _head(p, subject)
    named = next((n for n in names if n.label in ACTORS and n.start < head <= n.end), None)
    if named is not None and _is_joined(p, named, names):
        return NOBODY  # what several have or do is no one's
    if named is not None:
        return NOBODY if source and source.start <= named.start < source.end else (named.name, "subject.named")
    if p.tags[subject[0]] == "R":
        word = p.lowers[subject[0]]
        told = source if source is not None and source.end <= start else None
        return _earlier(p, reading, floor, names, word, start, told) if word in words("pronouns") else NOBODY
    if _is_about(reading, text):
        owner = _owner(p, subject, verb, [n for n in names if not (source and source.start <= n.start < source.end)])
        does = acts(p, subject) and not is_measured(p, reading, verb)
        if not does or (
            owner is not NOBODY and reading.concept.choice not in ("subject", "continued", "subject-value")
        ):
            return owner
    quoted = source is not None and source.start <= start < source.end
    straight = words("averages") | words("articles") | {"of"}  # waited a median of 38 weeks
    spent = p.tags[verb.end - 1] == "V" and straight.issuperset(p.lowers[verb.end : reading.first])
    spent = spent or reading.quantity.unit_kind != "duration"
    if p.tags[subject[0]] == "D" or quoted or not spent:
        return NOBODY
    capitals = re.match(NAME, p.text[start:end])
    if capitals is not None and (" " in capitals.group().strip() or start > p.starts[floor]):
        name = re.sub(r"['’]s?$", "", capitals.group().strip())
        if start + len(name) >= head:
            return name, "subject.capitalised"
    return (" ".join(p.text[start:end].split()), "subject.phrase") if acts(p, subject) else NOBODY


def _handles(p: Passage, reading: Reading, verb: VerbGroup, ceiling: int) -> bool:
    """Whether the object of a verb of saying is the figure itself: *passengers claimed 1.2 million pounds*."""
    if verb.end != reading.first or p.lowers[verb.end - 1] in words("saying_forms"):
        return False
    end = next((k for k in range(reading.last, ceiling) if p.tags[k] == "."), ceiling)
    return not set(p.tags[reading.last : end]) & set("VX")


def _beside_gap(p: Passage, reading: Reading, verb: VerbGroup) -> Chunk | None:
    """Return the phrase between *and* and a figure whose verb is left out: *women make up 7 percent and men 49*."""
    at = reading.first - 1
    if reading.concept.choice not in GAPS:
        return None
    ranked = "by" in p.lowers[verb.end : at] and p.lowers[at] in words("gap_links")
    at -= p.lowers[at] in words("gap_links")  # came second with 24.9 percent, followed by the Greens on 11.2
    if p.tags[at] != "N" or (set(p.tags[verb.end : at]) & set("VXW") and not ranked):
        return None
    beside = phrase_left(p, at + 1)
    if beside is None or beside[0] <= verb.end:
        return None
    joint = next((k for k in range(beside[1] - 1, beside[0], -1) if p.tags[k] == "C"), beside[0] - 1)
    lead = joint if p.tags[joint] != "D" else joint - 1
    if ranked:
        return beside if p.lowers[lead] == "by" else None
    return (joint + 1, beside[1]) if p.lowers[lead] in ("and", ",", ";", "while", "but") else None


def _head(p: Passage, chunk: Chunk) -> int:
    """Return the end of a phrase's head: before its first preposition."""
    last = next((k for k in range(chunk[0] + 1, chunk[1]) if p.tags[k] == "P"), chunk[1])
    return p.starts[last - 1] + len(p.words[last - 1])


def _is_about(reading: Reading, subject: str) -> bool:
    """Whether the clause's subject is what is measured, so that it is no doer."""
    concept = (reading.concept.text or "").lower()
    return not concept or concept in subject.lower() or subject.lower() in concept


def _owner(p: Passage, subject: Chunk, verb: VerbGroup, names: list[Name]) -> Found:
    """Whose the measured thing is: *Norvik's profit*, *net sales at Corvane Foods*."""
    start, end = p.starts[subject[0]], p.starts[verb.start]
    inside = [n for n in names if n.label in OWNERS and start <= n.start < end]
    return (inside[0].name, "subject.owner") if inside else NOBODY


def _earlier(
    p: Passage, reading: Reading, floor: int, names: list[Name], word: str, before: int, told: Source | None
) -> Found:
    """Who *it* or *they*, at the character `before`, stand for: who says so of itself, else the subject before, where
    that does something; *he* and *she* are the last person named."""
    if told is not None and (word == "they" or not any(n.label == "PERSON" and n.name == told.name for n in names)):
        return told.name, "subject.pronoun"  # the operator says it paid 310 million
    if word in words("persons_pronouns"):
        person = next((n for n in reversed(names) if n.label == "PERSON" and n.end <= before), None)
        if person is not None:
            return person.name, "subject.pronoun"
    text = antecedent_of(p, p.token_at(before), floor, []) if before > p.starts[floor] else None
    if text is None and floor:
        text = sentence_subject(p, floor - 1, [], of_one=word in words("persons_pronouns"))
    if text is None or _is_about(reading, text) or text in words("figure_nouns"):
        return NOBODY
    at = p.text.rfind(text, 0, before)
    named = next((n for n in names if n.label in ACTORS and at <= n.start < at + len(text) <= n.end), None)
    if named is not None:
        return named.name, "subject.pronoun"
    first, _ = p.sentence_text(p.token_at(at))
    capitals = re.match(NAME, text)
    several = capitals is not None and " " in capitals.group().strip()  # no: Progress in speech recognition
    proper = text[:1].isupper() and (at > first or several)
    does = proper or acts(p, (p.token_at(at), p.token_at(at + len(text) - 1) + 1))
    return (text, "subject.pronoun") if does else NOBODY
