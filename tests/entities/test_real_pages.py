"""Classes of names that real bulletins, newsletters and reports print and that were read wrongly there."""

from __future__ import annotations

import pytest

from pipelines.commands.parse import text_layout
from pipelines.entities import find_mentions
from pipelines.entities.reading import read_texts


def _named(text: str) -> set[tuple[str, str]]:
    return {(text[s.start : s.end], s.label) for s in read_texts((text,)).spans if s.provision is None}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The bank is run by Karen Reynolds Treasurer – Vanessa Holt Secretary.", "Karen Reynolds", "PERSON"),
        ("“It held,” said Professor Laura Costa of the University of Orlevik.", "Laura Costa", "PERSON"),
        ("“It held,” said Professor Laura Costa of the University of Orlevik.", "University of Orlevik", "ORG"),
        ("Boats from Côte d'Ivoire and Togo met.", "Côte d'Ivoire", "GPE"),
        ("The ferry runs between Port Abel and North Sydney at noon.", "North Sydney", "GPE"),
        ("ORVIK, Monday -- The Ministry of Ports paid half.", "Ministry of Ports", "ORG"),
        ("His counsel, Maria McOrvik SC, thanked the judge.", "Maria McOrvik", "PERSON"),
        ("Cricket Australia selectors met on Monday.", "Cricket Australia", "ORG"),
        ("Miners left the Las Orvikas copper mine at dawn.", "Las Orvikas", "FAC"),
        ("Carl Mannion, 61, of Orlbury, sued the firm.", "Orlbury", "GPE"),
        ("It was sold to carmaker Mutavel SE on Monday.", "Mutavel SE", "ORG"),
        ("Offices are at 12 New Orlevik Avenue SE today.", "New Orlevik Avenue SE", "FAC"),
        ("Samples were tested at NXV and found clean.", "NXV", "ORG"),
    ],
)
def test_a_name_is_found_whole_under_its_label(text: str, name: str, label: str) -> None:
    assert (name, label) in _named(text)


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("The Advanced Harbour Imager (AHI) sees every hour. The AHI is new.", "AHI"),
        ("The HARB (Rowe et al., 2001) and the SHOAL (Lind et al., 2003) are sets of questions.", "HARB"),
        ("Source: Murdelyo (2021).", "Murdelyo"),
        ("Silk was bought in Orling on Monday; the Orling Rescue was shown.", "Orling Rescue"),
        ("Silk of the Orling Dynasty was shown.", "Orling Dynasty"),
        ("The sums were done in R. These were right.", "R. These"),
        ("More is told in Appendix B. The cost is high.", "Appendix B."),
        ("The PDF was sent as XML over HTTP to an LLM.", "XML"),
        ("They wrote Discussion & Reflection Questions for it.", "Discussion & Reflection Questions"),
    ],
)
def test_what_names_nobody_is_left_alone(text: str, no_name: str) -> None:
    assert no_name not in {name for name, _ in _named(text)}


def test_authors_of_a_list_of_works_are_persons_and_their_initials_are_not() -> None:
    text = "Chow, J.-C., Yehl, S. L., Rastorgova, E., and Kovel, Y. SpeechHarbour: a set of voices. 2020."
    assert _named(text) == {(name, "PERSON") for name in ("Chow", "Yehl", "Rastorgova", "Kovel")}


def test_the_mark_of_a_note_is_no_part_of_a_name() -> None:
    assert ("Pedro Salgado", "PERSON") in _named("It was written by Pedro Salgado² and others.")


def _names(text: str) -> dict[str, str]:
    return {mention.surface: mention.name for mention in find_mentions(text_layout("a", text, None))}


def test_an_acronym_without_a_definition_is_the_body_whose_initials_it_has() -> None:
    names = _names("The Orvik Water Service Board met. The OWSB, which is new, paid. The OWSB spoke.")
    assert names["OWSB"] == "Orvik Water Service Board"


def test_two_names_of_one_state_have_one_entity() -> None:
    told = find_mentions(
        text_layout("a", "Ships left Ivory Coast. Others left Côte d'Ivoire, and Cote d'Ivoire.", None)
    )
    assert len({mention.entity_id for mention in told}) == 1
    told = find_mentions(text_layout("a", "He left Turkey. She stayed in the Republic of Türkiye.", None))
    assert len({mention.entity_id for mention in told}) == 1


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("They met in Orlevika and Quezon City on Monday.", "Quezon City", "GPE"),
        ("Rain fell over Western Mexico all week.", "Western Mexico", "LOC"),
        ("Storms tore a net off Orløya on Monday.", "Orløya", "GPE"),
        ("Eels live in the Orvsen river and the Nams and Orkel rivers.", "Orkel", "LOC"),
        ("Present: Cllrs Margaret Pym (Chair) and Tom Hale.", "Margaret Pym", "PERSON"),
        ("They met at the Orvik Convention Centre and at Manor Farm.", "Manor Farm", "FAC"),
        ("They met at the Orvik Convention Centre and at Manor Farm.", "Orvik Convention Centre", "FAC"),
        ("The National Unity Platform walked out.", "National Unity Platform", "ORG"),
        ("Clinics got doses of Orvichol in May.", "Orvichol", "PRODUCT"),
        ("A rival of the firm, carmaker Velmotor, gained. Rival SalVel lost.", "SalVel", "ORG"),
        ("Cases rose in Lusaka and in the Mattero sub-district.", "Mattero", "GPE"),
    ],
)
def test_a_place_a_body_or_a_thing_is_told_by_what_stands_beside_it(text: str, name: str, label: str) -> None:
    assert (name, label) in _named(text)


def test_a_company_without_its_legal_form_is_the_company() -> None:
    names = _names("Mowvel ASA lost fish. On Monday Mowvel shares fell, and Mowvel said so.")
    assert names["Mowvel"] == "Mowvel ASA"


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Demi Vollerik won. She beat Demi’s friend.", "Demi Vollerik", "PERSON"),
        ("They heard it on Monday. He Liehvi, its head, left.", "He Liehvi", "PERSON"),
        ("Organiser Henk van Beuselom smiled.", "Henk van Beuselom", "PERSON"),
        ('They thanked Eleanor "Ellie" Parkvel for it.', 'Eleanor "Ellie" Parkvel', "PERSON"),
        ("Mayor Andy Halvik (D-Ann Arbor) paid.", "Ann Arbor", "GPE"),
        ("Boats met at Orvik Quay on Monday.", "Orvik Quay", "FAC"),
        ("Crowds lined the Schelmskerweg at noon.", "Schelmskerweg", "FAC"),
        ("Lorries queued along the A338 at dawn.", "A338", "FAC"),
        ("Rain fell in the province of Río Negro.", "Río Negro", "GPE"),
        ("He bought shares of Nortvel AS in May.", "Nortvel AS", "ORG"),
        ("He worked for years. Labour's spokesman left.", "Labour", "ORG"),
        ("She won the Tour of Orlevik on Sunday.", "Tour of Orlevik", "EVENT"),
        ("They watched the Geminids and Wimbledon.", "Geminids", "EVENT"),
        ("Nets were set across the Cabot Strait and off Shetland.", "Shetland", "LOC"),
        ("Shops of Gap and H&M.", "H&M", "ORG"),
    ],
)
def test_names_of_news_from_many_countries(text: str, name: str, label: str) -> None:
    assert (name, label) in _named(text)


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("She met the Nairobi Water Board. The Water Board agreed.", "Water Board", "Nairobi Water Board"),
        ("The Supreme Court of India sat. The Supreme Court rose.", "Supreme Court", "Supreme Court of India"),
        ("The Ministry of Health paid. The Health Ministry said so.", "Health Ministry", "Ministry of Health"),
        ("The Harbour Act 1998 is old. The Harbour Act helps.", "Harbour Act", "Harbour Act 1998"),
        ("The Harbour Act 1998 is old. The Harbour Act, 1998 helps.", "Harbour Act, 1998", "Harbour Act 1998"),
    ],
)
def test_a_shorter_form_is_the_name_said_in_full(text: str, short: str, full: str) -> None:
    assert _names(text)[short] == full


def test_a_form_that_two_bodies_share_is_neither() -> None:
    names = _names("The Kisumu Water Board met the Nairobi Water Board. The Water Board left.")
    assert names["Water Board"] == "Water Board"


def test_brackets_behind_a_dash_are_read() -> None:
    assert _names("NDRC the - (NDRC)")


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Rain spared Central Finland and Northern Nigeria.", "Central Finland", "LOC"),
        ("Zaragoza.- The government will pay.", "Zaragoza", "GPE"),
        ("Mail came from UPM-Kymvene and Trip.com on Monday.", "UPM-Kymvene", "ORG"),
        ("Mail came from UPM-Kymvene and Trip.com on Monday.", "Trip.com", "ORG"),
        ("The probe passed the asteroid Dinkelsh at noon.", "Dinkelsh", "LOC"),
        ("They met at the Pignavelli Palace and the Parliament House.", "Pignavelli Palace", "FAC"),
        ("They met at the Pignavelli Palace and the Parliament House.", "Parliament House", "FAC"),
        ("He will bring the Mega Farms Programme to Parliament.", "Mega Farms Programme", "POLICY"),
        ("They left. Grace Mijiva Mhanvo spoke.", "Grace Mijiva Mhanvo", "PERSON"),
        ("Porters employed by Sercovel earn less.", "Sercovel", "ORG"),
    ],
)
def test_names_of_further_news(text: str, name: str, label: str) -> None:
    assert (name, label) in _named(text)


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("In Hart v. Kovel, 496 U.S. 384 (1990), and 38 U.S.C. 5102, it is told.", "U.S."),
        ("In Hart v. Kovel, 496 U.S. 384 (1990), and 38 U.S.C. 5102, it is told.", "U.S.C."),
        ("THE DIARY. 12 JUNE. We marched at dawn.", "JUNE"),
        ("It held (Valk & Alumel, 2021), as (Rowe et al., 2019) say.", "Valk & Alumel"),
        ("It gained 13 WXR, and a WXR of 2.5 is low.", "WXR"),
        ("It was thanked by Valerie Neita-Hale, KC. Fans sang.", "KC"),
    ],
)
def test_marks_of_series_and_measures_name_nobody(text: str, no_name: str) -> None:
    assert no_name not in {name for name, _ in _named(text)}


def test_an_acronym_has_the_label_of_what_it_is_spelled_out_as() -> None:
    text = "Cases came from the Integrated Disease Surveillance Program (IDXP). Outbreaks told to IDXP rose."
    assert {label for name, label in _named(text) if name == "IDXP"} == {"POLICY"}


def test_a_body_with_its_state_is_the_body_without_it_anywhere_in_the_issue() -> None:
    names = _names("The U.S. Census Bureau counts. It was told on Monday that the Census Bureau said so.")
    assert names["Census Bureau"] == "U.S. Census Bureau"


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("It is asked for under the Freedom of Information Act.", "Freedom of Information Act", "LAW"),
        ("The Freedom of Information Act (FOIA) is old.", "Freedom of Information Act", "LAW"),
        ("The Bureau of Enquiry and Analysis met.", "Bureau of Enquiry and Analysis", "ORG"),
    ],
)
def test_a_list_of_subjects_is_one_name(text: str, name: str, label: str) -> None:
    assert (name, label) in _named(text)


def test_an_acronym_of_an_article_is_its_own_body_before_a_famous_one() -> None:
    names = _names("The Nepal Electricity Authority paid. The NEA owes much, and the NEA said so.")
    assert names["NEA"] == "Nepal Electricity Authority"


def test_a_court_that_goes_by_its_name_alone_is_the_court() -> None:
    assert _names("The Supreme Court of Justice sat. The Supreme Court rose.")["Supreme Court"].endswith("of Justice")


def test_trustees_are_no_part_of_a_name() -> None:
    assert ("Ann Pellarin", "PERSON") in _named("Trustees Ann Pellarin and Luis Ocasivo voted.")
