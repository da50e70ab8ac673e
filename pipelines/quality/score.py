"""Scores what the rooms read against what a sample says.

Belongs here: matching of articles, figures, entities and citations, in memory. Does not belong here: samples, floors.

articles   right when the headline agrees and the text holds the same words in the same order (similarity >= 0.95);
           stories and briefs that are no true article cost precision, graphics, tables and notices do not.
figures    matched one to one; each level asks for more: value, unit, bound, concept (token F1 >= 0.6), period.
entities   distinct label and name; aliases count as the name.
citations  distinct law and provision.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from pipelines.model import Article, Figure, Layout, Mention
from pipelines.quality.truth import TrueArticle, TrueFigure, Truth

WORD = re.compile(r"[^\W_]+(?:['&.-][^\W_]+)*")
FUNCTION_WORDS = frozenset((Path(__file__).parent / "function_words.txt").read_text(encoding="utf-8").split())
GRAPHIC_SOURCES = ("infographic", "chart", "table")
LEVELS = ("value", "unit", "bound", "concept", "period")
ENOUGH_WORDS = 15


@dataclass(frozen=True, slots=True)
class Score:
    """Hits among what was read and what is true."""

    hits: int = 0
    read: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        """The share of what was read that is true."""
        return self.hits / self.read if self.read else float(not self.true)

    @property
    def recall(self) -> float:
        """The share of what is true that was read."""
        return self.hits / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.read + other.read, self.true + other.true)


@dataclass
class Report:
    """The scores of one or more samples, and what was missed."""

    scores: dict[str, Score] = field(default_factory=dict)
    similarities: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, score: Score) -> None:
        """Add `score` to what is known under `name`."""
        self.scores[name] = self.scores.get(name, Score()) + score

    def merge(self, other: Report) -> None:
        """Take in the scores of another sample."""
        for name, score in other.scores.items():
            self.add(name, score)
        self.similarities += other.similarities
        self.misses += other.misses

    def measures(self) -> dict[str, float]:
        """Return each measure as one number from 0 to 1."""
        found = {name: round(score.f1, 4) for name, score in self.scores.items() if score.true or score.read}
        if self.similarities:
            found["text"] = round(sum(self.similarities) / len(self.similarities), 4)
        return found


def score_articles(layout: Layout, truth: Truth) -> Report:
    """Score stories, their text and their bylines."""
    report = Report()
    free = {article.article_id: article for article in layout.articles}
    bodies = {article.article_id: _words(article.body) for article in layout.articles}
    hits, matched = 0, 0
    for key, true in truth.articles.items():
        body = _words(" ".join(true.body))
        best, best_score, similarity = None, -1.0, 0.0
        for article in free.values():
            heads = _ratio(_words(true.headline), _words(article.headline))
            if heads < 0.6 and _overlap(body, bodies[article.article_id]) < 0.3:
                continue
            ratio = _ratio(body, bodies[article.article_id])
            if ratio + 0.05 * heads > best_score:
                best, best_score, similarity = article, ratio + 0.05 * heads, ratio
        if best is None:
            report.misses.append(f"{truth.file}: article {key}: none")
            report.similarities.append(0.0)
            report.add("bylines", Score(0, 0, int(bool(true.byline))))
            continue
        del free[best.article_id]
        matched += 1
        report.similarities.append(similarity)
        heads = _ratio(_words(true.headline), _words(best.headline))
        hits += similarity >= 0.95 and heads >= 0.9
        if similarity < 0.95 or heads < 0.9:
            report.misses.append(f"{truth.file}: article {key}: text {similarity:.3f}, headline {best.headline!r}")
        report.add("bylines", _byline(true, best, report, f"{truth.file}: byline {key}"))
        report.add("jumps", _jumps(true, best, report, f"{truth.file}: jump {key}"))
    stray = [a for a in free.values() if a.kind in ("story", "brief") and len(bodies[a.article_id]) >= ENOUGH_WORDS]
    report.misses += [f"{truth.file}: no article: {a.kind} {a.headline!r} {a.body[:60]!r}" for a in stray]
    report.add("articles", Score(hits, matched + len(stray), len(truth.articles)))
    return report


def score_issue(layout: Layout, truth: Truth) -> Report:
    """Score what the issue says of itself: publication, number, and the days it is dated."""
    report = Report()
    said = (layout.issue.publication, layout.issue.number, layout.issue.published_on, layout.issue.published_to)
    first, last = published(truth.date)
    for name, wanted, found in zip(
        ("publication", "number", "from", "to"), (truth.publication, truth.number, first, last), said, strict=True
    ):
        hit = found == wanted or (name == "number" and _digits(found) == _digits(wanted))
        report.add("issue", Score(int(hit), 1, 1))
        if not hit:
            report.misses.append(f"{truth.file}: issue: {name} {found!r} instead of {wanted!r}")
    return report


def published(text: str | None) -> tuple[date | None, date | None]:
    """Return the first and last day of ``July 1-7, 2024``."""
    if not text:
        return None, None
    month, _, rest = text.partition(" ")
    days, _, year = rest.partition(",")
    first, _, last = days.partition("-")
    found = [datetime.strptime(f"{month} {day} {year.strip()}", "%B %d %Y").date() for day in (first, last or first)]
    return found[0], found[1]


def score_figures(figures: Sequence[Figure], truth: Truth) -> Report:
    """Score figures level by level; those in graphics also apart."""
    report = Report()
    pairs = []
    for at, true in enumerate(truth.figures):
        for to, read in enumerate(figures):
            level = figure_level(true, read)
            if level:
                near = max((_token_f1(option, read.concept) for option in true.concept), default=0.0)
                pairs.append((level, near, -at, -to))
    levels: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for level, _, minus_at, minus_to in sorted(pairs, reverse=True):
        if -minus_at not in levels and -minus_to not in taken:
            levels[-minus_at] = (level, -minus_to)
            taken.add(-minus_to)
    must = [at for at, true in enumerate(truth.figures) if not true.optional]
    waived = sum(truth.figures[at].optional for at in levels)
    graphic = [at for at in must if truth.figures[at].home.startswith("graphic")]
    drawn = {to for to, read in enumerate(figures) if read.source in GRAPHIC_SOURCES}
    drawn |= {levels[at][1] for at in graphic if at in levels}
    drawn -= {to for at, (_, to) in levels.items() if at not in graphic}
    for number, name in enumerate(LEVELS, 1):
        hits = sum(at in levels and levels[at][0] >= number for at in must)
        report.add(f"figures {name}", Score(hits, len(figures) - waived, len(must)))
        found = sum(at in levels and levels[at][0] >= number for at in graphic)
        report.add(f"graphics {name}", Score(found, len(drawn), len(graphic)))
    for at in must:
        report.misses += _figure_miss(truth, at, levels.get(at), figures)
    report.misses += [
        f"{truth.file}: no figure: {read.surface!r} = {read.value:g} {read.unit or ''} {read.concept!r} ({read.source})"
        for to, read in enumerate(figures)
        if to not in taken
    ]
    return report


def figure_level(true: TrueFigure, read: Figure) -> int:
    """Return how many of LEVELS hold, from the left; 0 when the value differs."""
    if not math.isclose(true.value, read.value, rel_tol=true.tolerance or 1e-6, abs_tol=1e-12):
        return 0
    if true.value_high is not None and not (read.value_high and math.isclose(true.value_high, read.value_high)):
        return 0
    if true.unit != read.unit:
        return 1
    if true.bound != read.bound:
        return 2
    if true.concept and max(_token_f1(option, read.concept) for option in true.concept) < 0.6:
        return 3
    if true.period and true.period != (str(read.period_start), str(read.period_end)):
        return 4
    return 5


def score_entities(mentions: Sequence[Mention], truth: Truth) -> Report:
    """Score distinct entities and the provisions of laws."""
    report = Report()
    read = {(mention.label, _name(mention.name)) for mention in mentions}
    used: set[tuple[str, str]] = set()
    for true in truth.entities:
        names = {_name(name) for name in (true.name, *true.aliases)}
        hits = sorted(pair for pair in read if pair[0] in true.label.split("|") and pair[1] in names)
        if true.optional:
            used.update(hits)
            continue
        used.update(hits[:1])
        report.add("entities", Score(int(bool(hits)), int(bool(hits)), 1))
        if not hits:
            report.misses.append(f"{truth.file}: entity missing: {true.label} {true.name!r}")
    stray = sorted(read - used)
    report.add("entities", Score(0, len(stray), 0))
    report.misses += [f"{truth.file}: no entity: {label} {name!r}" for label, name in stray]
    cited = {(_name(m.name), _name(m.provision)) for m in mentions if m.provision}
    true_cited = {(_name(c.law), _name(c.provision)) for c in truth.citations}
    report.add("citations", Score(len(cited & true_cited), len(cited), len(true_cited)))
    report.misses += [f"{truth.file}: citation missing: {pair}" for pair in sorted(true_cited - cited)]
    report.misses += [f"{truth.file}: no citation: {pair}" for pair in sorted(cited - true_cited)]
    return report


def _byline(true: TrueArticle, article: Article, report: Report, where: str) -> Score:
    if not true.byline:
        return Score(0, int(bool(article.byline)), 0)
    hit = _ratio(_byline_words(true.byline), _byline_words(article.byline)) >= 0.9
    if not hit:
        report.misses.append(f"{where}: {article.byline!r}")
    return Score(int(hit), int(bool(article.byline)), 1)


def _jumps(true: TrueArticle, article: Article, report: Report, where: str) -> Score:
    wanted = (true.continued_from, true.continued_on)
    found = (article.continued_from, article.continued_on)
    if wanted == found == (None, None):
        return Score()
    if wanted != found:
        report.misses.append(f"{where}: from/on {found} instead of {wanted}")
    return Score(int(wanted == found), int(found != (None, None)), int(wanted != (None, None)))


def _figure_miss(truth: Truth, at: int, match: tuple[int, int] | None, figures: Sequence[Figure]) -> list[str]:
    true = truth.figures[at]
    what = f"{truth.file}: figure {true.surface!r} = {true.value:g} {true.unit or ''} {true.concept[:1]} in {true.home}"
    if match is None:
        return [f"{what}: missing"]
    if match[0] == len(LEVELS):
        return []
    read = figures[match[1]]
    said = f"{read.unit!r} {read.bound} {read.concept!r} {read.period_start}..{read.period_end} ({read.source})"
    return [f"{what}: wrong {LEVELS[match[0]]}: {said}"]


def _words(text: str | None) -> list[str]:
    return WORD.findall((text or "").lower().replace("’", "'"))


def _byline_words(text: str | None) -> list[str]:
    return _words(re.sub(r"^by\s", "", text or "", flags=re.IGNORECASE))


def _ratio(left: Sequence[str], right: Sequence[str]) -> float:
    if left == right:
        return 1.0
    return difflib.SequenceMatcher(None, left, right, autojunk=False).ratio()


def _overlap(left: Iterable[str], right: Iterable[str]) -> float:
    first, second = set(left), set(right)
    return len(first & second) / max(1, len(first))


def _token_f1(left: str | None, right: str | None) -> float:
    first, second = _content(left), _content(right)
    if not first and not second:
        return 1.0
    both = len(first & second)
    return 2 * both / (len(first) + len(second)) if both else 0.0


def _content(text: str | None) -> set[str]:
    kept = [word for word in _words(text) if word not in FUNCTION_WORDS]
    return {word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in kept}


def _digits(value: object) -> str:
    return re.sub(r"\D", "", str(value))


def _name(text: str | None) -> str:
    return " ".join(_words(re.sub(r"^the\s", "", text or "", flags=re.IGNORECASE)))
