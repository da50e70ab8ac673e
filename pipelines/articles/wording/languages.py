"""Which paragraphs are in another language than English. The rules would misread them: *1.245 casos* are 1,245.

Belongs here: telling the language of a paragraph by the words of its grammar, and saying what was left. Does not belong
here: reading other languages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipelines.model import Article, Finding, Layout
from pipelines.rules import load_tsv

#: A paragraph of fewer words does not tell its language; the article's body does. Names and single letters are none.
LEAST_WORDS = 8
#: So many different ones of its words, and this share of all, belong to the grammar of another language, or this share
#: has letters that English lacks; English has at most so many.
LEAST_FOUND, LEAST_SHARE, LEAST_ACCENTED, MOST_ENGLISH = 3, 0.2, 0.15, 0.05
WORD = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_]+(?![^\W\d_])")
#: What nearly every paragraph of English has.
ENGLISH_NAME, UNKNOWN = "English", "a language not recognised"
ENGLISH_WORDS = (" the ", " of ", " and ")
ENGLISH = re.compile(r" (?:the|of|and) ")
OPENING = 600  # characters of a text in which they are looked for


@cache
def _languages() -> tuple[tuple[str, frozenset[str]], ...]:
    rows = load_tsv("articles/function_words.tsv")
    return tuple((row["language"], frozenset(row["words"].split(","))) for row in rows)


def language_of(text: str) -> str | None:
    """Return the language that a text is in; None for English, and for a text too short to tell."""
    if any(text.count(word, 0, OPENING) > 1 for word in ENGLISH_WORDS) or len(ENGLISH.findall(text, 0, OPENING)) > 1:
        return None
    words = WORD.findall(text)
    if len(words) < LEAST_WORDS:
        return None
    counts = Counter(words)
    known = {name: [word for word in of_it if word in counts] for name, of_it in _languages()}
    if sum(counts[word] for word in known.pop(ENGLISH_NAME)) > MOST_ENGLISH * len(words):
        return None
    language, found = max(known.items(), key=lambda told: sum(counts[word] for word in told[1]))
    if len(found) >= LEAST_FOUND and sum(counts[word] for word in found) >= LEAST_SHARE * len(words):
        return language
    accented = sum(not word.isascii() for word in words)
    return UNKNOWN if accented >= LEAST_ACCENTED * len(words) and accented >= LEAST_FOUND else None


def is_foreign(text: str, around: str | None) -> bool:
    """Tell whether a text is in another language, or is too short to tell and stands in one that is: `around`."""
    return language_of(text) is not None or (around is not None and len(WORD.findall(text)) < LEAST_WORDS)


def find_foreign(layout: Layout) -> Iterator[Finding]:
    """Yield for each article with paragraphs in another language what they are in, and that they are not read."""
    for article in layout.articles:
        languages = Counter(filter(None, map(language_of, _paragraphs(article))))
        if not languages or not article.blocks:
            continue
        block = article.blocks[0]
        count, language = languages.total(), languages.most_common(1)[0][0]
        parts = "1 paragraph is" if count == 1 else f"{count} paragraphs are"
        yield Finding(
            article.issue_id, block.page_no, "other-language",
            f"{parts} not in English ({language}): no figures and names are read there", article.article_id,
            block.block_id, block.box,
        )  # fmt: skip


def in_english(body: str) -> str:
    """Return a body, letter for letter, with blanks for the letters of the paragraphs in another language."""
    language = language_of(body)
    parts = body.split("\n\n")
    if not any(is_foreign(part, language) for part in parts):
        return body
    return "\n\n".join(" " * len(part) if is_foreign(part, language) else part for part in parts)


def _paragraphs(article: Article) -> Iterator[str]:
    return (part for part in article.body.split("\n\n") if part)
