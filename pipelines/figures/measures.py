"""The concept of an amount with a unit, of a share and of a multiple.

Belongs here: choosing among the phrases around it; each choice has a name, a part of the figure's rule id. Does not
belong here: counts.
"""

from __future__ import annotations

import re

from pipelines.figures.amount_phrases import (
    aged,
    apposed_at,
    bought_for,
    continues,
    counted_beyond,
    described,
    done_in,
    each_of,
    extreme_since,
    is_alternative,
    is_apposition,
    is_base,
    is_expected,
    is_price_of,
    is_second_comparison,
    is_standard,
    is_within,
    kept_for,
    of_the_whole,
    opening_phrase,
    part_of_total,
    part_of_which,
    past_bracket,
    points_back,
    purpose_of,
    share_borne,
    shared_out,
    taken_off,
    those_described,
    whose_amount,
)
from pipelines.figures.amounts import Quantity
from pipelines.figures.antecedents import antecedent_of, resolve, sentence_subject
from pipelines.figures.apposed import is_apposed
from pipelines.figures.changes import changes
from pipelines.figures.chunks import (
    Chunk,
    VerbGroup,
    following_verb,
    governing_verb,
    object_between,
    phrase_left,
    phrase_right,
    subject_of,
    what_is_there,
    with_conjuncts,
)
from pipelines.figures.passage import Passage
from pipelines.figures.readings import (
    Concept,
    Reading,
    adjective_endings,
    gapped_subject,
    label_before,
    measure_adjectives,
    phrase_beside,
    phrase_text,
    previous_count,
    previous_figure,
    transparent,
)
from pipelines.figures.wordclasses import is_plural
from pipelines.figures.wordlists import words

#: *one farm in nine*: the noun stands inside the share.
SHARED_NOUN = re.compile(r"(?i)(?:one|1)[ ](?P<noun>[a-z]+(?:[ ][a-z]+)?)[ ](?:in|out[ ]of)[ ]")


# -- measures -------------------------------------------------------------------------------------------------------
def measure_concept(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Concept:
    """Return the concept of an amount with a unit, a share or a multiple."""
    table = changes()
    at = past_bracket(p, last, ceiling)
    near = quantity.unit_kind in ("duration", "length")  # within six days of birth, within 30 km of the port
    dated = near and quantity.text.lower().startswith("within")
    if quantity.form == "share" and (within := SHARED_NOUN.match(quantity.text)) is not None:
        return Concept(within["noun"], "noun-behind")
    if (reduced := taken_off(p, first, at, ceiling, floor)) is not None:
        return Concept(phrase_text(p, reduced), "taken-off")
    giving = governing_verb(p, first, floor) if quantity.per is not None else None
    paid = giving is not None and p.lowers[giving.end - 1] in words("giving_verbs")  # pays farmers €5 a ton of it
    if at < ceiling and p.lowers[at] == "of" and quantity.form != "multiple" and not dated and not paid:
        inner = at + 1
        if inner < ceiling and points_back(p, inner, ceiling):
            whole_of = of_the_whole(p, quantity, inner, floor, earlier)
            known = whole_of or antecedent_of(p, inner, floor, earlier)
            return Concept(known or those_described(p, inner, ceiling), "of-pronoun")
        whole = phrase_right(p, inner, counted=False)
        if whole is not None and whole[1] + 1 < ceiling and p.tags[whole[1]] == "S" and p.tags[whole[1] + 1] == "#":
            return Concept(None, "of-the-next")
        if whole is not None and is_base(p, quantity, whole, first, floor):
            return _by_verb(p, quantity, first, last, floor, earlier)
        if whole is not None:
            of_total = part_of_total(p, quantity, whole, first, floor, earlier)
            return Concept(of_total or phrase_text(p, with_conjuncts(p, whole)), "of-phrase")
        if (inner < ceiling and p.tags[inner] == "#") or (inner + 1 < ceiling and p.tags[inner + 1] == "#"):
            return Concept(None, "of-the-next")
    word = p.lowers[at] if at < ceiling else ""
    if word == "or" and at == last and p.tags[at + 1 : at + 2] == "#" and is_alternative(p, quantity, at + 1):
        return Concept(None, "of-the-next")
    if quantity.form == "multiple" and p.tags[last - 1] == "V":
        subject = subject_of(p, VerbGroup(first, last), floor)
        if subject is not None:
            return Concept(resolve(p, subject, floor, earlier, quantity), "subject")
    if quantity.form == "multiple" and at + 1 < ceiling and p.tags[at] == "D" and word in words("owners"):
        standard = phrase_right(p, at, counted=False)
        apposed_to = phrase_left(p, first) if first > floor and p.tags[first - 1] == "N" else None
        if apposed_to is not None and standard is not None and p.lowers[standard[0]] in words("dimensions"):
            return Concept(phrase_text(p, apposed_to), "apposed")  # a planet 1.6 times the size of Earth
        if standard is not None and not is_standard(p, standard) and "#" not in p.tags[at + 1 : standard[1] + 2]:
            return Concept(phrase_text(p, standard), "multiple-of")
    if (parted := part_of_which(p, first, floor, earlier)) is not None and word != "of":
        return Concept(parted, "of-which")
    if (level := apposed_at(p, first, last, floor)) is not None:
        return Concept(phrase_text(p, level), "apposed-at")
    if word == "worth" and p.lowers[at + 1 : at + 2] == ("of",) and at + 2 < ceiling:
        goods = phrase_right(p, at + 2, counted=False)
        if goods is not None:
            return Concept(phrase_text(p, goods), "worth-of")  # sold 247 billion rupiah worth of shares
    if (label := label_before(p, first, floor, earlier)) is not None:
        return Concept(phrase_text(p, label), "label")
    if (beside := phrase_beside(p, first, last, ceiling)) is not None:
        return Concept(phrase_text(p, beside), "apposition")
    of_age = quantity.form == "age" or (quantity.unit_kind == "duration" and p.lowers[first - 1] == "aged")
    older = p.lowers[first] in ("younger", "older") and p.tags[first - 1] == "N"  # children younger than two years
    if (of_age or older) and (whose := aged(p, first, floor)) is not None:
        return Concept(phrase_text(p, whose), "aged")
    if (shared := each_of(p, first, floor, earlier)) is not None:
        return Concept(shared, "each-of")
    if (
        quantity.unit_kind == "currency"
        and word == "in"
        and p.lowers[first - 1] != "at"
        and at + 1 < ceiling
        and p.tags[at + 1] == "N"
        and not p.words[at + 1][0].isupper()
        and p.lowers[at + 1] not in words("paid_in")
    ):
        made_of = phrase_right(p, at + 1, counted=False, tail=False)
        if made_of is not None and p.lowers[made_of[1] - 1] not in words("dealings"):
            return Concept(phrase_text(p, made_of), "amount-in")
    given_as = quantity.unit_kind == "currency" and word == "as" and at + 1 < ceiling and p.tags[at + 1] in "NJ"
    if given_as and p.lowers[at + 1] not in words("as_followers") and governing_verb(p, first, floor) is not None:
        made_of = phrase_right(p, at + 1, counted=False, tail=False)
        if made_of is not None and not following_verb(p, made_of[1], ceiling):
            return Concept(phrase_text(p, made_of), "amount-as")  # lent 40 million as crop loans
    if (
        quantity.hyphenated
        or quantity.form == "fraction"
        or (
            word
            and p.tags[at] in "NJ"
            and (word not in table.after or (p.lowers[first - 1] in ("a", "an") and p.tags[at : at + 2] == "JN"))
        )
    ):
        right = phrase_right(p, at, counted=quantity.form in ("fraction", "share"))
        if (
            right is not None
            and quantity.unit == "%"
            and right[1] - right[0] == 1
            and word.endswith(adjective_endings())
        ):
            right = None
        if quantity.form == "multiple" and (
            p.lowers[at + 1 : at + 2] in (("than",), ("to",)) or p.lowers[first - 1] == "at"
        ):
            right = None  # 40 times thinner than a hair; debt stood at 1.4 times core profit
        if right is not None and is_expected(p, first, right[1], ceiling):
            right = None  # beat the $21.8 billion analysts had expected
        if right is not None and quantity.form == "share":
            plural = next((k for k in range(*right) if is_plural(p.lowers[k])), right[1] - 1)
            right = (right[0], plural + 1)
        if right is not None and quantity.form == "fraction" and p.lowers[right[0]] in words("usual_words"):
            right = None  # half the usual amount
        if right is not None and word in table.after and p.tags[at] == "J" and at + 1 < right[1]:
            right = (at + 1, right[1])  # a 12 percent lower risk of stroke
        if right is not None and not _after_measure(p, at):
            head = p.lowers[right[1] - 1]
            if head in table.nouns:
                moved = _what_moves(p, right)
                return moved or _of_change(p, right[1], first, floor, ceiling, earlier)
            return Concept(phrase_text(p, right), "noun-behind")
    if (word in table.after and p.tags[at] != "V") or (
        (p.tags[at] == "A" if at < ceiling else False) and word in table.after
    ):
        inside = (
            phrase_right(p, at + 1, counted=False) if at + 1 < ceiling and p.lowers[at + 1] in ("in", "of") else None
        )
        if word in table.nouns and at + 2 < ceiling and p.lowers[at + 1] in ("in", "of"):
            inside = phrase_right(p, at + 2, counted=False)
            if inside is not None and p.lowers[inside[1] - 1] not in words("time_nouns"):
                return Concept(phrase_text(p, inside), "change-in")
        counted = phrase_right(p, at + 1) if at + 1 < ceiling and p.tags[at + 1] == "N" else None
        if counted is not None and word in words("fewer_or_more"):
            return Concept(phrase_text(p, counted), "noun-behind")
    gap = gapped_subject(p, first, floor, earlier)
    if gap is not None and any(
        r.first >= floor and r.quantity.unit_kind in (quantity.unit_kind, "ratio", "percent") for r in earlier[-2:]
    ):
        return Concept(phrase_text(p, gap), "gapped")
    if (
        at < ceiling
        and word in measure_adjectives()
        and p.lowers[at + 1 : at + 2] != ("of",)
        and p.tags[first - 1] == "N"
        and first > floor
    ):
        beside = phrase_left(p, first)
        if beside is not None:
            return Concept(phrase_text(p, beside), "measured-thing")
    if (beyond := counted_beyond(p, first, floor, earlier)) is not None:
        return Concept(beyond, "beyond")
    share = quantity.unit_kind in ("percent", "ratio") and quantity.form != "multiple"
    if first > floor + 1 and p.lowers[first - 2 : first] == ("of", "which") and earlier and earlier[-1].first >= floor:
        return Concept(earlier[-1].concept.text, "of-pronoun")
    if share and following_verb(p, at, ceiling) and (thing := shared_out(p, first, floor, earlier)) is not None:
        return Concept(thing, "shared-out")
    previous = previous_figure(p, earlier, first, floor)
    if (extreme := extreme_since(p, quantity, first, floor)) is not None:
        return Concept(phrase_text(p, extreme), "extreme-since")
    if previous is not None and previous.first >= floor and is_second_comparison(p, quantity, previous, at):
        return Concept(previous.concept.text, "continued")
    if earlier and (kept := kept_for(p, quantity, earlier[-1], first, floor)) is not None:
        return Concept(kept, "kept-for")
    if earlier and is_within(p, quantity, earlier[-1], first, floor):
        return Concept(earlier[-1].concept.text, "within")
    if previous is not None and is_price_of(p, quantity, previous, first):
        return Concept(previous.concept.text, "priced")
    if previous is not None and continues(p, quantity, previous, first, at, floor, ceiling):
        return Concept(previous.concept.text, "continued")
    apposed = previous if previous is not None and previous.first >= floor and is_apposed(p, previous, first) else None
    if (owner := whose_amount(p, quantity, first)) is not None:
        return Concept(phrase_text(p, owner), "whose")
    before = of_before(p, first)
    if before is not None:
        head = p.lowers[before[1] - 1]
        article = p.lowers[before[0] - 1] if before[0] else ""
        same = previous if previous is not None and previous.quantity.unit == quantity.unit else apposed
        if head in words("extremes") and article in ("a", "an"):
            if same is not None and same.first >= floor:
                return Concept(same.concept.text, "apposed")
            if governing_verb(p, before[0], floor) is not None:
                return _by_verb(p, quantity, before[0] - 1, last, floor, earlier)  # fell to a record low of 214
        spread = quantity.value_high is not None and head in words(
            "spreads"
        )  # lifted rates to a range of 5 to 6 percent
        if before[1] - before[0] == 1 and (spread or head in transparent()) and article in ("a", "an"):
            return _by_verb(p, quantity, before[0] - 1, last, floor, earlier)
        whole_head = next((p.lowers[k - 1] for k in range(before[0] + 1, before[1]) if p.lowers[k] == "of"), head)
        if whole_head not in table.nouns or whole_head in words("growth_nouns"):
            return Concept(phrase_text(p, before), "noun-of-value")
        if apposed is not None:
            return Concept(apposed.concept.text, "apposed-change")
    elif apposed is not None:
        return Concept(apposed.concept.text, "apposed")
    return _by_verb(p, quantity, first, last, floor, earlier)


def _after_measure(p: Passage, at: int) -> bool:
    """Whether an adjective of measure stands behind the figure: *610 metres long*."""
    return p.tags[at] == "J" and not (at + 1 < len(p.tags) and p.tags[at + 1] == "N")


def _what_moves(p: Passage, right: Chunk) -> Concept | None:
    """Return what stands before a noun of change and is no time of it: *a 25 percent pay rise*, not *annual rise*."""
    thing = (right[0], right[1] - 1)
    plain = thing[1] > thing[0] and p.tags[thing[1] - 1] == "N" and "-" not in p.words[thing[1] - 1]
    if not plain or words("change_adjectives") & set(p.lowers[slice(*thing)]):
        return None
    if p.lowers[thing[1] - 1].endswith(adjective_endings()):
        return None
    return Concept(phrase_text(p, thing), "change-in")


def _of_change(p: Passage, at: int, first: int, floor: int, ceiling: int, earlier: list[Reading]) -> Concept:
    """``a 5 percent rise in exports`` is about exports; without *in* it is about the subject."""
    if at + 1 < ceiling and p.lowers[at] in words("changed_links"):
        inside = phrase_right(p, at + 1, counted=False)
        if inside is not None and p.lowers[inside[1] - 1] not in words("time_nouns"):
            return Concept(phrase_text(p, inside), "change-in")
    verb = governing_verb(p, first, floor)
    subject = subject_of(p, verb, floor) if verb is not None else None
    return Concept(resolve(p, subject, floor, earlier) if subject else None, "subject")


def of_before(p: Passage, first: int) -> Chunk | None:
    """Return the phrase before *of*, *at*, *worth* and the like in front of the figure: *a yield of 1.43*."""
    if first < 2:
        return None
    link = p.lowers[first - 1]
    if link == "of" and p.tags[first - 2] in "NJ":
        return phrase_left(p, first - 1)
    if link == "worth":
        return phrase_left(p, first - 2 if p.words[first - 2] == "," else first - 1)
    return None


def _by_verb(p: Passage, quantity: Quantity, first: int, last: int, floor: int, earlier: list[Reading]) -> Concept:
    if first > 2 and p.lowers[first - 1] == "at" and p.words[first - 2] == "," and p.tags[first - 3] == "N":
        aside = phrase_left(p, first - 2)
        if aside is not None and (aside[0] == floor or p.tags[aside[0] - 1] == "C"):
            return Concept(phrase_text(p, aside), "apposition")
    if (beside := described(p, quantity, first, floor)) is not None:
        return Concept(phrase_text(p, beside), "described")
    verb = governing_verb(p, first, floor)
    if (done := done_in(p, quantity, verb, last)) is not None:
        return Concept(phrase_text(p, done), "done-in")
    if verb is not None and earlier and earlier[-1].quantity.form == "share" and earlier[-1].last == verb.start:
        return Concept(earlier[-1].concept.text, "subject")  # in Ourense one village in nine had no power for a day
    if p.tags[first - 1 : first] in ("N", "T") and p.lowers[first] in words("bound_verbs"):
        verb = VerbGroup(first, first + 1)  # carbon dioxide never climbed above 300
    if (
        quantity.unit_kind == "duration"
        and first > 2
        and p.lowers[first - 1] == "for"
        and p.tags[first - 2] == "N"
        and is_apposition(p, first - 2, floor)
    ):
        title = phrase_left(p, first - 1)
        if title is not None:
            return Concept(phrase_text(p, title), "apposition")
    if (purpose := purpose_of(p, verb, first, last)) is not None:
        return Concept(phrase_text(p, purpose), "spent-on")
    if (bought := bought_for(p, quantity, verb, last, floor, earlier)) is not None:
        return Concept(bought, "spent-on")
    if (borne := share_borne(p, quantity, verb, floor, earlier)) is not None:
        return Concept(borne, "share-borne")
    if verb is not None:
        won = p.lowers[verb.end - 1] in words("margin_verbs")  # leads her rival by six points
        inner = object_between(p, verb, first) if not won and verb.end <= first else None
        lead = p.lowers[first - 1]
        if inner is not None and lead == "at" and p.tags[verb.end - 1] == "X" and inner == (verb.end, verb.end + 1):
            inner = None  # levels were ideal at 1.45 percent
        if (
            inner is not None
            and inner[1] <= first
            and (
                p.lowers[verb.end - 1] in changes().transitive
                or lead in words("object_leads")
                or (
                    inner[1] == first
                    and p.words[inner[0]].islower()
                    and p.lowers[verb.end - 1] in words("giving_verbs")
                )
            )
        ):
            return Concept(resolve(p, inner, floor, earlier), "object")
        subject = subject_of(p, verb, floor)
        if subject is not None:
            resolved = resolve(p, subject, floor, earlier, quantity)
            if resolved is None and last + 1 < len(p.tags) and p.lowers[last] == "for":
                behind = last + 1
                while behind < len(p.tags) and p.tags[behind] in "D#":
                    behind += 1
                purpose = phrase_right(p, behind, counted=False)
                resolved = phrase_text(p, purpose) if purpose is not None else None
            return Concept(resolved, "subject")
        if inner is not None:
            return Concept(phrase_text(p, inner), "object")
    moves = first > floor + 1 and p.lowers[first - 1] in changes().before and p.tags[first - 2] in "N#"
    if verb is None and not moves and last < len(p.tags) and p.words[last] == "," and first - floor <= 3:
        subject = phrase_right(p, last + 1, counted=False)
        if subject is not None:
            return Concept(phrase_text(p, subject), "subject-behind")
    beside = phrase_left(p, first if p.words[first - 1] != "," else first - 1) if first else None
    if beside is not None and beside[1] - beside[0] == 1 and p.lowers[beside[0]] in words("remainders"):
        beside = None
        alike = previous_figure(p, earlier, first, floor)
        if alike is not None and (alike.first >= floor or alike.quantity.unit_kind == quantity.unit_kind):
            return Concept(alike.concept.text, "continued")  # of 46 km of lanes, 20 are built; the last 800 metres
    if beside is not None and beside[0] >= floor:
        thing = what_is_there(p, beside, floor) if p.words[first - 1] == "," else beside  # the road to Brod, 40 km long
        return Concept(phrase_text(p, thing), "phrase-before")
    opener = opening_phrase(p, floor, first)
    if opener is not None and (opener[1] - opener[0] > 1 or p.lowers[opener[0]] not in words("remainders")):
        return Concept(phrase_text(p, opener), "opening-phrase")
    if quantity.unit_kind == "ratio" and (counted := previous_count(earlier)) is not None:
        return Concept(counted.concept.text, "antecedent")
    return Concept(sentence_subject(p, floor - 1, earlier) if floor else None, "earlier-subject")
