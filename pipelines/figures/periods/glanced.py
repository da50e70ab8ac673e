"""Times that a text only glances at: in a bracket beside its own, or as the one that comes before its own in rank.

Belongs here: telling them by what stands around them, so that no later sentence goes on with them. Does not belong
here: times behind words of comparison (compared_times), and those that a sentence looks back from (standing).
"""

from __future__ import annotations

import re

from pipelines.figures.periods.model import Period

#: *Only February 2016, at 20.1 °C, was warmer*; *only 2003 was drier*.
RANKED = re.compile(r"(?:^|[.!?;][ ])[Oo]nly[ ](?:in[ ])?$")
#: *Beating the previous record of 2,171 MW set in December*.
RECORD_SET = re.compile(
    r"\b(?:record|high|low|peak)[ ]of[ ][^;]{1,40}?[ ](?:set|seen|reached|hit|recorded)[ ](?:in[ ]|on[ ])?$"
)
LONGEST_RECORD = 70  # characters
RANK_WORDS = 12  # characters before a time that its rank stands in


def is_glanced_at(text: str, period: Period) -> bool:
    """Tell whether no sentence behind goes on with a time: *to £612m (2021/22: £537m)*, *only 2016 was warmer*."""
    before = text[max(0, period.char_start - RANK_WORDS) : period.char_start]
    if before.endswith("(") and text[period.char_end : period.char_end + 1] == ":":
        return True
    led = before + period.text.partition(" ")[0] + " " if period.lead == "in" else before
    record = text[max(0, period.char_start - LONGEST_RECORD) : period.char_start]
    return RANKED.search(led) is not None or RECORD_SET.search(record) is not None
