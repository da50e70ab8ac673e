"""What an analyst relies on in the table `mentions`: places, ids, one name for one thing, provisions with their law."""

from __future__ import annotations

import itertools

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.entities import find_mentions
from pipelines.entities.reading import read_texts
from pipelines.model import Article, Block, Box, IssueFacts, Layout, TextSpan
from tests.entities.entity_layouts import layout, mentions, names

PIECES = (
    "the|of|and|for|Mr|Dr|University|Bank|Lake|Act|article 73|(5)|Articles 12 to 14|Orlevik|Gralsund|Kenya's|U.S.|-|,"
    "|.|;|:|(|)|“|”|'s|Liu Dongxue|said|in|“Belmar Ostrand”|NDRC|(NDRC)|Ltd.|Co.|\n\n|\n|No. 7|§|Art.|et-al|Xi'an"
)
WORDS = st.sampled_from(PIECES.split("|"))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_offsets_give_the_surface_back_and_ids_are_unique(text: str) -> None:
    found = mentions(text)
    for mention in found:
        assert mention.char_start is not None
        assert text[mention.char_start : mention.char_end] == mention.surface
        assert mention.surface == mention.surface.strip() != ""
        assert mention.name
        assert mention.rule_id
    assert len({mention.mention_id for mention in found}) == len(found)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for mention in mentions(text):
        assert text[mention.char_start : mention.char_end] == mention.surface


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_only_provisions_share_a_place(text: str) -> None:
    places = [(m.char_start, m.char_end) for m in mentions(text) if m.provision is None]
    ordered = sorted(places)
    assert len(set(places)) == len(places)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(ordered))


def test_the_marks_of_notes_end_no_name_late() -> None:
    text = (
        "It lies at the Bank of Kenya.¹²⁻¹⁴ Belmar Ostrand, of Orlevik University,³ Dunmere Ltd,⁴,⁵ and Peru,⁶ spoke"
        " of Chile⁷ and Brazil.⁸,⁹,²⁰ Mexico followed."
    )
    assert [mention.name for mention in mentions(text)] == [
        "Bank of Kenya", "Belmar Ostrand", "Orlevik University", "Dunmere Ltd", "Peru", "Chile", "Brazil", "Mexico",
    ]  # fmt: skip


def test_the_same_text_gives_the_same_ids() -> None:
    text = "Maria Lopez of the University of Orlevik met Northern Harbour Ltd. in Kenya."
    assert mentions(text) == mentions(text)


def test_the_same_thing_has_the_same_id_in_another_issue() -> None:
    one = mentions("The National Tide Office replied.", issue_id="a")
    two = mentions("Rain fell. The National Tide Office waited.", issue_id="b")
    assert {m.entity_id for m in one} == {m.entity_id for m in two}


def test_a_surname_goes_back_to_the_right_one_of_two() -> None:
    found = mentions(
        "Liu Dongxue, a researcher, spoke first. Liu said the lake was clean.\n\nLiu Jianguo, a farmer, disagreed. "
        "Liu said it was not."
    )
    later = [m.name for m in found if m.surface == "Liu"]
    assert later == ["Liu Dongxue", "Liu Jianguo"]


def test_spellings_that_differ_in_case_are_one_person() -> None:
    found = mentions("“We wait,” said Chen Qiaoyun.", byline="By CHEN Qiaoyun")
    assert len({m.entity_id for m in found if m.label == "PERSON"}) == 1


def test_an_acronym_is_known_before_its_definition() -> None:
    found = mentions("The NTO refused.\n\nThe National Tide Office (NTO) measures tides. The NTO has 14 gauges.")
    assert names(found, "ORG") == {"National Tide Office"}
    assert len({m.entity_id for m in found if m.label == "ORG"}) == 1


def test_the_definition_counts_over_the_gazetteer() -> None:
    found = mentions("The Estonian Seed Association (ESA) met. ESA members voted.")
    assert names(found, "ORG") == {"Estonian Seed Association"}


def test_a_definition_holds_in_the_issues_other_articles() -> None:
    found = mentions("The National Tide Office (NTO) measures tides.", "On Friday the NTO measured 3 metres.")
    assert names(found, "ORG") == {"National Tide Office"}


def test_a_place_has_one_name_and_its_country() -> None:
    found = mentions(
        "China's rivers rose. Exports from China fell. The U.S. and the United States agreed in Hunan province."
    )
    assert names(found, "GPE") == {"China", "United States", "Hunan"}
    assert {m.country for m in found if m.name == "Hunan"} == {"CN"}


def test_and_inside_a_name_is_not_and_between_two() -> None:
    found = mentions(
        "The National Development and Reform Commission wrote to the Ministry of Finance and the Ministry of Commerce."
    )
    assert names(found, "ORG") == {
        "National Development and Reform Commission",
        "Ministry of Finance",
        "Ministry of Commerce",
    }


def test_one_mention_per_provision_all_of_the_named_law() -> None:
    found = mentions("Articles 12 to 14 of the Law on Quiet Ports apply.")
    assert [m.provision for m in found if m.provision] == ["article 12", "article 13", "article 14"]
    assert names(found, "LAW") == {"Law on Quiet Ports"}


def test_a_bare_article_is_of_the_law_named_paragraphs_before() -> None:
    found = mentions("The Law on Quiet Ports was revised.\n\nTraders cheered.\n\nNoise ends at ten, notes article 31.")
    (provision,) = [m for m in found if m.provision]
    assert (provision.provision, provision.name, provision.surface) == (
        "article 31",
        "Law on Quiet Ports",
        "article 31",
    )


def test_the_act_is_the_act_and_not_the_law_between() -> None:
    found = mentions("The Wells Act is old. The Labour Code is new. Section 4(2)(b) of the Act binds farms.")
    assert [(m.name, m.provision) for m in found if m.provision] == [("Wells Act", "section 4(2)(b)")]


def test_a_provision_of_a_contract_is_of_no_law() -> None:
    found = mentions("The Wells Act is old. Under article 5 of the contract they pay.")
    assert not [m for m in found if m.provision]


def test_a_regulation_of_the_union_is_found_whole() -> None:
    found = mentions("Makers report under Regulation (EU) 2017/745 and Article 5 of Directive 2009/28/EC.")
    assert names(found, "LAW") == {"Regulation (EU) 2017/745", "Directive 2009/28/EC"}
    assert [(m.name, m.provision) for m in found if m.provision] == [("Directive 2009/28/EC", "article 5")]


def test_roles_and_employers_are_read_on_both_sides() -> None:
    found = mentions(
        "Petra Lindqvist, deputy director of the Harbour Institute, left. Its manager, Ma Guoyan, stayed. "
        "Professor Fergus Orrick of the University of Orlevik wrote."
    )
    by_name = {m.name: m for m in found}
    institute, university = by_name["Harbour Institute"], by_name["University of Orlevik"]
    assert (by_name["Petra Lindqvist"].role, by_name["Petra Lindqvist"].affiliation) == (
        "deputy director",
        institute.entity_id,
    )
    assert by_name["Ma Guoyan"].role == "manager"
    assert by_name["Fergus Orrick"].role == "Professor"
    assert by_name["Fergus Orrick"].affiliation == university.entity_id


def test_a_role_keeps_its_department_and_never_cuts_a_name() -> None:
    found = mentions(
        "Petra Lindqvist, head of the water department of the Harbour Institute, met Fergus Orrick, 47, professor of "
        "law at the University of Orlevik, and Ma Guoyan, who is the mayor of Tornby."
    )
    by_name = {m.name: m for m in found}
    roles = {name: by_name[name].role for name in ("Petra Lindqvist", "Fergus Orrick", "Ma Guoyan")}
    assert roles == {
        "Petra Lindqvist": "head of the water department",
        "Fergus Orrick": "professor of law",
        "Ma Guoyan": "mayor of Tornby",
    }
    assert by_name["Petra Lindqvist"].affiliation == by_name["Harbour Institute"].entity_id
    assert by_name["Fergus Orrick"].affiliation == by_name["University of Orlevik"].entity_id


def test_the_next_name_of_a_list_lends_no_role_to_the_one_before() -> None:
    found = mentions(
        "They met Omar Haddad, Professor Fergus Orrick and Petra Lindqvist, director Ma Guoyan and others."
    )
    roles = {m.name: m.role for m in found if m.label == "PERSON"}
    assert roles["Omar Haddad"] is None
    assert roles["Petra Lindqvist"] is None
    assert roles["Fergus Orrick"] == "Professor"


def test_titles_that_stand_before_no_name_name_nobody() -> None:
    assert mentions("Mr University Mr") == ()


def test_mr_is_no_role() -> None:
    (person,) = mentions("They asked Mr Halloran twice.")
    assert (person.surface, person.role) == ("Halloran", None)


def test_a_heading_in_capitals_names_only_what_is_known() -> None:
    found = find_mentions(layout("Kenya sold tea. Growers waited.", headline="Kenya Sells More Tea to Hungry Buyers"))
    assert {m.name for m in found} == {"Kenya"}


def test_bylines_captions_and_furniture_are_read_with_their_boxes() -> None:
    box = Box(10, 20, 90, 30)
    spans = (
        TextSpan(0, 2, 1, Box(10, 20, 20, 30)),
        TextSpan(3, 7, 1, Box(22, 20, 40, 30)),
        TextSpan(8, 15, 1, Box(42, 20, 80, 30)),
    )
    blocks = (
        Block("b1", "i", "a1", 1, 0, "byline", "By LUO Weiyan", box, spans=spans),
        Block("b2", "i", "a1", 1, 1, "caption", "A tea garden near Nairobi in May.", box),
    )
    masthead = Block("f1", "i", None, 1, 2, "furniture", "Bulletin of the Orlevik Astronomical Society", box)
    article = Article("a1", "i", "story", "Tea was dear.", blocks)
    found = find_mentions(Layout(IssueFacts("i", "i.pdf", None, None, None, None), (), (article,), (masthead,)))
    by_name = {m.name: m for m in found}
    assert by_name["LUO Weiyan"].box == Box(22, 20, 80, 30)
    assert (by_name["Nairobi"].block_id, by_name["Nairobi"].char_start, by_name["Nairobi"].box) == ("b2", None, box)
    assert by_name["Orlevik Astronomical Society"].article_id is None


def test_a_name_ends_with_a_line_of_the_masthead_that_was_ended_on_purpose() -> None:
    text = "Orlevik Harbour Authority Week ending Sunday 18 August 2031"
    spans, x, at = [], 10.0, 0
    for number, word in enumerate(text.split()):
        top, x = (20.0, x) if number < 3 else (32.0, 10.0 if number == 3 else x)
        spans.append(TextSpan(at, at + len(word), 1, Box(x, top, x + 5 * len(word), top + 10)))
        x, at = x + 5 * (len(word) + 1), at + len(word) + 1
    box = Box(10, 20, max(span.box.x1 for span in spans), 42)
    masthead = Block("f1", "i", None, 1, 2, "furniture", text, box, spans=tuple(spans))
    found = find_mentions(Layout(IssueFacts("i", "i.pdf", None, None, None, None), (), (), (masthead,)))
    assert [(m.name, m.surface) for m in found] == [("Orlevik Harbour Authority", "Orlevik Harbour Authority")]


def test_a_trained_pipeline_fills_gaps_and_overrules_nothing() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "vellmark"}, {"label": "PERSON", "pattern": "Kenya"}])
    found = find_mentions(layout("The firm vellmark left Kenya."), nlp)
    assert {(m.surface, m.label) for m in found} == {("vellmark", "ORG"), ("Kenya", "GPE")}


def test_technologies_are_found_in_the_plural_and_are_one() -> None:
    found = mentions("Lithium-ion batteries are dear. A lithium-ion battery lasts ten years.")
    assert len(found) == 2
    assert len({m.entity_id for m in found}) == 1


def test_nothing_is_named_in_ordinary_prose() -> None:
    assert mentions("The water was cold. Nobody swam. Prices rose by 4 percent in May, and then they fell again.") == ()


def test_the_articles_other_places_decide_between_homonyms() -> None:
    found = mentions(
        "Schools in Cambridge, Boston and Chicago shut. Illinois and Ohio paid.", "Cambridge, Oxford and Leeds agreed."
    )
    abroad, home = (m for m in found if m.name == "Cambridge")
    assert (abroad.country, home.country) == ("US", "GB")
    assert abroad.entity_id != home.entity_id


def labels_in(text: str, role: str) -> dict[str, str]:
    return {text[s.start : s.end]: s.label for s in read_texts((text,), (role,)).spans}


def test_codes_in_tables_are_no_names() -> None:
    cells = "Dengue IgM ELISA 12\nBH 4\nDGH Orlevik 3\nUnique ID 7\nKenya 9\nPetra Lindqvist 2"
    assert labels_in(cells, "table") == {"Kenya": "GPE", "Petra Lindqvist": "PERSON"}
    assert labels_in("The KVB met Petra Lind in Kenya.", "body") == {
        "KVB": "ORG",
        "Petra Lind": "PERSON",
        "Kenya": "GPE",
    }


def test_a_title_before_ordinary_words_makes_no_person() -> None:
    found = mentions("The General Aviation Section met. Chief Executive Offices moved. General Lindqvist left.")
    assert names(found, "PERSON") == {"Lindqvist"}


def test_what_an_article_defines_outvotes_what_capitals_look_like() -> None:
    found = mentions("The Seed Act (SDA) holds.", "They read the SDA again.", "SDA fines rose, and SDA cases too.")
    assert {(m.name, m.label) for m in found} == {("Seed Act", "LAW")}
    assert len({m.entity_id for m in found}) == 1


def test_a_unit_with_capitals_is_no_body() -> None:
    found = mentions("The ferry's batteries hold 6.1 MWh and its motors give 900 kW, the yard said.")
    assert [m.surface for m in found if m.label == "ORG"] == []


def test_the_acronym_behind_a_name_tells_where_it_begins() -> None:
    found = mentions("The Marine and Mountain Research Institute (MMRI) asked the Salt Company of Ghana (SCG).")
    assert names(found, "ORG") == {"Marine and Mountain Research Institute", "Salt Company of Ghana"}


def test_a_bank_is_called_by_its_letters_alone() -> None:
    found = mentions("KVB Bank made a loss. Later KVB said that it had closed 11 branches.")
    assert names(found, "ORG") == {"KVB Bank"}


def test_an_acronym_that_a_note_spells_out_in_small_letters_is_no_body() -> None:
    found = mentions("District, cases, deaths and CFR by week.\n\nCFR: case fatality ratio. Data are provisional.")
    assert names(found, "ORG") == set()


def test_words_joined_by_two_hyphens_behind_an_acronym_are_read() -> None:
    found = mentions("Written by Ana Birk.\n\nCLI: command--line tool of the kit.")
    assert names(found, "PERSON") == {"Ana Birk"}


def test_what_looks_like_a_person_in_papers_is_none() -> None:
    """Two peoples side by side, a state and a party, a club of a city and the time of a zone are nobody's name."""
    told = "A French Moroccan man and Alabama Republican Sen. Ada Kole met the Sydney Swans at 3:00am AEDT."
    labels = {told[s.start : s.end]: s.label for s in read_texts((told,)).spans}
    assert labels.get("Sydney Swans") == "ORG"
    assert "AEDT" not in labels
    assert "PERSON" not in (labels.get("French Moroccan"), labels.get("Alabama Republican"))
