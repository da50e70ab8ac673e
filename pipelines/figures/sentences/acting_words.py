"""Words that could be nouns and act, as the words before them tell: *having shed a tenth*, *tonnes of plastic enter the
ocean*, *the remaining 60 percent coming from dams*.

Belongs here: one question for each such place. Does not belong here: the order in which classes are asked for
(wordclasses), and words told by their neighbours alone (word_neighbours).
"""

from __future__ import annotations

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.vocabulary import vocabulary
from pipelines.figures.lexicon.wordlists import words as word_list


def acts_by_place(tags: list[str], lowers: tuple[str, ...], index: int, following: str) -> str | None:
    """Return the class of a word that acts where it stands, else None."""
    lower, before, lead = lowers[index], lowers[index - 1], tags[index - 1]
    if lead == "#":
        return act_of_share(tags, lowers, index, following)
    if lead == "N":
        if following == "P" and lower in word_list("putting_verbs"):
            return (
                "V" if lowers[index + 1] == "on" and tags[index + 2 : index + 3] == ["#"] else None
            )  # put on 14 points
        if lower not in vocabulary().bases or (following == "P" and lowers[index + 1] not in word_list("ways_through")):
            return None
        acts = _many_do(tags, lowers, index) and lowers[index + 1] not in word_list("each_words")
        return "V" if acts else None
    if before == "that" and index > 1 and lower.endswith("s") and tags[index - 2] in "VT" and following in "PNXVA":
        return "N" if lower not in vocabulary().only else None  # said on Monday that shares in Orvel climbed
    if following != "#" and before != "having":
        return None
    if lead == "W" and lower.endswith("s") and tags[index - 2] == "N":
        acts = before in ("that", "which", "who") and not lower.endswith("ss")
        return "V" if acts else None  # a van that sips 4 litres
    if lead == "C" and lower.endswith("ing") and (before in word_list("while_words") or _did(tags, lowers, index)):
        return "V"  # while drawing 65 watts; killing 34 people and wounding 117
    if before == "having" and following in "#DPS" and lower in vocabulary().past | vocabulary().same:
        return "V"
    return None


def _did(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a participle before a word in -ing says what else was done: *killing 34 people*, two of them children."""
    before = (k for k in range(index - 1, max(0, index - FARTHEST_PARTNER), -1) if tags[k] in "VX")
    verb = next(before, None)
    return verb is not None and lowers[verb].endswith("ing") and tags[verb + 1 : verb + 2] == ["#"]


FARTHEST_PARTNER = 12


#: Classes of the words behind and before one that is told by these two.
BESIDE_TOLD = frozenset(("#D", "AN", "P."))


def told_beside(tags: list[str], lowers: tuple[str, ...], index: int, following: str) -> str | None:
    """Return the class of a word that those on both its sides tell: *a* meagre *2.7%*, *profit* edge *up 2%*."""
    if not index:
        return None
    if following == "#":
        return "J" if _is_said_of_amount(tags, lowers, index) else None
    return "V" if (_moves_on if following == "A" else _ends_at)(tags, lowers, index) else None


def _ends_at(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a word in -s behind a comma says at what level a value came to rest: *gains 2.3%, closes at 1,602*."""
    led = lowers[index - 1] == "," and lowers[index + 1] in ("at", "on") and tags[index + 2 : index + 3] == ["#"]
    return led and lowers[index] in word_list("ending_verbs")


def _moves_on(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a base form behind a noun moves by an amount: *it saw net profit* edge up *12 percent*."""
    steps = lowers[index] in word_list("stepping_verbs") and lowers[index + 1] in word_list("stepping_ways")
    return steps and tags[index - 1] == "N" and tags[index + 2 : index + 3] == ["#"]


def _is_said_of_amount(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a word between an article and an amount of money or a share only grades it: *pays a meagre 2.7%*."""
    if lowers[index - 1] not in ("a", "an") or lowers[index] in changes().nouns:
        return False
    end = index + 1
    while end < len(tags) and tags[end] == "#":
        end += 1
    amount = lowers[index + 1 : end]
    measured = any(word in word_list("shares_behind") or word in CURRENCY_SIGNS for word in amount)
    return measured and tags[end : end + 1] not in (["N"], ["J"], ["V"], ["S"])


CURRENCY_SIGNS = frozenset("$€£¥₹")


def act_of_share(tags: list[str], lowers: tuple[str, ...], index: int, following: str) -> str | None:
    """*of which barely 1 percent stays afloat*, *the remaining 60 percent coming from dams*"""
    lower, lead = lowers[index], index - 1
    if not lower.endswith(("s", "ing", "ed")) and lower not in word_list("level_verbs"):
        return None
    acts = lower in word_list("level_verbs") or (lower in changes().verbs and not lower.endswith("ing"))
    if acts and following in "NJAP" and not lowers[lead].endswith(tuple(word_list("shares_behind"))):
        while lead > 0 and tags[lead] in "#A":
            lead -= 1
        return "V" if lowers[lead - 1 : lead + 1] in OF_WHICH else None  # of which 92,000 remained unsold
    if not lower.endswith(("s", "ing")) or lowers[lead] not in word_list("shares_behind"):
        return None
    while lead > 0 and (tags[lead] == "#" or tags[lead] == "A"):
        lead -= 1
    if lower.endswith("ing"):
        rest = lowers[lead] in word_list("remainders")
        if not rest or following not in "PNJD":
            return None
        return "X" if lower == "being" else "V"
    return "V" if acts and lowers[lead - 1 : lead + 1] in OF_WHICH and following in "NJAP" else None


OF_WHICH = (("of", "which"), ("of", "whom"))


def _many_do(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether an amount that opens its clause and the thing it is of stand before a word: *tonnes of grain leave*."""
    at = index - 1
    while at > 0 and tags[at] in "NJ":
        at -= 1
    if at == index - 1 or lowers[at] != "of" or tags[at - 1] != "#" or not lowers[at - 1].endswith("s"):
        return False
    at -= 1
    while at >= 0 and tags[at] == "#":
        at -= 1
    return at < 0 or tags[at] in ".C"


def class_of_being(tags: list[str], lowers: tuple[str, ...], index: int, previous: str) -> str:
    """Return the class of *being*: an auxiliary (*is now being built*, *all groups being reached*) or a noun."""
    if previous == "#":
        return "X" if act_of_share(tags, lowers, index, "N") is not None else "N"  # the remaining 68 percent being
    behind = lowers[index + 1] if index + 1 < len(lowers) else ""
    passive = behind.endswith("ed") or behind in vocabulary().past
    if previous == "P" and passive and lowers[index - 1] in word_list("time_openers"):
        return "X"  # after being clocked at 171 km/h
    driven = previous in "XA" or (
        previous == "N" and lowers[index + 1 : index + 2] and lowers[index + 1].endswith("ed")
    )
    return "X" if driven or (previous == "N" and tags[index + 1 : index + 2] == ["#"]) else "N"
