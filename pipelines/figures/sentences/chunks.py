"""A shallow chunker: the noun phrases beside a token.

Belongs here: where phrases begin and end, by word class alone. Does not belong here: verbs with their subjects and
objects (verbs), and which phrase is a concept.
Spans are half-open ranges of token indexes.
"""

from __future__ import annotations

from functools import cache

from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.passage import Passage
from pipelines.rules import load_lines

Chunk = tuple[int, int]
MAX_WORDS = 14


@cache
def _post_nouns() -> frozenset[str]:
    return frozenset(load_lines("figures/post_nouns.txt"))


def phrase_right(p: Passage, token: int, counted: bool = True, tail: bool = True) -> Chunk | None:
    """Return the noun phrase that begins at `token`; of a `counted` one the first plural noun is the last word."""
    tags, lowers = p.tags, p.lowers
    size = len(tags)
    first = token
    while first < size and (tags[first] == "D" or lowers[first] in words("phrase_openers")) and first < token + 3:
        first += 1
    index = first
    head = owner = -1
    while index < size and index - first < MAX_WORDS:
        tag = tags[index]
        if (
            tag == "C"
            and lowers[index] in ("and", "or", "&")
            and head < 0
            and index > first
            and index + 1 < size
            and tags[index + 1] == "N"
        ):
            if not counted:
                break
            index += 1
            continue
        if tag == "J" and index + 1 < size and tags[index + 1] == "N" and head < 0:
            index += 1
            continue
        if counted and head < 0 and tag in "JNV" and index == first and (last := _listed(p, index)) is not None:
            index = last
            continue
        if (
            head < 0
            and tag in "JV"
            and (joined := _joined(p, index, counted)) is not None
            and (counted or index == first)
        ):
            index = joined
            continue
        if tag == "V" and counted and head < 0 and index > first and _are_participles(p, index):
            index += 1  # 347 reported armed robberies
            continue
        if tag == "." and lowers[index] == "/" and head < 0 and index > first and tags[index + 1 : index + 2] == "N":
            index += 1  # 5,412 cholera / AWD cases
            continue
        if tag == "." and head < 0 and (index > first or counted) and _is_quoted_word(p, index):
            index += 1
            continue
        if tag != "N" and tag != "S":
            break
        if lowers[index] in _post_nouns() and index == token and not (index + 1 < size and tags[index + 1] in "NJ"):
            return None
        if tag == "S" and counted and head == index - 1:
            head, owner = -1, head  # ten girls' training days
        ends = (
            head >= 0 and counted and tag != "S" and (not is_plural(lowers[index]) or lowers[index] in words("states"))
        )
        if ends and not _is_name_before(p, index):
            break
        if is_plural(lowers[index]) and tag == "N" and not (counted and _tells_kind(p, index)):
            head = index
        index += 1
    head = owner if head < 0 else head
    last = head + 1 if counted and head >= 0 else index
    while last > first and (tags[last - 1] in "CS" or (lowers[last - 1] == "aged" and last - 1 > first)):
        last -= 1  # people aged between 15 and 24
    if last <= first:
        return None
    if tail and last + 1 < size and lowers[last] == "of" and tags[last + 1] in "NDJ":
        more = phrase_right(p, last + 1, counted=False, tail=False)
        if more is not None:
            last = with_conjuncts(p, more)[1]
    if tail and last + 1 < size and lowers[last] == "per" and lowers[last + 1] == "capita":
        last += 2
    lower = p.words[first].islower()  # of lung disease (COPD) deaths, not: the Bank of Tern (BTN) aims
    many = tail and counted and (head < 0 or is_plural(lowers[last + 3 : last + 4][0] if last + 3 < size else ""))
    if (many or (not counted and lower)) and _is_short_form(p, last):  # 60 human resources (HR) officers
        more = phrase_right(p, last + 3, counted)
        last = more[1] if more is not None and more[0] == last + 3 else last
    return first, last


def _listed(p: Passage, index: int) -> int | None:
    """Return the plural behind a list of single words that tell which: *182 Coptic, Greek and Latin parishes*."""
    if p.words[index + 1 : index + 2] != (",",) or is_plural(p.lowers[index]):
        return None
    if p.tags[index] == "V" and not p.lowers[index].endswith("ed"):
        return None
    at, told = index, 1
    while (
        p.words[at + 1 : at + 2] == (",",)
        and (kind := p.tags[at + 2 : at + 3])  # a text may end with the comma
        and (kind in "JN" or (kind == "V" and p.lowers[at + 2].endswith("ed")))
        and not is_plural(p.lowers[at + 2])
    ):
        at, told = at + 2, told + 1
    at += p.words[at + 1 : at + 2] == (",",)
    joined = p.lowers[at + 1 : at + 2] in (("and",), ("or",)) and p.tags[at + 3 : at + 4] == "N"
    ends = joined and (p.tags[at + 2] in "NJ" or p.lowers[at + 2].endswith("ed"))
    plural = ends and told > 1 and not is_plural(p.lowers[at + 2]) and is_plural(p.lowers[at + 3])
    return at + 3 if plural else None


def _joined(p: Passage, index: int, many: bool) -> int | None:
    """Return the noun (of `many` a plural) behind two words that *and* joins: *76 confirmed and probable cases*."""
    behind = index + 3
    if p.lowers[index + 1 : index + 2] not in (("and",), ("or",)) or p.tags[behind : behind + 1] != "N":
        return None
    tells = all(p.tags[k] in "JN" or (p.tags[k] == "V" and p.lowers[k].endswith("ed")) for k in (index, index + 2))
    return behind if tells and (is_plural(p.lowers[behind]) or not many) else None


def _tells_kind(p: Passage, index: int) -> bool:
    """Tell whether a plural before another noun only says of what kind that is: *67 goods vehicle accidents*, *three
    women sectoral delegates*."""
    if p.lowers[index] not in words("attributive_plurals"):
        return False
    first = index + 1 + (p.tags[index + 1 : index + 3] == "JN")
    behind = next((k for k in range(first, len(p.tags)) if p.tags[k] != "N"), len(p.tags))
    return any(is_plural(p.lowers[k]) for k in range(first, behind))


def _are_participles(p: Passage, index: int) -> bool:
    """Tell whether two participles stand before a plural, so that the first of them is no noun."""
    pair = p.lowers[index - 1].endswith("ed") and p.lowers[index].endswith("ed")
    return pair and p.tags[index + 1 : index + 2] == "N" and is_plural(p.lowers[index + 1])


def _is_name_before(p: Passage, index: int) -> bool:
    """Tell whether a plural before `index` is a part of a name that tells which: *two United States fighter jets*."""
    if not p.words[index - 1][0].isupper():
        return False
    while index < len(p.tags) and p.tags[index] == "N":
        if p.words[index].islower() and is_plural(p.lowers[index]):
            return True
        index += 1
    return False


def _is_quoted_word(p: Passage, index: int) -> bool:
    """Tell whether a quotation mark opens or closes a few words in a phrase: *four bright “Galilean” moons*."""
    for opening, closing in [(index, index + n) for n in QUOTED] + [(index - n, index) for n in QUOTED]:
        marks = opening > 0 and p.words[opening] in '“‘"' and closing + 1 < len(p.tags) and p.words[closing] in '”’"'
        nouns = marks and p.tags[closing - 1] == p.tags[closing + 1] == "N"
        if nouns and not p.tags[opening + 1 : closing].strip("NJ"):
            return True
    return False


def _is_short_form(p: Passage, at: int) -> bool:
    """Tell whether a phrase is cut by its short form in brackets: *39 Officer of Health (OH) areas*."""
    return (
        at + 3 < len(p.tags)
        and p.words[at] == "("
        and p.words[at + 1].isupper()
        and p.words[at + 2] == ")"
        and p.tags[at + 3] == "N"
    )


def with_conjuncts(p: Passage, phrase: Chunk) -> Chunk:
    """Return a phrase with what *and* joins to it: *rice and beans*, *maize, rice and millet*.

    What is joined has no article of its own and is no subject of a verb (*of maize and exports rose*).
    """
    tags, size = p.tags, len(p.tags)
    if phrase[0] > 0 and tags[phrase[0] - 1] == "D":
        return phrase
    at = phrase[1]
    while at + 1 < size and (p.words[at] == "," or p.lowers[at] in ("and", "&")) and tags[at + 1] in "NJ":
        more = phrase_right(p, at + 1, tail=False)
        half = phrase[1] - phrase[0] == 1 and p.lowers[phrase[0]] in words("compass_words")  # Eastern and Southern Asia
        if more is None or more[0] != at + 1 or (p.words[more[0]][0].isupper() and not half):
            break
        behind = more[1]
        if p.lowers[at] in ("and", "&"):
            ends = behind >= size or (
                tags[behind] not in "VX" and not (tags[behind] == "A" and tags[behind + 1 : behind + 2] in ("V", "X"))
            )
            return (phrase[0], behind) if ends else phrase
        at = behind
    return phrase


def whole_list(p: Passage, phrase: Chunk) -> Chunk:
    """Return a phrase with the items of its list before it: *for water, electricity and gas*; none that is a name."""
    at = phrase[0]
    if "C" not in p.tags[phrase[0] : phrase[1]] or p.words[at][0].isupper():
        return phrase
    while at > 2 and p.words[at - 1] == "," and p.tags[at - 2] == "N" and p.words[at - 2].islower():
        item = phrase_left(p, at - 1)
        if item is None or {"and", "of"} & set(p.lowers[slice(*item)]):
            return phrase
        at = item[0]
    led = at < phrase[0] and (p.tags[at - 1] in "PC" or (p.words[at - 1] == "," and p.tags[at - 2] == "#"))
    return (at, phrase[1]) if led else phrase


def phrase_left(p: Passage, token: int) -> Chunk | None:
    """Return the noun phrase whose last word is just before `token`, with the *of* phrases it hangs on."""
    tags, lowers = p.tags, p.lowers
    index = token - 1
    while index >= 0 and (tags[index] in "AT" or (tags[index] == "." and p.words[index] in CLOSING)):
        index -= 1
    last = index + 1
    while index >= 0 and last - index < MAX_WORDS:
        if tags[index] in "NS" or (tags[index] == "J" and index + 1 < last):
            index -= 1
        elif tags[index] == "D" and index > 0 and lowers[index - 1] == "of" and index > 1 and tags[index - 2] == "N":
            index -= 2
        elif (lowers[index] in ("of", "per") and index > 0 and tags[index - 1] == "N" and index + 1 < last) or (
            lowers[index] in ("and", "&")
            and index > 0
            and tags[index - 1] == "N"
            and index + 1 < last
            and tags[index + 1] == "N"
            and (index < 2 or tags[index - 2] != "V")
        ):
            index -= 1
        else:
            break
    first = index + 1
    while first < last and tags[first] in "CDSA":
        first += 1
    return (first, last) if first < last else None


def past_bracket(p: Passage, token: int, ceiling: int) -> int:
    """Return the token behind what stands in brackets at `token`: *a drop of 80 (5%)* in *loans*."""
    if p.words[token : token + 1] != ("(",):
        return token
    return next((k + 1 for k in range(token, ceiling) if p.words[k] == ")"), token)


QUOTED = (2, 3, 4)  # tokens from one mark to the other of what is quoted within a phrase
CLOSING = frozenset("\"'”’)")
