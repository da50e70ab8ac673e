"""Characters become the words that a reader of the page sees."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from pipelines.pages.accents import in_reading_order
from pipelines.pages.pdfium import glyph_reach
from tests.pages.typeset import raw_pdf, read_page, texts, typeset, word


def test_columns_beside_each_other_do_not_chain_though_their_gutter_is_narrow():
    def draw(canvas):
        canvas.setFont("Times-Roman", 9)
        for number, (left, right) in enumerate(
            zip(("silt and sand", "ferry ropes"), ("new quay", "old mole"), strict=True)
        ):
            canvas.drawString(40, 200 - 11 * number, left)
            canvas.drawString(40 + pdfmetrics.stringWidth(left, "Times-Roman", 9) + 3, 200 - 11 * number, right)

    assert texts(read_page(typeset(draw))) == ["silt", "and", "sand", "new", "quay", "ferry", "ropes", "old", "mole"]


def test_words_placed_without_printed_spaces_are_parted_by_their_gaps():
    content = b"BT /F1 10 Tf 20 200 Td [(Tide)-250(tables)-180(for)-300(April)] TJ ET"
    assert texts(read_page(raw_pdf(content))) == ["Tide", "tables", "for", "April"]


@pytest.mark.parametrize("leader", ["......", ". . . . . .", ".  .  .  .  ."])
def test_leader_dots_are_one_word_apart_from_the_words_they_join(leader):
    page = read_page(raw_pdf(f"BT /F1 10 Tf 20 200 Td (Ferries{leader}48) Tj ET".encode()))
    assert texts(page) == ["Ferries", "." * leader.count("."), "48"]


def test_an_ellipsis_stays_with_its_word():
    assert texts(read_page(raw_pdf(b"BT /F1 10 Tf 20 200 Td (and so on... again) Tj ET"))) == [
        "and",
        "so",
        "on...",
        "again",
    ]


def test_a_space_painted_once_more_at_its_own_place_parts_no_other_word():
    content = b"BT /F1 10 Tf 20 200 Td [(Tide m)1111( )-833(onth)] TJ ET"
    assert texts(read_page(raw_pdf(content))) == ["Tide", "month"]


def test_a_space_painted_back_over_its_word_still_ends_it():
    content = b"BT /F1 10 Tf 20 200 Td [(Tide)200( )(m)] TJ ET"
    assert texts(read_page(raw_pdf(content))) == ["Tide", "m"]


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (b"[(Tide mo)0( )278(nth)] TJ", ["Tide", "month"]),  # where a word might be broken
        (b"[(Tide mo)0( )278(nth ta)( )263(bles a)( )290(gain)] TJ", ["Tide", "mo", "nth", "ta", "bles", "a", "gain"]),
    ],
)
def test_a_space_without_room_parts_words_only_where_scanned_words_stand_close_by_chance(
    content: bytes, read: list[str]
) -> None:
    assert texts(read_page(raw_pdf(b"BT /F1 10 Tf 20 200 Td " + content + b" ET"))) == read


@pytest.mark.parametrize(
    ("origin", "box", "cos", "sin", "reach"),
    [
        ((10.0, 50.0), (10.0, 42.0, 15.0, 50.0), 1.0, 0.0, 5.0),
        # the ink of a narrow figure begins behind its origin
        ((10.0, 50.0), (11.5, 42.0, 15.0, 50.0), 1.0, 0.0, 5.0),
        ((50.0, 90.0), (42.0, 85.0, 50.0, 89.0), 0.0, -1.0, 5.0),
        ((50.0, 90.0), (50.0, 91.0, 58.0, 95.0), 0.0, 1.0, 5.0),
        ((90.0, 50.0), (85.0, 50.0, 89.0, 58.0), -1.0, 0.0, 5.0),
        # a box that lies wholly behind its origin has nothing but its width
        ((20.0, 50.0), (10.0, 42.0, 15.0, 50.0), 1.0, 0.0, 5.0),
    ],
)
def test_a_glyph_reaches_from_its_origin_to_the_far_edge_of_its_box(origin, box, cos, sin, reach):
    one = [[np.array([number]) for number in numbers] for numbers in (origin, box, (cos, sin))]
    assert glyph_reach(tuple(one[0]), tuple(one[1]), *one[2]).tolist() == pytest.approx([reach])


def test_kerning_does_not_part_a_word():
    content = b"BT /F1 10 Tf 20 200 Td [(W)80(A)120(V)-60(E)40(S)] TJ ET"
    assert texts(read_page(raw_pdf(content))) == ["WAVES"]


@pytest.mark.parametrize("spacing", [2.0, 4.0, 6.0])
def test_letter_spaced_headings_keep_their_words(spacing):
    def draw(canvas):
        line = canvas.beginText(20, 200)
        line.setFont("Helvetica", 14)
        line.setCharSpace(spacing)
        line.textLine("HARBOUR NEWS TODAY")
        canvas.drawText(line)

    assert texts(read_page(typeset(draw))) == ["HARBOUR", "NEWS", "TODAY"]


def test_a_letter_spaced_name_between_the_parts_of_a_running_head_keeps_its_words():
    def draw(canvas):
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(20, 280, "2")
        canvas.drawRightString(380, 280, "Wednesday 12 November 2025")
        text = canvas.beginText(120, 280)
        text.setCharSpace(1.5)
        text.textOut("HARBOUR GAZETTE")
        canvas.drawText(text)

    assert sorted(texts(read_page(typeset(draw)))) == sorted(
        ["2", "HARBOUR", "GAZETTE", "Wednesday", "12", "November", "2025"]
    )


def test_letters_placed_one_by_one_make_words():
    def draw(canvas):
        canvas.setFont("Helvetica", 12)
        x = 20.0
        for char in "LIGHTHOUSE KEEPERS":
            if char != " ":
                canvas.drawString(x, 200, char)
            x += pdfmetrics.stringWidth(char, "Helvetica", 12) + 3

    assert texts(read_page(typeset(draw))) == ["LIGHTHOUSE", "KEEPERS"]


def test_figures_of_a_table_row_are_not_taken_for_letter_spacing():
    def draw(canvas):
        canvas.setFont("Helvetica", 10)
        for number, figure in enumerate(["71", "4", "83", "2", "5", "96"]):
            canvas.drawString(20 + 16 * number, 200, figure)

    assert texts(read_page(typeset(draw))) == ["71", "4", "83", "2", "5", "96"]


def test_pieces_painted_out_of_order_are_one_word():
    def draw(canvas):
        canvas.setFont("Helvetica", 12)
        first = pdfmetrics.stringWidth("break", "Helvetica", 12)
        canvas.drawString(20 + first, 200, "water")
        canvas.drawString(20, 150, "elsewhere")
        canvas.drawString(20, 200, "break")

    assert sorted(texts(read_page(typeset(draw)))) == ["breakwater", "elsewhere"]


def test_a_raised_footnote_mark_is_a_word_of_its_own():
    def draw(canvas):
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(20, 200, "at 12%")
        x = 20 + pdfmetrics.stringWidth("at 12%", "Times-Roman", 10)
        canvas.setFont("Times-Roman", 6)
        canvas.drawString(x, 203.6, "3")
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(x + 3, 200, ", up from 9")

    page = read_page(typeset(draw))
    assert texts(page) == ["at", "12%", "3", ",", "up", "from", "9"]
    assert [item.text for item in page.words if item.superscript] == ["3"]


def test_a_small_label_beside_a_large_figure_is_no_superscript():
    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 24)
        canvas.drawString(20, 200, "37%")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(26 + pdfmetrics.stringWidth("37%", "Helvetica-Bold", 24), 208, "of ferries")

    assert not any(item.superscript for item in read_page(typeset(draw)).words)


def test_text_rise_marks_a_superscript_too():
    content = b"BT /F1 10 Tf 20 200 Td (profit 48) Tj /F1 6 Tf 4 Ts (2) Tj 0 Ts /F1 10 Tf ( crowns) Tj ET"
    page = read_page(raw_pdf(content))
    assert texts(page) == ["profit", "48", "2", "crowns"]
    assert [item.superscript for item in page.words] == [False, False, True, False]


def test_superscript_characters_part_from_numbers_and_stay_with_units():
    content = b"BT /F1 10 Tf 20 200 Td (12%\xb3 of 40 km\xb2 or \xbd) Tj ET"
    page = read_page(raw_pdf(content))
    assert texts(page) == ["12%", "³", "of", "40", "km²", "or", "½"]
    assert word(page, "³").superscript


def test_raised_ordinal_letters_belong_to_their_number():
    content = b"BT /F1 10 Tf 20 200 Td (the 14) Tj /F1 6 Tf 4 Ts (th) Tj 0 Ts /F1 10 Tf ( wave) Tj ET"
    assert texts(read_page(raw_pdf(content))) == ["the", "14th", "wave"]


def test_what_closes_a_clause_behind_raised_ordinal_letters_stands_with_them():
    content = b"BT /F1 10 Tf 20 200 Td (the 6) Tj /F1 6 Tf 4 Ts (th) Tj 0 Ts /F1 10 Tf (,) Tj ( or) Tj ET"
    assert texts(read_page(raw_pdf(content))) == ["the", "6th,", "or"]


@pytest.mark.parametrize("notes", ["311,420,512", "4,311-315,420,512", "[11, 12]"])
def test_a_long_list_of_raised_note_numbers_is_no_number(notes):
    content = (
        b"BT /F1 10 Tf 20 200 Td (are smaller.) Tj /F1 6 Tf 4 Ts (%b) Tj 0 Ts /F1 10 Tf ( Now) Tj ET" % notes.encode()
    )
    page = read_page(raw_pdf(content))
    assert all(item.superscript for item in page.words if item.text[-1] in "0123456789,]")
    assert not word(page, "smaller.").superscript


def test_subscripts_stay_in_their_word():
    content = b"BT /F1 10 Tf 20 200 Td (CO) Tj /F1 6 Tf -2 Ts (2) Tj 0 Ts /F1 10 Tf ( rises) Tj ET"
    page = read_page(raw_pdf(content))
    assert texts(page) == ["CO2", "rises"]
    assert not word(page, "CO2").superscript


def test_a_logotype_of_letters_set_over_one_another_is_one_word_on_its_line():
    content = (
        b"BT /F1 10 Tf 20 200 Td (The L) Tj /F1 7 Tf 2 Ts 2.5 Tw [360 (A)] TJ 0 Ts /F1 10 Tf"
        b" [110 (T)] TJ -2.2 Ts [120 (E)] TJ 0 Ts [90 (X)] TJ ( club) Tj ET"
    )
    page = read_page(raw_pdf(content))
    assert texts(page) == ["The", "LATEX", "club"]


def test_small_capitals_and_their_initial_are_one_word_of_the_initials_size():
    content = b"BT /F1 12 Tf 20 200 Td (H) Tj /F1 9 Tf (ARBOUR) Tj ET"
    page = read_page(raw_pdf(content))
    assert texts(page) == ["HARBOUR"]
    assert page.words[0].size_pt == 12


def test_a_drop_capital_is_kept():
    def draw(canvas):
        canvas.setFont("Times-Roman", 36)
        canvas.drawString(20, 176, "T")
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(44, 200, "he ferry sails")
        canvas.drawString(44, 188, "at dawn")

    page = read_page(typeset(draw))
    assert texts(page) == ["T", "he", "ferry", "sails", "at", "dawn"]
    assert page.words[0].size_pt == 36


def test_fake_bold_is_read_once():
    def draw(canvas):
        canvas.setFont("Helvetica", 12)
        for shift in (0, 0.3, 0.6):
            canvas.drawString(20 + shift, 200, "Llanelli 1100")

    assert texts(read_page(typeset(draw))) == ["Llanelli", "1100"]


def test_text_printed_over_itself_letter_by_letter_is_read_once():
    def draw(canvas):
        canvas.setFont("Helvetica", 8)
        x = 20.0
        for char in "90 and over":
            canvas.drawString(x, 200, char)
            canvas.drawString(x, 200, char)
            x += pdfmetrics.stringWidth(char, "Helvetica", 8)

    assert texts(read_page(typeset(draw))) == ["90", "and", "over"]


def test_a_soft_hyphen_that_is_printed_is_a_hyphen():
    content = b"BT /F1 10 Tf 20 200 Td (naviga\xad) Tj 0 -12 Td (tion) Tj ET"
    assert texts(read_page(raw_pdf(content))) == ["naviga-", "tion"]


def test_ligatures_are_spelt_out():
    objects = {
        100: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding "
        b"/BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >> >>"
    }
    page = read_page(raw_pdf(b"BT /F1 10 Tf 20 200 Td (of\x01ce \x02ags) Tj ET",
                             resources="/Font << /F1 100 0 R >>", objects=objects))  # fmt: skip
    assert texts(page) == ["office", "flags"]


@pytest.mark.parametrize(("turn", "degrees"), [(90, 270), (180, 180), (270, 90)])
def test_turned_text_reads_in_its_own_direction(turn, degrees):
    def draw(canvas):
        canvas.setFont("Helvetica", 10)
        canvas.translate(200, 150)
        canvas.rotate(turn)
        canvas.drawString(0, 0, "cases per week")

    page = read_page(typeset(draw))
    assert texts(page) == ["cases", "per", "week"]
    assert {item.rotation for item in page.words} == {degrees}
    assert {item.size_pt for item in page.words} == {10.0}


def test_turned_text_keeps_its_double_letters_and_is_read_once_where_it_is_printed_twice():
    def draw(canvas):
        canvas.setFont("Helvetica", 8)
        canvas.translate(200, 50)
        canvas.rotate(90)
        for shift in (0, 0.3):
            canvas.drawString(shift, 0, "Million Llamas filling")

    assert texts(read_page(typeset(draw))) == ["Million", "Llamas", "filling"]


ACCENTS = {
    100: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding "
    b"/BaseEncoding /WinAnsiEncoding /Differences [1 /acute /circumflex /cedilla /dotlessi] >> >>"
}


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        pytest.param(b"[(caf) (\x01) 333 (e)] TJ", "café", id="accent-first"),
        pytest.param(b"[(Age) 390 (\x02) -57 (ncia)] TJ", "Agência", id="accent-after"),
        pytest.param(b"[(gar) (c) 390 (\x03) -57 (on)] TJ", "garçon", id="below"),
        pytest.param(b"[(Garc\xeda y M) (a) 0 (r) (\x01) 306 (\x04) -28 (n)] TJ", "Marín", id="dotless"),
    ],
)
def test_accents_painted_over_a_letter_are_read_with_it(shown, read):
    content = b"BT /F1 10 Tf 20 200 Td " + shown + b" ET"
    assert read in texts(read_page(raw_pdf(content, resources="/Font << /F1 100 0 R >>", objects=ACCENTS)))


def test_words_from_right_to_left_are_read_in_their_own_order():
    assert in_reading_order("םולש") == "שלום"
    assert in_reading_order("2024-ב") == "ב-2024"
    assert in_reading_order("harbour") == "harbour"


LETTERS = "abcdefgmnoprstuwyABDEGHKLMNRSTVW0123456789"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(alphabet=LETTERS, min_size=2, max_size=9), min_size=1, max_size=8),
    st.sampled_from(["Helvetica", "Times-Roman", "Courier", "Times-BoldItalic"]),
    st.floats(4, 40),
    st.booleans(),
)
def test_any_line_of_words_comes_out_as_it_went_in(words, font, size, with_spaces):
    def draw(canvas):
        canvas.setFont(font, size)
        if with_spaces:
            canvas.drawString(10, 100, " ".join(words))
            return
        x = 10.0
        for item in words:
            canvas.drawString(x, 100, item)
            x += pdfmetrics.stringWidth(item, font, size) + 0.28 * size

    page = read_page(typeset(draw, size=(4000, 200)))
    assert texts(page) == words
    assert all(one.box.x1 <= other.box.x0 + 1e-6 for one, other in zip(page.words, page.words[1:], strict=False))


@pytest.mark.parametrize(
    ("gap", "read"), [(1.7, ["3,870", "of", "1,234,567"]), (2.4, ["3,", "870", "of", "1,", "234,", "567"])]
)
def test_a_thin_space_behind_the_comma_of_a_number_parts_it_not_and_a_blank_does(gap, read):
    def draw(canvas):
        canvas.setFont("Helvetica", 10)
        x = 20.0
        for piece, behind in (("3,", gap), ("870", 4), ("of", 4), ("1,", gap), ("234,", gap), ("567", gap)):
            canvas.drawString(x, 200, piece)
            x += pdfmetrics.stringWidth(piece, "Helvetica", 10) + behind

    assert texts(read_page(typeset(draw))) == read
