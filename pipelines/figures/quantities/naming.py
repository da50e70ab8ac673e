"""Numbers that only name something, told by the words around them: years, and numbers behind a proper name.

Belongs here: what needs the number as read. Does not belong here: names that a pattern alone can find (rule data).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.lexicon.year_numbers import LONGEST_CLAUSE, amounts_to, told_as_amount
from pipelines.figures.quantities.amounts import Quantity
from pipelines.rules import load_lines

PLURAL_AFTER = re.compile(r"[ \n](?:[a-z-]+[ \n]){0,2}?(?P<noun>[a-z-]{3,}s|people|men|women|children)\b")
COUNTED_BESIDE = re.compile(r"[ \n](?:[a-z]+s|people|men|women|children)\b")
WORD_BEFORE = re.compile(r"(?P<lead>(?:\b[\w'’.-]+[ ])?)(?P<word>[\w'’&.-]+)[ ]\(?$")
_GROUPED = r"\d[\d,.]*(?: \d{3})*"  # with commas or with blanks between thousands
LISTED = re.compile(
    rf"(?:[A-Za-z] {_GROUPED}(?: [a-z]+){{0,3}}|\b[a-z]+ {_GROUPED}(?:[ ]?(?:%|per ?cent))?(?: [a-z]+){{0,5}})"
    r"(?:,| and|;|, and) (?:in )?(?:the )?(?:[A-Z][\w-]+ ){0,2}$"
)
FIRST_MODERN_YEAR = 1900
LONGEST_LIST = 90  # characters before a name that may hold the number that it goes on with


@cache
def _sentence_openers() -> frozenset[str]:
    return frozenset(load_lines("figures/sentence_openers.txt"))


def named_only(text: str, quantity: Quantity) -> str | None:
    """Return the id of the rule by which the number only names something, or None."""
    if quantity.form == "code":
        return "name.code"
    head = text[max(0, quantity.number_start - 40) : quantity.number_start]
    if head.endswith(("per ", "per\n")):
        return "name.denominator"
    if head.endswith("(") and text.startswith(")", quantity.end):
        return None  # what brackets only name is known by their rules: Leinster (29), Munster (14)
    if (
        quantity.value_high is not None
        and not quantity.explicit_unit
        and 1500 <= quantity.value < quantity.value_high <= 2099
    ) and re.fullmatch(r"(?:between )?\d{4}\D{1,5}\d{4}", text[quantity.start : quantity.number_end]):
        return "name.years"
    if quantity.form == "words" and not quantity.explicit_unit and _is_name_in_words(text, quantity):
        return "name.spelled"
    if quantity.form != "digits" or quantity.per is not None or quantity.value_high is not None:
        return _hyphen_name(text, quantity)
    if (
        quantity.plain_integer
        and 1900 <= quantity.value <= 2099
        and quantity.bound in ("more_than", "less_than")
        and not quantity.explicit_unit
    ):
        counted = PLURAL_AFTER.match(text, quantity.end)
        if counted is None or counted["noun"] in words("level_nouns"):
            return "name.year"
    if quantity.explicit_unit or quantity.bound != "exact":
        return _hyphen_name(text, quantity)
    if not quantity.plain_integer or quantity.signed:
        return _hyphen_name(text, quantity) or _all_caps_name(text, quantity)
    counted = PLURAL_AFTER.match(text, quantity.end)
    counts = counted is not None and counted["noun"] not in words("not_counted_nouns")
    like_a_year = 1500 <= quantity.value <= 2099 and quantity.number_end - quantity.number_start == 4
    if like_a_year and told_as_amount().search(text, max(0, quantity.start - LONGEST_CLAUSE), quantity.start):
        return None
    if like_a_year and amounts_to(text, quantity.number_start):
        return None
    if like_a_year and (not counts or _is_led_year(text, quantity)):
        return "name.year"
    before = WORD_BEFORE.search(head)
    if before is not None and _is_proper(before, head, quantity.start):
        named = quantity.number_start - len(head) + before.start("word")
        listed = LISTED.search(text[max(0, named - LONGEST_LIST) : named])
        if listed is not None and not before["word"].isupper() and not _is_named_pair(listed.string):
            return None  # Colombo reported 612, Gampaha 438 and Kalutara 205
        owned = before["word"].endswith(("'s", "’s", "s'", "s’"))
        if owned and (counts or SET_BESIDE.search(text, 0, quantity.number_start - len(before["word"]) - 1)):
            return None  # Norland's 14 major reservoirs; 24 percent to Labour's 45
        in_place = before["lead"].strip().lower() in words("place_leads")
        if not counts or (not in_place and not COUNTED_BESIDE.match(text, quantity.end)):
            return "name.proper"
    return _hyphen_name(text, quantity)


#: A share set beside another's: 24 percent to.
SET_BESIDE = re.compile(r"(?:%|percent|per[ ]cent)[ ](?:to|against|versus)[ ](?:[A-Z][\w'’-]*[ ])?$")
NAMED_FIRST = re.compile(r"(?:^|[^,;] )(?P<word>[A-Z][\w'’-]+) \d+(?:,| and|, and) (?:the )?$")


def _is_named_pair(before: str) -> bool:
    """Whether the list is but one more name with its number: *between Apollo 4 and* Skylab *1*."""
    first = NAMED_FIRST.search(before)
    return first is not None and not LISTED.search(before[: first.start("word")])


def _is_proper(before: re.Match[str], head: str, start: int) -> bool:
    word = before["word"]
    if not word[0].isupper() or len(word) < 2 or word.endswith("."):
        return False
    if word.lower() in _sentence_openers():
        return False
    sentence_start = start - len(head) + before.start("word") == 0 or re.search(
        r"[.!?][\"”’)]?[ ]$", head[: before.start("word")]
    )
    return not (sentence_start and word.lower().endswith(("ly", "ing", "ed")))


WORD = re.compile(r"[^\W\d_][\w'’-]*")
WITHIN_SENTENCE = re.compile(r"[\w'’,][ ]$")
CAPITAL_BEFORE = re.compile(r"[a-z][ ][A-Z][a-z]+[ ]\Z")  # shares of the Magnificent Seven firms
#: How far around a number in words its sentence is looked at for how it is set.
SETTING = 100


def _is_name_in_words(text: str, quantity: Quantity) -> bool:
    """Whether a capital within a sentence makes a name of a number: *Ocean’s Eleven*, *the Four Seasons*.

    Not where all words but the small ones have capitals, as in headings: *Storm Kills Four in Texas*.
    """
    at = quantity.number_start
    spelled = text[at : quantity.number_end]
    if not spelled[:1].isupper() or spelled.isupper() or quantity.bound != "exact" or quantity.scale != 1.0:
        return False
    if PLURAL_AFTER.match(text, quantity.number_end) and not CAPITAL_BEFORE.search(text, 0, at):
        return False  # attended by Fifteen members
    head = text[max(0, at - SETTING) : at]
    if WITHIN_SENTENCE.search(head) is None:
        return False
    around = head[head.rfind(". ") + 1 :] + re.split(r"[.!?](?:\s|$)", text[quantity.number_end :][:SETTING])[0]
    return any(w[0].islower() and w not in words("heading_small_words") for w in WORD.findall(around))


#: A product that begins with small letters: macOS 13.4, iOS 17.1.
NAMED_SYSTEM = re.compile(r"\b[a-z]{1,7}(?:OS|Pad|Phone)[ ]\Z")


def _all_caps_name(text: str, quantity: Quantity) -> str | None:
    """``CPA 2.1``, ``USB 3.0``: a version behind an acronym."""
    if quantity.unit is None and quantity.scale == 1.0 and NAMED_SYSTEM.search(text, 0, quantity.number_start):
        return "name.version"
    before = re.search(
        r"\b(?:[A-Z]{2,}|[A-Z]?[a-z]+[A-Z][a-z]+)[ ]$", text[max(0, quantity.start - 24) : quantity.start]
    )
    if (
        before
        and quantity.unit is None
        and quantity.value < 20
        and re.match(r"[,.;:)]|[ ](?:and|or)\b|$", text[quantity.end :])
    ):
        return "name.version"
    return None


SINGULAR_SPAN = re.compile(r"(?<![-–])[ ](?:year|month|week|day|hour)$")
HYPHEN_NOUN = re.compile(r"-(?P<noun>[A-Za-z]+)")


def _hyphen_name(text: str, quantity: Quantity) -> str | None:
    """``8.6-generation lines``, ``a five-year average``: a number that is a part of a compound adjective."""
    spaced = quantity.unit_kind == "duration" and quantity.value > 1 and SINGULAR_SPAN.search(quantity.text) is not None
    if spaced and _duration_compound().match(text, quantity.end):
        return "name.duration-compound"  # the five year average
    if quantity.explicit_unit and not quantity.hyphenated:
        return None
    if quantity.form in ("age", "multiple", "share"):
        return None
    if quantity.hyphenated:
        if quantity.unit_kind == "duration" and _duration_compound().match(text, quantity.end):
            return "name.duration-compound"
        return None
    match = HYPHEN_NOUN.match(text, quantity.number_end)
    if match is None or match["noun"].lower() in words("number_suffixes"):
        return None
    return "name.compound"


@cache
def _duration_compound() -> re.Pattern[str]:
    return re.compile(rf"[ \n](?:\w+[ ])?(?:{alternatives('duration_compounds')})\b")


def _is_led_year(text: str, quantity: Quantity) -> bool:
    """Tell whether words before a number make a year of it, though a plural stands behind: *in 2019 sales rose*.

    They make none of it before what bulletins count, or of one before 1900: *compared to 1751 cases*.
    """
    lead = _year_before().search(text[max(0, quantity.start - 12) : quantity.start])
    if lead is None:
        return False
    adjacent = re.match(r"[ \n]([a-z]+)\b", text[quantity.end : quantity.end + 24])
    if adjacent is None:
        return True
    if quantity.value < FIRST_MODERN_YEAR:
        return PLURAL_AFTER.match(text, quantity.end) is None or adjacent[1] in words("no_plurals_behind_years")
    return adjacent[1] not in words("counted_behind_years") or lead.group().strip().lower() not in words("count_leads")


@cache
def _year_before() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:\b(?:{alternatives('year_leads')})|['’]s|&)[ ]$")
