"""The concept of an amount told by its clause: the verb over it, that verb's subject and object, else what is nearest.

Belongs here: one step for each way of saying it, and their order. Does not belong here: what stands straight beside the
amount (behind_amounts, before_amounts).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.figures.concepts.amount_phrases import (
    bought_for,
    described,
    is_apposition,
    purpose_of,
    share_borne,
)
from pipelines.figures.concepts.clause_steps import (
    added_to,
    against_share,
    at_rate,
    done_in,
    each_behind,
    found_where,
    fronted,
    is_taken_change,
    object_too,
    participle_front,
    put_on,
)
from pipelines.figures.concepts.counted_beside import enough_for, given_to_counted
from pipelines.figures.concepts.expected import expected_level, hoped_level, share_too
from pipelines.figures.concepts.openings import opening_phrase
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.antecedents import resolve, sentence_subject
from pipelines.figures.sentences.chunks import Chunk, phrase_left, phrase_right
from pipelines.figures.sentences.passage import VerbGroup
from pipelines.figures.sentences.readings import Concept, phrase_text, previous_count
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.subject_tails import what_is_there
from pipelines.figures.sentences.verbs import governing_verb, object_between, says, subject_of

#: How a figure begins that something is brought above or below: bring incidence below 3 per 100,000.
HOLDING = ("below", "under", "above", "over", "beyond")


def by_verb(s: Spot) -> Concept:
    """Return what the clause says that the amount is of; its text is None where the sentence does not tell."""
    told, risen = s.previous_here, s.p.lowers[s.first - 2 : s.first] in (("up", "from"), ("down", "from"))
    if risen and told is not None and told.quantity.unit == s.quantity.unit and s.p.words[s.first - 3] == ",":
        return Concept(told.concept.text, "continued")  # an income of €92,000 to afford a home, up from €71,000
    verb = governing_verb(s.p, s.first, s.floor)
    if verb is not None and (begin := _told_that(s, verb)) is not None:
        inner = by_verb(s._replace(floor=begin))  # officials said that the phone, 7.9 mm thin, has two lenses
        if inner.text is not None:
            return inner
    set_apart = s.lead in ("against", "versus", "from") and s.p.words[s.first - 2] == "," and told is not None
    alike = told is not None and told.quantity.unit == s.quantity.unit
    if set_apart and alike and told is not None and (s.lead == "from" or s.quantity.unit != "%"):
        return Concept(told.concept.text, "continued")  # shipped 9 tonnes since the ban was lifted, against 5
    for step in BEFORE_VERB:
        if (found := step(s, verb)) is not None:
            return found
    starts = s.p.lowers[s.first].startswith("start") and s.p.words[s.first - 1] == ","
    if starts or s.bears_verb:
        verb = VerbGroup(s.first, s.first + 1)  # carbon dioxide never climbed above 300
    for step in WITH_VERB:
        if (found := step(s, verb)) is not None:
            return found
    before = s.p.sentence_of(s.floor - 1)[0] if s.floor else 0
    money = next((r for r in reversed(s.earlier) if r.first >= before and r.quantity.unit == s.quantity.unit), None)
    if s.floor and money is not None and money.concept.text and s.quantity.unit_kind == "currency":
        return Concept(money.concept.text, "continued")  # approved a bond of $94 million. $37 million has been spent
    if s.floor and s.quantity.unit_kind == "mass" and s.p.tags[s.at : s.at + 2] == "XV":
        moved = next((r for r in reversed(s.earlier) if r.quantity.unit == s.quantity.unit), None)
        if moved is not None and moved.concept.choice == "of-phrase":  # carried 371 tonnes of goods. 480 tonnes were
            return Concept(moved.concept.text, "continued")
    named = sentence_subject(s.p, s.floor - 1, s.earlier) if s.floor else None
    kind, shares = s.quantity.unit_kind, {"percent", "ratio"}
    told_in = {r.quantity.unit_kind for r in s.earlier if r.concept.text == named} - shares
    other = kind not in shares and told_in and kind not in told_in and "currency" in told_in | {kind}
    return Concept(None if other else named, "earlier-subject")  # fish was worth £4 million. 48 tonnes were landed


def _told_that(s: Spot, verb: VerbGroup) -> int | None:
    """Return where the clause with the amount begins that somebody only says: *Officials said on Monday that*."""
    p = s.p
    if p.lowers[verb.start] == "that" or not says(p, verb.end - 1):
        return None
    that = next((k for k in range(verb.end, s.first) if p.lowers[k] == "that"), None)
    return that + 1 if that is not None and not set(p.tags[verb.end : that]) - set("TPNDA") else None


def _aside(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*Inflation, at 4 percent*"""
    p, first = s.p, s.first
    if first <= 2 or s.lead != "at" or p.words[first - 2] != "," or p.tags[first - 3] != "N":
        return None
    aside = phrase_left(p, first - 2)
    opens = aside is not None and (aside[0] == s.floor or p.tags[aside[0] - 1] == "C")
    return s.said(aside, "apposition") if aside is not None and opens else None


def _away(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*hit the village of Norland, 40 km north of Orve*: the place that lies so far off"""
    p, first = s.p, s.first
    leads = s.quantity.unit_kind == "length" and first > 2 and p.words[first - 1] == ","
    if (
        not leads
        or p.lowers[s.last : s.last + 1] == ()
        or p.lowers[s.last] not in words("where_from") | {"off", "from", "away"}
    ):
        return None
    there = phrase_left(p, first - 1)
    return s.said(there, "apposition") if there is not None and there[0] >= s.floor else None


def _described(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*with humidity near 90 percent*"""
    beside = described(s.p, s.quantity, s.first, s.floor)
    return s.said(beside, "described") if beside is not None else None


def _done(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*it takes 53 days to sell a house*"""
    done = done_in(s.p, s.quantity, verb, s.last)
    return s.said(done, "done-in") if done is not None else None


def _of_share(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*in Ourense one village in nine had no power for a day*"""
    if verb is None or not s.earlier:
        return None
    last = s.earlier[-1]
    part = last.quantity.form == "fraction" or last.quantity.unit == "%"
    # two thirds held a licence for four years
    part = last.quantity.form == "share" or (part and s.quantity.unit_kind != "duration")
    subject = part and last.last == verb.start and last.concept.text is not None
    return Concept(last.concept.text, "subject") if subject else None


def _title(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*Petkus, a teacher for 30 years*"""
    p, first = s.p, s.first
    if s.quantity.unit_kind != "duration" or first <= 2 or s.lead != "for" or p.tags[first - 2] != "N":
        return None
    if p.lowers[first - 2] in words("no_gapped_subject"):
        return None  # fell to 43,300, the lowest for eight months
    title = phrase_left(p, first - 1) if is_apposition(p, first - 2, s.floor) else None
    return s.said(title, "apposition") if title is not None else None


def _spent_on(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*spent 3 million on roads*, *paid 3 million for the land*, *the fund pays 60 percent*"""
    sinks = s.quantity.unit_kind == "percent" and verb is not None and s.p.lowers[verb.end - 1] in changes().verbs
    if not sinks and (purpose := purpose_of(s.p, verb, s.first, s.last)) is not None:  # shares sank 3% in London
        if s.p.lowers[purpose[1] - 1] in words("time_nouns"):
            return None  # spent 3,900 a month in the survey year
        return s.said(purpose, "spent-on")
    if (bought := bought_for(s.p, s.quantity, verb, s.last, s.floor, s.earlier)) is not None:
        return Concept(bought, "spent-on")
    borne = share_borne(s.p, s.quantity, verb, s.floor, s.earlier)
    return Concept(borne, "share-borne") if borne is not None else None


def _gained_from(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*the country earned $3.24 billion from apparel exports*"""
    p, behind = s.p, s.last + 1
    if s.quantity.unit_kind != "currency" or verb is None or verb.end > s.first or behind >= len(p.tags):
        return None
    if p.lowers[s.last] != "from" or p.lowers[verb.end - 1] not in words("earning_verbs"):
        return None
    while behind < len(p.tags) and p.tags[behind] == "D":
        behind += 1
    source = phrase_right(p, behind, counted=False) if p.tags[behind : behind + 1] in ("N", "J") else None
    if source is None or p.words[behind][0].isupper() or object_between(p, verb, s.first) is not None:
        return None
    return s.said(source, "gained-from")


def _inner(s: Spot, verb: VerbGroup) -> Chunk | None:
    """Return the object between the verb and the amount, if there is one."""
    p = s.p
    if p.lowers[verb.end - 1] in words("margin_verbs") or verb.end > s.first:
        return None  # leads her rival by six points
    inner = object_between(p, verb, s.first)
    if inner is not None and p.lowers[verb.end - 1] in words("taking_time") and p.lowers[inner[0]] in words("taken_up"):
        return None  # the raid took place 50 km south of the capital
    if inner is not None and p.lowers[inner[1] - 1] in words("dealings") | words("no_gapped_subject"):
        return None  # the contract ended daytime trade at 858 yuan
    if inner is not None and is_taken_change(p, verb, inner):
        return None  # reports took a slight dip to 33%
    if inner is not None and inner[1] == s.first and p.lowers[verb.end - 1] in words("yielding_verbs"):
        return None  # fees brought the parks 353 million
    if inner is not None and inner[1] - inner[0] == 1 and p.lowers[inner[0]] in words("like_before"):
        return None  # positivity remained the same at 2 percent
    ideal = s.lead == "at" and p.tags[verb.end - 1] == "X" and inner == (verb.end, verb.end + 1)
    return None if ideal else inner  # levels were ideal at 1.45 percent


def _object_again(s: Spot, verb: VerbGroup) -> Chunk | None:
    """Return the object before that *it* takes up: *revised its forecast for growth, raising it to 5.5%*."""
    p = s.p
    pronoun = p.lowers[verb.end : verb.end + 1] in (("it",), ("them",)) and verb.end + 2 == s.first
    word = p.lowers[verb.end - 1]
    levelled = s.lead in words("level_leads") and word in changes().transitive
    traded = s.lead == "for" and word in words("trading_verbs")  # bought the mill in 1988 and sold it for 40 euros
    if not pronoun or not (levelled or traded):
        return None
    before = governing_verb(p, verb.start - 1, s.floor)
    return object_between(p, before, verb.start - 1) if before is not None else None


def _valued_again(s: Spot, verb: VerbGroup) -> Concept | None:
    """*sold shares in a round that values it at 310 million*: what the clause before tells of"""
    p = s.p
    values = s.lead == "at" and p.lowers[verb.end - 1].startswith("valu") and p.lowers[verb.end] in ("it", "them")
    if not values or verb.end + 2 != s.first or p.tags[verb.start - 1] != "W":
        return None
    return Concept(resolve(p, (verb.end, verb.end + 1), s.floor, s.earlier), "object")


def _lead(s: Spot) -> str:
    """Return the word before the amount and what makes it an average: *cut fares by an average 3 euros*."""
    at = s.first - 1
    while at > s.floor and (s.p.tags[at] == "D" or s.p.lowers[at] in words("extremes")):
        at -= 1
    return s.p.lowers[at]


def _object(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*raised rates by 0.5 points*, *sold the house for 300,000*, *pays farmers 200 a ton*"""
    p = s.p
    if verb is not None and (valued := _valued_again(s, verb)) is not None:
        return valued
    if verb is not None and (taken := _object_again(s, verb)) is not None:
        return s.said(taken, "object")
    if verb is not None and s.quantity.unit_kind == "duration" and p.lowers[verb.end - 1] in words("punishing_verbs"):
        here = s.previous_here  # sentenced him to 18 months, suspended for two years
        if here is not None and here.quantity.unit_kind == "duration" and p.words[verb.start - 1] == ",":
            return Concept(here.concept.text, "continued")
        if p.lowers[verb.end] in words("sentenced_pronouns") and verb.end + 2 == s.first:
            return Concept(resolve(p, (verb.end, verb.end + 1), s.floor, s.earlier), "object")
    inner = _inner(s, verb) if verb is not None else None
    if verb is None or inner is None or inner[1] > s.first:
        return None
    while inner[1] - 1 > inner[0] and p.lowers[inner[1] - 1] in words("extremes") and inner[1] == s.first:
        inner = inner[0], inner[1] - 1
    word, lead = p.lowers[verb.end - 1], _lead(s)
    if word in words("closing_verbs") and p.lowers[inner[1] - 1] in words("time_nouns"):
        return None  # reserves closed the month at 5.1 billion
    if lead == "at" and s.quantity.unit_kind == "speed":
        return None  # the train hit the lorry at 160 km/h
    given = inner[1] == s.first and p.words[inner[0]].islower() and word in words("giving_verbs")
    held = inner[1] == s.first and p.lowers[s.first] in HOLDING and word in words("moving_verbs")
    # patients had a temperature above 38 °C
    held |= inner[1] == s.first and p.lowers[s.first] in words("bound_leads") and word in words("having_verbs")
    # has a warming potential 68% lower than the old one
    compared = inner[1] == s.first and s.word in words("comparatives") and p.lowers[inner[0] - 1] in ("a", "an")
    deprived = lead == "of" and word in words("depriving_verbs")
    given |= s.quantity.unit_kind == "duration" and word in words("punishing_verbs")  # jailed the driver for two years
    if word in changes().transitive or lead in words("object_leads") or given or held or compared or deprived:
        return Concept(resolve(p, inner, s.floor, s.earlier), "object")
    return None


def _subject(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*exports rose 5 percent*; where a pronoun stands for nobody known, what the amount is for"""
    p = s.p
    if verb is None:
        return None
    if s.lead == "of" and s.previous is not None and p.lowers[verb.end - 1] in words("expecting_verbs"):
        return Concept(s.previous.concept.text, "continued")  # analysts had expected a fall of 2 percent
    if (hoped := expected_level(s, verb)) is not None:
        return hoped
    which = p.lowers[verb.start - 2 : verb.start] in ((",", "which"), (",", "who"))
    told = next((r for r in reversed(s.earlier) if r.last == verb.start - 2), None) if which else None
    if told is not None and told.concept.text:
        return Concept(told.concept.text, "continued")  # set its rate at £86, which works out at £7 a home
    subject = subject_of(p, verb, s.floor)
    if subject is None:
        inner = _inner(s, verb)
        return s.said(inner, "object") if inner is not None else None
    resolved = resolve(p, subject, s.floor, s.earlier, s.quantity)
    if resolved is not None and (one := ONE_OF_SO_MANY.match(resolved)) is not None:
        resolved = resolved[one.end() :]
    spoken = p.lowers[subject[0]] in words("speakers") or p.lowers[s.last : s.last + 1] == ("in",)
    return Concept(_purpose(s) or resolved if spoken else resolved or _purpose(s), "subject")


#: The number of those of whom one has the amount: one of 37 colleges that got $60 million.
ONE_OF_SO_MANY = re.compile(
    r"[Oo]ne of (?:(?:the|its|their|our) )?(?:[0-9][0-9,]*|two|three|four|five|six|seven|eight|nine|ten) "
)


def _for_each(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*For each child the city pays 9,400 euros*"""
    p = s.p
    if s.quantity.unit_kind != "currency" or p.lowers[s.floor : s.floor + 2] not in (("for", "each"), ("for", "every")):
        return None
    if (
        verb is None
        or verb.end != s.first
        or p.lowers[verb.end - 1] not in words("giving_verbs") | words("paying_verbs")
    ):
        return None
    each = phrase_right(p, s.floor + 2)
    return s.said(each, "spent-on") if each is not None else None


def _purpose(s: Spot) -> str | None:
    """Return what stands behind *for*: *they paid 40 euros for a room*; and where: *12 years in prison*."""
    p, behind = s.p, s.last + 1
    if behind >= len(p.tags) or p.lowers[s.last] not in ("for", "in"):
        return None
    if p.lowers[s.last] == "in" and p.lowers[behind] not in words("served_in"):
        return None
    while behind < len(p.tags) and p.tags[behind] in "D#":
        behind += 1
    purpose = phrase_right(p, behind, counted=False)
    return phrase_text(p, purpose) if purpose is not None else None


def _subject_behind(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*At 24 metres, the tower is the tallest*; not *FTSE down 0.4 percent, pound steady*"""
    p, first, last = s.p, s.first, s.last
    moves = first > s.floor + 1 and s.lead in changes().before and p.tags[first - 2] in "N#"
    while last < len(p.tags) and verb is None and p.tags[last] in "#C" and "#" in p.tags[last : last + 2]:
        last += 1  # With 402 bhp and 465 lb ft, the estate
    if verb is None and s.lead == "at" and last < len(p.tags) and p.lowers[last] in ("above", "below"):
        last = next((k for k in range(last, min(last + 5, len(p.tags))) if p.tags[k] not in "PNJD"), last)  # sea level
    if verb is not None or moves or first - s.floor > 3 or last >= len(p.tags) or p.words[last] != ",":
        return None
    subject = phrase_right(p, last + 1, counted=False)
    return s.said(subject, "subject-behind") if subject is not None else None


def _of_survey(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*a survey of 740 members found only 6% with faults*: of those asked"""
    if verb is None or s.quantity.unit_kind not in ("percent", "ratio") or verb.end > s.first:
        return None
    asked = next((r for r in reversed(s.earlier) if s.floor <= r.first < verb.start), None)
    if asked is None or s.p.lowers[asked.first - 2 : asked.first - 1] == ("of",) or asked.quantity.unit is not None:
        return None
    of = asked.first - 1
    asks = s.p.lowers[of] in ("of", "among") and s.p.lowers[of - 1] in words("documents")
    return Concept(asked.concept.text, "of-survey") if asks and asked.concept.choice == "counted-noun" else None


def _clause_behind(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*panels met the demand, and for three hours the price was below zero*"""
    p, at = s.p, s.at
    led = p.tags[s.first - 1] == "P" and s.first - 2 > s.floor and p.lowers[s.first - 2] in ("and", "but")
    if s.quantity.unit_kind != "duration" or not led or p.tags[at : at + 1] not in ("D", "N"):
        return None
    thing = phrase_right(p, at, counted=False)
    return (
        s.said(thing, "subject-behind") if thing is not None and p.tags[thing[1] : thing[1] + 1] in ("X", "V") else None
    )


def _nearest(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """The phrase straight before the amount: *the road to Brod, 40 km long*."""
    p, first = s.p, s.first
    beside = phrase_left(p, first if p.words[first - 1] != "," else first - 1) if first else None
    if beside is None:
        return None
    if _only_leads(s):
        return Concept(None, "phrase-before")
    if beside[1] - beside[0] == 1 and p.lowers[beside[0]] in words("remainders"):
        alike = s.previous is not None and (
            s.previous.first >= s.floor or s.previous.quantity.unit_kind == s.quantity.unit_kind
        )  # of 46 km of lanes, 20 are built; the last 800 metres
        return Concept(s.previous.concept.text, "continued") if s.previous is not None and alike else None
    if beside[0] < s.floor or (p.words[beside[0]][0].isdigit() and ":" in p.words[beside[0]]):
        return None  # a clock is no concept
    return s.said(what_is_there(p, beside, s.floor) if p.words[first - 1] == "," else beside, "phrase-before")


def _only_leads(s: Spot) -> bool:
    """Whether what stands before an amount opens its clause and says no more than where or when: *In the ports under
    review, 21 million tonnes were handled*."""
    p = s.p
    acted_on = s.at + 1 < s.ceiling and p.tags[s.at : s.at + 2] == "XV" and p.tags[s.floor] == "P"
    return acted_on and p.words[s.first - 1] == "," and not set(p.tags[s.floor : s.first - 1]) & set("XVRW")


def _opening(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """The first phrase of the sentence, else what was counted last."""
    opener = opening_phrase(s.p, s.floor, s.first)
    if opener is not None and not any(s.p.words[k][:1].isalpha() for k in range(*opener)):
        return None  # £1 = $1.25
    if opener is not None and (opener[1] - opener[0] > 1 or s.p.lowers[opener[0]] not in words("remainders")):
        return s.said(opener, "opening-phrase")
    counted = previous_count(s.earlier) if s.quantity.unit_kind == "ratio" else None
    return Concept(counted.concept.text, "antecedent") if counted is not None else None


Step = Callable[[Spot, VerbGroup | None], Concept | None]
BEFORE_VERB: tuple[Step, ...] = (enough_for, _aside, _away, _described, _done, _of_share)
WITH_VERB: tuple[Step, ...] = (
    participle_front,
    fronted,
    found_where,
    object_too,
    put_on,
    at_rate,
    each_behind,
    added_to,
    against_share,
    _clause_behind,
    _of_survey,
    _title,
    given_to_counted,
    _for_each,
    _spent_on,
    _gained_from,
    hoped_level,
    share_too,
    _object,
    _subject,
    _subject_behind,
    _nearest,
    _opening,
)
