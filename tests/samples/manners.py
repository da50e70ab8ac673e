"""The manners of a paper, drawn from a seed: fonts, sizes, forms of bylines, kickers, decks, captions and jump lines.

Belongs here: what stays the same through one issue, and the making of units from a story by it. Does not belong here:
where stories stand (`free_layouts`).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from tests.samples.flowing import Unit, unit
from tests.samples.prose import Writer, grammar
from tests.samples.truth import TrueArticle, plain

FAMILIES = {
    "times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "vera": ("Vera", "VeraBd", "VeraIt", "VeraBI"),
}
WIDE = {"times": 1.0, "helvetica": 0.92, "vera": 0.82}
JUMPS = (
    ("See page {}", "From page {}"), ("Continued on page {}", "Continued from page {}"), ("» Page {}", "From page {}"),
    ("(Continued on p. {})", "(Continued from p. {})"), ("Turn to page {}", "From page {}"),
    ("Story continues on page {}", "Continued from page {}"), ("CONTINUED ON {}", "FROM {}"),
    ("Please turn to page {}", "Continued from page {}"), ("More on page {}", "From page {}"),
    ("Please see {title}, page {}", "{title}, from page {}"), ("To page {}", "From page {}"),
    ("See {title} on page {}", "{title}: continued from page {}"), ("Cont. on page {}", "Cont. from page {}"),
)  # fmt: skip
BYLINES = (
    "By {a}", "by {a}", "BY {A}", "{a}", "{a}, Staff Writer", "By {a}, staff reporter", "By {a} and {b}", "Words: {a}",
    "{a} reports from {city}", "By {a} in {city}", "By {a} | {mail}", "By {a}\n{mail}", "By {a}\nStaff Writer", "— {a}",
    "Text: {a}", "By our correspondent {a}", "Story by {a}", "By {a}, {city}", "Reported by {a}", "{a} and {b}",
    "By {a}, {b} and {c}", "{a}\nScience correspondent", "By Dr {a}", "By {a} for the {paper}",
)  # fmt: skip
QUESTIONS = (
    "What was the hardest part of the first year?", "Did anybody say no?", "How do you explain it to the neighbours?",
    "And what comes after the summer?", "Would you do it again?", "Who pays for all this in the end?",
)  # fmt: skip
LEADS = ("ROADS", "Library hours", "Fire drill", "Markets", "New faces", "Lost and found", "Water", "Night buses")
BULLETED = (
    "fewer forms, and one desk for all of them", "a second ferry on market days", "clean drinking water at every stop",
    "no more than two days between request and answer", "a printed timetable for those who want one",
    "lights along the whole of the canal path", "training for new wardens, paid by the district",
)  # fmt: skip
CAPTIONS = (
    "Morning light over the river.", "A worker checks the gauges before the opening of the new hall.",
    "Visitors queue outside on the first day, in spite of the rain that had fallen since dawn.",
    "From left: the chair, her deputy and the treasurer.", "The old bridge, seen from the quay.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tale:
    """One story as text; paragraphs are (kind, text) with the kinds p, sub, bullet, number, question, answer, lead."""

    key: str
    headline: str
    paragraphs: tuple[tuple[str, str], ...]
    kicker: str | None = None
    deck: str | None = None
    byline: str | None = None
    byline_last: bool = False
    credit: str | None = None
    drop: int = 0
    kind: str = "story"
    on_page: str | None = None
    from_page: str | None = None

    def truth(self) -> TrueArticle:
        """Return what a reader would take from it."""
        body = tuple(_said(kind, text) for kind, text in self.paragraphs if kind != "sub")
        byline = self.byline.replace("\n", "; ") if self.byline else None
        return TrueArticle(self.headline, body, byline, self.kind, self.from_page, self.on_page)


def _said(kind: str, text: str) -> str:
    return text.replace("|", " ") if kind == "lead" else text


@dataclass
class Manners:
    """How one paper looks and words things."""

    seed: int
    draw: random.Random = field(init=False)
    writer: Writer = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        draw = self.draw = random.Random(self.seed * 31 + 7)
        self.writer = Writer(self.seed * 104729 + 11)
        self.family = draw.choice(("times", "times", "helvetica", "vera"))
        self.regular, self.bold, self.italic, self.bold_italic = FAMILIES[self.family]
        other = draw.choice(("times", "helvetica", "vera"))
        self.head_font = draw.choice((FAMILIES[other][1], FAMILIES[other][1], FAMILIES[other][0]))
        self.small_font = draw.choice((FAMILIES["helvetica"][0], self.regular))
        self.size = round(draw.uniform(8.0, 10.6) * WIDE[self.family], 1)
        self.leading = round(self.size * draw.choice((1.1, 1.15, 1.2, 1.28, 1.4)), 2)
        self.align = draw.choice(("full", "full", "left"))
        self.hyphen = draw.choice(("-", "-", "\u00ad", "")) if self.align == "full" else draw.choice(("", "-"))
        if self.hyphen == "\u00ad" and self.family != "vera":
            self.hyphen = "-"
        self.indent = draw.choice((0.0, 8.0, 12.0))
        self.gap = draw.choice((0.0, 2.0)) if self.indent else draw.choice((0.45, 0.7)) * self.leading
        self.first_flush = draw.random() < 0.5
        self.gutter = draw.choice((10.0, 12.0, 15.0, 20.0))
        self.head_case = draw.choice(("title", "title", "sentence", "upper"))
        self.head_align = draw.choice(("left", "left", "centre"))
        self.kicker_form = draw.choice(("caps", "bold", "italic", "colour", "spaced"))
        self.deck_form = draw.choice(("italic", "bold", "larger"))
        self.byline_form = draw.choice(BYLINES)
        self.byline_font = draw.choice((self.bold, self.italic, self.bold_italic, FAMILIES["helvetica"][1]))
        self.byline_align = draw.choice(("left", "left", "centre" if self.head_align == "centre" else "left"))
        self.subhead_form = draw.choice(("bold", "sans", "caps", "italic", "larger"))
        self.caption_form = draw.choice(("small", "italic", "bold", "lead"))
        self.jump_form = draw.choice(JUMPS)
        self.jump_font = draw.choice((self.italic, self.bold, self.small_font, self.bold_italic))
        self.dateline = draw.random() < 0.3
        self.head_rule = draw.choice(("none", "none", "above", "between"))
        self.color = draw.choice(("#9c1f1f", "#1f4e9c", "#333333"))

    # -- text
    def tale(
        self,
        words: int,
        *,
        byline: bool = True,
        kicker: float = 0.35,
        deck: float = 0.35,
        subs: bool = False,
        bullets: bool = False,
        drop: bool = False,
    ) -> Tale:
        """Return a new story of about `words` words."""
        writer, draw = self.writer, self.draw
        writer.new_story()
        self.count += 1
        texts = [plain(text) for text in writer.paragraphs(words, 0.25)]
        if self.dateline and draw.random() < 0.6:
            city = draw.choice(grammar()["places"])
            form = draw.choice(("{c} — {t}", "{c}, May 3 — {t}", "{c} – {t}", "{c} (PNA) – {t}", "{c}: {t}"))
            texts[0] = form.format(c=city.upper(), t=texts[0])
        paragraphs = [("p", text) for text in texts]
        if bullets and len(paragraphs) > 2:
            kind = draw.choice(("bullet", "number"))
            points = draw.sample(BULLETED, draw.randint(3, 4))
            marks = [f"{n}. " if kind == "number" else draw.choice(("• ", "• ", "– ", "■ ")) for n in range(1, 5)]
            mark = marks[0]
            items = [(kind, (marks[n] if kind == "number" else mark) + text) for n, text in enumerate(points)]
            paragraphs[2:2] = items
        if subs:
            titles = grammar()["words"]["subheads"]
            for number, at in enumerate(range(2, len(paragraphs), 3)):
                if paragraphs[at + number][0] == "p":
                    paragraphs.insert(at + number, ("sub", titles[(at + self.count) % len(titles)]))
        return Tale(
            key=f"s{self.count}",
            headline=self.headline(),
            paragraphs=tuple(paragraphs),
            kicker=self.kicker() if draw.random() < kicker else None,
            deck=plain(writer.word("decks")) if draw.random() < deck else None,
            byline=self.byline() if byline else None,
            drop=draw.randint(2, 5) if drop else 0,
        )

    def headline(self) -> str:
        """Return a headline in the paper's case."""
        text = plain(self.writer.headline())
        if self.head_case == "upper":
            return text.upper()
        if self.head_case == "sentence":
            first, *rest = text.split()
            return " ".join([first, *(word.lower() for word in rest)])
        return text

    def kicker(self) -> str:
        """Return a kicker."""
        text = plain(self.writer.word("kickers"))
        return text.upper() if self.kicker_form in ("caps", "spaced") else text

    def name(self) -> str:
        """Return a person's name."""
        words = grammar()
        middle = self.draw.choice(("", "", "", " J.", " de", " O."))
        return f"{self.draw.choice(words['given'])}{middle} {self.draw.choice(words['surnames'])}"

    def byline(self, form: str | None = None) -> str:
        """Return a byline in the paper's form."""
        names = [self.name() for _ in range(3)]
        mail = f"{names[0].split()[0][0].lower()}.{names[0].split()[-1].lower()}@press.example"
        city = self.draw.choice(grammar()["places"])
        text = form or self.byline_form
        return text.format(
            a=names[0], A=names[0].upper(), b=names[1], c=names[2], mail=mail, city=city, paper="Courier"
        )

    # -- units
    def head_units(self, tale: Tale, size: float, *, jump: str | None = None) -> tuple[Unit, ...]:
        """Return what stands over a story's columns."""
        units: list[Unit] = []
        small = max(6.5, 0.85 * self.size)
        if tale.kicker:
            font = {"italic": self.italic}.get(self.kicker_form, self.bold)
            color = self.color if self.kicker_form == "colour" else "#000000"
            text = " ".join(tale.kicker) if self.kicker_form == "spaced" else tale.kicker
            units.append(unit(text, font, small + 1, (small + 1) * 1.3, color=color, align=self.head_align, keep=4))
        units.append(
            unit(tale.headline, self.head_font, size, size * 1.08, align=self.head_align, after=0.15 * size, keep=3)
        )
        if jump:
            units.append(unit(jump, self.jump_font, small, small * 1.4, after=2))
        if tale.deck:
            font = {"italic": self.italic, "bold": self.bold}.get(self.deck_form, self.head_font)
            larger = max(self.size * 1.15, min(0.55 * size, 15.0))
            units.append(unit(tale.deck, font, larger, larger * 1.18, align=self.head_align, after=3))
        if tale.byline and not tale.byline_last:
            units += self._byline_units(tale.byline, self.byline_align)
        return tuple(units)

    def _byline_units(self, byline: str, align: str) -> list[Unit]:
        first, *others = byline.split("\n")
        size = max(6.8, 0.92 * self.size)
        units = [unit(first, self.byline_font, size, size * 1.25, align=align, after=0 if others else 3)]
        units += [unit(line, self.italic, size * 0.95, size * 1.2, align=align, after=3) for line in others]
        return units

    def body_units(self, tale: Tale) -> tuple[Unit, ...]:
        """Return the running text, with what closes it."""
        units: list[Unit] = []
        flush = True
        base = Unit((), self.size, self.leading, align=self.align, hyphen=self.hyphen)
        for number, (kind, text) in enumerate(tale.paragraphs):
            words = tuple((word, self.regular) for word in text.split())
            if kind == "sub":
                units.append(self._subhead(text, bool(units)))
            elif kind in ("bullet", "number"):
                units.append(replace(base, words=words, hang=0.9 * self.size, before=1.5, align="left"))
            elif kind == "question":
                words = tuple((word, self.bold) for word in text.split())
                units.append(replace(base, words=words, before=0.5 * self.leading, align="left", keep=2))
            elif kind == "lead":
                lead, rest = text.split("|")
                words = tuple((w, self.bold) for w in lead.split()) + tuple((w, self.regular) for w in rest.split())
                units.append(replace(base, words=words, before=0.6 * self.leading, after=0.0))
            else:
                drop = tale.drop if number == 0 and text[0].isalpha() and text.split()[0].isalpha() else 0
                indent = 0.0 if (flush and self.first_flush) or drop else self.indent
                units.append(replace(base, words=words, indent=indent, before=self.gap, drop=drop))
            flush = kind != "p"
        return tuple(units)

    def tail_units(self, tale: Tale) -> tuple[Unit, ...]:
        """Return what closes a story: who wrote it, a credit."""
        units: list[Unit] = []
        if tale.byline and tale.byline_last:
            align = self.draw.choice(("right", "left"))
            units += [replace(one, before=2, after=0) for one in self._byline_units(tale.byline, align)]
        if tale.credit:
            units.append(unit(tale.credit, self.small_font, 6.2, 8, before=3))
        return tuple(units)

    def _subhead(self, text: str, after_text: bool) -> Unit:
        font, size = {
            "bold": (self.bold, self.size),
            "sans": (FAMILIES["helvetica"][1], self.size),
            "caps": (self.bold, 0.9 * self.size),
            "italic": (self.bold_italic, self.size + 0.5),
            "larger": (self.head_font, 1.2 * self.size),
        }[self.subhead_form]
        shown = text.upper() if self.subhead_form == "caps" else text
        return unit(
            shown,
            font,
            size,
            max(self.leading, size * 1.15),
            before=0.6 * self.leading if after_text else 0,
            after=1,
            keep=3,
        )
