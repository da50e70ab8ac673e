"""What is written again, what is left alone, and that what is written holds together."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from pipelines.errors import SettingsError, WarehouseError
from pipelines.settings import Settings
from pipelines.site.writing import Progress, SiteReport, write_site
from pipelines.storage.database import WarehousePaths, writing
from pipelines.storage.publishing import publish
from tests.site.bulletin import Bulletin, ferries, publish_all, settings_of
from tests.site.conftest import Site, three_issues

INDEXES = {"index.html", "names.html", "concepts.html", "files.html", "search-index.js"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = settings_of(tmp_path)
    publish_all(made, three_issues()[:2])
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


def lakes(issue_id: str = "lakes") -> Bulletin:
    """Return an issue about other things than the rest."""
    base = ferries(issue_id, date(2024, 5, 1), 9)
    return Bulletin(issue_id, base.published_on, 1, base.stories[:1])


def with_fingerprint(bulletin: Bulletin, fingerprint: str) -> Bulletin:
    return Bulletin(
        bulletin.issue_id, bulletin.published_on, bulletin.page_count, bulletin.stories, fingerprint=fingerprint
    )


def test_nothing_new_writes_nothing(settings: Settings, out: Path) -> None:
    first = write_site(settings, out)
    assert set(first.issues_written) == {"harbour-2022", "harbour-2023"}
    assert first.pages_drawn == 5
    again = write_site(settings, out)
    assert (again.issues_written, again.pages_drawn, again.files_written, again.files_removed) == ((), 0, (), ())
    assert again.issues_unchanged == 2


def test_a_new_issue_touches_its_own_files_and_what_it_tells_of(settings: Settings, out: Path) -> None:
    write_site(settings, out)
    before = {path: path.stat().st_mtime_ns for path in (out / "issues").rglob("*") if path.is_file()}
    publish_all(settings, [three_issues()[2]])
    report = write_site(settings, out)
    assert report.issues_written == ("harbour-2024",)
    assert report.pages_drawn == 2
    elsewhere = {name for name in report.files_written if not name.startswith("issues/harbour-2024/")}
    assert all(name in INDEXES or name.startswith(("names/", "concepts/")) for name in elsewhere), elsewhere
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_names_and_concepts_the_new_issue_does_not_tell_of_are_left_alone(settings: Settings, out: Path) -> None:
    write_site(settings, out)
    publish_all(settings, [lakes()])
    report = write_site(settings, out)
    law = next(name for name in (out / "names").iterdir() if "Towpath Act" in name.read_text())
    barges = next(name for name in (out / "concepts").iterdir() if "barges" in name.read_text())
    kester = next(name for name in (out / "names").iterdir() if "<h1>Ida Kester" in name.read_text())
    assert f"names/{law.name}" not in report.files_written
    assert f"concepts/{barges.name}" not in report.files_written
    assert f"names/{kester.name}" in report.files_written


def test_other_rules_write_the_page_again_but_draw_nothing(settings: Settings, out: Path) -> None:
    write_site(settings, out)
    publish_all(settings, [with_fingerprint(three_issues()[0], "other rules")])
    report = write_site(settings, out)
    assert report.issues_written == ("harbour-2022",)
    assert report.pages_drawn == 0
    assert not any(name.endswith(".webp") for name in report.files_written)


def test_mentions_linked_to_another_entity_lead_there(settings: Settings, out: Path) -> None:
    write_site(settings, out)
    paths = WarehousePaths(settings.warehouse)
    with writing(paths, 10) as connection:
        for table in ("mentions", "entities"):
            connection.execute(f"UPDATE {table} SET entity_id = 'e-linked' WHERE name = 'Ida Kester'")
        publish(connection, paths, "linked", "r1")
    report = write_site(settings, out)
    assert report.pages_drawn == 0
    assert (out / "names/e-linked.html").exists()
    for issue_id in ("harbour-2022", "harbour-2023"):
        assert 'href="../../names/e-linked.html"' in (out / "issues" / issue_id / "index.html").read_text()


def test_another_content_draws_its_pages_again_and_drops_the_old(settings: Settings, out: Path) -> None:
    write_site(settings, out)
    assert (out / "issues/harbour-2022/p3.webp").exists()
    publish_all(settings, [ferries("harbour-2022", date(2022, 3, 1), 381, pages=2)])
    report = write_site(settings, out)
    assert report.issues_written == ("harbour-2022",)
    assert report.pages_drawn == 2
    assert report.files_removed == ("issues/harbour-2022/p3.webp",)
    assert "revision 2" in (out / "issues/harbour-2022/index.html").read_text()


def test_what_is_gone_from_the_warehouse_goes_from_the_site(settings: Settings, out: Path, tmp_path: Path) -> None:
    write_site(settings, out)
    (tmp_path / "other").mkdir()
    other = settings_of(tmp_path / "other")
    publish_all(other, [lakes()])
    (out / "notes.txt").write_text("mine")
    write_site(other, out)
    assert [path.name for path in (out / "issues").iterdir()] == ["lakes"]
    assert not any("Towpath" in path.read_text() for path in (out / "names").iterdir())
    assert (out / "notes.txt").read_text() == "mine"


def test_a_missing_file_is_written_again(settings: Settings, out: Path) -> None:
    write_site(settings, out)
    (out / "issues/harbour-2022/p1.webp").unlink()
    (out / "site.css").unlink()
    report = write_site(settings, out)
    assert set(report.files_written) >= {"issues/harbour-2022/p1.webp", "site.css"}


def test_a_file_taken_away_keeps_its_pictures(settings: Settings, out: Path) -> None:
    write_site(settings, out)
    (settings.raw / "harbour-2022.pdf").unlink()
    publish_all(settings, [three_issues()[1]])
    report = write_site(settings, out)
    assert report.pages_undrawn == 0
    assert (out / "issues/harbour-2022/p1.webp").exists()


def test_a_file_never_seen_says_so_and_is_drawn_when_it_is_back(settings: Settings, out: Path) -> None:
    file = settings.raw / "harbour-2022.pdf"
    aside = file.rename(file.with_suffix(".away"))
    report = write_site(settings, out)
    assert (report.pages_drawn, report.pages_undrawn) == (2, 3)
    page = (out / "issues/harbour-2022/index.html").read_text()
    assert "no picture: its file is no longer in the drop folder" in page
    assert 'class="box figures"' in page
    assert write_site(settings, out).issues_written == ()
    aside.rename(file)
    assert write_site(settings, out).pages_drawn == 3
    assert "no picture" not in (out / "issues/harbour-2022/index.html").read_text()


def test_another_content_than_was_read_is_not_drawn_under_its_boxes(settings: Settings, out: Path) -> None:
    file = settings.raw / "harbour-2022.pdf"
    file.write_bytes((settings.raw / "harbour-2023.pdf").read_bytes())
    report = write_site(settings, out)
    assert report.pages_undrawn == 3
    assert "another content" in (out / "issues/harbour-2022/index.html").read_text()


def test_stopped_in_the_middle_it_goes_on_from_there(settings: Settings, out: Path) -> None:
    def stop(progress: object) -> None:
        if getattr(progress, "issue_id", "") == "harbour-2022":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_site(settings, out, stop)
    report = write_site(settings, out)
    assert report.issues_written == ("harbour-2022",)
    assert report.pages_drawn == 3


def test_a_folder_with_other_things_is_left_alone(settings: Settings, out: Path) -> None:
    out.mkdir()
    (out / "index.html").write_text("mine")
    with pytest.raises(SettingsError, match="other things"):
        write_site(settings, out)
    assert (out / "index.html").read_text() == "mine"


def test_without_a_warehouse_it_says_what_to_do(tmp_path: Path, out: Path) -> None:
    with pytest.raises(WarehouseError, match="bulletins ingest"):
        write_site(settings_of(tmp_path), out)
    assert not out.exists()


def test_the_command_tells_what_it_wrote(settings: Settings, out: Path) -> None:
    arguments = ["site", str(out), "--raw", str(settings.raw), "--warehouse", str(settings.warehouse)]
    answer = CliRunner().invoke(app, arguments)
    assert answer.exit_code == 0
    assert "written  harbour-2022" in answer.output
    assert "5 pages drawn" in answer.output
    assert f"open  {out / 'index.html'}" in answer.output.replace("\n", "")


def test_stopped_by_hand_the_command_says_what_is_kept(
    settings: Settings, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(settings: Settings, out: Path, on_progress: Callable[[Progress], None]) -> SiteReport:
        on_progress(Progress(3, 5, "harbour-2022"))
        raise KeyboardInterrupt

    monkeypatch.setattr("pipelines.commands.site.write_site", stopped)
    answer = CliRunner().invoke(app, ["site", str(out), "--warehouse", str(settings.warehouse)])
    assert answer.exit_code == 130
    assert "3 of 5 pages are done and kept" in answer.output


# -- what is written
class Page(HTMLParser):
    """The links, ids, scripts and event attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.elements: set[str] = set()
        self.scripts: list[str | None] = []
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.add(tag)
        self.links += [value for name in ("href", "src") if (value := given.get(name))]
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "script":
            self.scripts.append(given.get("src"))
        self.handlers += [name for name in given if name.startswith("on")]


def pages_of(site: Site) -> dict[Path, Page]:
    return {path.resolve(): Page(path.read_text(encoding="utf-8")) for path in site.folder.rglob("*.html")}


def test_every_link_leads_somewhere(site: Site) -> None:
    pages = pages_of(site)
    assert len(pages) > 10
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for link in page.links:
            target, _, fragment = link.partition("#")
            there = (path.parent / unquote(target)).resolve() if target else path
            assert there.exists(), (path, link)
            if fragment:
                assert fragment in pages[there].ids, (path, link)


def test_no_text_becomes_markup(site: Site) -> None:
    for path, page in pages_of(site).items():
        assert all(str(source).endswith("site.js") for source in page.scripts), path
        assert not page.handlers, path
        assert not {"b", "i", "iframe", "object", "img"} & (
            page.elements - ({"img"} if path.name == "index.html" else set())
        )
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in site.text("issues/harbour-2024/index.html")


def test_the_search_index_is_data_whatever_the_texts_hold(site: Site) -> None:
    text = site.text("search-index.js")
    assert "<" not in text
    index = json.loads(text.removeprefix("window.bulletinsIndex=").rstrip().removesuffix(";"))
    assert 'Towpath <b>Act</b> & its "rules"' in {row[0] for row in index["headlines"]}
    assert {row[0] for row in index["names"]} == {"Harbour Board", "Ida Kester", "Tamsel lakes", "Towpath Act"}
    assert len(index["issues"]) == 3


def test_the_index_counts_and_checks(site: Site) -> None:
    text = site.text("index.html")
    assert "3 issues" in text
    assert "1 row rejected" in text
    assert "damaged" in text


def test_revisions_are_marked(site: Site) -> None:
    text = next(
        path for path in (site.folder / "concepts").iterdir() if "<title>ferries" in path.read_text()
    ).read_text()
    assert text.count('class="point s0 superseded') == 2
    assert "later given as 398" in text
    assert "revised to 377" in text
    assert "was 395" in text
