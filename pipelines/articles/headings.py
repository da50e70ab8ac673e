"""What a heading's own text tells.

Belongs here: the forms of numbered headings. Does not belong here: what makes a run a heading (`roles`).
"""

from __future__ import annotations

import re

#: A section number before its title.
NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.\d{0,2}(?:\.\d{1,2})*|[IVX]{1,5}\.)\s+[A-ZÀ-Ž]")
