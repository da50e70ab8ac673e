"""Filler prose with its truth: seeded sentences drawn from a grammar of our own.

Belongs here: the filling of slots in `prose.toml` and the making of stories from it. Does not belong here: layout.
"""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

SLOT = re.compile(
    r"< (?P<name> [A-Za-z]+ \d? ) (?: : (?P<low> [^<>-]+ ) - (?P<high> [^<>]+ ) )? (?P<raw> ! )? >", re.VERBOSE
)
NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@cache
def grammar() -> dict[str, Any]:
    """Return the sentences and words to draw from."""
    return tomllib.loads((Path(__file__).parent / "prose.toml").read_text(encoding="utf-8"))


class Writer:
    """Draws annotated prose from a seed; within one story names stay the same, sentences do not repeat."""

    def __init__(self, seed: int, year: int = 2023) -> None:
        self.draw = random.Random(seed)
        self._year = year
        self._topic: dict[str, list[str]] = {}
        self._used: set[str] = set()
        self._cast: dict[str, str] = {}
        self.new_story()

    def new_story(self) -> None:
        """Turn to another topic, with other people and other sentences."""
        words = grammar()
        self._topic = words["topics"][self.draw.choice(sorted(words["topics"]))]
        self._used = set()
        given, last = self.draw.choice(words["given"]), self.draw.choice(words["surnames"])
        city = self.draw.choice(words["places"])
        self._cast = {
            "Person": f"{given} {last}",
            "Last": last,
            "City": city,
            "City2": self.draw.choice([place for place in words["places"] if place != city]),
            "Country": self.draw.choice(words["countries"]),
            "body": self.draw.choice(self._topic["bodies"]).replace("<city>", city),
            "Act": self.draw.choice(words["words"]["acts"]),
            "work": self.draw.choice(self._topic["works"]),
            "plan": self.draw.choice(words["words"]["plans"]),
            "sea": self.draw.choice(words["words"]["seas"]),
        }
        self._cast["union"], self._cast["short"] = self.draw.choice(words["words"]["unions"])

    def sentence(self, kind: str) -> str:
        """Return one filled sentence that this story has not had."""
        options = [text for text in grammar()["sentences"][kind] if text not in self._used and self._may_come(text)]
        if not options:
            return self.sentence("plain") if kind != "plain" else self._again()
        text = self.draw.choice(options)
        self._used.add(text)
        return self.fill(text)

    def paragraphs(self, words: int, figures: float = 0.35) -> tuple[str, ...]:
        """Return paragraphs of about `words` words, the share `figures` of their sentences with numbers."""
        found = [self.sentence("lead")]
        count = len(found[0].split())
        while count < words:
            paragraph = [found.pop()] if len(found) == 1 and count < 30 else []
            for _ in range(self.draw.randint(1, 4)):
                paragraph.append(self.sentence(self._kind(figures)))
                count += len(paragraph[-1].split())
            found.append(" ".join(paragraph))
        return tuple(found)

    def headline(self) -> str:
        """Return a headline about this story's town and work."""
        words = grammar()["words"]
        work = self._cast["work"].title()
        parts = [f"[{self._cast['City']}]{{GPE}}", self.draw.choice(words["head_verbs"]), f"Its {work}"]
        if self.draw.random() < 0.6:
            parts.append(self.draw.choice(words["head_tails"]))
        return " ".join(parts)

    def byline(self) -> str:
        """Return a byline, in one of the forms that papers use."""
        words = grammar()
        name = f"[{self.draw.choice(words['given'])} {self.draw.choice(words['surnames'])}]{{PERSON}}"
        return self.draw.choice([f"By {name}", f"By {name}", f"{name}, Staff Writer", f"{name}"])

    def word(self, kind: str) -> str:
        """Return one of the `kind` words, filled: a kicker, a deck, a caption, a quote."""
        return self.fill(self.draw.choice(grammar()["words"][kind]))

    def fill(self, text: str) -> str:
        """Return `text` with its slots filled."""
        values: dict[str, tuple[str, str]] = {}
        return SLOT.sub(lambda slot: self._value(slot, values), text)

    def _kind(self, figures: float) -> str:
        if self.draw.random() < figures:
            return "figure" if self.draw.random() < 0.5 else "fact"
        return "plain" if self.draw.random() < 0.8 else "who"

    def _again(self) -> str:
        self._used = {text for text in self._used if "<Person>" in text}
        return self.sentence("plain")

    def _may_come(self, text: str) -> bool:
        introduced = any("[<Person>]" in used for used in self._used)
        return introduced if "[<Last>]" in text else True

    def _value(self, slot: re.Match[str], values: dict[str, tuple[str, str]]) -> str:
        name = slot["name"]
        if name in self._cast:
            return self._cast[name]
        if name not in values:
            values[name] = self._drawn(name, slot["low"], slot["high"])
        printed, raw = values[name]
        return raw if slot["raw"] else printed

    def _drawn(self, name: str, low: str | None, high: str | None) -> tuple[str, str]:
        if low is None or high is None:
            return self._word_slot(name)
        if low in NUMBER_WORDS:
            value = self.draw.randint(NUMBER_WORDS.index(low), NUMBER_WORDS.index(high))
            return NUMBER_WORDS[value], str(value)
        if "." in low:
            text = f"{self.draw.uniform(float(low), float(high)):.1f}"
            return text, text
        number = self.draw.randint(int(low), int(high))
        return f"{number:,}", str(number)

    def _word_slot(self, name: str) -> tuple[str, str]:
        words = grammar()
        if name == "year":
            text = str(self._year - self.draw.randint(0, 3))
        elif name == "month":
            text = self.draw.choice(words["months"])
        elif name in ("name", "name2"):
            text = f"{self.draw.choice(words['given'])} {self.draw.choice(words['surnames'])}"
        elif name == "post":
            text = self.draw.choice(words["posts"])
        else:
            text = self.draw.choice(self._topic[name])
        return text, text
