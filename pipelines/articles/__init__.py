"""Pages to Articles: columns, roles, reading order, stories joined across pages.

Belongs here: everything that decides what is one story and in which order it is read. Does not belong here: reading
files (pages), values in graphics (graphics), and what sentences say (figures, entities).
"""

from __future__ import annotations

from pipelines.articles.plain import article_from_text
from pipelines.articles.upright import lay_out
from pipelines.articles.wording.clues import clues_among, lists_clues
from pipelines.articles.wording.contents import lists_contents, lists_works
from pipelines.articles.wording.dates import is_american
from pipelines.articles.wording.languages import find_foreign, in_english, is_foreign, language_of

__all__ = [
    "article_from_text",
    "clues_among",
    "find_foreign",
    "in_english",
    "is_american",
    "is_foreign",
    "language_of",
    "lay_out",
    "lists_clues",
    "lists_contents",
    "lists_works",
]
