"""Short forms inside an article: acronyms with their definitions, surnames, first words of long names.

Belongs here: which short form goes with which long name. Does not belong here: ids and canonical names (`naming`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.entities.lexicon import heads, lexicon
from pipelines.entities.scores import Scores
from pipelines.entities.word_lists import small_words
from pipelines.rules import load_lines
from pipelines.rules.finding import holds_any

SHORT = r"(?P<short>[A-Z][A-Za-z0-9&.\-]{0,9}[A-Z0-9]s?|[A-Z]{2,10}|[A-Z][a-z]+[A-Z][A-Za-z]*)"
SHORT_IN_BRACKETS = re.compile(
    rf"[(\[]\s?(?:the\s|or\s|hereafter\s)?[\"“]?{SHORT}(?P<year> (?:19|20)\d\d)?[\"”]?\s?[)\]]"
)
SHORT_BEHIND_OR = re.compile(r", or (?P<short>[A-Z]{2,10})\b")
SHORT_THEN_LONG = re.compile(
    rf"\b{SHORT} \((?P<long>[A-ZÀ-Ž][\w'’&.\-]*(?: (?:of|for|and|the|on|&|[A-ZÀ-Ž][\w'’\-]*)){{1,12}})\)"
)
OPENERS = ("(", "[")
LONGEST_LONG_FORM = 160
# What is told of persons and of bodies alike: *Mowvel said*, where *Mowvel ASA* is a firm.
HEARSAY = frozenset({"person-said-after", "person-was-after", "person-plural-before"})
# So much speaks for a place that a name which only looks like a person's does not make its first word one.
SURELY_A_PLACE = 5.0
# From this on a person's surname is no person here: *Ford* is the maker where *Ann Ford* is named too.
SURELY_A_BODY = 4.0


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and the long form that the text gives it."""

    short: str
    long: str


def acronym_definitions(text: str) -> list[Definition]:
    """Return the acronyms that the text defines, each with the words whose letters it is made of."""
    found = []
    for pattern, sign in ((SHORT_IN_BRACKETS, OPENERS), (SHORT_BEHIND_OR, (", or ",))):
        for match in pattern.finditer(text) if holds_any(text, sign) else ():
            before = text[max(0, match.start() - LONGEST_LONG_FORM) : match.start()].rstrip(" ,")
            long = best_long_form(match["short"], before)
            if long:
                found.append(Definition(match["short"], long))
    found += [
        Definition(match["short"], match["long"])
        for match in (SHORT_THEN_LONG.finditer(text) if " (" in text else ())
        if best_long_form(match["short"], match["long"])
    ]
    return found


def spelled_out(text: str) -> list[tuple[int, int]]:
    """Return where a name of three words or more stands whose capitals are, one by one, the acronym behind it.

    *the Soil and Forest Research Board (SFRB)*: the acronym tells that *and* joins no two bodies.
    """
    found = []
    for match in SHORT_IN_BRACKETS.finditer(text) if holds_any(text, OPENERS) else ():
        before = text[max(0, match.start() - LONGEST_LONG_FORM) : match.start()].rstrip(" ,")
        long = best_long_form(match["short"], before)
        if long is None or len(long.split()) < 3 or not before.endswith(long):
            continue
        capitals = "".join(word[0] for word in re.split(r"[\s-]+", long) if word[:1].isupper())
        if capitals == match["short"]:
            end = len(text[: match.start()].rstrip(" ,"))
            found.append((end - len(long), end))
    return found


COMMON_NOUN_ACRONYM = re.compile(r"\b(?P<last>[a-z]+(?:-[a-z]+)?) \((?P<short>[A-Z]{2,6})s?\)")
# *CFR: case fatality ratio* in the notes under a table
COMMON_NOUN_NOTE = re.compile(r"\b(?P<short>[A-Z]{2,6})(?:[:=]| [=–—-]) ?(?P<words>[a-z][a-z-]*(?:[ -][a-z]+){1,6})")


def lower_case_acronyms(texts: Sequence[str]) -> set[str]:
    """Return the acronyms that stand for ordinary words (*closed-circuit television (CCTV)*), unless for a body."""
    found = set()
    closing = heads().last
    for text in texts:
        for match in COMMON_NOUN_ACRONYM.finditer(text) if " (" in text else ():
            if match["last"][0].upper() in match["short"] and match["last"].title() not in closing:
                found.add(match["short"])
        for match in COMMON_NOUN_NOTE.finditer(text) if holds_any(text, NOTE_SIGNS) else ():
            initials = "".join(word[:1] for word in re.split("[ -]", match["words"])).upper()
            if initials.startswith(match["short"]):
                found.add(match["short"])
    return found


IN_BRACKETS = re.compile(r"[a-z-],?[ ]\((?P<short>[A-Z]{2,6})s?\)")
SMALL_WORDS_BEFORE = re.compile(r"(?:[a-z][a-z-]*,?[ ]){2,9}\Z")
FARTHEST_WORD = 300  # characters before a bracket in which its nine words are looked for


def spelled_small(texts: Sequence[str]) -> set[str]:
    """Return the acronyms whose letters begin the small words before them: *freight, insurance and duty (FID)*.

    They name nobody in this article, though a body elsewhere has the same letters.
    """
    found = set()
    joiners = load_lines("entities/acronym_joiners.txt")
    for text in texts:
        for match in IN_BRACKETS.finditer(text) if "(" in text else ():
            behind = match.start("short") - 1
            before = SMALL_WORDS_BEFORE.search(text, max(0, behind - FARTHEST_WORD), behind)
            words = [word for word in re.findall(r"[a-z]+", before.group() if before else "") if word not in joiners]
            initials = "".join(word[0] for word in words).upper()
            if words and initials.endswith(match["short"]) and words[-1].title() not in heads().last:
                found.add(match["short"])
    return found


# One of these stands in every such note.
NOTE_SIGNS = (":", "=", " –", " —", " -")


def best_long_form(short: str, before: str) -> str | None:
    """Return the shortest end of `before` whose letters hold those of `short` in order, the first at a word's start.

    The algorithm of Schwartz and Hearst (2003), with the further demand that the long form begins with a capital.
    """
    letters = [c.lower() for c in short.rstrip("s") if c.isalnum()]
    if len(letters) < 2:
        return None
    i = len(before) - 1
    for position in range(len(letters) - 1, -1, -1):
        letter = letters[position]
        while i >= 0 and (
            before[i].lower() != letter
            or (position == 0 and i > 0 and (before[i - 1].isalnum() or not before[i].isupper()))
        ):
            i -= 1
        if i < 0:
            return None
        i -= 1
    long = before[i + 1 :].strip()
    words = long.split()
    if len(words) < 2 or len(words) > 2 * len(letters) + 4 or "." in long[:-1].replace("St.", ""):
        return None
    return re.sub(r"^[Tt]he ", "", long)


def may_be_body(long: str) -> bool:
    """Whether a long form may name a body: not *Advanced Baseline Imager*, mostly English and one thing of a kind."""
    known = lexicon()
    tables = heads()
    words = re.split(r"[\s-]+", long)
    name = [word for word in words if word[:1].isupper()]
    if words[-1] in small_words().peoples or any(known.is_place(word) or known.is_nationality(word) for word in name):
        return True
    behind = next((i for i, word in enumerate(words) if i and word.islower() and word != "and"), len(words))
    closing = words[behind - 1]
    ordinary = sum(known.is_common(word, 0) for word in name)
    found = [tables.last.get(closing), tables.last.get(words[-1]), tables.first.get(words[0])]
    bodies = [head for head in found if head is not None and head.label == "ORG"]
    if bodies:
        return ordinary < len(name) or any(head.rule_id != "org-head-company" for head in bodies)
    return 2 * ordinary < len(name) or (closing.endswith("s") and not closing.endswith("ics"))


def label_of_thing(long: str) -> str | None:
    """Return the label that the head of a long form has: a *Surveillance Program* is a policy, an *Imager* nothing."""
    closing = heads().last.get(long.split()[-1])
    return closing.label if closing is not None and closing.label != "ORG" else None


def _learn_thing(decided: dict[str, tuple[str, str]], definition: Definition) -> None:
    label = label_of_thing(definition.long) if definition.short.isupper() else None
    if label is None:
        del decided[definition.short]
    else:
        decided[definition.short] = (label, "acronym")


def learn_short_forms(
    decided: dict[str, tuple[str, str]], names: dict[str, Scores], definitions: list[Definition]
) -> None:
    """Give the names that are short forms of decided ones the label of the long name."""
    known = lexicon()
    tables = heads()
    for definition in definitions:
        long = decided.get(definition.long)
        if long is not None and (long[0] in ("ORG", "LAW", "POLICY", "EVENT", "PRODUCT") or definition.short.isupper()):
            if long[0] in ("GPE", "LOC", "FAC") and best_long_form(definition.short, definition.long) is None:
                continue
            if long[0] == "PERSON" or (known.is_place(definition.short) and not definition.short.isupper()):
                continue
            decided[definition.short] = (long[0], "acronym")
        elif definition.short in decided and definition.long in names:
            if decided[definition.short][1] != "shape-acronym" and may_be_body(definition.long):
                decided[definition.long] = (decided[definition.short][0], "acronym")
            elif not may_be_body(definition.long):
                _learn_thing(decided, definition)
        elif decided.get(definition.short, ("", ""))[1] == "shape-acronym" and not may_be_body(definition.long):
            _learn_thing(decided, definition)
    parts: dict[str, tuple[str, str]] = {}
    for key, (label, _) in list(decided.items()):
        words = key.split()
        if len(words) < 2:
            continue
        if label == "PERSON":
            if words[-1] in tables.first or words[-1] in tables.last:
                continue
            parts[words[-1]] = ("PERSON", "surname-of-person")
            place = names[words[0]].totals().get("GPE", 0.0) if words[0] in names else 0.0
            if decided[key][1] != "person-name-shape" or place < SURELY_A_PLACE or not known.is_place(words[0]):
                parts.setdefault(words[0], ("PERSON", "surname-of-person"))
            for n in range(1, len(words) - 1):
                parts.setdefault(" ".join(words[n:]), ("PERSON", "surname-of-person"))
                parts.setdefault(words[n], ("PERSON", "surname-of-person"))
        elif label in ("ORG", "LOC", "FAC"):
            parts.setdefault(words[0], (label, "short-form"))
            if len(words) > 2:
                parts.setdefault(" ".join(words[:2]), (label, "short-form"))
    for key, found in parts.items():
        if key not in names:
            continue
        entry = known.entries.get(key)
        if found[0] == "PERSON":
            said = names[key].weights.get("PERSON", 0.0)
            people = entry is not None and entry.label == "NORP" and said >= 1.0 and key in known.given_names  # Finn
            if said <= -2.0 or (
                not people and entry is not None and entry.weight >= 5.0 and said < 3.0 and (entry.label != "LOC")
            ):
                continue
            told = decided.get(key, ("", ""))
            sure = names[key].weights.get(told[0], 0.0) >= SURELY_A_BODY and told[1] != "shape-acronym"
            if told[0] in ("ORG", "NORP") and sure and not people:
                continue
            decided[key] = found
        elif (
            (key not in decided or decided[key][1] in HEARSAY)
            and entry is None
            and names[key].confirmed
            and key not in tables.last
            and (key not in tables.first and not known.is_common(key, 1))
        ):
            decided[key] = found
