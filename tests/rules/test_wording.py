import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.recruitment.wording import find_discriminatory, find_evaluation_language, find_vague


@pytest.mark.parametrize(
    "text",
    [
        "A young and energetic team",
        "Suits a recent graduate",
        "At least five years' experience in mental health",
        "10+ years of experience",
        "The chairman of the network",
        "He/she will see patients",
        "English as a first language",
        "Native English speaker",
        "Must be in good health",
        "Full clean driving licence",
        "Works with people who suffer from depression",
        "Mature outlook",
    ],
)
def test_wording_that_may_discriminate_is_found_with_its_law(text: str) -> None:
    found = list(find_discriminatory([text]))
    assert found
    assert all(one.word.reason and one.word.better and one.word.reference.href for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Works with young people and their families",
        "Supports young adults who leave care",
        "Agrees with each person what they will do",
        "Visits patients at home",
        "Is experienced in risk assessment",
        "Speaks for the practice's Chairwoman's group",
    ],
)
def test_words_that_do_no_harm_are_let_be(text: str) -> None:
    assert list(find_discriminatory([text])) == []


@pytest.mark.parametrize("text", ["Teaches, audits, etc.", "Any other duties", "Assists with clinics", "As required"])
def test_vague_wording_is_found(text: str) -> None:
    assert list(find_vague([text]))


@pytest.mark.parametrize(
    "text",
    [
        "Highly developed specialist knowledge across the range of work procedures and practices",
        "Freedom to act: guided by precedent",
        "Frequent requirement for concentration",
        "Responsible for policy and service development: responsibility for human resources",
    ],
)
def test_words_of_the_evaluation_scheme_are_found(text: str) -> None:
    assert list(find_evaluation_language([text]))


def test_a_typeset_apostrophe_hides_nothing() -> None:
    assert list(find_discriminatory(["two years\N{RIGHT SINGLE QUOTATION MARK} experience"]))


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through(text: str) -> None:
    for look in (find_discriminatory, find_vague, find_evaluation_language):
        assert all(found.text == text for found in look([text]))
