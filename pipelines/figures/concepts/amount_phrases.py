"""Phrases around an amount that say what it is of: whose age, what money is for, what is priced or shared out.

Belongs here: finding one such phrase, or telling that it is there. Does not belong here: the order in which they are
asked for (measures).
"""

from __future__ import annotations

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.units import unit_table
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.chunks import Chunk, phrase_left, phrase_right
from pipelines.figures.sentences.gaps import gapped_subject
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import Reading, phrase_text, previous_count, set_of, spending
from pipelines.figures.sentences.verbs import governing_verb, object_between, subject_of


def part_of_which(p: Passage, first: int, floor: int, earlier: list[Reading]) -> str | None:
    """Return the concept of the figure whose part this is: *cost 4.8 billion, of which the city paid a fifth*."""
    for at in range(first - 1, floor + 1, -1):
        if p.tags[at] == "#" or p.words[at] in (";", ":"):
            return None
        if p.lowers[at] in ("which", "whom") and p.lowers[at - 1] == "of":
            whole = earlier[-1] if earlier and earlier[-1].first >= floor and earlier[-1].last <= at - 1 else None
            verb = governing_verb(p, first, at)
            bears = verb is not None and p.lowers[verb.end - 1] in words("sharing_verbs") | words("parting_verbs")
            return whole.concept.text if whole is not None and bears else None
    return None


def points_back(p: Passage, at: int, ceiling: int) -> bool:
    """Whether *of* is followed by a word that stands for something said before: *of them*, *of those available*."""
    if p.tags[at] == "R":
        return True
    if p.lowers[at] not in words("pointing"):
        return False
    following = next((k for k in range(at + 1, min(at + 4, ceiling)) if p.tags[k] not in "NJA"), min(at + 4, ceiling))
    if p.lowers[at] == "those":
        return not any(is_plural(p.lowers[k]) for k in range(at + 1, following))
    return at + 1 >= ceiling or p.tags[at + 1] != "N"


def is_expected(p: Passage, first: int, end: int, ceiling: int) -> bool:
    """Whether the noun behind a number is who expected it: *well above the 185,000 economists had forecast*."""
    if end + 1 < ceiling and p.lowers[end] in words("polling_participles"):
        end = next((k for k in range(end + 1, min(end + 6, ceiling)) if p.tags[k] in "XV."), end)  # polled by Refinitiv
    if end + 1 >= ceiling or p.tags[end] not in "XV" or "the" not in p.lowers[max(0, first - 1) : first + 5]:
        return False
    if p.lowers[end] in ("had", "have", "has"):
        return p.lowers[end + 1] in words("expecting_verbs")
    hoping = p.lowers[end] in ("was", "were", "are", "is") and p.lowers[end + 1] in words("hoping_for")
    return hoping or p.lowers[end] in words("expecting_verbs")  # the 12.6 billion analysts were looking for


def those_described(p: Passage, inner: int, ceiling: int) -> str | None:
    """Return *those at risk*, *those with diabetes* as printed, for a text that has named nobody they could be."""
    if p.lowers[inner] != "those":
        return None
    at = inner + 1
    if at + 1 >= ceiling or p.tags[at] != "P":
        if at < ceiling and p.tags[at] == "V" and p.lowers[at].endswith(("ed", "en")):
            return " ".join(p.between(inner, at + 1).split())  # 11 of those killed
        return p.words[inner] if at < ceiling and p.tags[at] in "WVN" else None
    thing = phrase_right(p, at + 1, counted=False)
    return " ".join(p.between(inner, thing[1]).split()) if thing is not None else None


def whose_amount(p: Passage, quantity: Quantity, first: int) -> Chunk | None:
    """Return who has the amount behind a possessive: *52.6 percent to her rival's 44.1 percent*."""
    if first < 2 or p.tags[first - 1] != "S" or quantity.hyphenated:
        return None
    return phrase_left(p, first - 1)


def is_alternative(p: Passage, quantity: Quantity, at: int) -> bool:
    """Whether the amount at `at` is another choice with the same unit and a noun: *50 mg or 100 mg of it*."""
    other = next((q for q in p.quantities if p.token_at(q.start) == at), None)
    if other is None or other.unit != quantity.unit:
        return False
    return p.lowers[p.token_at(other.end - 1) + 1 : p.token_at(other.end - 1) + 2] == ("of",)


def is_price_of(p: Passage, quantity: Quantity, previous: Reading, first: int) -> bool:
    """Whether an amount of money is the price of what was named before it: *120,000 tonnes of wheat at $254 a ton*."""
    if quantity.unit_kind != "currency" or previous.quantity.unit_kind == "currency":
        return False
    link = first - 4 if p.lowers[first - 3 : first] == ("a", "total", "of") else first - 1
    link -= 2 * (p.lowers[first - 2 : first] == ("an", "average"))
    article = p.tags[previous.first - 1] == "D"  # bought a 9.9 percent stake for $1.9 billion
    traded = p.lowers[link] == "for" and p.lowers[previous.first - (2 if article else 1)] in words("trading_verbs")
    sold = p.lowers[previous.first - (3 if p.tags[previous.first - 1] == "D" else 2)] in ("sale", "purchase")
    traded = traded or (p.lowers[link] == "for" and sold)  # the sale of its 14.9% stake for 7 billion
    if p.lowers[link] != "at" and not traded:
        return False
    named = previous.concept.choice in ("of-phrase", "counted-noun", "noun-behind")
    between = p.tags[previous.last : first]
    return named and len(between) <= FARTHEST_PRICE and not set(between) & set("VX.#C")


#: So many words may stand between what is sold and its price: sold its stake in the mine to a rival for $400 million.
FARTHEST_PRICE = 14


def apposed_at(p: Passage, first: int, last: int, floor: int) -> Chunk | None:
    """Return what an aside says the level of: *the sugar content, at 17.3 percent, was the highest*."""
    above = p.lowers[last : last + 1] in (("above",), ("below",)) and "sea" in p.lowers[last + 1 : last + 3]
    if above and first - 2 > floor and p.words[first - 2] == "," and p.tags[first - 3] == "N":
        return phrase_left(p, first - 2)  # measured on the Feuerkogel, at 1,618 metres above the sea
    if (
        first - 2 <= floor
        or p.lowers[first - 1] != "at"
        or (p.words[first - 2], *p.words[last : last + 1]) != (",", ",")
    ):
        return None
    level = phrase_left(p, first - 2)
    if level is not None and p.lowers[level[0] - 1] == "in" and p.words[level[0]][0].isupper() and level[0] > floor + 1:
        return None  # rents are highest in Elmstad, at 1,200 euros, and lowest in Brod
    if level is not None and p.tags[level[0] - 1] == "X" and p.lowers[level[1] - 1].endswith("est"):
        return None  # support is highest, at 81 percent, in towns
    return with_leads(p, level, floor)


def with_leads(p: Passage, phrase: Chunk | None, floor: int) -> Chunk | None:
    """Return a phrase with what it hangs on, where that opens its clause: *A pass between Fife and Perth, at £3*."""
    if phrase is None or phrase[0] <= floor:
        return phrase
    begin = phrase[0] - 1
    begin -= p.tags[begin] == "D"  # exports to the United States, worth
    if begin <= floor or p.tags[begin] != "P":
        return phrase
    while begin > floor and p.tags[begin - 1] in "NPDSJ":
        begin -= 1
    opens = begin == floor or p.words[begin - 1] in (",", ";")
    begin += p.tags[begin] == "D"
    return (begin, phrase[1]) if opens and p.tags[begin] in "NJ" else phrase


def aged(p: Passage, first: int, floor: int) -> Chunk | None:
    """Return whose age it is: *men aged 18*, *people under 60*, *the suspect, aged 34*."""
    index = first - 1
    while index > floor and (p.lowers[index] in words("age_links") or p.words[index] == ","):
        index -= 1
    if index < floor or p.tags[index] != "N" or (index == first - 1 and p.tags[first] != "#"):
        return None
    whole = phrase_left(p, index + 1)
    if whole is None:
        return None
    inner = max((k + 1 for k in range(*whole) if p.lowers[k] == "of"), default=whole[0])  # the share of women aged 25
    return inner, whole[1]


def each_of(p: Passage, first: int, floor: int, earlier: list[Reading]) -> str | None:
    """What *each* stands for in a phrase without a finite verb: *40 buses, each costing 38,000 dollars*."""
    at = first - 1
    if p.lowers[at - 2 : at] == ("of", "which") and p.lowers[at - 3] == "each":
        at -= 3
    while at > floor and p.lowers[at] != "each":
        led = p.lowers[at - 1] in ("each", "to")  # each meant to last three days
        if (
            p.words[at] == ","
            or p.tags[at] == "X"
            or (p.tags[at] == "V" and not led and not p.lowers[at].endswith("ing"))
        ):
            return None
        at -= 1
    if at <= floor or (p.words[at - 1] != "," and at < first - 1):
        return None
    counted = next((r for r in reversed(earlier) if floor <= r.first < at and r.quantity.unit is None), None)
    if counted is not None:
        return counted.concept.text
    named = phrase_left(p, at - 1) if p.words[at - 1] == "," else None
    return phrase_text(p, named) if named is not None else None


def shared_out(p: Passage, first: int, floor: int, earlier: list[Reading]) -> str | None:
    """What is divided in *they share the grains: 55 percent stay*: the phrase before the colon, or the last count."""
    closed = 0
    for k in range(first - 1, floor, -1):
        closed += (p.words[k] == ")") - (p.words[k] == "(")
        if p.words[k] == ":" and closed <= 0:
            before = phrase_left(p, k)
            return phrase_text(p, before) if before is not None else None
    others = not words("remainders").isdisjoint(p.lowers[floor:first])
    for reading in reversed(earlier):
        again = others and reading.concept.choice in (*SHARING, "shared-out")  # 95% were settled. The other 5% were not
        if reading.quantity.unit == "%" and (again or (reading.first >= floor and not others)) and reading.concept.text:
            return reading.concept.text
    counted = set_of(p, floor, earlier) or previous_count(earlier, p)
    opened = p.sentence_of(floor - 1)[0] if floor else 0
    last = next((r for r in reversed(earlier) if r.first >= opened and r.quantity.unit == "%"), None)
    told = any(r.first >= opened and r.quantity.unit == "%" and r.concept.choice in SHARING for r in earlier)
    if (
        last is not None
        and told
        and last.concept.choice in (*SHARING, "shared-out")
        and (counted is None or counted.first < last.first)
    ):
        return last.concept.text  # 19% of users paid. However, 74% would
    parted = next((r for r in reversed(earlier) if r.first >= floor and r.quantity.form in ("fraction", "share")), None)
    if parted is not None and parted.concept.choice in SHARING and (counted is None or counted.first < parted.first):
        return parted.concept.text  # two thirds of trains were cancelled, and 40% will not run on Sunday
    return counted.concept.text if counted is not None else None


#: How a share is told whose whole the next sentence goes on to share out.
SHARING = ("of-phrase", "of-the-set", "of-the-next")


def purpose_of(p: Passage, verb: VerbGroup | None, first: int, last: int) -> Chunk | None:
    """Return what money is for: *spent 3 million on roads*, *1.4 billion was spent on roads*."""
    at, size = last, len(p.tags)
    if at < size and p.words[at] == "(":
        at = next((k + 1 for k in range(at, min(at + 8, size)) if p.words[k] == ")"), at)
    if p.lowers[at : at + 1] == ("of",) and (base := phrase_right(p, at + 1, counted=False)) is not None:
        at = base[1]  # will spend 2.4% of GDP on defence
    spent = verb is not None and p.lowers[verb.end - 1] in spending()
    reserved = verb is not None and any(p.lowers[k] in words("reserving") for k in range(verb.start, first))
    if not spent and at < size and p.tags[at] == "X":
        while at < size and p.tags[at] in "XA":
            at += 1
        spent = at < size and p.lowers[at] in spending()
        reserved = not words("reserving").isdisjoint(p.lowers[at : at + 2])
        at += 1 + (at + 1 < size and p.tags[at + 1] == "A")  # has been set aside for
    if at + 1 >= size or p.lowers[at] not in words("reserved_for" if reserved else "spent_on"):
        return None
    if not spent and not reserved:
        return None
    at += 1
    while at < size and p.tags[at] in "D#":
        at += 1
    use = phrase_right(p, at)
    day = use is not None and not words("day_names").isdisjoint(p.lowers[use[1] - 1 : use[1] + 1])
    return None if day else use  # spent on Cyber Monday


def is_apposition(p: Passage, token: int, floor: int) -> bool:
    """Whether the phrase that ends at `token` opens with an article behind a comma: *Petkus, a teacher*."""
    while token > floor and p.tags[token] in "NJS":
        token -= 1
    return token > floor and p.lowers[token] in words("articles") and p.words[token - 1] == ","


def continues(p: Passage, quantity: Quantity, previous: Reading, first: int, at: int, floor: int, ceiling: int) -> bool:
    """Whether a percentage goes on with that before it: *40 percent went to Peru and 25 percent to Fiji*."""
    if previous.first < floor or not quantity.unit == previous.quantity.unit == "%" or at >= ceiling:
        return False
    if p.lowers[first - 1] == "with" and p.words[first - 2][0].isupper():
        between = range(previous.last, first)  # followed by Airtel with 34%
        verbs = any(p.tags[k] in "VX" and p.lowers[k] not in words("ranking_verbs") for k in between)
        return not verbs and ";" not in p.words[previous.last : first]  # a share of 49%, ahead of Airtel with 34%
    return p.lowers[first - 1] in ("and", ",") and p.lowers[at] in words("share_links")


def counted_beyond(p: Passage, first: int, floor: int, earlier: list[Reading]) -> str | None:
    """Return what was counted just before and lies beyond a limit: *six nights above 15 °C*, *five men over 2 m*."""
    at = first if p.lowers[first] in words("describing_bounds") else first - 1
    if p.lowers[at] in ("at", "of", "around"):
        return None  # a course of seven gates at up to 100 km/h
    if not earlier or earlier[-1].first < floor or p.lowers[at] not in words("describing_bounds"):
        return None
    last = earlier[-1]
    between = p.tags[last.last : at]
    counted = last.concept.choice == "counted-noun" and last.quantity.unit is None
    return last.concept.text if counted and between and set(between) <= set("NJ") else None


def is_standard(p: Passage, phrase: Chunk) -> bool:
    """Whether a phrase behind a multiple is what something else is measured against: *twice the limit*."""
    last = next((k for k in range(phrase[0] + 1, phrase[1]) if p.tags[k] == "P"), phrase[1])
    return p.lowers[last - 1] in words("standards") or p.lowers[phrase[0]] in words("usual_words")


def is_within(p: Passage, quantity: Quantity, amount: Reading, first: int, floor: int) -> bool:
    """Whether a stretch of time says how long an amount before it took: *64 mm of rain in 36 hours*."""
    if quantity.unit_kind != "duration" or quantity.form == "age" or amount.first < floor:
        return False
    if amount.quantity.unit_kind == "ratio" and amount.last == first and p.lowers[first] == "within":
        return True  # repaired four out of five within 48 hours
    if amount.quantity.unit_kind in ("duration", "count", "ratio") or amount.quantity.unit is None:
        return False
    link = first if p.lowers[first] == "within" else first - 1  # treated 82% of patients within four hours
    between = p.tags[amount.last : link]
    return p.lowers[link] in words("spans") and len(between) <= 6 and not set(between) & set("VX.#CT")


def part_of_total(
    p: Passage, quantity: Quantity, phrase: Chunk, first: int, floor: int, earlier: list[Reading]
) -> str | None:
    """What a share *of the total* is of: what makes it up, else what was told of: *China bought 38% of the total*."""
    if quantity.unit_kind not in ("percent", "ratio") or p.lowers[phrase[1] - 1] not in words("whole_totals"):
        return None
    if phrase[1] - phrase[0] != 1 and p.tags[phrase[1] - 2] != "S":
        return None  # of the total, of the group's total
    gap = gapped_subject(p, first, floor, earlier)
    if gap is not None and p.lowers[gap[1] - 1] in ("equal", "equivalent"):
        gap = None  # will buy shares worth 40 euros, equal to 3% of the total
    verb = governing_verb(p, first, floor)
    composed = verb is not None and (
        p.lowers[verb.end - 1] in words("composing_verbs") or p.lowers[verb.end - 1] in changes().verbs
    )
    subject = gap or (subject_of(p, verb, floor) if composed and verb is not None else None)
    if subject is not None and p.tags[subject[0]] != "R":
        return phrase_text(p, subject)
    spoken = next((r for r in reversed(earlier) if r.quantity.unit_kind not in ("percent", "ratio", "duration")), None)
    return spoken.concept.text if spoken is not None else None


def share_borne(
    p: Passage, quantity: Quantity, verb: VerbGroup | None, floor: int, earlier: list[Reading]
) -> str | None:
    """What someone takes a share of where the sentence does not say: *one costs $38,000. The fund pays 60 percent*."""
    if quantity.unit != "%" or verb is None or p.lowers[verb.end - 1] not in words("sharing_verbs") or not earlier:
        return None
    if object_between(p, verb, p.token_at(quantity.start)) is not None:
        return None  # the bank kept its rate at 28%
    last = earlier[-1]
    before = p.sentence_of(floor - 1)[0] if floor else 0
    return last.concept.text if before <= last.first < floor and last.quantity.unit_kind != "duration" else None


def is_base(p: Passage, quantity: Quantity, phrase: Chunk, first: int, floor: int) -> bool:
    """Whether *of* behind a percentage names what it is a ratio to: *debt stood at 67% of GDP*."""
    verb = governing_verb(p, first, floor)
    if quantity.unit_kind == "currency" and p.lowers[phrase[0] - 1] == "every":
        money = unit_table().by_name.get(p.lowers[phrase[0]])
        return money is not None and money.kind == "currency"  # wages eat 78p of every pound earned
    if quantity.unit != "%" and p.lowers[phrase[1] - 1] != "equivalent":  # tonnes of CO2 equivalent
        return False
    if verb is not None and p.lowers[first - 1] == "at" and p.lowers[verb.end - 1] in words("capping_verbs"):
        return True  # the rules cap wages at 85% of income
    if (
        verb is None
        or not (
            p.lowers[first] in words("bound_verbs")  # will top 100% of output
            or p.lowers[verb.end - 1] in words("level_verbs")
            or p.lowers[verb.end - 1] in changes().verbs
            or p.lowers[verb.end - 1] in words("valuing")
            or p.lowers[verb.end - 1] in spending()
            or p.lowers[first - 2 : first] in (("up", "to"), ("equal", "to"), ("equivalent", "to"))
            or p.lowers[first - 1] == "to"  # would bring its debt to 72 percent of GDP
        )
    ):
        return False
    if " ".join(p.lowers[phrase[0] : phrase[1]]) in words("ratio_bases"):
        return True
    return p.lowers[phrase[1] - 1] in words("base_heads")


def taken_off(p: Passage, first: int, at: int, ceiling: int, floor: int) -> Chunk | None:
    """Return what an amount is taken from: *took 13 seconds off the record*, *wiped 3 billion off its value*."""
    if at + 1 >= ceiling or p.lowers[at] not in ("off", "from"):
        return None
    verb = governing_verb(p, first, floor)
    taking = words("taking_verbs") if p.lowers[at] == "off" else words("wiping_verbs")
    if verb is None or p.lowers[verb.end - 1] not in taking:
        return None
    return phrase_right(p, at + 1, counted=False)


def kept_for(p: Passage, quantity: Quantity, counted: Reading, first: int, floor: int) -> str | None:
    """Return whom someone followed, held or funds for a stretch of time: *held 20 men for two days*."""
    if quantity.unit_kind != "duration" or quantity.form == "age" or counted.first < floor:
        return None
    if (
        counted.quantity.unit is not None
        or counted.concept.choice != "counted-noun"
        or p.tags[counted.first - 1] != "V"
    ):
        return None
    between = p.lowers[counted.last : first]
    if "for" not in between or set(p.tags[counted.last : first]) & set("VX.#C"):
        return None
    return counted.concept.text


def described(p: Passage, quantity: Quantity, first: int, floor: int) -> Chunk | None:
    """Return the noun that an amount describes without a verb: *with humidity near 90 percent*, *pay above $40*."""
    bounded = p.lowers[first] in words("describing_bounds") or p.lowers[first : first + 2] == ("starting", "at")
    at = first if bounded else first - 1
    named = bounded or p.lowers[at] in words("describing_bounds") | {"from"}
    if at <= floor + 1 or p.tags[at - 1] != "N" or not named:
        return None
    doing = p.lowers[at - 1].endswith("ing") and p.lowers[at - 1] in words("level_verbs")
    phrase = phrase_left(p, at - doing)  # with the fatality rate running at 3.1%
    if phrase is None or p.lowers[phrase[1] - 1] in words("extremes") | changes().nouns.keys():
        return None
    before = phrase[0] - 1
    while before > floor and p.tags[before] == "D":
        before -= 1
    near = p.lowers[first] in words("near_words") and p.lowers[before + 1] in ("a", "an")
    if p.lowers[at] == "from" and p.lowers[before] != "with":
        return None  # with suites from 210 euros
    if p.lowers[before] == "with" or (near and quantity.unit_kind in ("percent", "ratio")):
        return phrase  # showed a net margin near 16.6%
    return phrase if bounded and p.lowers[before] in words("describing_leads") and quantity.unit is not None else None


def extreme_since(p: Passage, quantity: Quantity, first: int, floor: int) -> Chunk | None:
    """Return what is the most or least of a stretch of time: *the highest flow in 56 years*."""
    if quantity.unit_kind != "duration" or p.lowers[first - 1] not in words("extreme_links"):
        return None
    if quantity.unit in ("s", "min", "hour"):
        return None  # shut the second-largest port for 24 hours
    phrase = phrase_left(p, first - 1)
    if phrase is None or phrase[0] < floor:
        return None
    if p.lowers[phrase[1] - 1] in words("occasion_nouns"):
        return None  # for the first time in 11 months
    begin = next(
        (k for k in range(*phrase) if p.lowers[k].endswith("est") or p.lowers[k] in words("superlatives")), None
    )
    return (begin + 1, phrase[1]) if begin is not None and begin + 1 < phrase[1] else None


def is_second_comparison(p: Passage, quantity: Quantity, previous: Reading, at: int) -> bool:
    """Whether a percentage compares once more: *14 percent more than in 2023 and 2 percent more than in 2019*."""
    if not quantity.unit == previous.quantity.unit == "%" or at >= len(p.tags) or previous.last >= len(p.tags):
        return False
    comparing = words("comparatives")
    if p.lowers[at] not in comparing or p.lowers[previous.last] not in comparing:
        return False
    linked = {"and", "but"} & set(p.lowers[previous.last : at])
    return bool(linked) and not set(p.tags[previous.last : at]) & set("VX")


def bought_for(
    p: Passage, quantity: Quantity, verb: VerbGroup | None, last: int, floor: int, earlier: list[Reading]
) -> str | None:
    """Return what somebody pays an amount for: *paid 410 million kroner for them*, *bid $3 million for the land*."""
    if quantity.unit_kind != "currency" or verb is None or p.lowers[verb.end - 1] not in words("buying_verbs"):
        return None
    last = p.past_bracket(last, len(p.tags))  # 2,200 francs ($3.76) a kilo for cocoa
    last += 2 * (p.lowers[last : last + 1] in (("a",), ("per",)) and p.lowers[last + 2 : last + 3] == ("for",))
    at = last + 1
    if p.lowers[last : last + 1] != ("for",) or at >= len(p.tags):
        return None
    if p.lowers[at] == "them":
        before = p.sentence_of(floor - 1)[0] if floor else 0
        counted = previous_count([r for r in earlier if r.first >= before])
        return counted.concept.text if counted is not None else None
    while at < len(p.tags) and p.tags[at] in "DT":
        at += 1  # paid €14 million for July deliveries
    acts = p.lowers[at : at + 1] and p.lowers[at].endswith("ing") and p.tags[at + 1 : at + 2] == "P"
    if acts:
        return None  # must pay $425 million for prying into data
    thing = phrase_right(p, at, counted=False) if at < len(p.tags) and p.tags[at] in "NJ" else None
    return phrase_text(p, thing) if thing is not None and p.lowers[thing[1] - 1] not in words("times_paid") else None
