"""Several numbers in one line of an infographic: ``£41,000 raised of £100,000 (41%)`` are three.

Belongs here: parting such a line so that each number keeps the words that are its own. Does not belong here: what the
numbers mean.
"""

from __future__ import annotations

import re

#: A further number behind a word that sets one against another, or in brackets: with a currency's mark, or a share; and
#: one with words of its own behind *and*.
NEXT = re.compile(
    r"""(?:\s+(?:out\sof|of|from|against|vs\.?|versus)\s+(?:an?\s|the\s|its\s|our\s)?(?=[$€£¥₹]\s?\d)   # of £100,000
        |(?<=[^\W\d_]{3})(?<!years)(?<!months)(?<!weeks)(?<!days)\s+and\s+(?=\d[\d.,]*\s+[a-z]{3})  # and 31 deaths
        |\s*(?:[(\[]|[·•|–—]\s)(?=[$€£¥₹]?\s?\d[\d.,]*\s?(?:%|per\s?cent\b)[)\]]?)                       # (41%
        )""",
    re.VERBOSE,
)


def parted(text: str) -> list[str]:
    """Return the parts of a number's line that each hold one number, the line itself where it holds one."""
    parts = [part.strip(" ,;()[]") for part in NEXT.split(text)]
    return [part for part in parts if part] or [text]
