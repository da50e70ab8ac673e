"""Hostile and damaged PDFs, each built here byte by byte.

Belongs here: one function per way in which a file can be wrong. Does not belong here: what should become of them.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping

TEXT = b"BT /F1 24 Tf 72 700 Td (%s) Tj ET"


def assemble(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a PDF with a correct cross-reference table; each value is the inside of one object."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    offsets = {}
    for number in sorted(objects):
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, objects[number]))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for first in [number for number in offsets if number - 1 not in offsets]:
        last = first
        while last + 1 in offsets:
            last += 1
        out.write(b"%d %d\n" % (first, last - first + 1))
        out.writelines(b"%010d 00000 n \n" % offsets[number] for number in range(first, last + 1))
    out.write(b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
    return out.getvalue()


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def deflated(data: bytes, extra: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + extra)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def document(
    contents: list[bytes],
    page_extras: Mapping[int, bytes] | None = None,
    resources: bytes = b"/Font << /F1 3 0 R >>",
    more: Mapping[int, bytes] | None = None,
    font: bytes = FONT,
) -> bytes:
    """Return a PDF with one page per content stream; `page_extras` replaces the MediaBox of single pages."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 3: font}
    kids = []
    for index, content in enumerate(contents):
        page, body = 100 + 2 * index, 101 + 2 * index
        extra = (page_extras or {}).get(index, b"/MediaBox [0 0 612 792]")
        objects[page] = b"<< /Type /Page /Parent 2 0 R %s /Resources << %s >> /Contents %d 0 R >>" % (
            extra,
            resources,
            body,
        )
        objects[body] = content
        kids.append(b"%d 0 R" % page)
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return assemble(objects | dict(more or {}))


def page_drawing(content: int) -> bytes:
    box_and_fonts = b"/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
    return b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R >>" % (box_and_fonts, content)


def line(text: str) -> bytes:
    return TEXT % text.encode()


def sound(pages: int = 3) -> bytes:
    return document([stream(line(f"Page {number} of the harvest bulletin")) for number in range(1, pages + 1)])


def truncated() -> bytes:
    whole = sound(6)
    return whole[: whole.index(b"Page 5")]


def header_only() -> bytes:
    return b"%PDF-1.7\n"


def header_then_noise() -> bytes:
    return b"%PDF-1.7\n" + bytes((index * 7919) % 256 for index in range(20_000))


def no_pages() -> bytes:
    return document([])


def encrypted(user_password: str) -> bytes:
    import pikepdf

    with pikepdf.open(io.BytesIO(sound())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner's", user=user_password, R=6))
    return out.getvalue()


def encrypted_for_a_certificate() -> bytes:
    """Encrypted as for the holders of certificates, whom no password stands for."""
    whole = sound()
    lock = b"/Encrypt << /Filter /Adobe.PubSec /V 2 /Length 128 /SubFilter /adbe.pkcs7.s4 /Recipients [<30>] >>"
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R %s /ID [<00><00>]" % lock)


def encrypted_attachments_alone() -> bytes:
    """A password is asked for, and only what is attached is encrypted: the pages are open to readers that know that."""
    import pikepdf

    with pikepdf.open(io.BytesIO(encrypted("harvest")), password="harvest") as pdf:
        lock = pdf.trailer.Encrypt
        secrets = b" ".join(b"/%s <%s>" % (n.encode(), bytes(lock["/" + n]).hex().encode()) for n in _SECRETS)
        numbers = b"/V %d /R %d /P %d /Length 256" % (int(lock.V), int(lock.R), int(lock.P))
    filters = (
        b"/CF << /StdCF << /AuthEvent /EFOpen /CFM /AESV3 /Length 32 >> >> /EFF /StdCF /StmF /Identity /StrF /Identity"
    )
    ids = b" /ID [<00><00>]"
    return sound().replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard %s %s %s >>%s" % (numbers, secrets, filters, ids)
    )


_SECRETS = ("O", "U", "OE", "UE", "Perms")


def without_first_line() -> bytes:
    return sound().removeprefix(b"%PDF-1.7\n")


def short_filter_name() -> bytes:
    packed = zlib.compress(line("Abbreviated"), 9)
    return document([stream(packed, b"/Filter /Fl")])


def flate_bomb(chunks: int = 64) -> bytes:
    """Two layers of compression between two good pages: a few kilobytes that unfold to 1 GB of blanks."""
    packer = zlib.compressobj(9)
    blanks = b" " * 2**24
    first = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)
    next_one = packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH)
    bomb = stream(zlib.compress(first + next_one * (chunks - 1), 9), b"/Filter [/FlateDecode /FlateDecode]")
    return document([stream(line("Before")), bomb, stream(line("After"))])


def laughing_forms() -> bytes:
    """Ten forms, each of which draws the next one ten times: 10**9 lines of text on page 2."""
    more = {}
    for level in range(10):
        number = 20 + level
        inside = line("ha") if level == 9 else b"/X Do " * 10
        names = b"/Font << /F1 3 0 R >>" if level == 9 else b"/XObject << /X %d 0 R >>" % (number + 1)
        more[number] = stream(inside, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>" % names)
    resources = b"/Font << /F1 3 0 R >> /XObject << /X 20 0 R >>"
    return document([stream(line("Before")), stream(b"/X Do"), stream(line("After"))], resources=resources, more=more)


def form_that_draws_itself() -> bytes:
    form = stream(
        b"/X Do " + line("again"),
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
        b" /Resources << /XObject << /X 20 0 R >> /Font << /F1 3 0 R >> >>",
    )
    return document(
        [stream(line("Page") + b" /X Do")],
        resources=b"/Font << /F1 3 0 R >> /XObject << /X 20 0 R >>",
        more={20: form},
    )


def xref_stream(index: bytes) -> bytes:
    """A file whose only cross-reference is a stream with the given /Index."""
    head = (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\nendobj\n"
    )
    entries = b"\x01\x00\x00\x09\x00" * 4
    body = stream(entries, b"/Type /XRef /Size 2000000001 /W [1 3 1] /Root 1 0 R /Index " + index)
    return head + b"3 0 obj\n" + body + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(head)


def xref_bomb() -> bytes:
    return xref_stream(b"[0 2000000000]")


def xref_loop() -> bytes:
    whole = sound()
    start = whole.rindex(b"xref\n0")
    return whole.replace(b"/Root 1 0 R >>", b"/Root 1 0 R /Prev %d >>" % start)


def page_tree_loop() -> bytes:
    return assemble(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 3 /Kids [4 0 R 2 0 R 5 0 R] >>",
            3: FONT,
            4: page_drawing(6),
            5: b"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [2 0 R] >>",
            6: stream(line("The only page")),
        }
    )


def page_tree_nested(depth: int = 20_000) -> bytes:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for level in range(depth):
        objects[2 + level] = b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (3 + level)
    objects[2 + depth] = (
        b"<< /Type /Page /MediaBox [0 0 612 792] /Resources << /Font << /F1 %d 0 R >> >> /Contents %d 0 R >>"
        % (3 + depth, 4 + depth)
    )
    objects[3 + depth] = FONT
    objects[4 + depth] = stream(line("Far down"))
    return assemble(objects)


def arrays_nested(depth: int = 20_000) -> bytes:
    return document([stream(line("Above") + b" " + b"[" * depth + b"]" * depth + b" TJ"), stream(line("After"))])


def catalog_nested(depth: int = 20_000) -> bytes:
    whole = sound()
    return whole.replace(b"/Type /Catalog", b"/Deep " + b"[" * depth + b"]" * depth + b" /Type /Catalog")


def many_pages(count: int = 100_000) -> bytes:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 3: FONT, 4: stream(line("One of many"))}
    objects |= dict.fromkeys(range(10, 10 + count), page_drawing(4))
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 10 + count))
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids)
    return assemble(objects)


def same_page_many_times(count: int = 100_000) -> bytes:
    whole = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, b"4 0 R " * count),
        3: FONT,
        4: page_drawing(5),
        5: stream(line("Again and again")),
    }
    return assemble(whole)


def media_box(box: bytes) -> bytes:
    """Three pages, the second with this MediaBox."""
    pages = [stream(line("First")), stream(line("Second")), stream(line("Third"))]
    return document(pages, page_extras={1: b"/MediaBox " + box})


def bad_operators(count: int = 200_000) -> bytes:
    return document([stream(line("Above")), stream(b"(x) nonsense\n" * count + line("Below")), stream(line("After"))])


def to_unicode_range() -> bytes:
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange"
        b" <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"
        b" endcmap end end"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 20 0 R >>"
    return document([stream(line("Mapped"))], font=font, more={20: stream(cmap)})


def predictor_columns() -> bytes:
    content = deflated(line("Columns"), b"/DecodeParms << /Predictor 12 /Columns 2000000000 /Colors 32 >>")
    return document([stream(line("Before")), content, stream(line("After"))])


def stream_length_loop() -> bytes:
    content = b"<< /Length 20 0 R >>\nstream\n%s\nendstream" % line("Length of itself")
    return document([content], more={20: b"20 0 R"})


def object_stream_in_itself() -> bytes:
    inside = b"4 0 5 10 << /Type /Catalog /Pages 2 0 R >>"
    return sound() + b"\n4 0 obj\n" + stream(inside, b"/Type /ObjStm /N 2 /First 9 /Extends 4 0 R") + b"\nendobj\n"


def saved_states(count: int = 500_000) -> bytes:
    return document([stream(b"q " * count + line("Deep") + b" Q" * count)])


def giant_image() -> bytes:
    image = stream(
        b"\0", b"/Type /XObject /Subtype /Image /Width 200000 /Height 200000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    )
    return document(
        [stream(line("Picture") + b" q 600 0 0 700 0 0 cm /I Do Q")],
        resources=b"/Font << /F1 3 0 R >> /XObject << /I 20 0 R >>",
        more={20: image},
    )


def many_characters(count: int = 3_000_000) -> bytes:
    return document(
        [deflated(b"BT /F1 8 Tf 20 700 Td (" + b"word " * (count // 5) + b") Tj ET"), stream(line("After"))]
    )


def many_curves(count: int = 400_000) -> bytes:
    return document([deflated(line("Map") + b" 0 0 m 10 10 20 20 30 30 c S" * count), stream(line("After"))])


def preceded_by_noise() -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + sound()


def without_xref() -> bytes:
    whole = sound()
    return whole[: whole.rindex(b"xref\n0")]


BUILDERS: dict[str, Callable[[], bytes]] = {
    "sound": sound,
    "truncated": truncated,
    "header_only": header_only,
    "header_then_noise": header_then_noise,
    "no_pages": no_pages,
    "encrypted_without_user_password": lambda: encrypted(""),
    "encrypted_with_user_password": lambda: encrypted("harvest"),
    "encrypted_for_a_certificate": encrypted_for_a_certificate,
    "encrypted_attachments_alone": encrypted_attachments_alone,
    "without_first_line": without_first_line,
    "short_filter_name": short_filter_name,
    "flate_bomb": flate_bomb,
    "laughing_forms": laughing_forms,
    "form_that_draws_itself": form_that_draws_itself,
    "xref_bomb": xref_bomb,
    "xref_loop": xref_loop,
    "page_tree_loop": page_tree_loop,
    "page_tree_nested": page_tree_nested,
    "arrays_nested": arrays_nested,
    "catalog_nested": catalog_nested,
    "many_pages": many_pages,
    "same_page_many_times": same_page_many_times,
    "media_box_huge": lambda: media_box(b"[0 0 1e12 1e12]"),
    "media_box_endless": lambda: media_box(b"[0 0 999999999999 999999999999]"),
    "media_box_words": lambda: media_box(b"[/a /b (c) null]"),
    "media_box_empty": lambda: media_box(b"[]"),
    "media_box_flat": lambda: media_box(b"[0 0 0 0]"),
    "media_box_loop": lambda: media_box(b"[0 0 102 0 R 102 0 R]"),
    "bad_operators": bad_operators,
    "to_unicode_range": to_unicode_range,
    "predictor_columns": predictor_columns,
    "stream_length_loop": stream_length_loop,
    "object_stream_in_itself": object_stream_in_itself,
    "saved_states": saved_states,
    "giant_image": giant_image,
    "many_characters": many_characters,
    "many_curves": many_curves,
    "preceded_by_noise": preceded_by_noise,
    "without_xref": without_xref,
}
