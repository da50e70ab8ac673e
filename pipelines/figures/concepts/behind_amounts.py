"""The concept of an amount told by what stands behind it: *5 percent of homes*, *a 30-tonne truck*, *a 25% pay rise*.

Belongs here: one step for each way of saying it; a step returns None where its way is not taken. Does not belong here:
the order of the steps (measures).
"""

from __future__ import annotations

import re

from pipelines.figures.concepts.amount_phrases import (
    is_alternative,
    is_base,
    is_expected,
    is_standard,
    part_of_total,
    points_back,
    taken_off,
    those_described,
)
from pipelines.figures.concepts.clauses import by_verb
from pipelines.figures.concepts.parted import of_the_whole
from pipelines.figures.concepts.topics import tied_noun
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.antecedents import antecedent_of, resolve
from pipelines.figures.sentences.chunks import Chunk, past_bracket, phrase_left, phrase_right, with_conjuncts
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import Concept, adjective_endings, measure_adjectives, phrase_text
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.subject_tails import with_tail
from pipelines.figures.sentences.verbs import governing_verb, subject_of

#: *one farm in nine*: the noun stands inside the share.
SHARED_NOUN = re.compile(r"(?i)(?:[a-z]+|\d+)[ ](?P<noun>[a-z]+(?:[ ][a-z]+)?)[ ](?:in|out[ ]of)[ ]")


def noun_inside_share(s: Spot) -> Concept | None:
    q = s.quantity
    within = SHARED_NOUN.match(q.text, q.number_start - q.start) if q.form == "share" else None
    return Concept(within["noun"], "noun-behind") if within is not None else None


def what_is_reduced(s: Spot) -> Concept | None:
    """*took 13 seconds off the record*"""
    reduced = taken_off(s.p, s.first, s.at, s.ceiling, s.floor)
    return s.said(reduced, "taken-off") if reduced is not None else None


def of_phrase(s: Spot) -> Concept | None:
    """*64 percent of households*, *3 percent of them*, *half of the 40 pupils*"""
    p, inner = s.p, s.at + 1
    if s.word != "of" or s.quantity.form == "multiple" or _is_dated(s) or _is_paid_for(s):
        return None
    if inner < s.ceiling and points_back(p, inner, s.ceiling):
        if (part := _composing(s)) is not None:
            return part
        if s.lead == "to" and p.lowers[inner] == "that" and s.quantity.form == "fraction":
            return by_verb(s)  # cut the fees to a third of that
        if p.lowers[inner] == "those" and p.lowers[inner + 1 : inner + 2] == ("who",):
            return Concept(resolve(p, (inner, inner + 1), s.floor, s.earlier), "of-phrase")  # of those who saw it
        whole_of = of_the_whole(p, s.quantity, inner, s.floor, s.earlier)
        known = whole_of or antecedent_of(p, inner, s.floor, s.earlier)
        if known is None and s.first > s.floor + 1 and p.words[s.first - 1] == "," and p.tags[s.first - 2] == "N":
            before = phrase_left(p, s.first - 1) if p.lowers[inner] == "which" else None
            known = (
                phrase_text(p, before) if before is not None else None
            )  # the mine, 80 percent of which the state owns
        return Concept(known or those_described(p, inner, s.ceiling), "of-pronoun")
    whole = phrase_right(p, _past_time(s, inner), counted=False)
    if whole is None:
        return Concept(None, "of-the-next") if "#" in p.tags[inner : min(inner + 2, s.ceiling)] else None
    if whole[1] + 1 < s.ceiling and p.tags[whole[1]] == "S" and p.tags[whole[1] + 1] == "#":
        return Concept(None, "of-the-next")
    if whole[1] < s.ceiling and p.tags[whole[1]] == "#" and "S" in p.tags[whole[0] : whole[1]]:
        return Concept(None, "of-the-next")  # 90% of the firm's entire $3.9bn offering
    if s.lead == "worth" and (worth := tied_noun(p, s.first, s.floor)) is not None:
        return Concept(worth, "tied")  # subsidies worth 2% of GDP
    if is_base(p, s.quantity, whole, s.first, s.floor) or _is_limit(s):
        told = by_verb(s)  # there were 900 people on board, 104% of capacity
        # reached 40 farms, or 89% of the target
        beside = s.previous_here if told.text is None or s.lead == "or" else None
        return told if beside is None else Concept(beside.concept.text, "apposed")
    if s.lead == "of" and s.p.lowers[s.first - 2] in words("shares_of_a_base") and s.quantity.unit == "%":
        return None  # a fine of 0.8 percent of turnover
    if s.lead == "to" and s.quantity.unit == "%" and _reaches(s):
        return by_verb(s)  # bad loans eased to 1.33% of advances
    of_total = part_of_total(p, s.quantity, whole, s.first, s.floor, s.earlier)
    return Concept(of_total, "of-phrase") if of_total else s.said(with_conjuncts(p, whole), "of-phrase")


def _reaches(s: Spot) -> bool:
    """Whether a verb of change whose subject moves leads to the share: *eased to 1.33% of*."""
    verb = governing_verb(s.p, s.first - 1, s.floor)
    moves = verb is not None and verb.end == s.first - 1 and s.p.lowers[verb.end - 1] in changes().verbs
    return moves and verb is not None and subject_of(s.p, verb, s.floor) is not None


def _past_time(s: Spot, at: int) -> int:
    """Return the token behind the time that a whole is of: *40% of* the 2022 *projects*."""
    behind = at
    while behind < s.ceiling and (s.p.tags[behind] == "T" or s.p.lowers[behind].endswith("ly")):
        behind += 1  # 90% of previously affected districts
    return behind if at < behind < s.ceiling and s.p.tags[behind] in "NJ" else at


def _composing(s: Spot) -> Concept | None:
    """Return what an amount of the whole named before is: *Mackerel made up 9,610 tonnes of that*."""
    verb = governing_verb(s.p, s.first, s.floor) if s.quantity.unit_kind not in ("percent", "ratio") else None
    if verb is None or s.p.lowers[verb.end - 1] not in words("composing_verbs"):
        return None
    subject = subject_of(s.p, verb, s.floor)
    return s.said(subject, "subject") if subject is not None and s.p.tags[subject[0]] != "R" else None


def _is_limit(s: Spot) -> bool:
    """Whether the amount says what a limit is: *the legal limit is 0.5 grams of alcohol*."""
    verb = governing_verb(s.p, s.first, s.floor)
    if verb is None or s.quantity.unit_kind in ("percent", "ratio") or s.p.tags[verb.end - 1] != "X":
        return False
    return verb.end == s.first and s.p.lowers[verb.start - 1] in words("limit_nouns")


def _is_dated(s: Spot) -> bool:
    """Whether *of* behind the amount names where it is counted from: within six days of birth."""
    near = s.quantity.unit_kind in ("duration", "length")
    return near and s.quantity.text.lower().startswith("within")


def _is_paid_for(s: Spot) -> bool:
    """Whether *of* belongs to the denominator: pays farmers €5 a ton of it."""
    giving = governing_verb(s.p, s.first, s.floor) if s.quantity.per is not None else None
    if giving is None:
        return False
    is_price = s.quantity.unit_kind == "currency" and s.p.tags[giving.end - 1] == "X"
    return s.p.lowers[giving.end - 1] in words("giving_verbs") or is_price  # it is €900 per litre of oil


def alternative(s: Spot) -> Concept | None:
    """*50 mg or 100 mg of it*, *a seven-year, 100,000-mile warranty*"""
    p, at = s.p, s.at
    if s.word == "," and p.tags[at + 1 : at + 2] == "#":
        paid = s.quantity.unit_kind == "currency" and s.lead in ("a", "an") and "-" in p.words[at + 1]
        if s.quantity.hyphenated or paid:  # a $21 million, two-year scheme
            return Concept(None, "of-the-next")
    other = s.word == "or" and at == s.last and p.tags[at + 1 : at + 2] == "#"
    return Concept(None, "of-the-next") if other and is_alternative(p, s.quantity, at + 1) else None


def what_multiplies(s: Spot) -> Concept | None:
    """*sales doubled*; *the party doubled its seats*"""
    p = s.p
    if s.quantity.form != "multiple" or p.tags[s.last - 1] != "V":
        return None
    owned = s.word in words("owners") and s.at + 1 < s.ceiling and p.tags[s.at + 1] in "NJ"
    bare = s.word and p.tags[s.at] in "NJ" and not s.quantity.text.lower().endswith("ed")  # aims to double output
    if owned or bare:
        multiplied = phrase_right(p, s.at, counted=False)
        if multiplied is not None:
            return s.said(multiplied, "object")
    subject = subject_of(p, VerbGroup(s.first, s.last), s.floor)
    return Concept(resolve(p, subject, s.floor, s.earlier, s.quantity), "subject") if subject is not None else None


def as_many(s: Spot) -> Concept | None:
    """*73 were sighted, three times as many as before*; *sold four times as many fans as in June*"""
    many = s.p.lowers[s.at : s.at + 2] in (("as", "many"), ("as", "much"))
    if not many or (s.quantity.unit != "times" and s.quantity.form != "fraction"):
        return None
    if s.at + 2 < s.ceiling and s.p.tags[s.at + 2] in "NJ":
        thing = phrase_right(s.p, s.at + 2, counted=False)
        return s.said(thing, "as-many") if thing is not None else None
    if s.p.lowers[s.at + 1] == "much":
        return None
    told = s.earlier[-1] if s.earlier and s.earlier[-1].first >= s.floor else None
    return Concept(told.concept.text, "as-many") if told is not None else None


def multiple_of(s: Spot) -> Concept | None:
    """*twice the sales of 2019*; *a planet 1.6 times the size of Earth* is about the planet"""
    p, at = s.p, s.at
    if s.quantity.form != "multiple" or at + 1 >= s.ceiling or p.tags[at] != "D" or s.word not in words("owners"):
        return None
    behind = next((k for k in range(at + 1, s.ceiling) if p.tags[k] != "#"), s.ceiling)
    counts = any(q.unit is None and p.token_at(q.start) == at + 1 for q in p.quantities)
    if counts and s.previous_here is not None and p.tags[behind : behind + 1] == "N" and s.lead == ",":
        return Concept(None, "of-the-next")  # 3,128 cases and 11 deaths, triple the 1,087 cases
    standard = phrase_right(p, at, counted=False)
    if standard is None:
        return None
    apposed_to = phrase_left(p, s.first) if s.first > s.floor and p.tags[s.first - 1] == "N" else None
    if apposed_to is not None and p.lowers[standard[0]] in words("dimensions"):
        return s.said(apposed_to, "apposed")
    if s.lead == "," and s.previous_here is not None and p.lowers[standard[0]] in words("dimensions"):
        return Concept(s.previous_here.concept.text, "apposed")  # grew to 26 ha, three times the size of it
    if is_standard(p, standard) or "#" in p.tags[at + 1 : standard[1] + 2]:
        return None
    return s.said(standard, "multiple-of")


def worth_of(s: Spot) -> Concept | None:
    """*sold 247 billion rupiah worth of shares*"""
    if s.word != "worth" or s.p.lowers[s.at + 1 : s.at + 2] != ("of",) or s.at + 2 >= s.ceiling:
        return None
    goods = phrase_right(s.p, s.at + 2, counted=False)
    return s.said(goods, "worth-of") if goods is not None else None


def amount_in(s: Spot) -> Concept | None:
    """*500 million dollars in ammunition*"""
    p, behind = s.p, s.at + 1
    if s.quantity.unit_kind != "currency" or s.word != "in" or s.lead == "at" or behind >= s.ceiling:
        return None
    if s.lead in words("taking_money"):
        return None  # lunch costs $3 in primary schools
    listed = p.lowers[behind] == "cash" and s.lead in ("and", ",", "plus") and bool(s.earlier)
    listed |= p.lowers[behind : behind + 3] == ("cash", "on", "hand")
    if listed and p.tags[behind + 1 : behind + 2] != "N":
        return s.said((behind, behind + 1), "amount-in")  # seized 40 kg of tea and $1.2 million in cash
    if p.tags[behind] != "N" or p.lowers[behind] in words("paid_in") or p.words[behind].isdigit():
        return None  # 3 million in 2024 dollars
    made_of = phrase_right(p, behind, counted=False, tail=False)
    if p.words[behind][0].isupper() and (made_of is None or not is_plural(p.lowers[made_of[1] - 1])):
        return None  # $3 million in Lusaka, but: $900 billion in Canadian mortgages
    if p.words[behind][0].isupper() and made_of is not None and p.words[made_of[1] - 1][0].isupper():
        return None
    if made_of is None or p.lowers[made_of[1] - 1] in words("dealings"):
        return None
    return s.said(with_conjuncts(p, made_of), "amount-in")


def amount_as(s: Spot) -> Concept | None:
    """*lent 40 million as crop loans*"""
    p, behind = s.p, s.at + 1
    if s.quantity.unit_kind != "currency" or s.word != "as" or behind >= s.ceiling or p.tags[behind] not in "NJ":
        return None
    if p.lowers[behind] in words("as_followers") or governing_verb(p, s.first, s.floor) is None:
        return None
    made_of = phrase_right(p, behind, counted=False, tail=False)
    clause = made_of is not None and any(tag in "VX" for tag in _up_to_mark(s, made_of[1]))
    if made_of is None or clause:
        return None  # widened to 82.6 billion as exports climbed
    return s.said(made_of, "amount-as")


def _up_to_mark(s: Spot, token: int) -> str:
    """Return the word classes from a token up to the next comma or full stop."""
    end = next((k for k in range(token, s.ceiling) if s.p.tags[k] == "."), s.ceiling)
    return s.p.tags[token:end]


def noun_behind(s: Spot) -> Concept | None:
    """*a 30-tonne truck*, *3.4 million barrels crude*, *a 5 percent rise in exports*"""
    if s.word and s.p.tags[s.at] == "S" and s.at + 1 < s.ceiling and s.p.tags[s.at + 1] in "NJ":
        supply = phrase_right(s.p, s.at + 1, counted=False)  # 1.6 days' supply of blood
        return s.said(supply, "noun-behind") if supply is not None else None
    if not (s.quantity.hyphenated or s.quantity.form == "fraction" or _may_name(s)):
        return None
    behind = phrase_right(s.p, s.at, counted=s.quantity.form in ("fraction", "share"))
    if _graded_participle(s) and (fixed := phrase_right(s.p, s.at + 2, counted=False)) is not None:
        behind = s.at, fixed[1]
    right = _narrowed(s, behind)
    if right is not None and s.previous_here is not None and _is_forecast(s, right):
        return Concept(s.previous_here.concept.text, "continued")
    if right is None and s.quantity.hyphenated and s.quantity.unit_kind == "duration" and s.word in words("time_nouns"):
        return s.said((s.at, s.at + 1), "noun-behind")  # a four-day week
    if right is None or _after_measure(s) or phrase_text(s.p, right).lower() in words("weights_taken"):
        return None
    lost = s.quantity.unit == "%" and s.p.lowers[right[1] - 1] in words("percent_losses")
    whole = "P" not in s.p.tags[slice(*right)]  # a one in 20 chance of a dramatic rise is no rise
    if lost or (whole and s.p.lowers[right[1] - 1] in changes().nouns):
        return _what_moves(s, right) or of_change(s, right[1])
    return s.said(right, "noun-behind")


def _is_forecast(s: Spot, right: Chunk) -> bool:
    """Whether what was forecast is all that stands behind the amount: *fell 0.3%, more than the 0.1% forecast*."""
    alone = right[1] - right[0] == 1 and s.word in words("expecting_verbs")
    same = s.previous_here is not None and s.previous_here.quantity.unit == s.quantity.unit
    return alone and same and "the" in s.p.lowers[s.first - 1 : s.last]


def _may_name(s: Spot) -> bool:
    """Whether the word behind the amount can begin what it measures, and is no *higher* or *less* of its own."""
    if not s.word or s.p.tags[s.at] not in "NJ" or s.word in words("standing_behind_leads"):
        return False  # 10.7 seconds clear of Norris
    if s.word not in changes().after:
        return True
    p, tags = s.p, s.p.tags[s.at : s.at + 2]
    if p.between(s.at, s.at + 2).lower() in words("change_compounds"):
        return True  # an 18% discount rate
    if p.lowers[s.at + 1 : s.at + 2] and p.lowers[s.at + 1] in words("steps_of_time"):
        return False  # 3.2% higher year-on-year
    if s.lead in ("a", "an"):
        return tags == "JN"
    # assumes 50 percent higher undiscovered resources; not *closed 2 percent higher Monday*
    return (
        (tags in ("JN", "JJ") or _graded_participle(s))
        and not p.words[s.at + 1][0].isupper()
        and p.lowers[s.at + 1] not in words("time_nouns")
    )


def _graded_participle(s: Spot) -> bool:
    """Whether a participle stands between a comparison and its noun: *33% lower fixed costs*."""
    compares = s.word in changes().after and s.p.tags[s.at : s.at + 3] == "JVN"
    return compares and s.p.lowers[s.at + 1].endswith("ed")


def _narrowed(s: Spot, right: Chunk | None) -> Chunk | None:
    """Return what of the phrase behind an amount it measures, None where it measures none of it."""
    p, form = s.p, s.quantity.form
    if right is None:
        return None
    if right[1] - right[0] == 1 and (s.word in measure_adjectives() or s.word in words("told_where")):
        return None  # 14 tonnes overweight; took $74 million overseas
    if s.quantity.hyphenated and s.quantity.unit_kind == "length" and s.word in measure_adjectives():
        right = right[0] + 1, right[1]  # a 30-kilometre long fence
    led = s.quantity.unit == "%" or s.p.tags[right[1] : right[1] + 1] == "P"
    if led and right[1] - right[0] == 1 and s.word.endswith(adjective_endings()):
        return None  # 91 percent effective, 50 mm possible on the hills
    if form == "multiple" and p.lowers[right[1] - 1] in words("multiplied_bases"):
        return None  # net debt was cut to 1.9 times EBITDA
    if form == "multiple" and (p.lowers[s.at + 1 : s.at + 2] in (("than",), ("to",)) or s.lead == "at"):
        return None  # 40 times thinner than a hair; debt stood at 1.4 times core profit
    marked = right[1] - right[0] == 1 and p.lowers[right[0]] in words("marks") and s.lead == "the"
    if marked and p.lowers[right[1] : right[1] + 1] != ("for",):
        return None  # crossed the $3 trillion mark; but: remove the £200 threshold for crimes
    if p.lowers[right[1] - 1] in words("paces") and "at" in p.lowers[max(s.floor, s.first - 2) : s.first]:
        return None  # expanded at a 4.9 percent annualised pace
    if is_expected(p, s.first, right[1], s.ceiling):
        return None  # beat the $21.8 billion analysts had expected
    if s.word in ("more", "less") and right[1] - right[0] == 1 and "-" in p.words[right[0]] and s.quantity.unit == "%":
        return None  # 54 percent more energy-efficient
    ends = next((k for k in range(right[0] + 1, right[1] - 1) if p.lowers[k] in words("trailing_participles")), None)
    if ends is not None and p.tags[ends - 1] == "N":
        right = right[0], ends  # a 2 billion dollar programme supporting clean ports
    if form == "share":
        plural = next((k for k in range(*right) if is_plural(p.lowers[k])), right[1] - 1)
        right = (right[0], plural + 1)
    if form == "fraction" and p.lowers[right[0]] in words("usual_words") | {"aged"}:
        return None  # half the usual amount; with almost half aged 65 or older
    if s.word in changes().after and p.tags[s.at] == "J" and s.at + 1 < right[1]:
        return s.at + 1, right[1]  # a 12 percent lower risk of stroke
    return right


def _after_measure(s: Spot) -> bool:
    """Whether an adjective of measure stands behind the figure: *610 metres long*."""
    tags = s.p.tags
    measures = tags[s.at] == "J" and not (s.at + 1 < len(tags) and tags[s.at + 1] == "N")
    return measures and not _graded_participle(s)


def _what_moves(s: Spot, right: Chunk) -> Concept | None:
    """Return what stands before a noun of change and is no time of it: *a 25 percent pay rise*, not *annual rise*."""
    p, thing = s.p, (right[0], right[1] - 1)
    plain = thing[1] > thing[0] and p.tags[thing[1] - 1] == "N" and "-" not in p.words[thing[1] - 1]
    if not plain or words("change_adjectives") & set(p.lowers[slice(*thing)]):
        return None
    return None if p.lowers[thing[1] - 1].endswith(adjective_endings()) else s.said(thing, "change-in")


def _moving_inside(p: Passage, token: int, ceiling: int) -> Chunk | None:
    """Return what moves, behind the link at whose end `token` stands: *a 42 percent rise in* first-quarter sales."""
    at = token
    while at < ceiling and p.tags[at] == "T":
        at += 1
    timed = token < at < ceiling and p.tags[at] == "N"
    inside = phrase_right(p, at if timed else token, counted=False)
    if inside is None or p.lowers[inside[1] - 1] in words("time_nouns"):
        return None
    begin = token if timed and at == token + 1 and "-" in p.words[token] else inside[0]
    return begin, with_conjuncts(p, with_tail(p, inside))[1]


def of_change(s: Spot, at: int) -> Concept:
    """``a 5 percent rise in exports`` is about exports; without *in* it is about the subject."""
    p = s.p
    linked = at + 1 < s.ceiling and p.lowers[at] in words("changed_links")
    if linked and (inside := _moving_inside(p, at + 1, s.ceiling)) is not None:
        return s.said(inside, "change-in")
    verb = governing_verb(p, s.first, s.floor)
    subject = subject_of(p, verb, s.floor) if verb is not None else None
    return Concept(resolve(p, subject, s.floor, s.earlier) if subject else None, "subject")


def brought_to(s: Spot) -> Concept | None:
    """*bringing to 1.4 million the number of displaced people*"""
    p = s.p
    if s.lead != "to" or p.lowers[s.first - 2] not in words("bringing_verbs") or p.tags[s.at : s.at + 1] != "D":
        return None
    brought = phrase_right(p, s.at, counted=False)
    return s.said(brought, "object") if brought is not None else None


def told_by_change(s: Spot) -> Concept | None:
    """*2,310 cases in 17 parishes, against 2,100 cases, reflecting a 10% increase*: of the counted."""
    if s.word not in changes().nouns:
        return None
    here = [reading for reading in s.earlier if reading.first >= s.floor and reading.concept.text]
    opens = s.p.words[s.first - 3] == "," if s.first - 3 > s.floor else False
    if not here or not opens or s.p.lowers[s.first - 2] not in words("result_participles"):
        return None
    heads = [(reading.concept.text or "").split()[-1].lower() for reading in here]
    return Concept(here[heads.index(heads[-1]) if heads.count(heads[-1]) > 1 else 0].concept.text, "told-by-change")


def compared_noun(s: Spot) -> Concept | None:
    """*a 5 percent increase in wages* where *increase* is no noun; *10 percent fewer accidents*"""
    p, at, table = s.p, s.at, changes()
    heads = (s.first == s.floor or s.lead == "and") and s.word in table.nouns and p.lowers[at + 1 : at + 2] == ("in",)
    if s.word not in table.after or (p.tags[at] == "V" and not heads):  # 2% decrease in admissions in May
        return None
    link = past_bracket(p, at + 1, s.ceiling)
    linked = s.word in table.nouns and link + 1 < s.ceiling and p.lowers[link] in ("in", "of")
    if linked and (inside := _moving_inside(p, link + 1, s.ceiling)) is not None:
        return s.said(inside, "change-in")
    told = s.previous_here.concept.text if s.lead == "the" and s.previous_here is not None else None
    if told is not None and s.word in table.nouns:
        return Concept(told, "continued")  # bills rise by $9 if the board agrees to the 7% increase
    if s.word not in words("fewer_or_more") or at + 1 >= s.ceiling or p.tags[at + 1] != "N":
        return None
    if s.quantity.form == "multiple" and p.lowers[at + 2 : at + 3] == ("than",) and not is_plural(p.lowers[at + 1]):
        return None  # 80 times more potent than CO2
    counted = phrase_right(p, at + 1)
    return s.said(counted, "noun-behind") if counted is not None else None


def measured_thing(s: Spot) -> Concept | None:
    """*a wall 6 metres high*, *a field 5 km outside the town*"""
    p = s.p
    away = s.quantity.unit_kind == "length" and s.word in words("where_from")
    if s.word == "in" and p.lowers[s.at + 1 : s.at + 2] and p.lowers[s.at + 1] in words("dimensions_in"):
        away = True  # a dish 500 metres in diameter
    if not (away or s.word in measure_adjectives()) or p.lowers[s.at + 1 : s.at + 2] == ("of",):
        return None
    told = s.previous_here
    if told is not None and s.lead == "and" and told.quantity.unit_kind == "length" and p.tags[told.last] == "J":
        return Concept(told.concept.text, "measured-thing")  # 28 km long and 600 metres thick
    if s.first == s.floor + 1 and p.lowers[s.floor].endswith("ing"):
        behind = phrase_right(p, s.at + 2, counted=False) if p.words[s.at + 1 : s.at + 2] == (",",) else None
        return s.said(behind, "subject-behind") if behind is not None else None  # standing 2.2 metres tall, the rookie
    if away and told is not None and s.lead == "," and told.last == s.first - 1 and told.quantity.unit_kind == "length":
        return by_verb(s)  # struck at a depth of 10 km, 45 km southwest of the port
    graded = s.lead in words("extremes_before") and p.tags[s.first - 2] == "D"  # a screen a mere 4.2 mm thick
    at = s.first - 2 if graded else s.first
    beside = phrase_left(p, at) if at > s.floor and p.tags[at - 1] == "N" else None
    return s.said(beside, "measured-thing") if beside is not None else None
