"""The concept of an amount with a unit, of a share and of a multiple: the order in which the ways to say it are tried.

Belongs here: that order, from what stands closest to the amount to what its clause tells; each choice has a name, a
part of the figure's rule id. Does not belong here: the steps (behind_amounts, before_amounts and others), counts.
"""

from __future__ import annotations

from collections.abc import Callable

from pipelines.figures.concepts.ages import whose_age
from pipelines.figures.concepts.before_amounts import (
    beaten,
    beyond_limit,
    continued,
    divided,
    gapped,
    labelled,
    lasting,
    level_aside,
    most_of_them,
    noun_of_value,
    of_those_named,
    of_which,
    of_which_straight,
    second_comparison,
    share_again,
    share_goes_on,
    shared_by_each,
    since_extreme,
    those_from,
    tied,
    whose,
)
from pipelines.figures.concepts.before_colon import before_colon
from pipelines.figures.concepts.behind_amounts import (
    alternative,
    amount_as,
    amount_in,
    as_many,
    brought_to,
    compared_noun,
    measured_thing,
    multiple_of,
    noun_behind,
    noun_inside_share,
    of_phrase,
    told_by_change,
    what_is_reduced,
    what_multiplies,
    worth_of,
)
from pipelines.figures.concepts.between_two import between_two
from pipelines.figures.concepts.bracketed_amounts import in_brackets
from pipelines.figures.concepts.bracketed_items import bracketed_item, part_in_bracket
from pipelines.figures.concepts.clauses import by_verb
from pipelines.figures.concepts.complements import complement
from pipelines.figures.concepts.most_in import most_in
from pipelines.figures.concepts.moving import (
    arriving,
    followed_by,
    going_on,
    level_of_change,
    moved_from,
    moving_with,
    reached,
)
from pipelines.figures.concepts.of_whom import of_whom
from pipelines.figures.concepts.parted import going_on_what, in_share, of_this
from pipelines.figures.concepts.purposes import got_for, to_pay_for
from pipelines.figures.concepts.rest_of_times import rest_of_time
from pipelines.figures.concepts.restated import (
    for_others,
    measuring_too,
    next_in_rank,
    of_the_loser,
    said_as_share,
    set_against_told,
    short_of,
)
from pipelines.figures.concepts.set_beside import (
    base_of_multiple,
    held_in,
    no_larger_than,
    of_rival,
    set_against,
    up_from,
)
from pipelines.figures.concepts.told_beside import behind_dash, listed_with
from pipelines.figures.concepts.told_changes import (
    after_change,
    apposed_change,
    behind_span,
    change_in_again,
    equal_to_change,
)
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Concept, Reading
from pipelines.figures.sentences.spots import Spot, spot_of

STEPS: tuple[Callable[[Spot], Concept | None], ...] = (
    rest_of_time,
    noun_inside_share,
    what_is_reduced,
    held_in,
    of_phrase,
    of_whom,
    alternative,
    what_multiplies,
    as_many,
    multiple_of,
    of_which,
    most_of_them,
    beaten,
    of_those_named,
    of_this,
    in_share,
    most_in,
    level_aside,
    worth_of,
    bracketed_item,
    part_in_bracket,
    listed_with,
    behind_dash,
    labelled,
    in_brackets,
    whose_age,
    shared_by_each,
    amount_in,
    amount_as,
    to_pay_for,
    got_for,
    told_by_change,
    equal_to_change,
    change_in_again,
    after_change,
    apposed_change,
    behind_span,
    brought_to,
    set_against,
    share_goes_on,
    share_again,
    noun_behind,
    compared_noun,
    moving_with,
    moved_from,
    reached,
    followed_by,
    before_colon,
    said_as_share,
    base_of_multiple,
    up_from,
    of_rival,
    no_larger_than,
    for_others,
    next_in_rank,
    short_of,
    measuring_too,
    set_against_told,
    of_the_loser,
    tied,
    those_from,
    going_on_what,
    gapped,
    measured_thing,
    beyond_limit,
    of_which_straight,
    complement,
    divided,
    since_extreme,
    second_comparison,
    lasting,
    continued,
    going_on,
    arriving,
    level_of_change,
    whose,
    between_two,
    noun_of_value,
)


def measure_concept(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Concept:
    """Return the concept of an amount with a unit, a share or a multiple."""
    spot = spot_of(p, quantity, first, last, floor, ceiling, earlier)
    for step in STEPS:
        if (found := step(spot)) is not None:
            return found
    return by_verb(spot)
