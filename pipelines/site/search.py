"""The search's index: headlines, names and concepts, small enough to be read by the page.

Belongs here: what is in the index and in which order. Does not belong here: searching (`assets/site.js`).
"""

from __future__ import annotations

from pipelines.site.pages import concept_file, entity_file, issue_folder
from pipelines.site.records import ConceptRecord, EntityRecord, Headline, IssueRecord
from pipelines.site.wording import LABEL_NAMES

MAX_ALIASES = 6


def index_of(
    issues: list[IssueRecord], headlines: list[Headline], entities: list[EntityRecord], concepts: list[ConceptRecord]
) -> dict[str, list[list[object]]]:
    """Return the index: per kind, rows of text, target and what is shown beside it.

    `issues` rows: title and date, page. `headlines`: headline, number of the issue's row, fragment. `names`: name,
    page, kind, mentions, other forms. `concepts`: concept, page, figures, issues.
    """
    order = {issue.issue_id: at for at, issue in enumerate(issues)}
    return {
        "issues": [[f"{issue.title}, {issue.dates}", _issue_page(issue.issue_id)] for issue in issues],
        "headlines": [
            [item.headline, order[item.issue_id], item.article_id] for item in headlines if item.issue_id in order
        ],
        "names": [
            [
                entity.name,
                entity_file(entity.entity_id),
                LABEL_NAMES.get(entity.label, entity.label.lower()),
                entity.mention_count,
                " · ".join(entity.aliases[:MAX_ALIASES]),
            ]
            for entity in entities
        ],
        "concepts": [
            [concept.concept, concept_file(concept.concept), concept.figures, concept.issues] for concept in concepts
        ],
    }


def _issue_page(issue_id: str) -> str:
    return f"{issue_folder(issue_id)}/index.html"
