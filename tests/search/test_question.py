import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.search.question import LONGEST_QUESTION, MOST_CONCEPTS, SearchQuestion, read_question
from guidance.search.words import get_stems
from tests.search.small import ASSOCIATE, LEXICON, PRACTITIONER, SOCIAL_WORKER, as_typed, read


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("B14.2", "B14.2"),
        ("b14.2", "B14.2"),
        ("b14 2", "B14.2"),
        ("B 14.2", "B14.2"),
        ("annex b 14.2", "B14.2"),
        ("what does B14.2 say?", "B14.2"),
        ("B14.2.b.iii", "B14.2.b.iii"),
        ("b14.2(b)(iii)", "B14.2.b.iii"),
        ("B14.2 (b) (iii)", "B14.2.b.iii"),
        ("B14.2.b.", "B14.2.b"),
        ("7.3.3", "7.3.3"),
        ("clause 7.3.3 of 2026/27", "7.3.3"),
        ("B14.2.z", "B14.2"),
        ("B15", ""),
        ("9.9", ""),
        ("sub14.2", ""),
    ],
)
def test_a_clause_that_is_held_is_known_in_every_spelling(typed: str, number: str) -> None:
    assert read(typed).named.number == number


@pytest.mark.parametrize(
    "typed", ["2023/24", "2023-24", "2023\N{EN DASH}24", "23/24", "2023/2024", "2023 / 24", "funding 2023/24"]
)
def test_a_contract_year_is_known_in_every_spelling(typed: str) -> None:
    assert read(typed).named.year == "2023-24"


def test_the_first_year_of_the_contract_is_one_and_the_year_before_is_none() -> None:
    assert read("funding 19/20").named.year == "2019-20"
    assert read("funding 18/19").named.year == ""


@pytest.mark.parametrize(
    ("typed", "when"), [("when did it start", True), ("what changed in funding", True), ("who pays", False)]
)
def test_a_question_about_when_or_about_changes_asks_for_days(typed: str, *, when: bool) -> None:
    assert read(typed).asks_when is when


@pytest.mark.parametrize("typed", ["2023", "2023/25", "14/15", "24/7", "1,158", "SI 2008/1206"])
def test_other_numbers_are_no_years(typed: str) -> None:
    assert read(typed).named.year == ""


@pytest.mark.parametrize(
    ("typed", "band"),
    [("band 6", "6"), ("Band6", "6"), ("bands 5 and 6", "5"), ("8a", "8a"), ("band 9", ""), ("6", "")],
)
def test_a_band_that_is_held_is_named(typed: str, band: str) -> None:
    assert read(typed).named.band == band


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("band 6", True),
        ("band 6 salary", True),
        ("pay at band 6 in 2026/27", True),
        ("band 6 duties", False),
        ("MHP band 6", False),
        ("salary", False),
    ],
)
def test_pay_is_asked_where_a_band_is_named_and_nothing_else(typed: str, asks: bool) -> None:
    assert read(typed).asks_for_pay is asks


@pytest.mark.parametrize(
    ("typed", "roles"),
    [
        ("mental health practitioner", {PRACTITIONER}),
        ("Mental Health Practitioners", {PRACTITIONER}),
        ("MHPs", {PRACTITIONER}),
        ("mhp or social workers", {PRACTITIONER, SOCIAL_WORKER}),
        ("what is a CAP", {ASSOCIATE}),
        ("recruitment caps", set()),
        ("practitioner", set()),
    ],
)
def test_roles_are_known_by_each_of_their_names(typed: str, roles: set[str]) -> None:
    assert read(typed).roles == roles


def test_a_question_that_only_names_a_role_asks_nothing_more() -> None:
    assert not read("what is a mental health practitioner?").asks_more
    assert read("funding of a mental health practitioner").asks_more


@pytest.mark.parametrize("typed", ["who pays for an MHP", "who pays for the practitioner", "who pays for them?"])
def test_whoever_a_question_is_about_stands_in_a_pattern_as_they(typed: str) -> None:
    concepts = [concept for concept in read(typed).concepts if not concept.is_name]

    looked_for = {option.stems for concept in concepts for option in concept.options}

    assert ("fund",) in looked_for


def test_a_word_for_anybody_in_a_role_is_itself_where_a_pattern_has_it() -> None:
    (concept,) = read("fill the post").concepts

    assert [option.stems for option in concept.options] == [("fill", "post"), ("recruit",)]


def test_a_way_of_saying_something_finds_the_others_for_less() -> None:
    (concept,) = read("community psychiatric nurses").concepts

    first, *others = concept.options
    assert first.stems == tuple(get_stems("community psychiatric nurse"))
    assert [option.stems for option in others] == [("cpn",)]
    assert all(option.counts < first.counts for option in others)


def test_quotation_marks_of_any_kind_hold_a_phrase() -> None:
    assert read('"advice and triage"').phrases == (("advic", "and", "triag"),)
    assert read("“advice and triage” of an MHP").phrases == (("advic", "and", "triag"),)
    assert read('"advice"').phrases == ()
    assert read('"advice and').phrases == ()


@pytest.mark.parametrize(
    ("typed", "abbreviation"),
    [("ARRS", "arrs"), ("arrs", "arrs"), ("what does ARRS stand for", "arrs"), ("ARRS claim form", ""), ("duties", "")],
)
def test_an_abbreviation_is_the_question_where_nothing_else_is_asked(typed: str, abbreviation: str) -> None:
    assert read(typed).abbreviation == abbreviation


def test_slips_are_corrected_where_they_stand_and_named() -> None:
    question = read_question(
        "MHP supervison 2023/24?", LEXICON, {"supervison": "supervision", "2023": "2023", "24": "24"}.get
    )

    assert question.understood == "MHP supervision 2023/24?"
    assert question.unknown == ("supervison",)
    assert question.named.year == "2023-24"


def test_a_word_like_no_other_stays_and_is_named() -> None:
    question = read_question("xyzzy", LEXICON, {}.get)

    assert (question.understood, question.unknown) == ("", ("xyzzy",))


def test_a_question_looks_for_so_many_things_and_pairs_and_no_more() -> None:
    question = read(" ".join(f"word{number}" for number in range(60)))

    assert len(question.concepts) == MOST_CONCEPTS
    assert len(question.pairs) == 2 * MOST_CONCEPTS - 1


@pytest.mark.parametrize(
    "odd",
    [
        "",
        " ",
        "\0",
        "\0\0B14.2\0",
        "\x1b[31m",
        "🙂🙂",
        "?" * LONGEST_QUESTION,
        '"' * 9,
        "((((",
        "\ud800",
        "a\udfffb",
        "ARRS\u202e",
        "band " * 40,
        "b" * LONGEST_QUESTION,
        "\N{ARABIC-INDIC DIGIT THREE}",
        "2023/24" * 20,
        "' OR 1=1 --",
        "AND OR NOT +(-*:^~",
    ],
)
def test_odd_input_is_read_like_any_other(odd: str) -> None:
    assert isinstance(read(odd), SearchQuestion)


@given(st.text(alphabet=st.characters(), max_size=LONGEST_QUESTION))
def test_no_text_fails(typed: str) -> None:
    question = read_question(typed, LEXICON, as_typed)

    assert question.typed == typed
    assert not question.understood
