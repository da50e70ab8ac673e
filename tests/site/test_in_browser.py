"""What a person does with the site, done in a real browser on files opened from disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.site.conftest import Site

ISSUE = "issues/harbour-2024/index.html"
DESK, PHONE = (1300, 850), (390, 780)


class Reader:
    """A person before the browser."""

    def __init__(self, browser: Any, site: Site, size: tuple[int, int]) -> None:
        self.browser = browser
        self.site = site
        self.width = size[0]
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE},
        )

    def open(self, name: str) -> None:
        """Open a page of the site as if for the first time."""
        self.browser.get("about:blank")
        self.browser.get(self.site.address(name))
        self.browser.execute_script("try { localStorage.clear(); } catch (refused) {}")

    def find(self, selector: str) -> WebElement:
        """Return the one element the selector names."""
        found = self.browser.find_elements(By.CSS_SELECTOR, selector)
        assert len(found) == 1, (selector, len(found))
        return found[0]

    def row_of(self, words: str) -> WebElement:
        """Return the first row that holds these words, once it is shown."""

        def look() -> WebElement | None:
            rows = self.browser.find_elements(By.CSS_SELECTOR, ".tab.open > .rows > .row")
            return next((row for row in rows if row.is_displayed() and words in row.text), None)

        return self.until(look)

    def until(self, condition: Any) -> Any:
        """Wait for what must become true."""
        return WebDriverWait(self.browser, 10, ignored_exceptions=[AssertionError]).until(lambda _: condition())

    def is_seen(self, element: WebElement) -> bool:
        """Return whether the element is displayed, inside the window, and on top of what lies there."""
        return bool(
            element.is_displayed()
            and self.browser.execute_script(
                "const r = arguments[0].getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;"
                "if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;"
                "const top = document.elementFromPoint(x, y);"
                "return top !== null && (arguments[0].contains(top) || top.contains(arguments[0]));",
                element,
            )
        )


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def reader(request: pytest.FixtureRequest, chromium: Any, site: Site) -> Iterator[Reader]:
    yield Reader(chromium, site, request.param)
    severe = [entry for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"]
    assert not severe, severe


@pytest.fixture
def at_desk(chromium: Any, site: Site) -> Reader:
    return Reader(chromium, site, DESK)


def chosen_box(reader: Reader) -> WebElement:
    return reader.find(".box.chosen")


def test_a_figure_is_found_from_the_list_to_its_box(reader: Reader) -> None:
    reader.open(ISSUE)
    row = reader.row_of("398")
    row.find_element(By.CSS_SELECTOR, "a.go").click()
    box = reader.until(lambda: chosen_box(reader))
    assert box.get_attribute("id") == "box-" + row.get_attribute("id").removeprefix("row-")
    reader.until(lambda: reader.is_seen(box))


def test_the_box_lies_where_the_number_is_printed(at_desk: Reader) -> None:
    """Of the picture under the box some is ink; of a place beside it, in the margin, none is."""
    at_desk.open(ISSUE)
    at_desk.row_of("398").find_element(By.CSS_SELECTOR, "a.go").click()
    ink = at_desk.browser.execute_async_script(
        """
        const done = arguments[0], box = document.querySelector('.box.chosen');
        const sheet = box.parentElement, image = sheet.querySelector('img');
        const look = () => {
          const page = sheet.getBoundingClientRect(), place = box.getBoundingClientRect();
          const across = image.naturalWidth / page.width, down = image.naturalHeight / page.height;
          done([(place.x - page.x) * across, (place.y - page.y) * down, place.width * across, place.height * down]);
        };
        if (image.complete) look(); else image.onload = look;
        """
    )
    from PIL import Image

    with Image.open(at_desk.site.folder / "issues/harbour-2024/p1.webp") as picture:
        grey = picture.convert("L")
        x, y, width, height = ink
        assert grey.crop((int(x), int(y), int(x + width), int(y + height))).getextrema()[0] < 100
        assert grey.crop((0, int(y), int(x * 0.2), int(y + height))).getextrema()[0] > 200


def test_a_click_on_a_box_shows_its_row(reader: Reader) -> None:
    reader.open(ISSUE)
    if reader.width < 600:
        reader.find('.tabs a[href="#pages"]').click()
    box = reader.find('.box.figures[title^="412"]')
    reader.until(lambda: box.is_displayed())
    reader.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", box)
    box.click()
    row = reader.until(lambda: reader.find(".rows > .row.chosen"))
    reader.until(lambda: reader.is_seen(row))
    assert "412" in row.text
    assert "test.count" in row.text
    assert row.find_element(By.TAG_NAME, "mark").text == "412 ferries"


def test_layers_are_switched_on_and_off_and_stay_so(reader: Reader) -> None:
    reader.open(ISSUE)
    if reader.width < 600:
        reader.find('.tabs a[href="#pages"]').click()
    figures = reader.browser.find_elements(By.CSS_SELECTOR, "#page-1 .box.figures")
    people = reader.browser.find_elements(By.CSS_SELECTOR, "#page-1 .box.people")
    assert figures
    assert people
    assert all(box.is_displayed() for box in figures)
    assert not any(box.is_displayed() for box in people)
    reader.find("#layer-figures").click()
    reader.find("#layer-people").click()
    assert not any(box.is_displayed() for box in figures)
    assert all(box.is_displayed() for box in people)
    reader.browser.refresh()
    reader.until(lambda: not reader.find("#layer-figures").is_selected())
    assert reader.find("#layer-people").is_selected()
    reader.browser.execute_script("localStorage.clear()")


def test_a_hidden_layer_does_not_hide_what_was_asked_for(reader: Reader) -> None:
    reader.open(ISSUE)
    reader.find('.tabs a[href="#names"]').click()
    reader.row_of("Ida Kester").find_element(By.CSS_SELECTOR, ".mention a.go").click()
    box = reader.until(lambda: chosen_box(reader))
    assert "people" in box.get_attribute("class")
    reader.until(lambda: reader.is_seen(box))


def test_the_search_finds_headlines_names_and_concepts(reader: Reader) -> None:
    reader.open("index.html")
    field = reader.find("#search")
    for words, kind in (("ferries cou", "Headlines"), ("kester ida", "Names"), ("electric f", "Concepts")):
        field.clear()
        field.send_keys(words)
        reader.until(lambda kind=kind: kind in reader.find("#found").text)
    field.clear()
    field.send_keys("nothing of the kind")
    reader.until(lambda: "Nothing" in reader.find("#found").text)


def test_the_search_leads_to_an_entity_and_on_to_its_place(reader: Reader) -> None:
    reader.open(ISSUE)
    reader.find("#search").send_keys("Ida Kest", Keys.ARROW_DOWN, Keys.ENTER)
    reader.until(lambda: "/names/" in reader.browser.current_url)
    assert "Ida Kester" in reader.find("h1").text
    mentions = reader.browser.find_elements(By.CSS_SELECTOR, ".mentions .row")
    assert len(mentions) == 3
    assert all(mention.find_element(By.TAG_NAME, "mark").text == "Ida Kester" for mention in mentions)
    mentions[0].find_element(By.CSS_SELECTOR, "a.go").click()
    reader.until(lambda: "/issues/harbour-2024/" in reader.browser.current_url)
    reader.until(lambda: reader.is_seen(chosen_box(reader)))


def test_the_plot_leads_from_a_point_to_its_place(reader: Reader) -> None:
    reader.open(ISSUE)
    reader.row_of("412").find_element(By.CSS_SELECTOR, "a.concept").click()
    reader.until(lambda: "/concepts/" in reader.browser.current_url)
    revised = reader.browser.find_elements(By.CSS_SELECTOR, ".point.superseded")
    assert len(revised) == 2
    assert len(reader.browser.find_elements(By.CSS_SELECTOR, ".jump")) == 2
    reader.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", revised[0])
    ActionChains(reader.browser).move_to_element(revised[0]).click().perform()
    reader.until(lambda: "#box-f-" in reader.browser.current_url)
    reader.until(lambda: reader.is_seen(chosen_box(reader)))


def test_the_list_is_filtered(reader: Reader) -> None:
    reader.open(ISSUE)
    reader.find("#filter").send_keys("less 40")
    reader.until(lambda: reader.find("#filter-state").text == "1 of 4")
    assert reader.row_of("electric ferries").is_displayed()


def test_the_keyboard_is_enough(at_desk: Reader) -> None:
    at_desk.open(ISSUE)
    keys = ActionChains(at_desk.browser)
    keys.send_keys("j").send_keys("j").send_keys(Keys.ENTER).perform()
    box = at_desk.until(lambda: chosen_box(at_desk))
    rows = at_desk.browser.find_elements(By.CSS_SELECTOR, "#figures .rows > .row")
    assert box.get_attribute("data-row") == rows[1].get_attribute("id").removeprefix("row-")
    ActionChains(at_desk.browser).send_keys("/").perform()
    assert at_desk.browser.switch_to.active_element.get_attribute("id") == "search"


def test_rejected_rows_and_refused_files_say_why(reader: Reader) -> None:
    reader.open(f"{ISSUE}#checks")
    assert "the value is not a <b>number</b>" in reader.find("#checks").text
    reader.open("files.html")
    assert "The file <b>ends</b> too early. Copy it again" in reader.find("main").text


def test_nothing_is_wider_than_the_window(reader: Reader) -> None:
    for name in ("index.html", ISSUE, f"{ISSUE}#names", f"{ISSUE}#pages", "names.html", "concepts.html", "files.html"):
        reader.open(name)
        # Not innerWidth: a phone makes that as wide as the page.
        assert reader.browser.execute_script("return document.documentElement.scrollWidth") <= reader.width, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_ground(at_desk: Reader, scheme: str) -> None:
    at_desk.browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    at_desk.open(ISSUE)
    for selector in ("h1", ".lead", ".value", ".facts dt", "a.concept", "blockquote mark"):
        ink, ground = at_desk.browser.execute_script(
            """
            const element = document.querySelector(arguments[0]);
            let behind = element;
            while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
            return [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
            """,
            selector,
        )
        assert contrast(ink, ground) >= 4.5, (selector, ink, ground)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as the accessibility guidelines count it."""

    def luminance(colour: str) -> float:
        parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_nothing_is_asked_of_other_hosts(at_desk: Reader) -> None:
    at_desk.browser.get_log("performance")
    for name in ("index.html", ISSUE, "concepts.html"):
        at_desk.open(name)
        at_desk.find("#search").send_keys("a")
        at_desk.until(lambda: at_desk.find("#found").is_displayed())
    asked = []
    for entry in at_desk.browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    assert asked
    assert all(url.startswith(("file:", "about:", "data:")) for url in asked), asked


def test_without_scripts_everything_is_there_and_linked(at_desk: Reader) -> None:
    at_desk.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        at_desk.open(ISSUE)
        for tab in ("figures", "names", "articles", "checks"):
            assert at_desk.find(f"#{tab}").is_displayed()
        row = at_desk.browser.find_element(By.CSS_SELECTOR, "#figures .row")
        row.find_element(By.CSS_SELECTOR, "a.go").click()
        at_desk.until(lambda: at_desk.find(".box:target").is_displayed())
    finally:
        at_desk.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
