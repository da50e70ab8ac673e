"""Lists of contents whose heading is a picture: what their numbers are is told by the pages of the issue."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.articles.wording.contents import is_contents, lists_contents
from tests.articles.paper import Paper, document, sentences

ENTRIES = (
    ("Harbour dues", 2),
    ("New pilots", 3),
    ("The old light", 4),
    ("Storm damage", 5),
    ("Members", 6),
    ("Diary", 7),
)


def front(numbers: tuple[int, ...] | None = None) -> Paper:
    paper = Paper()
    paper.line(50, 60, "Pilots Return", 20, bold=True)
    paper.block(50, 110, 330, sentences(14))
    for place, (title, page) in enumerate(ENTRIES):
        paper.line(425, 180 + 19 * place, title, 9)
        paper.line(560, 180 + 19 * place, str(numbers[place] if numbers else page), 9)
    return paper


def others(count: int) -> list[Paper]:
    pages = []
    for number in range(2, count + 2):
        paper = Paper(page_no=number)
        paper.line(50, 60, f"Story of Page {number}", 20, bold=True)
        paper.block(50, 110, 500, sentences(16, about=f"pilot{number}"))
        pages.append(paper)
    return pages


def test_numbers_of_later_pages_behind_titles_are_a_list_of_contents() -> None:
    layout = lay_out(document(front(), *others(7)))
    (listed,) = [article for article in layout.articles if "Storm damage" in article.body]
    assert lists_contents(listed)
    assert "Storm damage 5" in " ".join(listed.body.split())
    assert not any("Storm damage" in a.body for a in layout.articles if a.headline == "Pilots Return")


def test_numbers_beyond_the_issues_pages_are_none() -> None:
    layout = lay_out(document(front((12, 14, 20, 31, 44, 58)), *others(7)))
    assert not any(lists_contents(article) for article in layout.articles)


def test_titles_with_pages_that_fall_are_no_contents() -> None:
    assert is_contents("Harbour dues 2 New pilots 3 The old light 4 Storm of 2006 5 Members 6")
    assert not is_contents("Harbour dues 6 New pilots 5 The old light 4 Storms 3 Members 2")
    assert not is_contents("Harbour dues 2 New pilots 3 The old light 4 Storms 5. Members 6 met.")
