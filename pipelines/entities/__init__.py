"""Text to mentions, mentions to entities: who, where, which law, which plan, under one name.

Belongs here: finding names in an issue (`find_mentions`), making them one across issues (`link_entities`), checking the
rules' own examples (`check_rules`) and saying why a name was taken for what it was (`explain`). Does not belong here:
figures, layout, storage; word lists, which are data under `rules`.
"""

from __future__ import annotations

from pipelines.entities.checking import Explanation, RuleProblem, check_rules, explain
from pipelines.entities.finding import find_mentions
from pipelines.entities.linking import Decision, Entity, EntitySummary, Linking, link_entities, summarize
from pipelines.entities.suggestions import Suggestion, suggest_merges

__all__ = [
    "Decision",
    "Entity",
    "EntitySummary",
    "Explanation",
    "Linking",
    "RuleProblem",
    "Suggestion",
    "check_rules",
    "explain",
    "find_mentions",
    "link_entities",
    "suggest_merges",
    "summarize",
]
