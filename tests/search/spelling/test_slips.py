import pytest

from guidance.search.spelling.joined import JoinedWords
from guidance.search.spelling.slips import Spelling

SPELLING = Spelling(
    {
        "supervision": 9,
        "supervisor": 3,
        "reimbursement": 5,
        "band": 7,
        "bank": 1,
        "interview": 4,
        "continue": 3,
        "2026": 2,
    },
    JoinedWords([]),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("supervison", "supervision"),
        ("supervsion", "supervision"),
        ("reimbursemant", "reimbursement"),
        ("interveiw", "interview"),
        ("Interveiw", "interview"),
    ],
)
def test_a_slip_is_taken_for_the_nearest_word(typed: str, meant: str) -> None:
    assert SPELLING.find_meant(typed) == meant


@pytest.mark.parametrize("word", ["supervision", "Supervisions", "supervised", "reimbursment", "2025", "b14", ""])
def test_a_known_word_in_any_form_and_a_number_stay_as_typed(word: str) -> None:
    assert SPELLING.find_meant(word) == word


def test_the_word_that_is_written_most_is_meant_where_two_are_as_near() -> None:
    assert SPELLING.find_meant("banf") == "band"
    for counts in ({"bank": 1, "band": 7}, {"band": 7, "bank": 1}):
        assert Spelling(counts, JoinedWords([])).find_meant("banf") == "band"


def test_fewer_slips_come_first_then_the_first_letter_then_how_often_a_word_is_written() -> None:
    assert (
        Spelling({"reimburzzment": 9, "reimburzement": 1}, JoinedWords([])).find_meant("reimburkement")
        == "reimburzement"
    )
    assert Spelling({"bond": 9, "long": 1}, JoinedWords([])).find_meant("lond") == "long"


@pytest.mark.parametrize("word", ["bk", "xyzzy", "zzzzzzzzzzzz"])
def test_what_is_short_or_far_from_every_word_is_left_unknown(word: str) -> None:
    assert SPELLING.find_meant(word) is None


@pytest.mark.parametrize("word", ["visa", "convince", "bank", "organisation", "counsellor", "paediatric"])
def test_an_english_word_is_never_taken_for_another_and_british_spellings_are_english(word: str) -> None:
    assert SPELLING.find_meant(word) == word


def test_letters_that_changed_places_are_put_back_before_any_is_left_out() -> None:
    abbreviations = Spelling({"MHP": 90, "MHWP": 1, "EMHP": 1}, JoinedWords([]))

    assert abbreviations.find_meant("MHPW") == "mhwp"
    assert abbreviations.find_meant("EHMP") == "emhp"


@pytest.mark.parametrize(("typed", "meant"), [("mentalhealth", "mental health"), ("payrise", "pay rise")])
def test_two_words_typed_as_one_are_taken_apart(typed: str, meant: str) -> None:
    ours = Spelling({"mental": 9, "health": 9, "pay": 3, "rise": 1}, JoinedWords([]))

    assert ours.find_meant(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("sallery", "salary"), ("counciller", "counsellor"), ("salary", None)])
def test_a_misspelt_word_is_taken_for_the_one_that_sounds_like_it(typed: str, meant: str | None) -> None:
    ours = Spelling({"salary": 9, "counsellor": 3, "council": 9}, JoinedWords([]))

    assert ours.find_sounding(typed) == meant


def test_an_english_word_that_sounds_like_another_stays() -> None:
    assert Spelling({"stationary": 3}, JoinedWords([])).find_sounding("stationery") is None


def test_an_english_word_that_we_have_nowhere_is_ours_but_for_a_doubled_letter() -> None:
    ours = Spelling({"counsellor": 3, "dinner": 2, "diner": 1}, JoinedWords([]))

    assert ours.find_sounding("counselor") == "counsellor"
    assert ours.find_sounding("diner") is None


def test_words_beside_each_other_in_a_title_are_known_in_any_form() -> None:
    ours = Spelling({}, JoinedWords([]), ["Claim forms of a post"])

    assert ours.is_in_a_title("claims", "form")
    assert not ours.is_in_a_title("form", "post")
