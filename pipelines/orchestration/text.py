"""Lists of cases as a person reads them in Dagster's UI, which shows Markdown.

Belongs here: how many are shown, and in what form. Does not belong here: what the cases are.
"""

from collections.abc import Sequence

SHOWN_CASES = 10


def bulleted(cases: Sequence[str]) -> str:
    """Return the first cases, one a line, and how many more there are; nothing for none."""
    more = f"\n- and {len(cases) - SHOWN_CASES} more" if len(cases) > SHOWN_CASES else ""
    return "\n".join(f"- {case}" for case in cases[:SHOWN_CASES]) + more
