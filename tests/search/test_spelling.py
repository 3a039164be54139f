import pytest

from guidance.search.spelling import Spelling

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
    }
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
        assert Spelling(counts).find_meant("banf") == "band"


def test_fewer_slips_come_first_then_the_first_letter_then_how_often_a_word_is_written() -> None:
    assert Spelling({"reimburzzment": 9, "reimburzement": 1}).find_meant("reimburkement") == "reimburzement"
    assert Spelling({"bond": 9, "long": 1}).find_meant("lond") == "long"


@pytest.mark.parametrize("word", ["bnd", "convince", "xyzzy", "zzzzzzzzzzzz"])
def test_what_is_short_or_far_from_every_word_is_left_unknown(word: str) -> None:
    assert SPELLING.find_meant(word) is None
