"""A bare number that goes on with the amount before it: whether it borrows its unit, and which of the two names it.

Belongs here: the step and what it asks. Does not belong here: other ways of reading a bare number (bare_numbers).
"""

from __future__ import annotations

import re

from pipelines.figures.concepts.bare_spots import Bare, may_borrow, money_spoken_of
from pipelines.figures.concepts.before_amounts import those_from
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.antecedents import antecedent_of
from pipelines.figures.sentences.chunks import Chunk, phrase_right
from pipelines.figures.sentences.readings import Reading, phrase_text, previous_count
from pipelines.figures.sentences.verbs import following_verb
from pipelines.rules.scales import counted_nouns


def continuing(b: Bare) -> Reading | None:
    """*wheat rose to 4 million tonnes and sorghum to 310,000*"""
    s, p, previous = b.spot, b.spot.p, b.previous
    if previous is None or _is_of_kind(b, previous):
        return None
    unit = previous.quantity.unit
    reached = _is_level_of_percent(b, previous)
    borrows = unit is not None and may_borrow(s.quantity, previous.quantity) and not reached
    borrows = borrows and previous.last != s.first  # 50% have two rooms, 30% three
    borrows = borrows and not (s.lead == "in" and previous.quantity.unit_kind == "length")  # won the 1,500m in 54.9
    borrows = borrows and not (unit == "%" and p.lowers[s.last : s.last + 2] == ("to", "the"))  # at 12.71 to the yuan
    borrows = borrows and not _begins_anew(b, previous) and not _counts(b, previous)
    level = None if borrows or unit != "%" or reached else _level_of_share(b, previous)
    level = level or (_level_before(b) if reached else None)
    if borrows and unit == "pp" and (b.verb is None or p.lowers[b.verb.end - 1] not in changes().verbs):
        level, borrows = (
            _share_of_points(b, previous),
            False,
        )  # 71%, 4.6 points more than last year; in Brod it topped 80
    level = level or (_level_compared(b, previous) if unit == "%" and not borrows and not reached else None)
    own = None if _is_compared(b) else b.gap or _own_subject(b, previous)
    behind = p.lowers[s.last : s.last + 1]
    shared_out = previous.concept.choice == "spent-on" and behind in GOING_TO
    if borrows and s.last + 1 < s.ceiling and (behind == ("of",) or shared_out):
        own = phrase_right(p, s.last + 1, counted=False) or own
    other = unit is not None  # revenue fell 13% as visits dropped to 2.4 million
    made = _made_by_pronoun(b)
    parallel = b.gap is not None and own == b.gap and previous.concept.choice == "subject-value"
    named_here = own is not None and (borrows or other or parallel or _moves_alike(b, own))
    text = phrase_text(p, own) if own is not None and named_here else previous.concept.text
    if own is not None and named_here and own == b.gap and "S" in (p.tags[own[1] - 1], p.tags[own[1] : own[1] + 1]):
        text = _own_like(text, previous)
    that = those_from(s, unit) if borrows and made is None else None  # 30.9 years, that of fathers 33.8
    text = made or (that.text if that is not None else text)
    if not borrows and unit is not None and previous.first < s.floor and s.quantity.scale > 1.0 and not named_here:
        counted = previous_count(s.earlier, p)  # sold 3 million oysters; 60% of the stock died. They may sell 8 million
        text = counted.concept.text if counted is not None else text
    moved = own is not None and named_here and _moves_alike(b, own)
    reached = reached or (unit == "%" and b.spot.lead in words("level_leads") and not named_here)  # up 0.9% at 32,568.1
    of_value = not borrows and (previous.concept.choice == "subject-value" or reached or moved)
    like = (_level_alike(b, previous) or previous.quantity) if borrows else level
    if like is None and own is not None and named_here:
        like = money_spoken_of(b, p.lowers[own[1] - 1])  # sales of 2 billion yen, up 4%, and profit of 150 million
    return b.reading(text, "subject-value" if of_value else "continued", like)


def _level_alike(b: Bare, step: Reading) -> Quantity | None:
    """Return the level before whose unit a level behind a step has: *fell by 38 weeks to 78.6 years, for women 23 weeks
    to 82.6*."""
    s, p = b.spot, b.spot.p
    if s.lead != "to" or p.lowers[step.first - 1] in ("to", "from") or step.last != s.first - 1:
        return None
    levels = (r.quantity for r in reversed(s.earlier) if r.first >= s.floor and p.lowers[r.first - 1] == "to")
    alike = next((q for q in levels if q.unit_kind == step.quantity.unit_kind), None)
    return alike if alike is not None and alike.unit != step.quantity.unit else None


def _is_of_kind(b: Bare, previous: Reading) -> bool:
    """Whether the amount before only says which of a kind the clause is about: *sales of 5-litre cans fell to 300*."""
    p, quantity = b.spot.p, previous.quantity
    if (
        previous.concept.choice != "noun-behind"
        or quantity.unit is None
        or b.verb is None
        or b.verb.start < previous.last
    ):
        return False
    if quantity.unit_kind in ("percent", "ratio", "currency", "count"):
        return False
    at = previous.first - 1
    while at > previous.first - 3 and at > 0 and p.tags[at] in "DA":
        at -= 1
    return p.tags[at] == "P" or b.spot.lead not in ("to", "from")  # the 40-hour week was cut to 35


def _own_like(owner: str | None, previous: Reading) -> str | None:
    """Return what belongs to another owner: *Ireland's share comes to 5,400 tonnes, France's to 8,100*."""
    _, _, thing = OWNED.sub("\n", previous.concept.text or "", count=1).rpartition("\n")
    owner = OWNED.sub("", f"{owner} ").strip() if owner else owner
    return f"{owner}’s {thing}" if owner and thing and thing != previous.concept.text else owner


#: What stands between a part of money and what it goes to.
GOING_TO = (("for",), ("on",), ("to",), ("into",), ("towards",))
OWNED = re.compile(r"(?<=\w)['’]s ")


def _level_of_share(b: Bare, share: Reading) -> Quantity | None:
    """Return the amount before a share of the same thing, for *the figure* that goes on with it: *lost 68 million
    litres, 14% less than before. We aim to get the figure below 60 million*."""
    s, p = b.spot, b.spot.p
    if words("figure_nouns").isdisjoint(p.lowers[share.last : s.first]) or not share.concept.text:
        return None
    alike = (r.quantity for r in reversed(s.earlier) if r.concept.text == share.concept.text and r is not share)
    like = next((q for q in alike if q.unit is not None and q.unit_kind not in ("percent", "ratio")), None)
    return like if like is not None and may_borrow(s.quantity, like) else None


def _level_before(b: Bare) -> Quantity | None:
    """Return the level that the figure before *that of* came to: *output of steel fell 4% to 6 million tonnes; that of
    tin rose 1% to 11 million*."""
    s, p = b.spot, b.spot.p
    if b.subject is None:
        return None
    of = b.subject[0] if p.lowers[b.subject[0]] == "of" else b.subject[0] - 1
    if p.lowers[of - 1 : of + 1] not in (("that", "of"), ("those", "of")):
        return None
    levels = (r.quantity for r in reversed(s.earlier) if r.first >= s.floor and p.lowers[r.first - 1] == s.lead)
    like = next((q for q in levels if q.unit is not None and q.unit_kind not in ("percent", "ratio")), None)
    return like if like is not None and like.scale == s.quantity.scale and may_borrow(s.quantity, like) else None


def _share_of_points(b: Bare, points: Reading) -> Quantity | None:
    """Return the share whose change in points is told before a level."""
    alike = (r.quantity for r in reversed(b.spot.earlier) if r.concept.text == points.concept.text)
    return next((q for q in alike if q.unit == "%"), None)


NEAREST, FARTHEST = 0.2, 5.0  # times a level that what it is compared with may be


def _level_compared(b: Bare, share: Reading) -> Quantity | None:
    """Return the level that a share compares, for the level compared with: *at 2.04 million tonnes it is 6 percent
    smaller than in 2024, when growers brought in 2.17 million*."""
    s, p = b.spot, b.spot.p
    between = p.lowers[share.last : s.first]
    follows = _from_level(b, between)
    if not follows and ("when" not in between or between[0] not in words("comparatives")):
        return None
    level = next(
        (r.quantity for r in reversed(s.earlier) if s.floor <= r.first < share.first and r.quantity.unit), None
    )
    if level is None or s.quantity.scale != level.scale:
        return None
    near = level.value and NEAREST <= s.quantity.value / level.value <= FARTHEST
    return level if near and may_borrow(s.quantity, level) else None


def _from_level(b: Bare, between: tuple[str, ...]) -> bool:
    """Whether a level follows the share by which it changed: *162 million tons, up 5% from last year's 154 million*."""
    if b.spot.quantity.scale == 1.0:
        return False
    begin = (
        b.spot.first
        - len(between)
        + (between[:1] in (("less",), ("more",), ("lower",), ("higher",), ("below",), ("above",)))
    )
    linked = begin < b.spot.first and b.spot.p.lowers[begin] in words("level_compared_links")
    return linked and not set(b.spot.p.tags[begin : b.spot.first]) & set("VX.")


def _is_compared(b: Bare) -> bool:
    """Whether the number is what the amount before is compared with: *since it began, compared with 1.2 million*."""
    before = b.spot.p.lowers[b.spot.first - 2 : b.spot.first]
    return before in (("compared", "with"), ("compared", "to")) or b.spot.lead in ("against", "versus")


def _made_by_pronoun(b: Bare) -> str | None:
    """Return who made or lost the amount, where it is *it*: *it had lost 400 million*, behind a profit."""
    p, verb, subject = b.spot.p, b.verb, b.subject
    if verb is None or subject is None or verb.end != b.spot.first or p.tags[subject[0]] != "R":
        return None
    if p.lowers[verb.end - 1] not in words("making_verbs"):
        return None
    return antecedent_of(p, subject[0], b.spot.floor, b.spot.earlier)


OF_SUM = (("of", "this"), ("of", "that"), ("of", "it"), ("of", "which"))  # a budget of 184 million. Of this, 71 million
MANY = 1000.0
BULK = ("mass", "volume", "energy", "length", "area")  # what no count of things is told in
OPEN_BOUNDS = ("more_than", "at_least", "less_than", "at_most")  # of a limit, which how many things pass is told of


def _begins_anew(b: Bare, previous: Reading) -> bool:
    """Whether the number is of another kind than the amount before it."""
    s, p = b.spot, b.spot.p
    kind = previous.quantity.unit_kind
    if s.lead.endswith(("-high", "-low", "-best", "-worst")):
        return True  # with 1.8 seconds left, for a career-high 41
    bounded = previous.concept.choice == "noun-of-value" and previous.quantity.bound in OPEN_BOUNDS
    if bounded and s.floor <= previous.first and b.verb is not None and b.verb.start >= previous.last:
        return True  # delays of more than five minutes fell to 310
    parted = kind == "currency" and s.quantity.scale > 1.0
    parted = parted and (
        p.lowers[s.floor : s.floor + 2] in OF_SUM or p.lowers[s.first - 2 : s.first] == ("of", "which")
    )
    if kind in ("duration", "currency") and following_verb(p, s.last, s.ceiling) and not parted:
        return True
    looks_back = p.lowers[s.last + 2 : s.last + 3] in (("ago",), ("earlier",), ("before",))  # it had been 12 a year ago
    rated = not looks_back and p.lowers[s.last : s.last + 1] in (("a",), ("an",), ("per",), ("each",))
    many = s.quantity.value >= MANY and previous.quantity.scale > 1.0  # but: plants fed 14 TWh, mills 9.7
    if many and kind in BULK and b.gap is not None and p.lowers[b.gap[1] - 1] in counted_nouns():
        return True  # coal fell to 0.61 million tonnes, and cars by 18,000
    if previous.first < s.floor and rated:
        return True  # it weighs 62 tonnes; the factory is to turn out 240 a year
    if kind == "duration" and p.lowers[s.last : s.last + 1] in (("a",), ("an",)):
        return True  # wait nine days, and 24 a day may pass
    measured = kind in ("length", "data", "power", "speed") and previous.first >= s.floor
    return measured and s.lead in words("scoring_verbs")  # is 5.9 mm thick and scored 1,480


def _counts(b: Bare, previous: Reading) -> bool:
    """Whether the clause says how many there were: *the number of deaths of children under 1 year was 105*."""
    p = b.spot.p
    if previous.quantity.unit_kind != "duration" or b.verb is None or b.verb.end != b.spot.first:
        return False
    return not words("count_heads").isdisjoint(p.lowers[b.spot.floor : previous.first])


def _is_level_of_percent(b: Bare, previous: Reading) -> bool:
    """Whether the number is the level that a change in percent led to: *firmed 0.6% to 18.84*."""
    if previous.quantity.unit != "%" or b.spot.lead not in ("to", "at"):
        return False
    between = slice(previous.last, b.spot.first - 1)
    times_only = b.spot.lead == "to" and set(b.spot.p.tags[between]) <= set("TA")  # rise 35% this year to 14 million
    compared = between.stop - between.start == 1 and b.spot.p.lowers[previous.last] in changes().after  # 3% firmer at 9
    return (times_only or compared) and b.spot.p.lowers[previous.first - 1] not in ("from", "between")


def _moves_alike(b: Bare, own: Chunk) -> bool:
    """Whether the subject behind an earlier count moves to a level itself: *cases fell to 40 and deaths rose to 9*."""
    p, verb = b.spot.p, b.verb
    if verb is None or not p.words[own[1] - 1].islower() or p.tags[own[1] - 1] != "N":
        return False
    at = b.spot.first - 1
    while at > verb.end and p.tags[at] == "A":
        at -= 1  # were put at just 2,150
    lead = p.lowers[at]
    raised = not words("raised_or_lowered").isdisjoint(p.lowers[verb.end : b.spot.first])
    if raised and p.tags[verb.start : b.spot.first].strip("XAP") == "":
        return True  # behind temporary jobs (27,000), employment was up by 204,000
    word, steps = p.lowers[verb.end - 1], lead in ("to", "from", "by")
    if word in words("revising_verbs"):
        return steps  # and July's gain was revised up by 79,000
    stays = word in words("level_verbs") and p.tags[verb.end - 1] == "V"  # though deaths remained below 100
    stays = stays or (lead == "at" and p.tags[verb.end - 1] == "V")  # and cable held steady at 590,000
    return stays or (word in changes().verbs and steps)


def _own_subject(b: Bare, previous: Reading) -> Chunk | None:
    """Return the subject where it stands behind the earlier quantity: *sorghum* in *and sorghum to 310,000*."""
    subject = b.subject
    if subject is None or b.verb is None or subject[0] < previous.last or b.spot.p.tags[subject[0]] == "R":
        return None
    if b.spot.p.lowers[subject[0]] in words("pointing_values"):
        return None  # on 41 days; last year that happened on six
    return subject
