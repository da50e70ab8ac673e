"""The concept of an amount told by what stands before it: a label, an age's owner, the figure that it continues.

Belongs here: one step for each way of saying it; a step returns None where its way is not taken. Does not belong here:
the order of the steps (measures).
"""

from __future__ import annotations

from pipelines.figures.concepts.amount_phrases import (
    apposed_at,
    continues,
    counted_beyond,
    each_of,
    extreme_since,
    is_price_of,
    is_second_comparison,
    is_within,
    kept_for,
    part_of_which,
    shared_out,
    whose_amount,
    with_leads,
)
from pipelines.figures.concepts.apposed import is_apposed
from pipelines.figures.concepts.clauses import by_verb
from pipelines.figures.concepts.topics import is_gapped_alike, tied_noun
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.antecedents import said_of
from pipelines.figures.sentences.chunks import Chunk, past_bracket, phrase_left, phrase_right, whole_list
from pipelines.figures.sentences.gaps import gapped_subject
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import (
    Concept,
    Reading,
    label_before,
    phrase_text,
    previous_count,
    told_in_bracket,
    transparent,
    what_changed,
)
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.subject_tails import not_on_top, with_tail
from pipelines.figures.sentences.verbs import following_verb, governing_verb


def of_which(s: Spot) -> Concept | None:
    """*cost 4.8 billion, of which the city paid a fifth*"""
    parted = part_of_which(s.p, s.first, s.floor, s.earlier) if s.word != "of" else None
    return Concept(parted, "of-which") if parted is not None else None


def level_aside(s: Spot) -> Concept | None:
    """*the sugar content, at 17.3 percent, was the highest*"""
    level = apposed_at(s.p, s.first, s.last, s.floor)
    return s.said(level, "apposed-at") if level is not None else None


def labelled(s: Spot) -> Concept | None:
    """*Deposit: 5,000 euros*"""
    told = told_in_bracket(s.p, s.first, s.floor, s.earlier)
    if told is not None:
        return Concept(told.concept.text, "apposed")
    label = label_before(s.p, s.first, s.floor, s.earlier)
    return s.said(label, "label") if label is not None else None


def shared_by_each(s: Spot) -> Concept | None:
    """*40 buses, each costing 38,000 dollars*"""
    if s.word in words("fewer_or_more") and s.p.tags[s.at + 1 : s.at + 2] == "N":
        return None  # each with 30% less salt
    shared = each_of(s.p, s.first, s.floor, s.earlier)
    return Concept(shared, "each-of") if shared is not None else None


def share_goes_on(s: Spot) -> Concept | None:
    """*12 percent of volunteers reported headaches, 9 percent fatigue and 4 percent fever*"""
    p, here = s.p, s.previous_here
    if s.quantity.unit != "%" or here is None or here.quantity.unit != "%" or s.lead not in (",", "and"):
        return None
    if here.concept.choice not in ("of-phrase", "of-pronoun", "shared-out", "share-listed"):
        return None
    opens = s.at + 1 if s.at < s.ceiling and p.tags[s.at] == "D" else s.at  # and 21 percent no change
    end = next((k for k in range(opens, s.ceiling) if p.tags[k] not in "NJ"), s.ceiling)
    bare = opens < end <= opens + 3 and (end == s.ceiling or p.tags[end] in ".C")
    behind_verb = set(p.tags[here.last : s.first]) & set("VX") or here.concept.choice == "share-listed"
    return Concept(here.concept.text, "share-listed") if bare and behind_verb else None


def share_again(s: Spot) -> Concept | None:
    """*on one farm in six in May, and by the end of June on one in four*"""
    if s.quantity.form != "share" or (s.at < s.ceiling and s.p.tags[s.at] not in ".CT"):
        return None
    told = next((r for r in reversed(s.earlier) if r.first >= s.floor and r.quantity.form == "share"), None)
    return Concept(told.concept.text, "continued") if told is not None else None


def most_of_them(s: Spot) -> Concept | None:
    """*sold 400 bikes, most of them for less than 300 pounds*"""
    p, at = s.p, s.first - 1
    last = s.earlier[-1] if s.earlier else None
    if last is not None and p.lowers[at - 1 : at + 1] == ("of", "them") and last.last == at - 1:
        return Concept(last.concept.text, "of-pronoun")  # a third of them more than 15 years old
    if at - 3 < s.floor or p.lowers[at - 2 : at] not in (("of", "them"), ("of", "which")):
        return None
    counted = previous_count([reading for reading in s.earlier if reading.first >= s.floor], p)
    led = p.tags[at] == "P" and p.lowers[at - 3] in words("parts_of_them")
    return Concept(counted.concept.text, "of-pronoun") if counted is not None and led else None


def of_those_named(s: Spot) -> Concept | None:
    """*Of the patients notified in 2023, 82 percent had completed treatment; 5 percent had died*"""
    p, at = s.p, s.floor + 1
    share = s.quantity.unit == "%" or s.quantity.form in ("share", "fraction")
    if not share or p.lowers[s.floor] not in words("set_openers") or not following_verb(p, s.at, s.ceiling):
        return None
    comma = next((k for k in range(at, s.first) if p.words[k] == ","), None)
    if comma is None or "#" in p.tags[at:comma]:
        return None
    while at < comma and p.tags[at] == "D":
        at += 1
    if p.lowers[at - 1] == "those" and p.tags[at] == "W" and comma - at <= LONGEST_THOSE:
        return s.said((at - 1, comma), "of-the-set")  # of those who replied, 62%
    if p.lowers[at] == "total" and p.tags[at + 1] in "VNJ" and not set(p.tags[at:comma]) - set("VNJC"):
        return s.said((at + 1, comma), "of-the-set")  # of the total confirmed and probable cases, 56%
    named = phrase_right(p, at, counted=False) if at < comma and p.tags[at] in "NJ" else None
    return s.said(named, "of-the-set") if named is not None and named[1] <= comma else None


LONGEST_THOSE = 6


def beaten(s: Spot) -> Concept | None:
    """*the raffle brought in 1,265 pounds, beating last year's 980 pounds*"""
    here = s.previous_here
    if here is None or here.quantity.unit != s.quantity.unit:
        return None
    between = range(here.last, s.first)
    led = next((k for k in between if s.p.lowers[k] in words("beating")), None)
    if led is None or s.p.words[led - 1] != "," or set(s.p.tags[led + 1 : s.first]) - set("DTSJA"):
        return None
    return Concept(here.concept.text, "continued")


def gapped(s: Spot) -> Concept | None:
    """*Galicia 12.4 percent, Silesia 11.8 percent*"""
    told = s.previous_here
    if told is not None and s.word in words("expecting_verbs") and "the" in s.p.lowers[s.first - 1 : s.last]:
        return Concept(told.concept.text, "continued")  # a shade under the $41.3 billion pencilled in
    gap = gapped_subject(s.p, s.first, s.floor, s.earlier)
    if gap is not None and told is not None and s.p.lowers[slice(*gap)] in (("equivalent",), ("equal",)):
        return Concept(told.concept.text, "continued")  # savings of £22bn, equivalent to 3p on income tax
    if gap is not None and s.word == "each" and (beside := phrase_left(s.p, s.first)) is not None:
        gap = whole_list(s.p, beside)  # peas, beans and rye 4 per cent each
    if gap is not None and s.lead in words("extremes_before") and s.p.tags[s.first - 2] == "D":
        gap = phrase_left(s.p, s.first - (3 if s.p.words[s.first - 3] == "," else 2))  # coal, a paltry 0.2%
        joint = 0 if gap is None else max((k + 1 for k in range(*gap) if s.p.tags[k] == "C"), default=0)
        gap = (joint, gap[1]) if gap is not None and joint else gap  # 27% of the oil and coal a mere 5%
    kinds = (s.quantity.unit_kind, "ratio", "percent")
    alike = any(
        r.first >= s.floor and (r.quantity.unit_kind in kinds or is_gapped_alike(s.p, r, s.first))
        for r in s.earlier[-2:]
    )
    alike = alike or (gap is not None and told is not None and (_behind_be(s, told) or s.lead == "by"))
    if gap is not None and told is not None and _is_of_holders(s, told):
        return Concept(told.concept.text, "continued")  # homes held 49 percent of the stock, shops 46 percent
    return s.said(gap, "gapped") if gap is not None and alike else None


def _is_of_holders(s: Spot, told: Reading) -> bool:
    """Whether a clause without its verb goes on with who holds how much of something."""
    verb = governing_verb(s.p, told.first, s.floor)
    held = verb is not None and s.p.lowers[verb.end - 1] in words("verbs_of_holders")
    return held and told.concept.choice == "of-phrase" and s.quantity.unit == "%"


def _behind_be(s: Spot, told: Reading) -> bool:
    """Whether a clause says what something is, as the next may without its verb: *sales were €5 and the margin 3%*."""
    verb = governing_verb(s.p, told.first, s.floor)
    be = verb is not None and verb.end == told.first and s.p.tags[verb.end - 1] == "X"
    return be and s.p.tags[s.first - 1] == "N"  # no: stocks were 40 tonnes, enough for two weeks


def tied(s: Spot) -> Concept | None:
    """*at a cost now put at 998 million*, *a sling of coils weighing 18 tonnes*"""
    noun = tied_noun(s.p, s.first, s.floor)
    return Concept(noun, "tied") if noun is not None else None


def those_from(s: Spot, borrowed: str | None = None) -> Concept | None:
    """*emissions from transport fell 3%, those from homes 11%*, and a bare number in the unit that it has borrowed"""
    p, here, unit = s.p, s.previous_here, s.quantity.unit or borrowed
    if here is not None and here.quantity.unit != unit:  # fell by 5.1% to 810 TWh, that in Norland by 10%
        here = next((r for r in reversed(s.earlier) if r.first >= s.floor and r.quantity.unit == unit), None)
    if here is None or unit is None:
        return None
    led = next((k for k in range(here.last, s.first - 2) if p.lowers[k] in ("those", "that")), None)
    end = s.first - (s.p.tags[s.first - 1] == "A")  # those from ships by just 1%
    end -= p.lowers[end - 1] in words("level_leads")  # and that of cables from five years to six
    if led is None or p.tags[led + 1] != "P" or set(p.tags[led + 2 : end]) - set("NDJ"):
        return None
    if p.words[led - 1] not in (",", ";") and p.lowers[led - 1] not in ("and", "while", "but"):
        return None
    thing = phrase_left(p, end) if led + 2 < end else None
    if thing is None or here.concept.text is None:
        return Concept(here.concept.text, "gapped")
    if p.lowers[led + 1] != "of":
        head, link, _ = here.concept.text.partition(f" {p.lowers[led + 1]} ")
        return Concept(f"{head}{link}{phrase_text(p, thing)}" if link else head, "gapped")
    return Concept(said_of(here.concept.text, phrase_text(p, thing)) or here.concept.text, "gapped")


def beyond_limit(s: Spot) -> Concept | None:
    """*six nights above 15 °C*"""
    beyond = counted_beyond(s.p, s.first, s.floor, s.earlier)
    return Concept(beyond, "beyond") if beyond is not None else None


def of_which_straight(s: Spot) -> Concept | None:
    """*12 farms, of which 40 percent failed*"""
    here = s.earlier and s.earlier[-1].first >= s.floor and s.first > s.floor + 1
    at = s.first
    while at > s.floor + 2 and s.p.tags[at - 1] == "A":
        at -= 1  # of which barely 40 percent is collected
    if not here or s.p.lowers[at - 2 : at] != ("of", "which"):
        return None
    return Concept(s.earlier[-1].concept.text, "of-pronoun")


def divided(s: Spot) -> Concept | None:
    """*they share the grains: 55 percent stay*"""
    share = s.quantity.unit_kind in ("percent", "ratio") and s.quantity.form != "multiple"
    rate = (of := of_before(s.p, s.first)) is not None and s.p.lowers[of[1] - 1] not in transparent() | words(
        "averages"
    )
    lead = s.first - 1
    lead -= s.p.tags[lead] == "A"  # the plan is only 22 percent funded
    if not share or rate or not following_verb(s.p, s.at, s.ceiling) or s.p.tags[lead] == "X":
        return None  # and be 51 percent owned by; with a fatality rate of 1.4% reported in the north
    # 58% were shops and 40% were small: small ones of all, not of the shops
    told = [r for r in s.earlier if r.concept.choice != "complement" and r.concept.text not in words("averages")]
    thing = shared_out(s.p, s.first, s.floor, told)
    return Concept(thing, "shared-out") if thing is not None else None


def since_extreme(s: Spot) -> Concept | None:
    """*the highest flow in 56 years*"""
    extreme = extreme_since(s.p, s.quantity, s.first, s.floor)
    return s.said(extreme, "extreme-since") if extreme is not None else None


def second_comparison(s: Spot) -> Concept | None:
    """*14 percent more than in 2023 and 2 percent more than in 2019*"""
    here = s.previous_here
    again = here is not None and is_second_comparison(s.p, s.quantity, here, s.at)
    return Concept(here.concept.text, "continued") if here is not None and again else None


def lasting(s: Spot) -> Concept | None:
    """*held 20 men for two days*, *64 mm of rain in 36 hours*"""
    if not s.earlier:
        return None
    last = s.earlier[-1]
    if (kept := kept_for(s.p, s.quantity, last, s.first, s.floor)) is not None:
        return Concept(kept, "kept-for")
    within = is_within(s.p, s.quantity, last, s.first, s.floor)
    return Concept(last.concept.text, "within") if within else None


def continued(s: Spot) -> Concept | None:
    """*120,000 tonnes of wheat at $254 a ton*; *40 percent went to Peru and 25 percent to Fiji*"""
    if (parted := _parted(s)) is not None:
        return parted
    if s.previous is None:
        return None
    if is_price_of(s.p, s.quantity, s.previous, s.first):
        return Concept(s.previous.concept.text, "priced")
    if continues(s.p, s.quantity, s.previous, s.first, s.at, s.floor, s.ceiling):
        return Concept(s.previous.concept.text, "continued")
    return None


def _parted(s: Spot) -> Concept | None:
    """*Half of the members in Brod agreed that fees should rise, 27% in Orve and 16% in Tern*: of members too"""
    last = s.earlier[-1] if s.earlier and s.earlier[-1].first >= s.floor else None
    if last is None or s.quantity.unit != "%" or s.lead not in (",", "and") or s.word != "in":
        return None
    share = last.quantity.form in ("fraction", "share") and last.concept.choice in ("of-phrase", "of-the-next")
    placed = s.at + 1 < s.ceiling and s.p.words[s.at + 1][0].isupper()
    return Concept(last.concept.text, "continued") if share and placed else None


def whose(s: Spot) -> Concept | None:
    """*52.6 percent to her rival's 44.1 percent*"""
    owner = whose_amount(s.p, s.quantity, s.first)
    here = s.previous_here
    priced = here is not None and here.quantity.unit == s.quantity.unit and s.quantity.unit_kind == "currency"
    if owner is not None and priced and here is not None and here.concept.text and s.p.words[owner[0] - 1] == ",":
        told = f"{phrase_text(s.p, owner)}’s {here.concept.text.lower()}"  # tickets cost £165, children's £40
        return Concept(told, "whose")
    return s.said(owner, "whose") if owner is not None else None


def noun_of_value(s: Spot) -> Concept | None:
    """*a yield of 1.43 tonnes*; an extreme, a range or a change takes what has it"""
    p, quantity = s.p, s.quantity
    apposed = s.previous_here if s.previous_here is not None and is_apposed(p, s.previous_here, s.first) else None
    before = of_before(p, s.first)
    if before is None:
        if apposed is None:
            return None
        compares = s.word in words("comparatives") or s.lead in words("comparatives")
        told = what_changed(p, apposed, s.floor, s.earlier) if compares else apposed.concept.text
        return Concept(told, "apposed")
    head = p.lowers[before[1] - 1]
    if head == "one" and s.previous_here is not None and s.previous_here.quantity.unit == quantity.unit:
        return Concept(s.previous_here.concept.text, "continued")  # from a 70 mph storm to one of 165 mph
    article = p.lowers[before[0] - 1] in ("a", "an") if before[0] else False
    article = article or p.lowers[before[0] - 1 : before[0] + 1] in (("the", "equivalent"), ("the", "range"))
    counted = s.previous_here if article and s.p.lowers[before[0] - 2] == "at" and head in words("averages") else None
    if (
        counted is not None
        and counted.concept.choice == "counted-noun"
        and not set("VX.") & set(p.tags[counted.last : before[0]])
    ):
        return Concept(counted.concept.text, "apposed")  # 1,480 vehicles a day at an average of 34 mph
    if head in words("extremes") and article:
        same = s.previous if s.previous is not None and s.previous.quantity.unit == quantity.unit else apposed
        if same is not None and same.first >= s.floor:
            return Concept(same.concept.text, "apposed")
        if governing_verb(p, before[0], s.floor) is not None:
            return by_verb(s.moved_to(before[0] - 1))  # fell to a record low of 214
    spread = quantity.value_high is not None and head in words("spreads")  # lifted rates to a range of 5 to 6 percent
    paced = (
        head in words("paces")
        and quantity.unit_kind != "currency"
        and "at" in s.p.lowers[max(s.floor, before[0] - 3) : before[0]]
    )
    if paced or (before[1] - before[0] == 1 and (spread or head in transparent()) and article):
        worth = of_before(p, before[0] - 1) if p.lowers[before[0] - 2] == "worth" else None
        return s.said(worth, "noun-of-value") if worth is not None else by_verb(s.moved_to(before[0] - 1))
    earlier = before[1] - before[0] == 2 and p.lowers[before[0]] in words("level_qualifiers")
    earlier = earlier or p.tags[before[0] - 1] in "TS"  # from the 2023 level of 32 tonnes
    bare = head in words("bare_levels") and (earlier or p.lowers[before[0] - 1] in words("articles"))
    bare = bare and (earlier or before[1] - before[0] == 1)
    if bare and (led := by_verb(s.moved_to(before[0] - 1))).text is not None:
        return led  # declined to the level of 68 percent
    whole_head = next((p.lowers[k - 1] for k in range(before[0] + 1, before[1]) if p.lowers[k] == "of"), head)
    changed = {whole_head, whole_head.removesuffix("s")} & changes().nouns.keys()  # smaller increases of 0.4 percent
    named = p.between(before[1] - 2, before[1]).lower() in words("change_compounds")  # a storm surge of 3 metres
    if not changed or named or whole_head in words("growth_nouns"):
        return s.said(before, "noun-of-value")
    if (inside := changed_inside(s) or _changed_before(s, before)) is not None:
        return inside
    apposed = apposed or _told_by_which(s, before)
    if apposed is None:
        return None
    return Concept(what_changed(p, apposed, s.floor, s.earlier), "apposed-change")


def changed_inside(s: Spot) -> Concept | None:
    """Return what a change is in: *a rise of almost 40 per cent in exports of rice*; no place, and no time."""
    p, link = s.p, past_bracket(s.p, s.at, s.ceiling)
    at = link + 1
    if at >= s.ceiling or p.lowers[link] not in words("changed_in"):
        return None
    while at < s.ceiling and p.tags[at] in "DS":
        at += 1
    thing = phrase_right(p, at, counted=False) if at < s.ceiling and p.tags[at] in "NJ" else None
    if thing is None or p.words[thing[1] - 1][0].isupper() or p.lowers[thing[1] - 1] in words("time_nouns"):
        return None
    return s.said(with_tail(p, thing), "change-in")


def _changed_before(s: Spot, change: Chunk) -> Concept | None:
    """Return what a change is of where it stands before it: *price increases of 12 percent*, *a pay rise of 5%*."""
    p, (first, end) = s.p, change
    named = end - 2
    if named < first or p.tags[named] != "N" or (p.words[named][0].isupper() and not p.words[named].isupper()):
        return None
    if p.lowers[named] in words("extremes") | words("time_nouns") | words("steps_of_time") | transparent():
        return None
    if p.lowers[named] in words("change_adjectives") | words("graded_superlatives"):
        return None  # the strongest fall of 2.3 percent
    return s.said((first, end - 1), "change-in")


def _told_by_which(s: Spot, change: Chunk) -> Reading | None:
    """Return the figure whose change is told: *22,477 tourists came, which was an increase of 70 per cent*."""
    p, at = s.p, change[0] - 1
    while at > s.floor and p.tags[at] in "DA":
        at -= 1
    if at <= s.floor or p.lowers[at] not in words("level_verbs") | words("marking_verbs"):
        return None
    verb = governing_verb(p, at + 1, s.floor)
    if verb is None or p.lowers[verb.start - 1] != "which" or p.words[verb.start - 2] != ",":
        return None
    return next((r for r in reversed(s.earlier) if s.floor <= r.first and r.last < verb.start), None)


def of_before(p: Passage, first: int) -> Chunk | None:
    """Return the phrase before *of*, *at*, *worth* and the like in front of the figure: *a yield of 1.43*."""
    if first < 2:
        return None
    link = p.lowers[first - 1]
    if p.lowers[first : first + 3] == ("in", "excess", "of") and p.tags[first - 1] == "N":
        return phrase_left(p, first)  # an annual turnover in excess of 358 million pounds
    if link == "of" and p.words[first - 2] == ",":  # earnings, excluding items, of $1.20
        comma = next((k for k in range(first - 3, max(0, first - 7), -1) if p.words[k] == ","), 0)
        return phrase_left(p, comma) if comma and p.lowers[comma + 1] in words("aside_leads") else None
    if link == "of" and first > 5 and p.words[first - 4 : first - 1 : 2] == ("(", ")") and p.words[first - 3].isupper():
        return phrase_left(p, first - 4)  # a case fatality rate (CFR) of 20.6%
    if link == "of" and p.tags[first - 2] in "NJ":
        return not_on_top(p, phrase_left(p, first - 1))
    if link == "worth" and p.words[first - 2] == ",":
        return with_leads(p, phrase_left(p, first - 2), p.sentence_of(first)[0])  # exports to China of tea, worth
    if link == "worth":
        return phrase_left(p, first - 1)
    return None
