"""The weights that speak for each label of a name, and the one that speaks loudest.

Belongs here: adding weights up. Does not belong here: what weighs how much (`evidence` and `rules/entities`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

LEAST = 1.5
# What a context says of a place without saying of which kind (*in Orlevik*, *near Lake Orlund*).
SOME_PLACE = "LOC?"
PLACE_KINDS = ("GPE", "LOC", "FAC")


@dataclass(slots=True)
class Scores:
    """The weights gathered for one name, by label and by rule, and the rule that spoke loudest for each label."""

    weights: dict[str, float] = field(default_factory=dict)
    rules: dict[str, tuple[float, str]] = field(default_factory=dict)
    shares: dict[tuple[str, str], float] = field(default_factory=dict)
    times: dict[tuple[str, str], int] = field(default_factory=dict)
    confirmed: bool = False
    seen_in_prose: bool = False

    def add(self, label: str, weight: float, rule_id: str) -> None:
        """Add one piece of evidence; what a rule says again counts a quarter, so that repetition does not win."""
        said = (label, rule_id)
        times = self.times.get(said, 0)
        self.times[said] = times + 1
        share = weight if not times else weight * 0.25 if times < 4 else 0.0
        self.weights[label] = self.weights.get(label, 0.0) + share
        self.shares[said] = self.shares.get(said, 0.0) + share
        if weight > self.rules.get(label, (0.0, ""))[0]:
            self.rules[label] = (weight, rule_id)

    def totals(self) -> dict[str, float]:
        """Return the weight of each label; what speaks for some place speaks for every kind of place there may be."""
        totals = dict(self.weights)
        shared = totals.pop(SOME_PLACE, 0.0)
        if shared:
            kinds = [kind for kind in PLACE_KINDS if totals.get(kind, 0.0) > 0.0] or ["GPE"]
            for kind in kinds:
                totals[kind] = totals.get(kind, 0.0) + shared
        return totals

    def best(self) -> tuple[str, str] | None:
        """Return the label with the most weight and its rule, None where nothing speaks loudly enough."""
        totals = self.totals()
        if not totals:
            return None
        label = max(totals, key=lambda key: (totals[key], key))
        if totals[label] < LEAST:
            return None
        rules = [
            self.rules[key]
            for key in (label, SOME_PLACE)
            if key in self.rules and (key == label or label in PLACE_KINDS)
        ]
        return label, max(rules)[1] if rules else "shape"
