"""Names in a line that is set as a title, where every word has a capital.

Belongs here: finding names that are known from elsewhere, from a gazetteer or by a head word. Does not belong here:
which lines are titles (`tokens`).
"""

from __future__ import annotations

from pipelines.entities.lexicon import heads, lexicon, plain
from pipelines.entities.spans import Span
from pipelines.entities.tokens import Sentence, Tokens


def names_in_title(unit: int, tokens: Tokens, sentence: Sentence, decided: dict[str, tuple[str, str]]) -> list[Span]:
    """In a title every word has a capital: only names that are known, from elsewhere or from a gazetteer, count."""
    known = lexicon()
    spans = []
    i = sentence.first
    while i < sentence.last:
        if not tokens.capital[i]:
            i += 1
            continue
        for j in range(min(sentence.last, i + 8), i, -1):
            if not tokens.words[j - 1][0].isalnum():
                continue
            phrase = plain(tokens.surface(i, j))
            found = decided.get(phrase)
            if found is None:
                entry = known.entry(phrase)
                if entry is not None and entry.weight >= 3.5 and (j - i > 1 or not known.is_common(phrase.title(), 0)):
                    found = (entry.label, entry.rule_id)
            if found is None and j - i in (2, 3):
                found = _headed_in_title(tokens, i, j)
            if found is not None:
                if (
                    i - 2 >= sentence.first
                    and tokens.words[i - 1] == "-"
                    and tokens.joined(i)
                    and tokens.capital[i - 2]
                ):
                    i -= 2
                if found[0] == "ORG":
                    j = _past_heads(tokens, j, sentence.last)
                spans.append(Span(tokens.starts[i], tokens.ends[j - 1], found[0], found[1], 0, unit=unit))
                i = j - 1
                break
        i += 1
    return spans


def _past_heads(tokens: Tokens, last: int, end: int) -> int:
    """Return where a body's name ends in a title, past a head of its own: *Orvik University Health Board*."""
    table = heads().last
    if tokens.words[last - 1] not in table:
        return last
    for further in range(min(end, last + 3), last, -1):
        closing = table.get(tokens.words[further - 1])
        headed = closing is not None and closing.rule_id == "org-head-authority"
        if headed and all(tokens.capital[k] for k in range(last, further)):
            return further
    return last


def _headed_in_title(tokens: Tokens, first: int, last: int) -> tuple[str, str] | None:
    """*Orlevik Hill* in a title: words that are no ordinary ones, and a head word."""
    closing = heads().last.get(tokens.words[last - 1])
    if (
        closing is None
        or closing.label not in ("LOC", "FAC", "ORG", "EVENT")
        or closing.gazetteer_first
        or closing.requires_name
    ):
        return None
    known = lexicon()
    if any(not tokens.capital[k] or known.is_common(tokens.words[k], 0) for k in range(first, last - 1)):
        return None
    return closing.label, closing.rule_id
