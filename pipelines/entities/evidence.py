"""What speaks for each label of a name: its own words, the words around it, and the other places where it stands.

Belongs here: the weighing. Does not belong here: the words that weigh (`rules/entities`, `rules/gazetteers`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.entities.lexicon import TOWN_WEIGHT, contexts, heads, lexicon, plain, titles
from pipelines.entities.no_names import AS_TERM, is_cited, is_term, may_be_place
from pipelines.entities.scores import PLACE_KINDS, Scores
from pipelines.entities.segments import Segment
from pipelines.entities.shapes import (
    LONGEST_STREET_END,
    acronym_shape,
    is_club,
    is_firm_of_letters,
    is_home_of_clubs,
    is_name_part,
    person_shape,
    street_ends,
)
from pipelines.entities.tokens import Sentence, Tokens
from pipelines.entities.word_lists import small_words

#: The rules of words that end the name of a body, also of one that is called after a place.
BODIES = ("org-head-authority", "org-head-company")
TOWNS = ("gazetteer-city", "gazetteer-town")
LONGEST_SHORT_FORM = 6
LEAST_PLURAL = 3


def inner(tokens: Tokens, segment: Segment, scores: Scores) -> None:
    """Add what the name's own words say."""
    known = lexicon()
    words = tokens.words[segment.first : segment.last]
    surface = plain(tokens.surface(segment.first, segment.last))
    count = sum(word[0].isalpha() for word in words)
    final = words[-1]
    if len(words) > 2 and words[-2] == "-":
        final = words[-3] + "-" + words[-1]
    elif words[-1].isdigit() and len(words) > 2 and words[-2] == "No.":
        final = words[-3]
    if len(words) > 2 and final in small_words().compass_marks:
        final = words[-2]  # Orlevik Avenue SE
    if "/" in surface and any(c.isdigit() for c in surface):
        return
    entry = known.entry(surface)
    if entry is not None and entry.rule_id in TOWNS and _shortens_noun(tokens, segment):
        entry = None
    if entry is not None:
        scores.add(entry.label, entry.weight, entry.rule_id)
    if segment.head is not None:
        scores.add(segment.head.label, segment.head.weight, segment.head.rule_id)
    tables = heads()
    alone = tables.alone.get(surface)
    if alone is not None:
        scores.add(alone.label, alone.weight, alone.rule_id)
    if count > 1 or len(words) > 1:
        closing = tables.last.get(" ".join(words[-2:])) or tables.last.get(final)
        large = entry is not None and entry.label == "GPE" and entry.weight > TOWN_WEIGHT
        body = entry is not None and entry.label == "ORG"
        if final == "Week" and "".join(tokens.words[segment.last : segment.last + 1]).isdigit():
            closing = None  # Morbidity Week 28
        if closing is not None and (large or body) and closing.label in ("LOC", "FAC"):
            closing = None  # Chatham House
        if closing is not None and closing.requires_name and all(word.isupper() for word in words):
            closing = None  # HARBOURS SUCH AS
        if closing is not None and closing.requires_name and not any(_names(word) for word in words[:-1]):
            closing = None
        fits = closing is not None and (not closing.gazetteer_first or surface.rsplit(" ", 1)[0] in known.entries)
        if final in small_words().town_heads and segment.head is None and not is_home_of_clubs(surface):
            scores.add("GPE", 5.0, "gpe-head")  # Iloilo City; Bristol City plays
        elif closing is not None and fits and segment.head is None:
            scores.add(closing.label, closing.weight, closing.rule_id)
        of_place = segment.head is not None and segment.head.label in PLACE_KINDS
        if of_place and segment.head is not None and closing is not None and closing.rule_id in BODIES:
            # *Port of Rotterdam Authority*: a body named after the place.
            scores.add("ORG", segment.head.weight + 1.0, closing.rule_id)
        opening = tables.first.get(words[0]) or tables.first.get(" ".join(words[:2]))
        if opening is not None and opening.rule_id == "gpe-foreign-first":
            rest = [word for word in words[1:] if word[0].isalpha()]
            opening = None if not rest or any(known.is_common(word, 0) for word in rest) else opening
        if opening is not None and entry is not None and entry.label == "GPE":
            barred = "LOC" if large else "ORG"
            opening = None if opening.label in (barred, "ORG") else opening  # the province of Río Negro, College Park
        if opening is not None and not opening.requires_connector and segment.head is None:
            scores.add(opening.label, opening.weight * 0.7, opening.rule_id)
        if segment.head is None and known.is_place(words[-1]) and entry is None and len(words) > 1:
            before_place = tables.last.get(words[-2])
            if before_place is not None and before_place.label in ("ORG", "FAC"):
                scores.add("ORG", before_place.weight, before_place.rule_id)
            elif _is_part_of_state(words):
                scores.add("LOC", 6.0, "loc-direction-first")  # Central Finland
            elif known.is_country(words[-1]) and words[0] not in known.given_names:
                scores.add("ORG", 3.5, "shape-branch-in-country")
            elif len(words) == 2 and is_club(words):
                scores.add("ORG", 2.6, "shape-club-of-city")
        if (
            len(words) == 3
            and words[1] == "-"
            and entry is None
            and (known.is_place(words[0]) or known.is_place(words[2]))
            and not words[0].isupper()
        ):
            borne = words[0] in known.surnames and words[2] in known.surnames  # García-Pérez
            scores.add("PERSON" if borne else "GPE", 1.8 if borne else 4.0, "shape-joined-places")
        mother = known.entry(surface.partition(" ")[2])
        if entry is None and mother is not None and mother.label == "ORG" and known.is_nationality(words[0]):
            scores.add("ORG", 5.0, "shape-national-branch")
        if "&" in words and not all(known.is_common(word, 0) for word in words if word[0].isalpha()):
            scores.add("ORG", 3.0, "shape-ampersand")
    person_shape(words, count, segment, scores)
    joined = len(words) == 3 and words[1] == "-" and is_firm_of_letters((words[0], words[2]))
    if joined and entry is None and known.entry(words[0]) is None:
        scores.add("ORG", 2.6, "shape-acronym")  # UPM-Kymmene
    if len(words) == 2 and count == 2 and entry is None and is_firm_of_letters(words):
        scores.add("ORG", 1.4, "shape-acronym")  # the builder FCC Aqualia
    if count == 1 and len(words) == 1 and entry is None:
        word = words[0]
        acronym_shape(word, scores)
        if word.endswith(street_ends()) and len(word) > LONGEST_STREET_END + 1 and not is_name_part(word):
            scores.add("FAC", 3.0, "fac-street-end")


#: Prepositions at the head of a sentence before a place and a comma: *In Orlevik, members chose a leader*.
OPENING_PLACES = ("In", "Near", "Outside", "Across", "Throughout", "Off", "Around")


def _shortens_noun(tokens: Tokens, segment: Segment) -> bool:
    """Whether capitals stand before a plural in small letters: *74 SARI cases*, which are of no town."""
    word = tokens.words[segment.first]
    behind = tokens.words[segment.last : segment.last + 1]
    short = segment.last - segment.first == 1 and 1 < len(word) < LONGEST_SHORT_FORM and word.isupper()
    return short and bool(behind) and behind[0].islower() and behind[0].endswith("s") and len(behind[0]) > LEAST_PLURAL


def _is_part_of_state(words: Sequence[str]) -> bool:
    """*Northern Nigeria*, not *North Sydney*: the adjective of a direction before a state or one of its regions."""
    adjective = words[0] in small_words().directions and (words[0].endswith("ern") or words[0] == "Central")
    return adjective and lexicon().is_state(words[1:])


def _is_unknown_acronym(word: str) -> bool:
    """*a low AOA state*: capitals that no gazetteer has are no place because of the noun behind them."""
    return 1 < len(word) < 6 and word.isalpha() and word.isupper() and lexicon().entry(word) is None


def _names(word: str) -> bool:
    """Tell whether a word before a head names it: no word of English, and no short form (*MOH Area*)."""
    return not lexicon().is_common(word, 0) and not (1 < len(word) < 6 and word.isupper())


def outer(tokens: Tokens, segment: Segment, sentence: Sentence, scores: Scores) -> None:
    """Add what the words around the name say."""
    words = tokens.words
    sides = contexts()
    before, after = sides["before"], sides["after"]
    i = segment.first - 1
    if segment.role_first is not None:
        i = segment.role_first - 1
    if i >= sentence.first:
        word = words[i]
        if word == "the" or word == "The":
            owned = segment.last < sentence.last and (words[segment.last][0].islower() or words[segment.last] == "-")
            scores.add("PERSON", -1.0 if owned else -3.5, "article-before")
            scores.add("ORG", 0.3, "article-before")
            if i - 2 >= sentence.first and words[i - 1] == ",":
                # *a yacht, the Ebony Shine*; *parliament, the Mazhilis*
                for rule in before.get(words[i - 2], ()):
                    if rule.rule_id in BEFORE_COMMA_THE:
                        scores.add(rule.label, rule.weight * 0.7, rule.rule_id)
        elif word in ("a", "an"):
            scores.add("PERSON", -1.5, "article-before")
        else:
            if word in small_words().opening_quotes and i - 1 >= sentence.first:
                word = words[i - 1] if words[i - 1] not in small_words().naming_verbs else ""  # is called “Rosca”
            sourced = i > sentence.first and words[i - 1].lower() in small_words().source_words
            if word == ":" and sourced and not is_cited(words, segment, sentence):
                scores.add("ORG", 4.0, "source")
            if word == "," and i - 1 >= sentence.first and words[max(0, i - 2)] != "(":
                # Senegal's justice minister, Awa Tall Ndoye, told
                share = 1.0 if segment.last < sentence.last and words[segment.last] == "," else 0.7
                for rule in before.get(words[i - 1], ()):
                    if rule.rule_id in BEFORE_COMMA:
                        scores.add(rule.label, rule.weight * share, rule.rule_id)
            shouted = segment.last - segment.first == 1 and _is_unknown_acronym(words[segment.first])
            if i == sentence.first and segment.last < sentence.last and words[segment.last] == ",":
                word = word.lower() if word in OPENING_PLACES else word
            for rule in before.get(word, ()):
                if shouted and (rule.label == "PERSON" or rule.rule_id in BEHIND_PREPOSITION):
                    continue  # the auditor BPK, samples tested at NIV
                if rule.rule_id not in BEHIND_PREPOSITION or may_be_place(words[segment.first : segment.last]):
                    scores.add(rule.label, rule.weight, rule.rule_id)
            if word in small_words().before_names:
                k = i - 1 if word != "the" else i - 2
                if k >= sentence.first:
                    for rule in sides["before-of"].get(words[k], ()):
                        scores.add(rule.label, rule.weight, rule.rule_id)
            if word == "of" and i - 2 >= sentence.first and words[i - 1] == "," and words[i - 2].isdigit():
                scores.add("LOC?", 3.0, "place-preposition")  # Declan Mannion, 61, of Oranmore
            if word == "of" and i - 2 >= sentence.first and _ends_full_name(words[i - 2], words[i - 1]):
                scores.add("ORG", 1.6, "organisation-role-of")  # Torfinn Evensen of Norske Lakseelver
                scores.add("PERSON", -2.0, "organisation-role-of")
            if word == "by" and i > sentence.first and words[segment.first] not in lexicon().given_names:
                for rule in sides["before-by"].get(words[i - 1], ()):
                    scores.add(rule.label, rule.weight, rule.rule_id)
            if word in small_words().ways:
                for rule in sides["before-to"].get(_way_before(words, i, sentence.first), ()):
                    scores.add(rule.label, rule.weight, rule.rule_id)
    opens = segment.first == sentence.first == 0 and segment.last < sentence.last
    if opens and words[segment.last] in DATELINE_ENDS and lexicon().is_place(" ".join(words[: segment.last])):
        scores.add("LOC?", 2.5, "place-dateline")  # Zaragoza.- The government; MORBI: a court
    if segment.last - segment.first == 1 and is_term(words, segment.first, sentence):
        for label in ("ORG", "PERSON", "LOC?"):
            scores.add(label, AS_TERM, "article-before")
    j = segment.last
    if j < sentence.last:
        word = words[j]
        possessive = word in ("'s", "’s", "'", "’")
        if possessive and j + 1 < sentence.last:
            j += 1
            word = words[j]
        if word == "-" and j + 1 < sentence.last:
            word = "-" + words[j + 1]
        if word == "sub" and words[j + 1 : j + 2] == ["-"] and j + 2 < sentence.last:
            word = words[j + 2]  # Matero sub-district
        if word == ",":
            _apposition(tokens, j, sentence, scores, words[i] if i >= sentence.first else "")
        elif word == "(" and j + 2 < sentence.last and words[j + 1].isdigit() and words[j + 2] == ")":
            # a word in a list of them is as well a place with its count: Leinster (29), Munster (14)
            listed = segment.last - segment.first == 1 and words[i] in (",", "and", "or", ";") and words[i - 1] == ")"
            if len(words[j + 1]) <= 2 and not listed:
                scores.add("PERSON", 2.0, "age")
        elif word == "in" and j + 1 < sentence.last and lexicon().is_place(words[j + 1]):
            scores.add("GPE", 0.8, "place-in-place")
        shouted = segment.last - segment.first == 1 and _is_unknown_acronym(words[segment.first])
        owned = word in small_words().state_landscapes and lexicon().is_state(words[segment.first : segment.last])
        told = after.get(word, ())
        if not told and word in small_words().noun_modifiers and j + 1 < sentence.last:
            told = tuple(rule for rule in after.get(words[j + 1], ()) if rule.label in COMPOUNDED)  # a copper mine
        for rule in told:
            if owned and rule.label == "LOC":
                continue
            if shouted and rule.rule_id == "place-noun-after":
                continue
            if word in small_words().changing_verbs and j + 1 < sentence.last and words[j + 1][:1].isdigit():
                continue  # curtailment fell 3%
            if rule.rule_id == "person-was-after" and i >= sentence.first and words[i] == "of":
                continue  # the depth of Lagarvatn was 112 metres
            if rule.rule_id == "person-was-after" and _is_plain_opener(words, segment, sentence, j):
                continue  # Doxycycline was given
            had = possessive and rule.rule_id == "facility-noun-after"  # Veltis's plant: of a firm, no place itself
            scores.add("ORG" if had else rule.label, rule.weight * (0.6 if possessive else 1.0), rule.rule_id)


def _ends_full_name(first: str, last: str) -> bool:
    known = lexicon()
    return last[0].isupper() and last[-1].isalpha() and first in known.given_names and not known.is_common(first, 0)


def _is_plain_opener(words: Sequence[str], segment: Segment, sentence: Sentence, was: int) -> bool:
    """Whether one unknown word at a sentence's start had something done to it: every such word begins large."""
    word = words[segment.first]
    if segment.first != sentence.first or segment.last - segment.first != 1 or was + 1 >= sentence.last:
        return False
    known = lexicon()
    return words[was + 1].endswith(("ed", "en")) and word not in known.given_names and word not in known.surnames


def _way_before(words: Sequence[str], link: int, first: int) -> str:
    """Return the noun before *to*, *from* or *between*, past the other end: *the train from Orvik to* Sellby."""
    at = link - 1
    if words[link] in ("to", "and"):
        opening = next((k for k in range(link - 1, max(first, link - 5), -1) if words[k] in ("from", "between")), None)
        if opening is not None:
            at = opening - 1
        elif words[link] == "and":
            return ""
    return words[at] if at >= first else ""


BEHIND_PREPOSITION = frozenset({"place-preposition", "place-at"})
BEFORE_COMMA = frozenset({"person-noun-before", "facility-noun-before"})
BEFORE_COMMA_THE = frozenset({"organisation-noun-before", "product-noun-before", "facility-noun-before"})
#: What stands between the place that a report comes from and its first word.
DATELINE_ENDS = frozenset({":", "-", "--", "–", "—", ".", ".-", "("})
COMPOUNDED = frozenset({"FAC", "ORG", "PRODUCT", "EVENT"})
APPOSED = frozenset({
    "person-noun-before", "place-noun-before", "natural-noun-before", "organisation-noun-before", "product-noun-before",
})  # fmt: skip
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


SURE = 3.0


def sure_label(scores: Scores) -> str | None:
    """Return the label of a name that needs no help from its neighbours."""
    best = scores.best()
    return best[0] if best is not None and scores.totals()[best[0]] >= SURE else None


def follow(key: str, scores: Scores, label: str, neighbours: int) -> None:
    """Add what the sure names of a list say of an unsure one: what stands in one list is mostly of one kind."""
    if label not in ("PERSON", "ORG", "GPE", "LOC"):
        return
    if any(char.isdigit() for char in key) or (label == "ORG" and key in small_words().state_codes):
        return  # a room's number, the state behind a town: parts of an address
    if not all(lexicon().is_common(word, 0) or not word[0].isalpha() for word in key.split()):
        scores.add(label, 1.2 + 0.4 * min(neighbours, 3), "list-neighbour")


def _heads_next_name(words: Sequence[str], at: int, last: int) -> bool:
    """Whether the nouns behind a comma are the title of a name behind them: *a mill at Orvik, chief executive* Kwak."""
    end = at
    while end < min(last, at + 4) and words[end].isalpha() and words[end].islower():
        end += 1
    linked = any(word in small_words().connectors for word in words[at:end])
    return not linked and end < last and words[end][0].isupper() and words[end].isalpha()


def _apposition(tokens: Tokens, comma: int, sentence: Sentence, scores: Scores, lead: str) -> None:
    """*X, 47,* and *X, who* are persons; *X, a city* takes what the noun says. `lead` is the word before the name."""
    words = tokens.words
    before = contexts()["before"]
    j = comma + 1
    if j >= sentence.last:
        return
    word = words[j]
    if word.isdigit() and len(word) <= 2 and j + 1 < sentence.last and words[j + 1] in small_words().after_ages:
        scores.add("PERSON", 4.0, "age")
    elif word == "aged":
        scores.add("PERSON", 3.0, "age")
    elif word in titles().core and word[0].isupper():
        scores.add("PERSON", 2.5, "title-behind")
    elif word in small_words().made:
        if lead not in small_words().before_names | small_words().at_places:  # the reservoir at X, built in 1931
            scores.add("PRODUCT", 3.0, "product-noun-before")
    elif words[j][0].isupper() and lexicon().is_place(word):
        scores.add("GPE", 1.5, "place-in-place")
    elif word in small_words().relatives:
        scores.add("PERSON", 3.5, "person-who-after")
    elif word in small_words().determiners:
        for k in range(j + 1, min(j + 6, sentence.last)):
            if not words[k][0].isalpha() or words[k] in small_words().apposition_ends:
                break
            if k + 1 < sentence.last and words[k + 1] in POSSESSIVE:
                continue
            for rule in before.get(words[k], ()):
                if rule.rule_id in APPOSED:
                    scores.add(rule.label, rule.weight * 0.8, rule.rule_id)
    elif not _heads_next_name(words, j, sentence.last):
        for rule in before.get(word, ()):
            if rule.rule_id == "person-noun-before":
                scores.add("PERSON", 3.0, rule.rule_id)
