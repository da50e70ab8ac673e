"""A made-up site, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipelines.model import Rejection
from pipelines.settings import Settings
from pipelines.site.writing import SiteReport, write_site
from tests.site.bulletin import Bulletin, ferries, publish_all, settings_of

CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
REJECTED = Rejection(
    "figures", "harbour-2024", '{"value": "<none>"}', "value", "value_is_finite", "the value is not a <b>number</b>"
)
REFUSED = {"broken.pdf": ("damaged", "The file <b>ends</b> too early. Copy it again")}


@dataclass(frozen=True)
class Site:
    """A site as written, and how to write it again."""

    settings: Settings
    folder: Path
    report: SiteReport

    def text(self, name: str) -> str:
        """Return one file of the site."""
        return (self.folder / name).read_text(encoding="utf-8")

    def address(self, name: str) -> str:
        """Return how a browser opens the file from disk."""
        place, _, fragment = name.partition("#")
        return (self.folder / place).as_uri() + (f"#{fragment}" if fragment else "")


def three_issues() -> list[Bulletin]:
    """Return three issues, each of which but the first revises a value of the one before."""
    last = ferries("harbour-2024", date(2024, 3, 1), 412, 398)
    return [
        ferries("harbour-2022", date(2022, 3, 1), 380, pages=3),
        ferries("harbour-2023", date(2023, 3, 1), 395, 377),
        Bulletin(last.issue_id, last.published_on, last.page_count, last.stories, rejections=(REJECTED,)),
    ]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of three issues; not to be changed."""
    settings = settings_of(tmp_path_factory.mktemp("site"))
    publish_all(settings, three_issues(), REFUSED)
    folder = settings.warehouse.parent / "site"
    return Site(settings, folder, write_site(settings, folder))


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """A headless Chromium; tests that need it are skipped, and say so, where it is not installed."""
    binary = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    driver = os.environ.get("CHROMEDRIVER") or shutil.which("chromedriver")
    if not binary or not driver:
        pytest.skip("no Chromium here: install Debian's chromium and chromium-driver to see the site tested in it")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in CHROMIUM_FLAGS:
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield browser
    finally:
        browser.quit()
