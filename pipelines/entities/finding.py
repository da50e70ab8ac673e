"""An issue to its mentions: every article read, names made one across them, each mention with its place on paper.

Belongs here: the order of the steps and the making of `Mention`. Does not belong here: any rule about names.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pipelines.entities.naming import NamedSpan, name_spans
from pipelines.entities.reading import Reading, read_texts
from pipelines.entities.spans import Span
from pipelines.entities.texts import ArticleText, article_texts, body_block, furniture_texts, names_publication
from pipelines.entities.tokens import renew_pipeline
from pipelines.model import Box, Layout, Mention, stable_id

if TYPE_CHECKING:
    from spacy.language import Language


def find_mentions(layout: Layout, nlp: Language | None = None) -> tuple[Mention, ...]:
    """Return every place where the issue names an entity, under the names that the whole issue gives.

    `nlp` is an optional trained pipeline whose entities fill the places where no rule of ours finds one.
    """
    renew_pipeline()
    further = None if nlp is None else partial(_trained_spans, nlp)
    texts: list[tuple[ArticleText, ...]] = [article_texts(article) for article in layout.articles]
    texts.append(furniture_texts(layout.furniture, layout.issue.publication, layout.articles))
    readings: list[Reading] = [
        read_texts([text.text for text in group], [text.role for text in group], further) for group in texts
    ]
    mentions = []
    for group, spans in zip(texts, name_spans(readings), strict=True):
        mentions += [
            _mention(layout.issue.issue_id, group[found.span.unit], found)
            for found in spans
            if group[found.span.unit].article is not None or not names_publication(found.name)
        ]
    return tuple(mentions)


KNOWN_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "LAW", "EVENT", "PRODUCT"})
COARSE_LABELS = {"PER": "PERSON"}


def _trained_spans(nlp: Language, text: str) -> list[Span]:
    """Return the entities of a trained pipeline under our labels; labels that we do not have are left out."""
    spans = []
    for ent in nlp(text).ents:
        label = COARSE_LABELS.get(ent.label_, ent.label_)
        if label in KNOWN_LABELS:
            spans.append(Span(ent.start_char, ent.end_char, label, "trained-pipeline", -1))
    return spans


def _mention(issue_id: str, text: ArticleText, found: NamedSpan) -> Mention:
    span = found.span
    places = text.where(span.start, span.end)
    page_no: int | None = None
    box: Box | None = None
    if places:
        page_no = places[0][0]
        box = Box.around(place for page, place in places if page == page_no)
    in_body = text.role == "body"
    block = body_block(text.article, span.start) if in_body and text.article is not None else text.block
    article_id = text.article.article_id if text.article is not None else None
    block_id = block.block_id if block else None
    surface = text.text[span.start : span.end]
    return Mention(
        mention_id=stable_id(
            "m", issue_id, article_id, block_id, text.role, span.start, span.end, span.label, span.provision
        ),
        entity_id=found.entity_id,
        label=span.label,
        name=found.name,
        issue_id=issue_id,
        article_id=article_id,
        block_id=block_id,
        page_no=page_no,
        box=box,
        surface=surface,
        sentence=found.sentence,
        char_start=span.start if in_body else None,
        char_end=span.end if in_body else None,
        rule_id=span.rule_id,
        role=found.role,
        affiliation=found.affiliation,
        provision=span.provision,
        country=found.country,
        parent=found.parent,
    )
