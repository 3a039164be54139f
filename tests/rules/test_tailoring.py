import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.models import Criterion
from guidance.rules.recruitment.tailoring import (
    LONGEST_TEXT,
    MOST_LEFT_OUT,
    MOST_OWN,
    PLACES,
    AnswersError,
    Assessment,
    OwnCriterion,
    Tailoring,
    Weight,
    clean_line,
    clean_text,
)

any_text = st.text(max_size=60)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)
answers = st.builds(
    Tailoring,
    template=st.just("the-template"),
    employer=any_text,
    base=any_text,
    salary=any_text,
    contact=any_text,
    hours=st.sampled_from(["", "37.5", "8"]),
    post=st.sampled_from(["", "adult", "children"]),
    closing_date=st.dates().map(str) | st.just(""),
    left_out=st.lists(st.sampled_from(["one", "two-three"]), unique=True).map(tuple),
    own_duties=st.lists(any_text, max_size=3).map(tuple),
    own_criteria=st.lists(st.builds(OwnCriterion, any_text), max_size=3).map(tuple),
)


@given(answers)
def test_answers_come_back_from_json_as_they_went(given: Tailoring) -> None:
    clean = Tailoring.from_dict(given.to_dict())
    assert Tailoring.from_json(clean.to_json()) == clean


@given(json_values)
def test_any_json_gives_answers_or_is_refused_in_words(value: object) -> None:
    for answer in (value, {"template": "a", "own_criteria": value}, {"template": "a", "left_out": value}):
        try:
            assert Tailoring.from_dict(answer).template
        except AnswersError as error:
            assert str(error).endswith(".")


@given(st.text())
def test_any_text_at_all_gives_answers_or_is_refused(text: str) -> None:
    with pytest.raises(AnswersError):
        Tailoring.from_json(text)


def test_json_nested_past_all_reason_is_refused() -> None:
    with pytest.raises(AnswersError):
        Tailoring.from_json("[" * 100_000)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"template": ""},
        {"template": "Not A Slug"},
        {"template": "a", "script": "x"},
        {"template": "a", "employer": 1},
        {"template": "a", "employer": "x" * (LONGEST_TEXT + 1)},
        {"template": "a", "band": "99"},
        {"template": "a", "hours": "lots"},
        {"template": "a", "closing_date": "2027-02-30"},
        {"template": "a", "closing_date": "20270227"},
        {"template": "a", "post": "everyone"},
        {"template": "a", "left_out": ["../etc"]},
        {"template": "a", "own_duties": ["x"] * 41},
        {"template": "a", "own_criteria": [{"text": "x", "weight": "vital"}]},
    ],
)
def test_answers_that_the_form_could_not_have_given_are_refused(given: object) -> None:
    with pytest.raises(AnswersError):
        Tailoring.from_dict(given)


@pytest.mark.parametrize(
    ("name", "longest", "too_long"),
    [
        ("template", "x" * 100, "x" * 101),
        ("employer", "x" * LONGEST_TEXT, "x" * (LONGEST_TEXT + 1)),
        ("left_out", [f"{number:060}" for number in range(MOST_LEFT_OUT)], ["x" * 61]),
        ("left_out", ["one", "two"], ["x"] * (MOST_LEFT_OUT + 1)),
        ("own_duties", ["x" * LONGEST_TEXT] * MOST_OWN, ["x" * (LONGEST_TEXT + 1)]),
        ("own_criteria", [{"text": "x"}] * MOST_OWN, [{"text": "x"}] * (MOST_OWN + 1)),
    ],
)
def test_answers_as_long_as_the_form_takes_are_kept_and_longer_ones_are_refused(
    name: str, longest: object, too_long: object
) -> None:
    kept = Tailoring.from_dict({"template": "a", name: longest}).to_dict()[name]
    assert len(kept) == len(longest)  # type: ignore[arg-type]
    with pytest.raises(AnswersError):
        Tailoring.from_dict({"template": "a", name: too_long})


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)


def test_what_no_document_can_hold_is_taken_out_and_the_rest_is_kept() -> None:
    assert (
        clean_line(" a\x00b\x1b[31m\ufffe\r\nc \u202eאב <b>{{ x }} =1+1 😀 ") == "ab[31m c \u202eאב <b>{{ x }} =1+1 😀"
    )


def test_weights_and_assessments_are_those_of_a_person_specification() -> None:
    assert {weight.value for weight in Weight} == set(Criterion.Weight.values)
    assert {assessment.value for assessment in Assessment} == set(Criterion.Assessment.values)


def test_every_place_to_fill_is_an_answer() -> None:
    assert {place.name for place in PLACES} <= set(Tailoring("a").to_dict())
