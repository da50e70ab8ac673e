"""Which way a figure went: increase, decrease or neither.

Belongs here: words of change before and behind an amount, and which of several amounts behind one verb they mean. Does
not belong here: what is compared with what (context).
"""

from __future__ import annotations

from functools import cache

from pipelines.figures.circumstances.context import comparison_of, level_start
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.sentences.spots import past_short_form
from pipelines.figures.sentences.verbs import governing_verb
from pipelines.rules import load_lines

MAX_DISTANCE = 14
#: What stands behind how far away something is.
DISTANCE_LINKS = (("off",), ("from",), ("away",), ("north",), ("south",), ("east",), ("west",), ("outside",))


#: Kinds of units of what a thing has, not of how far a value went, where a hyphen joins them to its number.
SIZES = ("length", "mass", "area", "volume", "speed", "power")

#: How a concept is found that is itself what a verb gets.
OBJECTS = ("of-phrase", "noun-behind", "amount-in", "counted-noun")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_lines(f"figures/{name}.txt"))


def change_of(p: Passage, reading: Reading, neighbours: list[Reading]) -> str | None:
    """Return ``increase`` or ``decrease`` where the text says that the value rose or fell."""
    return change_and_rule(p, reading, neighbours)[0]


def change_and_rule(p: Passage, reading: Reading, neighbours: list[Reading]) -> tuple[str | None, str]:
    """Return which way the value went and the id of the rule that says so, both empty where the text does not tell."""
    quantity = reading.quantity
    if quantity.unit == "times" or quantity.form == "age" or reading.concept.choice == "occasions":
        return None, ""
    if comparison_of(p, reading) in ("from", "previous"):
        own = _behind(p, reading) if _is_named_change(p, reading) else None
        return own, "change.behind" if own is not None else ""
    hoped = p.lowers[reading.last : reading.last + 1] and p.lowers[reading.last] in words("expecting_verbs")
    if hoped and "the" in p.lowers[max(0, reading.first - 1) : reading.last]:
        return None, ""  # added 22,000 jobs, a fraction of the 75,000 forecast
    if reading.concept.choice == "taken-off":
        return "decrease", "change.taken-off"
    if (found := _behind(p, reading)) is not None:
        return found, "change.behind"
    if (found := _before(p, reading, neighbours)) is not None:
        return found, "change.before"
    if (found := _shared(p, reading, neighbours)) is not None:
        return found, "change.shared"
    if quantity.signed and quantity.unit in ("%", "pp") and p.lowers[reading.first - 1] not in ("at", "to", "from"):
        return ("decrease" if quantity.value < 0 else "increase"), "change.sign"
    return None, ""


def _behind(p: Passage, reading: Reading) -> str | None:
    """``5 percent more``, ``a 5 percent rise``, ``5 percent below the target``."""
    table, last = changes(), reading.last
    _, ceiling = p.sentence_of(reading.first)
    if last >= ceiling:
        return None
    last = _past_aside(p, reading, ceiling)
    word = p.lowers[last]
    if p.tags[last] == "V" and not (reading.quantity.unit_kind == "percent" and p.tags[reading.first - 1] == "D"):
        return None  # a dose of 40 milligrams cut cholesterol; but: worse than the 3.3% decline forecast
    if word in ("above", "below"):
        if last + 1 < ceiling and p.tags[last + 1] == "#":
            return None
        if reading.quantity.unit_kind == "length" and not set(p.lowers[last + 1 : last + 3]) & {
            "normal",
            "average",
            "usual",
        }:
            return None  # a depth or a height, no change
    if word in ("up", "down") and p.lowers[last + 1 : last + 2] in (("on",), ("from",)):
        return table.before[word]  # 8 percent up on the year
    if word in ("over", "under") and not words("reference_prices").isdisjoint(p.lowers[last + 1 : last + 4]):
        return "increase" if word == "over" else "decrease"  # 25,000 over the asking price
    if word == "off" and reading.quantity.unit == "%" and p.tags[last + 1 : last + 2] in ("D", "T", "J", "N"):
        return "decrease"  # 14.6% off last October's pace
    multiplies = word in ("more", "less") and p.lowers[last + 1 : last + 2] == ("than",) and last + 2 < ceiling
    if multiplies and p.lowers[last + 2].startswith(("doubl", "tripl", "halv", "quadrupl")):
        return None  # six hours a night more than doubles the odds
    if word == "more" and reading.quantity.unit is None and p.tags[last + 1 : last + 2] in (".", "X", "V"):
        return None  # room for 557 more.
    if word in ("up", "down") and reading.quantity.unit == "%" and (last + 1 == ceiling or p.tags[last + 1] in ".P"):
        return table.before[word]  # closed its first day 25% up at $63
    if word in table.after:
        bare = reading.quantity.unit is None and reading.quantity.form != "fraction"  # a quarter less power
        counted = bare and last + 1 < ceiling and p.tags[last + 1] == "N"
        named = p.between(last, last + 2).lower() in words("change_compounds")  # an 18% discount rate
        return None if counted or named else table.after[word]
    lower = p.lowers[last + 1 : last + 3] in (
        ("lower", "than"),
        ("higher", "than"),
        ("fewer", "than"),
        ("more", "than"),
    )
    if lower and reading.concept.choice == "counted-noun" and p.tags[last] == "N":
        return table.after[p.lowers[last + 1]]  # 21 places lower than in March
    if reading.quantity.unit_kind != "percent":
        return None
    last = past_short_form(p, last, ceiling)
    for at in range(last, min(last + 3, ceiling)):  # a 5 percent year-on-year rise
        if p.tags[at] not in "NJA":
            break
        if p.lowers[at] in table.nouns:
            return table.nouns[p.lowers[at]]
        if p.lowers[at] in words("percent_losses"):
            return "decrease"  # a 40 per cent loss
    return None


def _is_named_change(p: Passage, reading: Reading) -> bool:
    """Whether the percentage tells how large a change is, also one compared with: *worse than the 3.3% decline*."""
    named = reading.last < len(p.words) and p.lowers[reading.last] in changes().nouns
    return named and reading.quantity.unit_kind == "percent" and p.tags[reading.first - 1] == "D"


def _past_aside(p: Passage, reading: Reading, ceiling: int) -> int:
    """Return where *higher* stands behind an amount told twice: *ended 384 points, or 0.7%, higher*; else its end."""
    at = reading.last
    if p.words[at] != "," or at + 1 >= ceiling:
        return at
    if p.lowers[at + 1] == "or" and p.tags[at + 2 : at + 3] == "#":
        at = next((k for k in range(at + 2, ceiling) if p.tags[k] != "#"), at)
    elif p.lowers[reading.first - 1] != "or":
        return reading.last
    behind = p.words[at] == "," and p.lowers[at + 1 : at + 2] in (("higher",), ("lower",), ("up",), ("down",))
    return at + 1 if behind else reading.last


def _before(p: Passage, reading: Reading, neighbours: list[Reading]) -> str | None:
    """``up 5``, ``a rise of 5``, ``rose by 5``, ``falling 5``: the nearest word of change before the amount."""
    table, first = changes(), level_start(p, reading)
    floor, _ = p.sentence_of(first)
    puts_on = p.lowers[first - 1] == "on" and p.lowers[first - 2] in words("putting_verbs")
    if puts_on and reading.quantity.unit_kind in ("percent", "mass", "other"):
        return "increase"  # the index put on 1.2%
    crossed: list[str] = []
    for lead in range(first - 1, max(floor, first - MAX_DISTANCE) - 1, -1):
        word, tag = p.lowers[lead], p.tags[lead]
        linked = all(w in _words("change_links") for w in crossed)
        if lead == first - 1 and tag in "NJ" and p.lowers[lead - 1] in ("a", "an") and word not in table.nouns:
            continue  # up an impressive 8.6%
        if word in table.before and tag != "N" and _is_direction(p, reading, lead, crossed):
            return table.before[word]
        if word in ("higher", "lower") and p.tags[lead - 1] == "V" and p.lowers[first - 1] in ("to", "by", word):
            return table.after[word] if set(p.tags[lead + 1 : first]) <= set("PTA") else None  # edged higher to 3.9%
        if word in table.nouns and p.between(max(0, lead - 1), lead + 2).lower() in words("no_change_phrases"):
            return None
        if word in table.nouns and tag == "N" and crossed[:1] == ["to"] and "from" in crossed:
            return table.nouns[word] if crossed[-1] in words("changed_links") else None  # a rise in fees from 10 to 12
        one = word if word in table.nouns else word.removesuffix("s")  # increases of 5% and 6%
        if one in table.nouns and tag == "N" and 0 < len(crossed) <= 2 and crossed[-1] in words("change_noun_links"):
            if crossed[-1] == "by" and p.tags[lead - 1] in "PNJ" and (moved := _moved(p, lead, floor)) is not None:
                return _of_verb(p, reading, neighbours, moved)  # trimmed its forecast for growth by 0.1 point
            shrank = p.lowers[lead - 1] == "negative" and table.nouns[one] == "increase"
            return "decrease" if shrank else table.nouns[one]
        if word in table.nouns and tag == "N" and crossed[:1] == ["of"] and crossed[-1] == "in" and len(crossed) > 2:
            return table.nouns[word] if set(p.tags[lead + 2 : first - 1]) <= set("NDJS") else None
        if word in table.verbs and tag == "V":
            if (
                not linked
                and p.lowers[first - 1] not in words("amount_leads")
                and not _only_adjuncts(p, lead + 1, first)
                and not _object_cut(p, reading, lead)
                and not _is_at_pace(p, reading, lead)
            ):
                return None
            return _of_verb(p, reading, neighbours, lead)
        if (
            word in table.verbs
            and tag == "N"
            and word.endswith("ing")
            and crossed[:1] == ["by"]
            and not set(p.tags[lead + 1 : first - 1]) - set("NDJS")
        ):
            return _of_verb(p, reading, neighbours, lead)  # its goal of growing deliveries by 50 percent
        if (
            word in table.verbs
            and tag == "N"
            and ((crossed and crossed[-1] in ("by", "to", "from")) or (word.endswith("ing") and linked))
        ):
            return _of_verb(p, reading, neighbours, lead)
        if word == "," and lead == first - 2 and p.lowers[first - 1] == "by":
            continue  # shrank for a 13th month, by 8.9 percent
        if tag == "V" or word in (";", ":", ","):
            return None
        crossed.append(word)
    return None


def _moved(p: Passage, token: int, floor: int) -> int | None:
    """Return the verb of change whose object holds `token`, or None."""
    verb = governing_verb(p, token, floor)
    return (
        verb.end - 1
        if verb is not None and p.lowers[verb.end - 1] in changes().transitive & set(changes().verbs)
        else None
    )


def _object_cut(p: Passage, reading: Reading, verb: int) -> bool:
    """Whether only the verb's object stands before a percentage: *cut emissions 45%*."""
    if reading.quantity.unit_kind != "percent" or p.lowers[verb] not in changes().transitive:
        return False
    return set(p.tags[verb + 1 : reading.first]) <= set("NDJS") and reading.concept.choice == "object"


def _is_at_pace(p: Passage, reading: Reading, verb: int) -> bool:
    """Whether the percentage is how fast something goes on: *rents are rising at an annual rate of 9.4%*."""
    start = level_start(p, reading)
    if reading.quantity.unit != "%" or p.lowers[start - 1] != "of" or p.lowers[start - 2] not in words("paces"):
        return False
    return p.lowers[verb + 1] == "at" and p.lowers[verb] in words("growing_at") and "#" not in p.tags[verb:start]


def _only_adjuncts(p: Passage, start: int, end: int) -> bool:
    """Whether nothing but adverbs, times, places and other amounts stands between a verb and its amount."""
    return all(
        p.tags[k] in "ATPD#J" or p.words[k][0].isupper() or p.lowers[k - 1] == "in" or "-than-" in p.lowers[k]
        for k in range(start, end)
    )


def _is_direction(p: Passage, reading: Reading, lead: int, crossed: list[str]) -> bool:
    """Whether *up* or *down* at `lead` speaks of the amount: *up 5*, *up from 4 to 5*, not *make up 38 percent*."""
    shot_up = lead > 0 and p.lowers[lead] == "up" and p.lowers[lead - 1] in words("shooting_verbs")
    ended = reading.quantity.unit == "%" and p.lowers[lead - 1] in words("ending_verbs")  # closed down 4.7%
    if lead > 0 and p.lowers[lead - 1] in _words("phrasal_verbs") and not shot_up and not ended:
        return False
    if reading.quantity.unit_kind == "duration" and not crossed:
        return False
    if reading.quantity.hyphenated and reading.quantity.unit_kind in SIZES:
        return False  # brought up a 2,800-metre core
    if p.lowers[lead] == "off" and (reading.quantity.unit is None or reading.quantity.hyphenated):
        return False  # 104 off 51 balls, skidded off a 150-metre drop
    if "from" in crossed and p.lowers[reading.first - 1] == "to":
        return True
    if lead > 0 and p.lowers[lead - 1] in words("moving_verbs") and crossed[:1] == ["by"]:
        return set(p.tags[lead + 1 : reading.first - 1]) <= set(
            "DNJSP"
        )  # wrote down the value of its mines; brought down blood pressure by 15 mmHg
    if (
        reading.quantity.unit_kind == "length"
        and p.lowers[reading.last : reading.last + 1] == ("from",)
        and p.tags[reading.last + 1 : reading.last + 2] != "T"  # up about 20 feet from a year ago
    ):
        return False  # the plane went down 32 km from the airport
    near = level_start(p, reading) - lead <= 3 and all(w in _words("change_links") for w in crossed)
    return near and not p.lowers[reading.first].startswith("within")


def _of_verb(p: Passage, reading: Reading, neighbours: list[Reading], verb: int) -> str | None:
    """Of the amounts behind one verb of change, the one that says *by how much* has its direction, else the level."""
    change, quantity = changes().verbs[p.lowers[verb]], reading.quantity
    if (
        quantity.unit_kind == "mass"
        and p.lowers[verb] in ("lift", "lifts", "lifted", "raise")
        and verb == reading.first - 1
    ):
        return None  # can lift 27 tonnes
    if p.lowers[verb] in words("retrieving_verbs") and reading.concept.choice in OBJECTS:
        return None  # police recovered 17 kg of silver
    if quantity.hyphenated and quantity.unit_kind in SIZES:
        return None  # jumped a 30-metre-wide motorway
    if quantity.value_high is not None and p.lowers[verb].startswith(("narrow", "widen")):
        return None  # narrowed its guidance to 1-2.5%
    start = level_start(p, reading)
    lead = p.lowers[start - 1]
    if quantity.hyphenated is False and "from" in p.lowers[start - 2 : start + 1] and lead != "to":
        return None  # grew from a 70 mph storm to one of 165 mph
    if p.lowers[verb] in words("linked_change_verbs") and lead not in ("by", "to"):
        return None  # extends the $1 credit, extend 200 miles from port
    if quantity.unit_kind == "length" and p.lowers[reading.first - 2] in words("depths"):
        return None  # dive to a depth of 112 metres
    if lead == "to" and quantity.unit is None and p.lowers[verb + 1] in words("supplied_things"):
        return None  # cut power to 316,000 homes
    if lead == "to" or (quantity.bound == "range" and "to" in p.lowers[verb : reading.first]):
        behind = [r for r in neighbours if verb < r.first < reading.first and reading.first - r.first <= 10]
        sizes = [r for r in behind if p.lowers[r.first - 1] not in ("from", "to") and comparison_of(p, r) != "from"]
        return None if sizes else change
    if lead == "by" and reading.concept.choice == "counted-noun" and p.lowers[verb] in words("margin_verbs"):
        return None  # lost by 72 runs
    if "#" in p.tags[verb + 1 : reading.first] and lead != "by":
        return None
    if quantity.unit_kind == "length" and p.lowers[reading.last : reading.last + 1] in DISTANCE_LINKS:
        return None  # sank 21 nautical miles off Mukalla
    between = set(p.lowers[verb : reading.first])
    if (
        lead == "at"
        and quantity.unit == "%"
        and p.lowers[verb] in words("growing_at")
        and level_start(p, reading) == verb + 2
    ):
        return change
    if _is_at_pace(p, reading, verb):
        return change
    if lead in words("adjunct_leads") or (lead == "of" and not between & {"average", "total"}):
        return None
    if lead == "by" or (
        reading.first - 1 == verb and quantity.unit is not None and not p.lowers[verb].startswith("rais")
    ):
        return None if quantity.text.lower().startswith("within") else change
    if quantity.unit_kind == "duration":
        return None
    money = quantity.unit_kind == "currency" or (quantity.unit_kind == "other" and reading.concept.choice == "subject")
    if money and p.lowers[verb].startswith("rais"):
        return None  # to raise money is no rise
    if quantity.unit is None and reading.concept.choice == "counted-noun":
        return change if p.lowers[verb] in _words("gaining_verbs") else None
    return change


def _shared(p: Passage, reading: Reading, neighbours: list[Reading]) -> str | None:
    """The direction of the amount before: *rose 62 cents, or 0.8%*, *up 9 percent and burglaries 14 percent*."""
    first, choice = reading.first, reading.concept.choice
    floor, _ = p.sentence_of(first)
    before = next((r for r in reversed(neighbours) if floor <= r.first < first), None)
    if before is not None and choice == "gapped" and p.lowers[first - 1] == "by" and comparison_of(p, before) == "to":
        # thefts rose by 2% to 14,842 and frauds by 10%
        before = next((r for r in reversed(neighbours) if floor <= r.first < before.first), before)
    if before is None:
        return None
    if p.lowers[first] in words("beside_leads"):
        return None  # 1.6 billion less than a year ago and well below the 20 billion foreseen
    while first > floor + 1 and p.lowers[first - 1] in words("adding_words"):
        first -= 1  # up by 4.5 percent this year and by a further 3 percent next year
    lead = p.lowers[first - 1]
    same = before.quantity.unit_kind == reading.quantity.unit_kind
    if choice.endswith("+respectively") and same and lead in ("and", ","):
        return change_of(p, before, neighbours)
    sized = choice == "gapped" and lead == "by"  # water goes up £123 and council tax by 4.99 percent
    if choice in ("gapped", "continued") and (same or sized) and lead not in ("to", "from"):
        if (lead if lead != "for" else p.lowers[first - 2]) in words("expecting_gerunds"):
            return None  # rose to $4 billion; analysts were looking for $5 billion
        if p.tags[first - 1] == "V" and lead not in changes().verbs:
            return None  # lost 7,000 readers, leaving 124,000
        if lead == "at" or {"below", "above", "than"} & set(p.lowers[before.last : first - 1]):
            return None  # fell to 12 tonnes, below a five-year average of 14
        own = _behind(p, before) is not None and _before(p, before, neighbours) is None  # 4 million more, and 7 million
        return None if own else change_of(p, before, neighbours)
    both = lead == "and" or (lead == "by" and p.lowers[first - 2] == "and")  # down by 3% in A and by 2.5% in B
    parted = choice == before.concept.choice and choice in (
        "of-phrase",
        "change-in",
    )  # lost 13% of its users and 59% of its revenue
    if both and same and parted and not set(p.tags[before.last : first]) & set("VX."):
        return change_of(p, before, neighbours)
    if both and same and (lead == "by" or before.last >= first - 6) and choice in ("subject", "apposed"):
        return change_of(p, before, neighbours)
    if lead == "and" and same and before.last >= first - 6 and choice in ("subject", "apposed"):
        return change_of(p, before, neighbours)
    restated = lead in ("or", "(") and (before.last >= first - 3 or (p.words[first - 2] == "," and lead == "or"))
    restated = restated and not set(p.tags[before.last : first - 1]) & set("VX#")
    if restated and "percent" in (before.quantity.unit_kind, reading.quantity.unit_kind):
        return change_of(p, before, neighbours)
    return None
