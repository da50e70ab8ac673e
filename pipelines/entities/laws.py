"""Provisions of laws: *article 73*, *Sections 4(2)(b) and 7*, each with the law it belongs to.

Belongs here: where a provision stands, what it is called in one form, and which named law it is of. Does not belong
here: finding the names of laws, which is done with all names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipelines.entities.spans import Span
from pipelines.entities.tokens import Tokens
from pipelines.rules import load_toml
from pipelines.rules.finding import matches_at

UNNAMED_LAW = "unnamed law"
LONGEST_RANGE = 60

LAW_YEAR = re.compile(
    r",?\s(?:of\s)?(?:1[789]|20)\d\d\b(?!\s*[-–]\s*\d)|\s\((?:No\.\s?)?\d+\sof\s\d{4}\)|\sof\s\d{1,2}\s[A-Z][a-z]+\s\d{4}\b"
)
NUMBER = (
    r"(?:\d{1,4}(?:[-–]?[A-Z]{1,2}(?![a-z]))?(?:\.\d+)*|[IVXL]{1,7}(?![a-z])[A-Z]?)"
    r"(?:\s?\(\s?[0-9A-Za-z]{1,5}\s?\))*(?:-[A-Z](?![\w]))?"
)
SEPARATOR = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s*/\s*|\s+(?:and|or|to|&|read\s+with|r/w)\s+|\s?[–-]\s?(?=\d))"


@dataclass(frozen=True, slots=True)
class ProvisionNoun:
    """One kind of provision: its normal name, and whether it counts in small letters without a law beside it."""

    rule_id: str
    name: str
    plain: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """One provision phrase: characters `start` to `end`, the provisions in it, and where its law is looked for."""

    start: int
    end: int
    provisions: tuple[str, ...]
    noun: ProvisionNoun
    capital: bool


@cache
def _nouns() -> dict[str, ProvisionNoun]:
    return {
        form: ProvisionNoun(rule["id"], rule["name"], rule["plain"])
        for rule in load_toml("entities/laws.toml")["provision"]
        for form in rule["forms"]
    }


@cache
def _expression() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a provision, and that of how it begins, which is far quicker to search for."""
    forms = "|".join(re.escape(form) for form in sorted(_nouns(), key=len, reverse=True))
    expression = re.compile(
        rf"(?:(?<![\w/])(?<![A-Z]\.)(?<![A-Z]\.[ ])|(?<=\b[Uu]/))"
        rf"(?P<sub>[Ss]ub[\s­-]?[Ss]ections?\s?(?P<subno>(?:\(\w{{1,4}}\)\s?)+)of\s+)?"
        rf"(?P<noun>(?i:{forms}))(?:\s-\s|\s)?(?P<numbers>{NUMBER}(?:{SEPARATOR}{NUMBER}(?!\s[A-Z]\.))*)(?![\w%])"
        rf"(?:\s+(?P<second>[Rr]ule|r\.)\s?(?P<secondno>{NUMBER}))?"
    )
    return expression, _beginning((*_nouns(), "sub"))


def _beginning(forms: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of the first letter of each form with the second, or with a number behind a form of one."""
    seconds: dict[str, set[str]] = {}
    for form in forms:
        behind = {form[1].lower(), form[1].upper()} if len(form) > 1 else set("IVXL0123456789 \n\t\xa0")
        seconds.setdefault(form[0].lower(), set()).update(behind)
    branches = (
        rf"(?<=[{first}{first.upper()}])[{re.escape(''.join(sorted(behind)))}]"
        for first, behind in sorted(seconds.items())
    )
    firsts = "".join(f"{first}{first.upper()}" for first in sorted(seconds))
    return re.compile(rf"[{re.escape(firsts)}](?<!\w.)(?={'|'.join(branches)})")  # opens with one set: that is quick


GAP_TO_LAW = re.compile(
    r"(?:\s*\([^()]{1,40}\))?\s*,?\s*(?:(?:of|under|in|to)\s+)?(?:(?:the|said|same|this|its|amended|revised|new|unamended|old)\s+)*"
)
GENERIC = re.compile(r"\s*,?\s*(?:of|under|in)\s+(?:the|this|that|its)\s+(?:\w+\s+){0,2}?(?P<noun>[A-Za-z]+)\b")
GAP_TO_NEXT = re.compile(r"\s*(?:,|and|or|,\s*and|read\s+with|r/w|&|as\s+well\s+as)?\s*(?:under\s+)?")
UNIT_AFTER = re.compile(r"\s*(?:percent|%|km|years?|days?|minutes?|people|times)\b")


def provision_spans(units: Sequence[Tokens], laws: Sequence[Span]) -> list[Span]:
    """Return one span per provision, named after its law; `laws` are the named laws in order of place."""
    spans: list[Span] = []
    last_named: Span | None = None
    for number, tokens in enumerate(units):
        here = [law for law in laws if law.unit == number]
        found = _find(tokens.text)
        for place, provision in enumerate(found):
            law, _named = _law_of(place, found, tokens, here, last_named, units)
            if law is None:
                continue
            rule_id = provision.noun.rule_id
            spans += [
                Span(provision.start, provision.end, "LAW", rule_id, 9, number, provision=text, name=law)
                for text in provision.provisions
            ]
        if here:
            last_named = here[-1]
    return spans


def with_year(text: str, law: Span) -> Span:
    """Return `law` with the year or date behind it: *Harbour Act, 1961*."""
    match = LAW_YEAR.match(text, law.end)
    return replace(law, end=match.end()) if match else law


def _find(text: str) -> list[_Found]:
    found = []
    for match in matches_at(text, *_expression()):
        noun = _nouns()[match["noun"].lower()]
        if UNIT_AFTER.match(text, match.end()) and match["noun"][0].islower():
            continue
        behind_under = text[max(0, match.start("noun") - 2) : match.start("noun")].lower() == "u/"
        short = not behind_under and match["noun"].rstrip(".").lower() in ("s", "r", "o", "or", "ss", "art", "arts")
        if (short and not match["noun"].endswith(".")) or match["noun"] in ("r.", "o.", "Or.", "or."):
            continue
        if noun.name == "section" and "§" not in match["noun"] and _OF_REPORT.fullmatch(match["numbers"]):
            named = GAP_TO_LAW.match(text, match.end())
            if named is None or named.end() == match.end() or not text[named.end() : named.end() + 1].isupper():
                continue
        provisions = _normal(noun.name, match)
        if provisions:
            capital = match["noun"][0].isupper() or behind_under or "§" in match["noun"]
            found.append(_Found(match.start(), match.end(), provisions, noun, capital))
    return found


def _normal(noun: str, match: re.Match[str]) -> tuple[str, ...]:
    pieces = re.split(rf"({SEPARATOR})", match["numbers"])
    numbers = [re.sub(r"\s", "", piece) for piece in pieces[::2]]
    joints = [joint.strip().lower() for joint in pieces[1::2]]
    provisions: list[str] = []
    for i, number in enumerate(numbers):
        joint = joints[i - 1] if i else ""
        is_range = joint in ("to", "-", "–") and number.isdigit() and numbers[i - 1].isdigit()
        if is_range and 0 < int(number) - int(numbers[i - 1]) <= LONGEST_RANGE:
            provisions += [f"{noun} {n}" for n in range(int(numbers[i - 1]) + 1, int(number) + 1)]
        else:
            provisions.append(f"{noun} {number}")
    if match["sub"] and len(provisions) == 1:
        provisions = [provisions[0] + re.sub(r"\s", "", match["subno"])]
    if match["second"]:
        provisions[-1] += " rule " + re.sub(r"\s", "", match["secondno"])
    return tuple(dict.fromkeys(provisions))


def _law_of(
    place: int,
    found: Sequence[_Found],
    tokens: Tokens,
    here: Sequence[Span],
    last_named: Span | None,
    units: Sequence[Tokens],
) -> tuple[str | None, bool]:
    """Return the name of the law that a provision is of, and whether the text names it beside the provision."""
    provision = found[place]
    text = tokens.text
    gap = GAP_TO_LAW.match(text, provision.end)
    after = gap.end() if gap else provision.end
    for law in here:
        if provision.end <= law.start <= after and law.end > after:
            return text[law.start : law.end], True
    if place + 1 < len(found):
        joint = GAP_TO_NEXT.match(text, provision.end)
        if joint is not None and joint.end() >= found[place + 1].start:
            law_name, named = _law_of(place + 1, found, tokens, here, last_named, units)
            if named:
                return law_name, True
    before = [law for law in here if law.end <= provision.start]
    generic = GENERIC.match(text, provision.end)
    noun = generic["noun"].lower() if generic else None
    rules = load_toml("entities/laws.toml")
    if noun in rules["not_law"]["nouns"]:
        return None, False
    if noun in rules["generic"]["nouns"]:
        same = [law for law in before if text[law.start : law.end].lower().find(str(noun)) >= 0]
        if same:
            return text[same[-1].start : same[-1].end], True
        if before:
            return text[before[-1].start : before[-1].end], True
        if last_named is not None:
            return units[last_named.unit].text[last_named.start : last_named.end], True
        return str(generic["noun"]) if generic else UNNAMED_LAW, True
    if not provision.noun.plain and not (before and before[-1].end + 3 >= provision.start):
        return (
            (UNNAMED_LAW, False)
            if _is_cited(text, provision) and provision.noun.name in ("rule", "clause")
            else (None, False)
        )
    if before:
        return text[before[-1].start : before[-1].end], False
    sentence_end = next(
        (tokens.ends[s.last - 1] for s in tokens.sentences if tokens.ends[s.last - 1] >= provision.end), 0
    )
    ahead = [law for law in here if provision.end <= law.start < sentence_end]
    if ahead:
        return text[ahead[0].start : ahead[0].end], False
    if last_named is not None:
        return units[last_named.unit].text[last_named.start : last_named.end], False
    if provision.noun.name == "section" and _is_low(provision) and not _is_charged(text, provision):
        return None, False
    return (UNNAMED_LAW, False) if provision.capital else (None, False)


#: A part of the text itself is numbered so: *Section 2.4*, *Sec. 4.1 and 4.2*; laws seldom are.
_OF_REPORT = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*(?:[\s,–-]+(?:and\s|to\s)?\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)*")
#: Texts have so many sections at most, where no law is named in them.
MOST_SECTIONS = 12
CHARGED_BEFORE = re.compile(
    r"\b(?:under|per|violat\w+|invok\w+|attract\w*|contrary\sto|breach\sof|by|of)\s(?:the\s)?$", re.IGNORECASE
)


def _is_low(provision: _Found) -> bool:
    """Whether only low plain numbers are named, as the sections of a book have: *Sections 2 and 3*."""
    return all(p.split()[-1].isdigit() and int(p.split()[-1]) <= MOST_SECTIONS for p in provision.provisions)


def _is_charged(text: str, provision: _Found) -> bool:
    """Whether the words before say that somebody goes by a law: *under Section 9*, *violated Section 4*."""
    return CHARGED_BEFORE.search(text, max(0, provision.start - 20), provision.start) is not None


CITING_BEFORE = re.compile(
    r"(?:\b(?:under|per|by|of|in|with|to|amended|violated|invoking|said|clause|attract\w*|and|from|the)|u/)\s*$",
    re.IGNORECASE,
)


def _is_cited(text: str, provision: _Found) -> bool:
    """A provision without any law near it is believed only where the sentence cites it."""
    return CITING_BEFORE.search(text, max(0, provision.start - 20), provision.start) is not None
