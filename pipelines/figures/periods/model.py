"""What a time expression is, and whether a value can hold for it.

Belongs here: the type that the room's modules hand each other. Does not belong here: finding expressions (periods) and
their days (periods.days).
"""

from __future__ import annotations

from datetime import date

from pipelines.figures.lexicon.wordlists import words as word_list
from pipelines.values import frozen

#: The rule of a time that owns a noun: what a heading calls last year's budget is no time of what stands under it.
OWNER = "period.owner"
#: The rule of the time that a whole issue is about, as its head says.
ISSUE = "period.issue"
#: Forms that may have no days, and still keep their sentence from the time of the paragraph.
UNKNOWN_DAYS = frozenset(
    {
        "season",
        "named_before",
        "financial",
        "decade",
        "full_year",
        "those_n",
        "that_weekday",
        "that_day",
        "century",
        "some_day",
        "later",
    }
)
EDGED_FORMS = frozenset({"year", "financial", "month", "day", "relative", "named_day", "last_month_name"})


@frozen
class Period:
    """A time expression: `start` and `end` are its first and last day, None where the text does not tell.

    `lead` is the preposition it begins with (``by``, ``since``, ``from`` …); `until` is the last day the text can tell
    of, where what happened *since* the period counts up to it.
    """

    start: date | None
    end: date | None
    text: str
    char_start: int
    char_end: int
    form: str
    rule_id: str
    lead: str = ""
    until: date | None = None

    @property
    def days(self) -> tuple[date | None, date | None]:
        return self.start, self.end

    @property
    def holds(self) -> bool:
        """Whether a value can hold for it: not a deadline, a starting point or a comparison."""
        if self.start is None:
            return False
        if self.form in ("same_period", "earlier"):
            return False
        if self.lead in word_list("not_holding"):
            return False
        edged = self.form in EDGED_FORMS and not (self.form == "day" and self.start != self.end)  # from 1-9 June
        if (self.lead in ("from", "to") and edged) or (self.lead == "from" and self.form == "part"):
            return False  # a fare from 1 July, a contract to 2027: where something begins or ends
        return not (self.lead == "by" and self.form in ("year", "financial", "month", "relative", "part"))
