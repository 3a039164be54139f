from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.models.page_paths import page_path
from guidance.search.numbers import LONGEST_QUESTION
from guidance.search.question import SearchQuestion, read_question
from guidance.search.references import COMPARE
from guidance.search.words import get_stems
from tests.search.small import ASSOCIATE, DAY, LEXICON, PRACTITIONER, SOCIAL_WORKER, AsTyped, read


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
    ("typed", "year"),
    [
        ("funding in 2023", "2023-24"),
        ("from April 2023", "2023-24"),
        ("before 31 March 2022", "2021-22"),
        ("since Jan. 2024", "2023-24"),
        ("October 2030", ""),
        ("what changed this year", "2026-27"),
        ("last year's funding", "2025-26"),
        ("the next contract year", "2027-28"),
        ("pay next April", "2027-28"),
        ("since last April", "2026-27"),
        ("last December", "2025-26"),
        ("2021/22 or this year", "2021-22"),
    ],
)
def test_a_date_and_how_far_from_now_mean_a_contract_year(typed: str, year: str) -> None:
    assert read(typed).named.year == year


@pytest.mark.parametrize(
    ("typed", "when"), [("when did it start", True), ("what changed in funding", True), ("who pays", False)]
)
def test_a_question_about_when_or_about_changes_asks_for_days(typed: str, *, when: bool) -> None:
    assert read(typed).asks_when is when


@pytest.mark.parametrize(
    "typed", ["2021/22 v 2023/24", "from April 2021 to April 2023", "this year and last year", "21/22 or 23/24"]
)
def test_two_years_are_to_be_compared_and_neither_is_the_one_asked_for(typed: str) -> None:
    question = read(typed)

    assert question.named.year == ""
    assert question.named.rest.endswith(COMPARE)


@pytest.mark.parametrize("typed", ["funding 2023/24 (2023/24)", "April 2023, the year 2023/24"])
def test_one_year_named_twice_is_one(typed: str) -> None:
    assert read(typed).named.year == "2023-24"


@pytest.mark.parametrize(
    "typed", ["2023/25", "14/15", "24/7", "1,158", "SI 2008/1206", "2018", "Mental Health Act 2023"]
)
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
    question = read("MHP supervison 2023/24?", AsTyped({"supervison": "supervision"}))

    assert question.understood == "MHP supervision 2023/24?"
    assert question.unknown == ("supervison",)
    assert question.named.year == "2023-24"


def test_an_english_word_that_no_text_has_stays_and_another_is_offered() -> None:
    question = read("visa funding", AsTyped(near={"visa": "vista"}, titles=("vista funding",)))

    assert (question.understood, question.unknown) == ("", ())
    assert question.did_you_mean == "vista funding"


@pytest.mark.parametrize("typed", ["visa", "visa keys", "MHP and visa"])
def test_no_other_word_is_offered_that_makes_no_title_or_name_with_its_neighbours(typed: str) -> None:
    assert read(typed, AsTyped(near={"visa": "vista"}, titles=("vista funding",))).did_you_mean == ""


def test_the_very_words_typed_are_never_offered() -> None:
    assert read("visa funding", AsTyped(near={"visa": "visa"}, titles=("visa funding",))).did_you_mean == ""


@pytest.mark.parametrize("typed", ["2nd practitioner", "second practitioner"])
def test_an_ordinal_in_figures_is_read_as_the_word(typed: str) -> None:
    assert read(typed).concepts[0].options[0].stems == ("second",)


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("what are the rules from 1 April 2023", True),
        ("what changed in 2023/24", True),
        ("funding rules in 2023/24", False),
        ("what are the rules", False),
    ],
)
def test_the_rules_or_changes_of_a_year_are_asked_where_nothing_else_is(typed: str, *, asks: bool) -> None:
    assert read(typed).asks_for_a_year is asks


def test_an_english_word_is_taken_for_another_where_that_makes_a_role_of_it() -> None:
    question = read("mental heath practitioner pay", AsTyped(near={"heath": "health"}))

    assert question.roles == {PRACTITIONER}
    assert question.understood == "mental health practitioner pay"


def test_a_part_of_a_post_is_read_as_part_time_and_a_number_of_patients_says_nothing() -> None:
    concepts = [concept.options[0].stems for concept in read("0.8 WTE", AsTyped()).concepts]

    assert concepts == [("part",), ("time",), ("wte",)]
    assert [
        concept.options[0].stems for concept in read("62,000 patients", AsTyped({"62,000": "62,000"})).concepts
    ] == [("patient",)]


def test_a_word_like_no_other_stays_and_is_named() -> None:
    question = read("xyzzy", AsTyped({"xyzzy": None}))

    assert (question.understood, question.unknown) == ("", ("xyzzy",))


def test_a_long_question_looks_for_each_word_and_for_neighbours() -> None:
    question = read(" ".join(f"word{number}" for number in range(60)))

    assert len(question.concepts) == 60
    assert len(question.pairs) == 59


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
    question = read(typed)

    assert question.typed == typed
    assert not question.understood


def test_an_abbreviation_that_is_a_word_too_names_no_role_in_a_sentence() -> None:
    lexicon = replace(LEXICON, also_words=frozenset({"cap"}))

    def read_roles(typed: str) -> frozenset[str]:
        return read_question(typed, lexicon, AsTyped(), DAY).roles

    assert read_roles("was there a cap") == frozenset()
    assert read_roles("mhp vs cap") == read_roles("cap or mhp") == {ASSOCIATE, PRACTITIONER}
    assert read_roles("cap") == read_roles("band of a CAP") == {ASSOCIATE}


def test_letters_of_an_abbreviation_that_changed_places_are_put_right() -> None:
    assert read("MPH funding", AsTyped({"MPH": "MPH"})).roles == {PRACTITIONER}


@pytest.mark.parametrize(
    "typed",
    [
        "MHP or social worker",
        "what is the difference between an MHP and a social worker",
        "is an MHP the same as a social worker",
        "MHP v social worker",
        "which is better for us, an MHP or a social worker",
        "pay of an MHP and a social worker",
        "is an MHP just another social worker",
        "isn't an MHP basically a kind of social worker",
    ],
)
def test_two_roles_that_are_compared_lead_to_their_comparison(typed: str) -> None:
    assert read(typed).compared == f"{page_path('compare')}?role={PRACTITIONER}&role={SOCIAL_WORKER}"


@pytest.mark.parametrize(
    "typed",
    [
        "can a social worker be an MHP",
        "is an MHP just under a social worker in pay",
        "difference between an MHP and a nurse",
        "MHP",
    ],
)
def test_roles_that_are_not_compared_lead_to_no_comparison(typed: str) -> None:
    assert read(typed).compared == ""


@pytest.mark.parametrize(
    "typed", ["2021/22 or 2023/24", "what changed between 2021/22 and 2023/24", "2023/24 compared with 2021/22"]
)
def test_two_contract_years_lead_to_their_comparison(typed: str) -> None:
    assert read(typed).compared == "/contract/compare/?from=2021-22&to=2023-24"


@pytest.mark.parametrize("typed", ["what has moved on since 2021/22", "has it gone up since 2021/22"])
def test_everyday_words_for_change_compare_a_year_with_now(typed: str) -> None:
    assert read_question(typed, LEXICON, AsTyped(), date(2023, 11, 30)).compared.endswith("from=2021-22&to=2023-24")


def test_how_many_in_a_year_asks_for_more_than_its_rules() -> None:
    assert read("what were the rules in 2021/22").asks_for_a_year
    assert not read("what were the rules on how many in 2021/22").asks_for_a_year


def test_what_changed_since_a_year_compares_it_with_the_year_in_force() -> None:
    in_2023 = date(2023, 11, 30)

    question = read_question("what has changed since 2021/22", LEXICON, AsTyped(), in_2023)

    assert question.compared == "/contract/compare/?from=2021-22&to=2023-24"
