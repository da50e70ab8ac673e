"""What kind of article a story is: story, brief or notice.

Belongs here: the distinction by length and headline. Does not belong here: infographics and tables, which their shape
tells (`stories`).
"""

from __future__ import annotations

from pipelines.articles.page.rules import PatternRule, pattern_rules
from pipelines.articles.wording.contents import heads_contents

#: A story shorter than this many words is a brief.
BRIEF_WORDS = 75
#: A text without a headline that says so many things of an imprint is none.
IMPRINT = 2
#: The rule of what only those say who publish.
PUBLISHER = "imprint-office"
#: This share of a list of results is numbers; so few of its words end a sentence.
NUMBERS = 0.25
SENTENCES = 0.02
#: A list of names has so many words at least, and this share of them begins as names and numbers do.
NAMES = 4
NAMED = 0.75
#: A list has so many entries at least, of so many words each.
ENTRIES = 3
ENTRY_WORDS = 12
PHONE_WORDS = 9
#: Words of so many characters with their full stop are abbreviations: *Tel.*
ABBREVIATION = 4
CLOSERS, TERMINATORS = "\"'”’»)]", (".", "?", "!")


def article_kind(kind: str, headline: str | None, body: str) -> str:
    """Return the article's kind; `kind` stands where it is not a story."""
    if kind != "story":
        return kind
    if headline and any(rule.pattern.search(headline) for rule in pattern_rules("notices.toml")):
        return "notice"
    if headline and any(rule.pattern.match(headline) for rule in pattern_rules("labels.toml", "references")):
        return "notice"
    if heads_contents(headline, body):
        return "notice"
    if any(rule.pattern.match(body) for rule in pattern_rules("notices.toml", "text")):
        return "notice"
    if len(body.split()) < BRIEF_WORDS and _is_imprint(headline, body):
        return "notice"
    if (
        _is_list_of_entries(body)
        or _is_list_of_names(body)
        or _is_list_of_results(body)
        or (not headline and body and _ends_of_sentences(body) == 0)
    ):
        return "notice"
    return "brief" if len(body.split(None, BRIEF_WORDS)) < BRIEF_WORDS else "story"


def _is_imprint(headline: str | None, body: str) -> bool:
    """Tell whether a short text says who publishes: by two such things, under a headline and in sentences by three."""
    said = {rule.rule_id for rule in pattern_rules("imprints.toml") if rule.pattern.search(body) is not None}
    if len(said) < IMPRINT:
        return False
    return not headline or _has_no_sentence(body) or (len(said) > IMPRINT and PUBLISHER in said)


def _is_list_of_results(body: str) -> bool:
    """Tell whether a text is names and numbers without sentences: results, tables of a league, prices in a row."""
    words = body.split()
    numbers = sum([word.strip("().,:;-–").isdigit() for word in words])
    return numbers >= NUMBERS * len(words) > 0 and _has_no_sentence(body)


def _is_list_of_names(body: str) -> bool:
    """Tell whether nearly every word is a name or a number, and none ends a sentence: staff, sponsors, addresses."""
    words = body.split() if body.rstrip(CLOSERS)[-1:] not in TERMINATORS else []
    named = sum([word[0].isupper() or word[0].isdigit() for word in words]) if len(words) <= BRIEF_WORDS else 0
    return named >= NAMED * len(words) and len(words) >= NAMES and _ends_of_sentences(body) == 0


def _is_list_of_entries(body: str) -> bool:
    """Tell whether a text is entries without sentences: what is on when, who is what behind a colon, telephones."""
    if body.rstrip(CLOSERS)[-1:] in TERMINATORS or (":" not in body and not any(map(str.isdigit, body))):
        return False
    words = len(body.split())
    if any(_count(rule, body) * PHONE_WORDS >= words for rule in pattern_rules("imprints.toml", "telephone")):
        return True
    rules = (*pattern_rules("schedules.toml", "moment"), *pattern_rules("schedules.toml", "labelled"))
    return any(_count(rule, body) * ENTRY_WORDS >= words for rule in rules) and _has_no_sentence(body)


def _count(rule: PatternRule, body: str) -> int:
    """Return how many entries a rule finds, none where they are too few for a list."""
    found = len(rule.pattern.findall(body))
    return found if found >= ENTRIES else 0


def _has_no_sentence(body: str) -> bool:
    return _ends_of_sentences(body) <= SENTENCES * len(body.split())


def _ends_of_sentences(body: str) -> int:
    return sum(word.rstrip(CLOSERS)[-1:] in TERMINATORS and len(word) > ABBREVIATION for word in body.split())
