"""Who says so: the source that a sentence names for its figures.

Belongs here: sources before and behind verbs of saying, *according to*, data that show. Does not belong here: who has
or does what is counted, and where (holders); finding names: canonical ones are handed in as mentions, and without them
the text's own words serve.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import phrase_right
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import phrase_text
from pipelines.figures.sentences.verbs import reporting, subject_of


class Name(NamedTuple):
    """A named thing at `start` to `end` of a passage, with its label and canonical name; of a place also its country
    and what it lies in."""

    start: int
    end: int
    label: str
    name: str
    country: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who a sentence quotes, by the rule `rule_id`, and the characters that name it."""

    name: str
    start: int
    end: int
    rule_id: str


SPEAKERS = frozenset({"ORG", "PERSON", "GPE"})


def source_of(p: Passage, token: int, names: list[Name], earlier: Source | None) -> Source | None:
    """Return who the sentence that holds `token` quotes; `earlier` is who the sentences before it quote."""
    floor, ceiling = p.sentence_of(token)
    first, last = p.sentence_text(token)
    inside = [name for name in names if first <= name.start < last]
    sentence = p.text[first:last]
    for rule in pattern_rules("figures/sources.toml"):
        match = rule.search(sentence)
        if match is not None:
            start, end = match.start("who") + first, match.end("who") + first
            found = _meant(p, start, end, names) or _named(p, start, end, inside)
            return Source(found, start, end, rule.rule_id) if found else None
    for k in range(floor, ceiling):
        named = p.words[k][0].isupper() and p.lowers[k] in words("saying_in_names")  # in Lagos, Kano and Ogun States
        if p.lowers[k] in reporting() and p.tags[k] != "D" and not named:
            source = _of_verb(p, k, floor, ceiling, inside, earlier, names)
            if source is not None:
                return source
    return None


def _of_verb(
    p: Passage, k: int, floor: int, ceiling: int, names: list[Name], earlier: Source | None, everyone: list[Name]
) -> Source | None:
    """Return the subject of a verb of saying where the sentence is what is said."""
    following = p.lowers[k + 1] if k + 1 < ceiling else "."
    closes = k + 1 >= ceiling or p.tags[k + 1] in ".T" or following in words("after_saying")
    hearers = p.lowers[k] == "told" and p.tags[k + 1 : k + 2] == "N"
    whom = next((at for at in range(k + 1, min(k + 5, ceiling)) if p.tags[at] not in "DNJS"), k)
    tells = hearers and p.tags[k + 2 : k + 3] in ("R", "D", "W", "N")  # told analysts she expected
    tells = tells or (p.lowers[k] == "told" and whom > k + 1 and p.lowers[whom] == "that")  # told the council that
    closes = closes or (hearers and not tells)  # told reporters
    holds = p.lowers[k] in words("holding_forms")  # the yacht, Tevake, claimed second place
    holds |= p.lowers[k + 2 : k + 3] == ("of",) and p.words[k + 1].islower()  # analysts, on average, forecast profit of
    holds |= p.tags[k - 2 : k - 1] == "#" and p.words[k - 3] == ","  # Ada Kole, 43, argues the city's cases
    booked = p.lowers[k] in words("booked_participles") and p.words[k + 1 : k + 2] and p.words[k + 1].islower()
    if booked and p.words[k - 1] == "," and p.tags[k + 1] == "N":
        return None  # in 2030, estimated national coverage rose
    if k > floor and p.words[k - 1] in (",", "”", '"', "’") and not closes and p.tags[k + 1] in "NDR" and not holds:
        end = _end_of_speaker(p, k + 1, ceiling)
        named = _named_beside(p, k, end, ceiling, names)
        if named is not None:
            return named
        article = end == k + 2 and p.tags[k + 1] == "D"  # the minister, says the 26-year-old is held
        if (end == ceiling or p.tags[end] not in "VX") and not article:  # not *said her permit took four days*
            return _speaker(p, k + 1, end, names, earlier, "source.inverted", everyone)
    leads = (
        tells or p.lowers[k] in words("reporting_leads") or following == "that" or p.lowers[k + 2 : k + 3] == ("that",)
    )
    subject = subject_of(p, VerbGroup(_start_of_group(p, k, floor), k + 1), floor)
    if subject is not None and p.lowers[subject[1] - 1] in words("ordinals"):
        return None  # the first estimate appears after 45 days
    if subject is not None and (p.words[subject[0] - 1] in (",", "”") or subject[0] - 1 <= floor):
        author = _author(p, subject, k, names)
        if author is not None:
            return author
    passive = p.lowers[max(floor, k - 1)] in words("passive_auxiliaries")
    if subject is not None and _are_few(p, subject, floor) and not passive:
        subject = subject[0] - 1, subject[1]
    if subject is None or p.tags[k] not in "VN" or _counts_first(p, subject) or _is_hoped(p, k, floor):
        return None
    before = subject[0] - 1
    while before >= floor and p.tags[before] in "DN" and p.words[before] != ",":
        before -= 1
    opens = before < floor or p.words[before] in ("“", '"', "(", "But", "And")
    opens = opens or (before == floor + 1 and p.words[before] == "," and p.lowers[floor] in words("sentence_adverbs"))
    said_at, after_subject = p.starts[k], p.starts[subject[1] - 1]
    aside = next((n for n in names if n.label == "PERSON" and after_subject < n.start and n.end <= said_at), None)
    if aside is not None and (closes or (opens and leads)):  # the head, Ada Kole, said
        return Source(aside.name, aside.start, aside.end, "source.before" if opens else "source.behind")
    if closes and not opens and (p.words[before] in (",", "”", '"') or p.lowers[before] == "as"):
        return _speaker(p, *subject, names, earlier, "source.behind", everyone)
    passive = p.tags[k - 1 : k + 1] == "XV" and p.lowers[k - 1] in words("passive_auxiliaries")
    if passive and following in ("at", "as", "to", "in"):
        return None  # output of gas was reported at 2 million
    if passive and following == "by":
        return _agent(p, k + 2, ceiling, names)
    of_itself = following == "it" and p.tags[k + 2 : k + 3] in ("V", "X")  # the operator says it paid
    if not closes and opens and leads and following != "to" and (following != "it" or of_itself):
        end = _start_of_group(p, k, floor)  # economists at Rabobank estimate
        whole = end if not set(p.tags[subject[1] : end]) - set("PDNS") else subject[1]
        return _speaker(p, subject[0], whole, names, earlier, "source.before", everyone)
    return None


def _agent(p: Passage, start: int, ceiling: int, names: list[Name]) -> Source | None:
    """Return who stands behind *by* as the one who says so: *output is put by the ministry at 2.5 million tonnes*."""
    phrase = phrase_right(p, start, counted=False) if start < ceiling else None
    if phrase is None or "#" in p.tags[start : phrase[1]]:
        return None
    begin, end = p.starts[start], p.starts[phrase[1] - 1] + len(p.words[phrase[1] - 1])
    name = next((n for n in names if n.label in ("ORG", "PERSON") and begin <= n.start < end), None)
    if name is not None:
        return Source(name.name, begin, end, "source.agent")
    head = p.lowers[phrase[1] - 1]
    spoken = head in words("speaking_nouns") | words("public_bodies")
    return Source(phrase_text(p, phrase), begin, end, "source.agent") if spoken else None


def _author(p: Passage, subject: tuple[int, int], k: int, names: list[Name]) -> Source | None:
    """Return the body behind *by* whose survey says so: *a poll of 910 shops by the Orve Guild shows*."""
    if words("documents").isdisjoint(p.lowers[slice(*subject)]):
        return None
    by = next((at for at in range(subject[1], k) if p.lowers[at] == "by"), None)
    if by is None or any(p.tags[at] in "VX" for at in range(subject[1], by)):
        return None
    last = p.starts[k]
    name = next((n for n in names if n.label == "ORG" and p.starts[by] < n.start and n.end <= last), None)
    return Source(name.name, name.start, name.end, "source.before") if name is not None else None


def _named_beside(p: Passage, k: int, end: int, ceiling: int, names: list[Name]) -> Source | None:
    """Return the person whom an aside names: *said its director, Ada Kole* or *the treasurer, Ada Kole, reports*.

    `k` is the verb of saying, `end` the end of the phrase behind it.
    """
    persons = [name for name in names if name.label == "PERSON"]
    for name in persons:
        if p.words[k - 1] == "," and name.end == p.starts[k - 1] and p.text[: name.start].endswith(", "):
            return Source(name.name, name.start, name.end, "source.before")
        if end + 1 < ceiling and p.words[end] == "," and name.start == p.starts[end + 1]:
            return Source(name.name, name.start, name.end, "source.inverted")
    return None


def _counts_first(p: Passage, subject: tuple[int, int]) -> bool:
    """Whether a number stands in a phrase before its first preposition: no *survey of 2,104 adults*."""
    for k in range(subject[0] + 1, subject[1]):
        if p.tags[k] == "P":
            return False
        if p.tags[k] == "#":
            return True
    return False


def _are_few(p: Passage, subject: tuple[int, int], floor: int) -> bool:
    """Whether a number in words says how many speak: *two people familiar with the plan said*; no *40 people*."""
    at = subject[0] - 1
    spelled = at >= floor and p.tags[at] == "#" and p.words[at].isalpha()
    return spelled and (at == floor or p.tags[at - 1] in ".DW")


def _is_hoped(p: Passage, k: int, floor: int) -> bool:
    """Whether experts stand between an amount and a verb: *than the 1.8 percent economists had forecast*."""
    at = _start_of_group(p, k, floor)
    while at > floor and p.tags[at - 1] in "NJ":
        at -= 1
    return at > floor and p.tags[at - 1] == "#" and p.lowers[k] in words("expecting_verbs")  # the 75,000 forecast


def _start_of_group(p: Passage, k: int, floor: int) -> int:
    while k - 1 > floor and p.tags[k - 1] in "XA":
        k -= 1
    return k


def _end_of_speaker(p: Passage, start: int, ceiling: int) -> int:
    """Return the end of who stands behind a verb of saying, up to a comma, a time or a preposition of place."""
    phrase = phrase_right(p, start, counted=False)
    end = phrase[1] if phrase is not None else start + 1
    while end < ceiling and (p.tags[end] in "NS" or p.lowers[end] in words("name_links") or p.words[end] == "&"):
        end += 1
    return end


def _speaker(
    p: Passage, first: int, last: int, names: list[Name], earlier: Source | None, rule_id: str, everyone: list[Name]
) -> Source | None:
    start, end = p.starts[first], p.starts[last - 1] + len(p.words[last - 1])
    if p.tags[first] == "R":
        before = [n for n in names if n.label in ("ORG", "PERSON") and n.end <= start]
        if p.lowers[first] in words("persons_pronouns") and (person := _last_person(everyone, start)) is not None:
            return Source(person.name, start, end, "source.pronoun")
        if p.lowers[first] not in words("pointing") or not (before or earlier):
            return None
        return Source(before[0].name if before else earlier.name if earlier else "", start, end, "source.pronoun")
    if p.lowers[first] in words("pointing_subjects") or p.lowers[first] == "what":
        return None  # what these figures show is that half are new
    found = _meant(p, start, end, everyone) or _named(p, start, end, names)
    return Source(found, start, end, rule_id) if found else None


def _meant(p: Passage, start: int, end: int, names: list[Name]) -> str | None:
    """Return the body named before whose last word *the agency* or *the ministry* is."""
    alone = re.fullmatch(r"[Tt]he[ ](?P<head>[a-z]+)", p.text[start:end].strip(" ,.;"))
    if alone is None:
        return None
    head = alone["head"]
    before = (n for n in reversed(names) if n.label == "ORG" and n.end <= start)
    return next(
        (n.name for n in before if n.name.split()[-1].lower() == head or n.name.split()[0].lower() == head), None
    )


def _last_person(names: list[Name], before: int) -> Name | None:
    """Return the person named last before a character."""
    return max((n for n in names if n.label == "PERSON" and n.end <= before), key=lambda n: n.end, default=None)


def _named(p: Passage, start: int, end: int, names: list[Name]) -> str | None:
    """Return the canonical name of who stands at `start` to `end`, or the words where no name is their head."""
    inside = [n for n in names if n.label in SPEAKERS and start <= n.start and n.start < end]
    text = " ".join(p.text[start:end].split())
    person = next((n for n in inside if n.label == "PERSON"), None)
    if person is not None:
        return person.name
    heads = [n for n in inside if n.end >= end and not _within_phrase(p, start, n.start)]
    if heads:
        return heads[-1].name
    plain = re.sub(r"(?i)^(?:the|an?|its|their)[ ]", "", text).strip(" ,.;")
    head = re.split(r"[ ](?:of|for|from|at|in)[ ]", plain)[0].split()[-1:] or [""]
    if head[0].lower() in words("speaking_nouns"):
        if inside and (inside[-1].label != "GPE" or not _is_described(p, inside[-1].end, end)):
            return inside[-1].name
        owner = re.split(r"['’]s?[ ]", plain)[0]
        anonymous = all(word.lower() in words("speaking_nouns") | words("plain_adjectives") for word in plain.split())
        return owner if owner != plain else None if anonymous and head[0].lower() in words("documents") else plain
    if (
        inside
        and inside[0].start <= start + 4
        and inside[0].end < end
        and re.match(r"[ ](?:of|for|at|in)\b", p.text[inside[0].end :])
    ):
        return inside[0].name if inside[0].label == "ORG" else plain or None
    return plain or None


def _within_phrase(p: Passage, start: int, name: int) -> bool:
    """Whether a preposition stands between the beginning of a phrase and a name in it: *the mayor of Bari*."""
    return re.search(r"\b(?:of|for|from|at|in|with|to)\b", p.text[start:name]) is not None


def _is_described(p: Passage, place: int, end: int) -> bool:
    """Whether a place only tells whose speakers they are: *Jenin hospital officials*."""
    between = p.text[place:end].replace("’s", "").replace("'s", "").lower().split()
    return any(word not in words("speaking_nouns") | words("plain_adjectives") for word in between)
