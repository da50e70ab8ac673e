"""A content stream's resource dictionary: fonts, colour spaces, forms and images, each looked up when it is used.

Belongs here: finding named objects and keeping what was made of them for the whole file. Does not belong here: what
the operators do with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pdfminer.cmapdb import CMap, FileUnicodeMap
from pdfminer.pdffont import PDFFont, PDFSimpleFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, resolve1

from pipelines.pages.builtin import program_encoding
from pipelines.pages.colourspaces import DEVICE_SPACES, ColourSpace, parse_colour_space
from pipelines.pages.encodings import Encoding, read_encoding
from pipelines.pages.fontnames import is_bold, is_italic, plain_name
from pipelines.pages.glyphs import Font
from pipelines.pages.tex_bitmaps import bitmap_encoding
from pipelines.pages.tounicode import without_table

_SPACE = 32
#: What a broken table of characters gives for glyphs that it does not know.
_NO_CHARACTER = ("", "\0", "\ufffd")
_HYPHEN = 45
#: WinAnsiEncoding has the hyphen a second time here (ISO 32000-1, table D.2, note 5); pdfminer takes it for a space.
_SECOND_HYPHEN = 0xAD
#: A space narrower than this (in em) is no space to measure gaps by.
_NARROWEST_SPACE = 0.05


class UsedGlyph(NamedTuple):
    """A glyph's text as pdfplumber gives it, what it says, and its width in text space."""

    text: str
    meaning: str
    width: float


@dataclass(slots=True, eq=False)
class UsedFont:
    """One font of the file with what a page needs of it; `glyphs` holds text and width of each code met so far.

    `encoding` is its own table of codes, where it has one that pdfminer does not know.
    """

    font: PDFFont
    descent: float
    is_multibyte: bool
    #: The height of the font's em in units of its size (Type 3 fonts choose their own).
    em_height: float
    plain: Font
    emboldened: Font
    #: What codes stand for that the file leaves to the font's program.
    built_in: Mapping[int, str]
    encoding: Encoding | None = None
    glyphs: dict[int, UsedGlyph] = field(default_factory=dict)

    def glyph(self, code: int) -> UsedGlyph:
        """Return the glyph that `code` stands for."""
        known = self.glyphs.get(code)
        if known is None:
            cid = code if self.encoding is None else self.encoding.cid(code)
            # a table of characters goes by codes
            text = _text(self.font, code if isinstance(_characters_of(self.font), FileUnicodeMap) else cid)
            meaning = self.built_in.get(code) or _meaning(self.font, code, text)
            known = self.glyphs[code] = UsedGlyph(text, meaning, self.font.char_width(cid))
        return known

    @property
    def spaces_words(self) -> bool:
        """Tell whether word spacing widens its blanks: those whose code is one byte long."""
        return not self.is_multibyte or (self.encoding is not None and self.encoding.has_single_bytes)

    def codes(self, shown: bytes) -> Iterable[int]:
        """Return the codes of a string shown in this font."""
        if self.encoding is not None:
            return self.encoding.codes(shown)
        return self.font.decode(shown) if self.is_multibyte else shown


def _characters_of(font: PDFFont) -> object:
    return getattr(font, "unicode_map", None)


def _meaning(font: PDFFont, code: int, text: str) -> str:
    """Return what the glyph says: its name tells where the font's table of characters holds nothing for it."""
    if not isinstance(font, PDFSimpleFont):
        return text
    if code == _SECOND_HYPHEN and text == " " and _is_as_wide_as_hyphen(font):
        return "-"
    return font.cid2unicode.get(code, text) if text in _NO_CHARACTER else text


def _is_as_wide_as_hyphen(font: PDFSimpleFont) -> bool:
    """Tell the hyphen at this code from a blank, which some programs print there for a hyphen not needed."""
    width = font.widths.get(_SECOND_HYPHEN)
    if width is None:
        return True
    hyphen, space = font.char_width(_HYPHEN), font.char_width(_SPACE)
    return abs(font.char_width(_SECOND_HYPHEN) - hyphen) < abs(font.char_width(_SECOND_HYPHEN) - space)


def _text(font: PDFFont, code: int) -> str:
    try:
        return font.to_unichr(code)
    except PDFUnicodeNotDefined:
        return f"(cid:{code})"


def _used(font: PDFFont, built_in: Mapping[int, str], encoding: Encoding | None) -> UsedFont:
    name = font.fontname.decode("latin-1") if isinstance(font.fontname, bytes) else str(font.fontname)
    flags = font.flags if isinstance(font.flags, int) else 0
    italic = is_italic(name, flags) or bool(font.italic_angle)
    space = None
    if not font.is_multibyte() and _text(font, _SPACE) == " ":
        width = font.char_width(_SPACE)
        space = width if width > _NARROWEST_SPACE and not isinstance(font, PDFType3Font) else None
    em_height = 1.0
    if isinstance(font, PDFType3Font):
        em_height = abs(font.bbox[3] - font.bbox[1]) * abs(font.vscale) or 1.0
    return UsedFont(
        font=font,
        descent=font.get_descent(),
        is_multibyte=font.is_multibyte(),
        em_height=em_height,
        plain=Font(plain_name(name), is_bold(name, flags), italic, space),
        emboldened=Font(plain_name(name), True, italic, space),
        built_in=built_in,
        encoding=encoding,
    )


class ResourceCache:
    """What has been made of the resources of one file, by the numbers of their objects."""

    def __init__(self, manager: PDFResourceManager, hidden_layers: frozenset[int]) -> None:
        self.manager = manager
        self.hidden_layers = hidden_layers
        self._fonts: dict[int, UsedFont] = {}

    def font(self, reference: object) -> UsedFont:
        """Return the font that `reference` (an object of the file, or None for an undefined one) stands for."""
        number = reference.objid if isinstance(reference, PDFObjRef) else None
        if number is not None and number in self._fonts:
            return self._fonts[number]
        spec = dict_value(reference) if reference is not None else {}
        spec, characters = without_table(spec)
        font = self.manager.get_font(number, spec)
        table = _characters_of(font)
        if characters is not None and isinstance(table, FileUnicodeMap):
            table.cid2unichr.update(characters)
        cmap = getattr(font, "cmap", None)
        # what pdfminer makes of a table that it does not know by its name
        is_unread = type(cmap) is CMap and not cmap.code2cid
        encoding = read_encoding(spec.get("Encoding")) if is_unread else None
        used = _used(font, program_encoding(font, spec) or bitmap_encoding(spec), encoding)
        if number is not None:
            self._fonts[number] = used
        return used


class Resources:
    """One resource dictionary."""

    def __init__(self, attributes: object, cache: ResourceCache) -> None:
        resolved = resolve1(attributes)
        self.attributes: dict[str, Any] = resolved if isinstance(resolved, dict) else {}
        self.cache = cache
        self._fonts: dict[str, UsedFont] = {}
        self._spaces: dict[str, ColourSpace | None] = {}

    def font(self, name: str) -> UsedFont:
        """Return the font called `name` here."""
        if name not in self._fonts:
            self._fonts[name] = self.cache.font(self._category("Font").get(name))
        return self._fonts[name]

    def colour_space(self, name: str) -> ColourSpace | None:
        """Return the colour space called `name` here, None where it is unknown."""
        if name not in self._spaces:
            spec = self._category("ColorSpace").get(name)
            self._spaces[name] = DEVICE_SPACES.get(name) if spec is None else parse_colour_space(spec)
        return self._spaces[name]

    def external(self, name: str) -> PDFStream | None:
        """Return the form or image called `name` here."""
        found = resolve1(self._category("XObject").get(name))
        return found if isinstance(found, PDFStream) else None

    def graphics_state(self, name: str) -> dict[str, Any]:
        """Return the graphics state parameters called `name` here."""
        found = resolve1(self._category("ExtGState").get(name))
        return found if isinstance(found, dict) else {}

    def is_hidden_layer(self, name: str) -> bool:
        """Tell whether the properties called `name` here are an optional content group that is switched off."""
        return self.is_hidden(self._category("Properties").get(name))

    def properties(self, name: str) -> dict[str, Any]:
        """Return the dictionary called `name` here that marked content refers to, empty where there is none."""
        found = resolve1(self._category("Properties").get(name))
        return found if isinstance(found, dict) else {}

    def is_hidden(self, reference: object) -> bool:
        """Tell whether `reference` is an optional content group, or a membership of such, that is switched off."""
        if not self.cache.hidden_layers:
            return False
        if isinstance(reference, PDFObjRef) and reference.objid in self.cache.hidden_layers:
            return True
        found = resolve1(reference)
        groups = found.get("OCGs") if isinstance(found, dict) else None
        members = [groups] if isinstance(groups, PDFObjRef) else resolve1(groups)
        if not isinstance(members, list) or not members:
            return False
        numbers = [member.objid for member in members if isinstance(member, PDFObjRef)]
        return bool(numbers) and all(number in self.cache.hidden_layers for number in numbers)

    def _category(self, name: str) -> dict[str, Any]:
        found = resolve1(self.attributes.get(name))
        return found if isinstance(found, dict) else {}
