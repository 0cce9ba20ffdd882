"""Who is named as a speaker, and by which role: what the page prints beside somebody's words."""

import pytest

from annotate import annotate
from annotate.lexicon import BODIES
from source import read_text


def speakers(text: str) -> list[tuple[str | None, str | None]]:
    """Return speaker and role of every quotation of a text."""
    return [(quotation.speaker, quotation.role) for quotation in annotate(read_text(text)).quotations]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Olan Trebb, a spokesman for Mrs. Vosk, said the pier was safe.", "spokesman for Mrs. Vosk"),
        ("Olan Trebb, president of the P.O.R.T. union, said the pier was safe.", "president of the P.O.R.T. union"),
        ("Olan Trebb, a former adviser to Gov. Ida Marsh, said the pier was safe.", "former adviser to Gov. Ida Marsh"),
        (
            "Olan Trebb, a lawyer and director of the Center for Coastal and Island Studies, said the pier was safe.",
            "lawyer",
        ),
        (
            "Olan Trebb, director of the Center for Coastal and Island Studies, said the pier was safe.",
            "director of the Center for Coastal and Island Studies",
        ),
        ("Olan Trebb, president of the P.O.R.T. He said the pier was safe.", "president of the P.O.R.T."),
        (
            "Olan Trebb, an adviser to Mr. Vosk who is a fellow of the Institute for Coastal Studies in Orsk, said the pier was safe.",
            "adviser to Mr. Vosk",
        ),
        ("Olan Trebb, managing director of the yard, said the pier was safe.", "managing director of the yard"),
        ("Olan Trebb, a 14-year harbour worker, said the pier was safe.", "14-year harbour worker"),
    ],
)
def test_a_role_is_told_whole(text: str, role: str | None) -> None:
    assert speakers(text) == [("Olan Trebb", role)]


@pytest.mark.parametrize(
    "text",
    [
        "Olan Trebb, beating rival clerks of the council, said the pier was safe.",
        "Olan Trebb, named executive chair, said the pier was safe.",
        "Olan Trebb, with the support of people from the council, said the pier was safe.",
        "Olan Trebb, who’d met the minister, said the pier was safe.",
        "Olan Trebb, 46 percent to 44 percent, said the pier was safe.",
        "Olan Trebb, in her third campaign, said the pier was safe.",
    ],
)
def test_what_is_no_role_is_not_told_as_one(text: str) -> None:
    assert [role for _, role in speakers(text)] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Marta Vosk came. “It is safe,” the mayor said.", "Marta Vosk"),
        ("Judge Ida Marsh came with Olan Trebb, a clerk. “It is safe,” the judge said.", "Ida Marsh"),
        ("The Orsk City Council met. “It is safe,” the council said.", "Orsk City Council"),
        ("Ida Cook came. “It is safe,” Cook said.", "Ida Cook"),
    ],
)
def test_an_office_or_a_body_means_its_only_holder(text: str, speaker: str) -> None:
    assert [name for name, _ in speakers(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Olan Trebb, Vosk’s campaign manager, came. “It is safe,” the Vosk campaign said.", "the Vosk campaign"),
        ("Olan Trebb, a former member of the board, came. “It is safe,” the board said.", "the board"),
        ("Vice President Olan Trebb came. “It is safe,” the former president said.", None),
        ("Olan Trebb, a candidate in Orsk, came. “It is safe,” the candidate said.", None),
        ("Olan Trebb, a member of the council, came. “It is safe,” council members said.", None),
        ("The Orsk Group fell. A trade group came. “It is safe,” the group said.", "the group"),
        ("“It is safe,” the chairman of the Conservative Party said.", None),
    ],
)
def test_who_only_stands_near_an_office_or_a_body_is_not_named_for_it(text: str, speaker: str | None) -> None:
    assert [name for name, _ in speakers(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Journalist Olan Trebb said the pier was safe.", "Olan Trebb", "Journalist"),
        ("Orsk Port Administrator Olan Trebb said the pier was safe.", "Olan Trebb", "Orsk Port Administrator"),
        ("Secretary of State Ida Marsh said the pier was safe.", "Ida Marsh", "Secretary of State"),
        ("Gov. Ida Marsh said the pier was safe.", "Ida Marsh", "Gov."),
        ("Pierside Wanderer Ida Marsh came. Ida Marsh said it was safe. Marsh smiled.", "Ida Marsh", None),
        ("We met Support for Mr. Trebb. Mr. Trebb said the pier was safe.", "Trebb", None),
        ("Having Olan Trebb said the pier was safe.", "Olan Trebb", None),
        ("London-born Olan Trebb said the pier was safe.", "Olan Trebb", None),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(text: str, speaker: str, role: str | None) -> None:
    assert speakers(text) == [(speaker, role)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The World Health Organization said the water was safe.", "World Health Organization"),
        ("The Worker Rights Fund said the pier was safe.", "Worker Rights Fund"),
        (
            "The Department of Port and Harbour Services said the pier was safe.",
            "Department of Port and Harbour Services",
        ),
        (
            "The National Association of Harbour Defense Lawyers said the pier was safe.",
            "National Association of Harbour Defense Lawyers",
        ),
        ("Ida Marsh Vosk came. Vosk said the pier was safe.", "Ida Marsh Vosk"),
        ("Ida Cook came. Cook said the pier was safe.", "Ida Cook"),
    ],
)
def test_a_name_is_not_cut(text: str, speaker: str) -> None:
    assert [name for name, _ in speakers(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ida Marsh, a Republican, said the pier was safe.", "Ida Marsh"),
        ("A senior Democrat said the pier was safe.", None),
        ("The Spaniard said the pier was safe.", None),
        ("Urges Orsk to Mend Every Broken Harbour Pier\n\nMayor Ida Marsh came. “It is safe,” she said.", "Ida Marsh"),
        ("Mayor Ida Marsh met us on the Rust Belt. “It is safe,” she said.", "Ida Marsh"),
        ("Mayor Ida Marsh came. Art Deco furniture stood there. “It is safe,” she said.", "Ida Marsh"),
        (
            "But his wife, Jane, spoke to The Orsk Post before New Orskers went to the polls.\n\n“It is safe,” she said.",
            None,
        ),
        ("Citizens in Orsk (CIO) came. CIO said the pier was safe.", "CIO"),
    ],
)
def test_what_only_looks_like_a_name_names_nobody(text: str, speaker: str | None) -> None:
    assert [name for name, _ in speakers(text)] == [speaker]


def test_a_headline_with_a_speaker_holds_one_quotation_only() -> None:
    text = "Marta Vosk:  that according to Marta Vosk"

    assert [name for name, _ in speakers(text)] == ["Marta Vosk"]


BODY_NAMES = sorted({f"Harbour {form[0].upper()}{form[1:]}" for body in BODIES for form in body.forms})


@pytest.mark.parametrize("name", BODY_NAMES)
@pytest.mark.parametrize("pronoun", ["he", "she"])
def test_a_body_is_never_he_or_she(name: str, pronoun: str) -> None:
    text = f"Marta Vosk runs the pier on the island.\n\n{name} will shut it in May.\n\n“It is late,” {pronoun} said."

    assert [name for name, _ in speakers(text)] == ["Marta Vosk"]


@pytest.mark.parametrize("name", BODY_NAMES)
def test_where_only_a_body_is_named_nobody_is_she(name: str) -> None:
    text = f"The pier stands on the island.\n\n{name} will shut it in May.\n\n“It is late,” she said."

    assert [name for name, _ in speakers(text)] == [None]


def test_a_body_stands_in_one_row_only() -> None:
    forms = [form for body in BODIES for form in {*body.forms}]

    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("Orsk Harbour College", "college"),
        ("Orsk Harbour Church", "church"),
        ("Orsk Pier Subcommittee", "subcommittee"),
    ],
)
def test_a_body_is_called_by_its_noun_again(name: str, noun: str) -> None:
    assert speakers(f"{name} shut the pier. “It is late,” the {noun} said.") == [(name, None)]


def test_the_committee_on_something_keeps_its_whole_name() -> None:
    text = "The Orsk Subcommittee on Piers said the pier was safe."

    assert [name for name, _ in speakers(text)] == ["Orsk Subcommittee on Piers"]


@pytest.mark.parametrize("headline", ["Harbour Opens Hall", "Vosk Leaves Orsk", "Pier Opens In Orsk At Last"])
def test_the_words_of_the_headline_are_nobody(headline: str) -> None:
    text = f"{headline}\n\nThe harbour opened a hall on Monday. “It is late,” she said."

    assert [name for name, _ in speakers(text)] == [None]


@pytest.mark.parametrize("verb", ["boards the train", "trusts the crew", "courts the crew", "campaigns in Orsk"])
def test_what_a_person_does_is_no_body(verb: str) -> None:
    assert speakers(f"When Marta Vosk {verb}, it rains.\n\n“It is late,” she said.") == [("Marta Vosk", None)]
