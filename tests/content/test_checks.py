"""Content that loads and is still wrong: each check names the record, the field and the remedy."""

from pathlib import Path

import pytest

from guidance.content.checks.content import Content
from guidance.content.checks.run import run_checks
from guidance.content.loading import load_files
from guidance.content.validation import validate_all
from guidance.content.yaml_reading import read_directory
from tests.content.sound_files import SOUND, change

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

GUIDE = "roles/practitioner/funding.yaml"
CONTRACT = "contract/2021-22.yaml"
BODY = "The network pays half.\n\n"
STATEMENT = f"{GUIDE}, line 11, entry 2 (statement [practitioner, funding, shares])"
ON_BODY = f"{GUIDE}, line 17, entry 2 (statement [practitioner, funding, shares]), field body"


def errors(directory: Path) -> list[str]:
    load_files(directory)
    given, _ = validate_all(read_directory(directory)[0])
    return [str(error) for error in run_checks(Content(given)).errors]


def warnings(directory: Path) -> list[str]:
    load_files(directory)
    given, _ = validate_all(read_directory(directory)[0])
    return [str(warning) for warning in run_checks(Content(given)).warnings]


def test_sound_content_has_no_errors(fixtures: Path) -> None:
    assert errors(fixtures) == []


CITATION = SOUND[GUIDE][SOUND[GUIDE].index("- model: guidance.statementcitation") :]
FACT_CITATION = SOUND[CONTRACT][SOUND[CONTRACT].index("- model: guidance.yearfactcitation") :]
TWENTY_THREE_WORDS = f"{'Word ' * 22}word."
SAYS = "    says: It pays half.\n"

WRONG = {
    "a statement without a source": (
        (GUIDE, CITATION, ""),
        f"{STATEMENT}: It has no source. Add a statement citation for it.",
    ),
    "a fact without a source": (
        (CONTRACT, FACT_CITATION, ""),
        "(year fact [2021-22, practitioner, who-pays]): It has no source. Add a year fact citation for it.",
    ),
    "sources that differ with one side": (
        (GUIDE, "    order: 1\n", "    order: 1\n    kind: sources-differ\n"),
        "field kind: Its sources differ, but none of its citations says what the source says. "
        "Give at least two citations 'says'.",
    ),
    "prose with a side": (
        (GUIDE, CITATION, CITATION + SAYS),
        "field says: It says what its source says, but the statement is prose, which does not show it. "
        "Take 'says' out, or make the statement's kind sources-differ.",
    ),
    "a locator that is not a part": (
        (GUIDE, "locator: Annex B, B14.1", "locator: Anex B, B14.1"),
        "field locator: 'Anex B, B14.1' is not a part of Network Contract DES specification. Did you mean Annex B? "
        "Write a part's title, or the title, a comma and more.",
    ),
    "an abbreviation that the glossary lacks": (
        (GUIDE, BODY, "PCNs pay half through the ARRS.\n\n"),
        f"{ON_BODY}: The glossary has no abbreviation ARRS. Otherwise",
    ),
    "an abbreviation like one that the glossary has": (
        (GUIDE, BODY, "It was called IATP.\n\n"),
        "The glossary has no abbreviation IATP. Did you mean IAPT? Otherwise add a glossary term for it",
    ),
    "an abbreviation in official words": (
        (CONTRACT, "wording: The role may", "wording: The role in the MDT may"),
        "(clause [des-2021-22, B14.1]), field wording: The glossary has no abbreviation MDT.",
    ),
    "a link to no page": (
        (GUIDE, "/contract/2021-22/B14/#B14.1", "/contract/2020-21/B14/"),
        f"{ON_BODY}: The link /contract/2020-21/B14/ does not lead to a page.",
    ),
    "a link to no route": (
        (GUIDE, "/contract/2021-22/B14/#B14.1", "/contact-us/"),
        "The link /contact-us/ does not lead to a page.",
    ),
    "a link to no place on its page": (
        (GUIDE, "/contract/2021-22/B14/#B14.1", "/contract/2021-22/B14/#B14.9"),
        "The link /contract/2021-22/B14/#B14.9 does not lead to a place on its page. Did you mean B14.1",
    ),
    "a link without a beginning": (
        (GUIDE, "/contract/2021-22/B14/#B14.1", "www.example.org"),
        "The link www.example.org has no beginning. Begin it with / for a page of this site, or with https://.",
    ),
    "a long paragraph": (
        (GUIDE, BODY, "One. Two. Three. Four. Five. Six.\n\n"),
        f"{ON_BODY}: A paragraph has 6 sentences: 'One. Two. Three. Four. Five. Six.'. Break it after 5 at the most.",
    ),
    "hard reading": (
        (GUIDE, BODY, f"{TWENTY_THREE_WORDS} " * 9 + "\n\n"),
        "roles/practitioner/role.yaml, line 1, entry 1 (role [practitioner]): The middle sentence of all that is "
        "written on it has 23 words. Aim for 20 or fewer.",
    ),
    "a band without pay": (
        (
            "bands.yaml",
            SOUND["bands.yaml"],
            SOUND["bands.yaml"] + SOUND["bands.yaml"].replace("5", "6").replace("1", "2"),
        ),
        "bands.yaml, line 5, entry 2 (band [6]): It has no pay point for 2021-22, though other bands do.",
    ),
    "a gap between years": (
        (
            "years.yaml",
            SOUND["years.yaml"],
            SOUND["years.yaml"]
            + SOUND["years.yaml"].replace("2021-22", "2023-24").replace("2022", "2024").replace("2021", "2023"),
        ),
        "(contract year [2023-24]), field starts_on: There is no year between the end of contract year [2021-22] on "
        "2022-03-31 and its start on 2023-04-01. Add the years between.",
    ),
}


@pytest.mark.parametrize(("slip", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(fixtures: Path, slip: tuple[str, str, str], message: str) -> None:
    file, old, new = slip
    change(fixtures, file, old, new)

    assert message in "\n".join(errors(fixtures))


@pytest.mark.parametrize(
    ("number", "right"),
    [
        pytest.param("B14.1", True, id="stop"),
        pytest.param("B14(1)", True, id="bracket"),
        pytest.param("B141", False, id="no-mark"),
        pytest.param("B15.1", False, id="another"),
    ],
)
def test_a_clauses_number_follows_on_from_its_parents(fixtures: Path, number: str, right: bool) -> None:
    change(fixtures, CONTRACT, "number: B14.1", f"number: {number}")
    change(fixtures, GUIDE, "    - [des-2021-22, B14.1]\n", "")
    change(fixtures, GUIDE, "/contract/2021-22/B14/#B14.1", "/contract/2021-22/B14/")
    wrong = f"Number {number} does not follow on from its parent's, B14."

    assert any(wrong in error for error in errors(fixtures)) is not right


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Read [the glossary](/glossary/#iapt).", id="anchor"),
        pytest.param("Read [the funding page](/funding/?year=2021-22).", id="query"),
        pytest.param(
            "Read [NHS England](https://www.england.nhs.uk/), or [write](mailto:a@example.org).", id="outside"
        ),
        pytest.param("IAPTs and IAPT's successors. NHS, GPs, B14.2, PRN02483 and Band 8a.", id="abbreviations"),
        pytest.param("> One. Two. Three. Four. Five. Six.", id="quotation"),
        pytest.param("- One.\n      - Two.\n      - Three.\n      - Four.\n      - Five.\n      - Six.", id="list"),
    ],
)
def test_what_is_right_passes(fixtures: Path, body: str) -> None:
    change(fixtures, GUIDE, BODY, f"{body}\n\n")

    assert errors(fixtures) == []


def test_an_abbreviation_is_named_once_with_the_number_of_its_places(fixtures: Path) -> None:
    change(fixtures, GUIDE, BODY, "The ARRS pays half.\n\n")
    change(fixtures, GUIDE, "heading: Who pays what", "heading: The ARRS")
    change(fixtures, CONTRACT, "heading: Mental health practitioners", "heading: The ARRS\n    plain_english: ARRS")

    found = [error for error in errors(fixtures) if "ARRS" in error]

    assert len(found) == 1
    assert "The glossary has no abbreviation ARRS, used here and in 2 other places." in found[0]


def test_a_long_sentence_is_an_error_and_quoted_words_do_not_count(fixtures: Path) -> None:
    change(fixtures, GUIDE, BODY, f"{'Word ' * 30}word. It says '{'word ' * 40}'.\n\n")

    assert errors(fixtures) == [
        f"{ON_BODY}: A sentence has 31 words: '{('Word ' * 8).strip()}…'. "
        "Make two of it, or a list: 30 words at the most."
    ]


def test_citing_a_part_that_is_left_out_is_a_warning(fixtures: Path) -> None:
    change(fixtures, GUIDE, "locator: Annex B, B14.1", "locator: Cover")

    assert "'Cover' is a part that is left out on purpose." in warnings(fixtures)[0]
