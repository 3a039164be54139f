import pytest

from guidance.rules.choosing.funding import find_funding_rule
from guidance.rules.choosing.suitability.weighing import SuitabilityQuestion
from guidance.rules.choosing.to_check import list_icb_questions
from guidance.rules.costs.posts import PlaceInBand, Post
from tests.rules.year_facts import year_texts


def checked(year: str, place: PlaceInBand | None = PlaceInBand.FIRST, **answers: str) -> str:
    texts = year_texts()
    varies = (year, "local-variation") in texts.facts
    given = {SuitabilityQuestion(question.replace("_", "-")): answer for question, answer in answers.items()}
    return " ".join(
        list_icb_questions(
            Post(year, place=place, employer=answers.get("employer", "")),
            find_funding_rule(year, place, texts.shares(year)),
            texts.posts(year),
            given,
            varies_locally=varies,
        )
    )


def test_what_is_not_found_is_to_be_asked() -> None:
    assert "What share the ARRS repays in 2025/26" in checked("2025-26")
    assert "How many practitioners your PCN can have in 2030/31" in checked("2030-31")
    assert "How many practitioners" in checked("2026-27")  # only our reading
    assert "How many practitioners" not in checked("2025-26")  # no restriction, says a minister
    assert all("The maximum reimbursement in" in checked(year) for year in ("2021-22", "2026-27", "2030-31"))


def test_what_the_rule_of_the_year_turns_on_is_to_be_asked() -> None:
    assert "local variation" in checked("2026-27")
    assert "local variation" not in checked("2021-22")
    assert "a written agreement" in checked("2026-27", PlaceInBand.LATER)
    assert "a written agreement" not in checked("2026-27", PlaceInBand.FIRST)
    assert "the local provider of community mental health services" in checked("2021-22")


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"registration": "not-registered"}, "Whether it accepts a postholder who is not registered"),
        ({"registration": "accredited"}, "Whether it accepts a postholder who is on an accredited register only"),
        ({"post": "children"}, "children and young people's post"),
        ({"age": "children"}, "children and young people's post"),
        ({"employer": "practice"}, "employs itself"),
        ({"employer": "vcse"}, "subcontract"),
        ({"employer": "council"}, "local authority"),
    ],
)
def test_an_unusual_post_is_to_be_asked_about(answers: dict[str, str], sentence: str) -> None:
    assert sentence in checked("2026-27", **answers)
    assert sentence not in checked("2026-27", registration="registered", post="adult", employer="provider")
