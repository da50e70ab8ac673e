"""Text to mentions, mentions to entities: who, where, which law, which plan, under one name.

Belongs here: finding names in an issue (`find_mentions`), making them one across issues (`linking`), checking the rules'
own examples (`checking`). Does not belong here: figures, layout, storage; word lists, which are data under `rules`.
"""

from __future__ import annotations

from pipelines.entities.finding import find_mentions

__all__ = ["find_mentions"]
