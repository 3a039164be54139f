"""A line of a document that says otherwise than an answer is found, whoever wrote it."""

from typing import Any

import pytest

from guidance.rules.recruitment.agreement import find_contradictions
from guidance.rules.recruitment.tailoring import Tailoring


def found(line: str, **answers: Any) -> list[tuple[str, str]]:
    return [(one.answer, one.words) for one in find_contradictions(Tailoring("a", **answers), [line])]


@pytest.mark.parametrize(
    ("answers", "line", "answer", "words"),
    [
        ({"post": "children"}, "See adults that other services leave out.", "post", "adults"),
        ({"post": "children"}, "NHS Talking Therapies", "post", "NHS Talking Therapies"),
        ({"post": "children"}, "- older people with complex needs", "post", "older people"),
        ({"post": "adult"}, "This is a children\N{RIGHT SINGLE QUOTATION MARK}s post.", "post", "children's post"),
        ({"direct_bookings": "not-agreed"}, "Take direct bookings.", "direct_bookings", "direct bookings"),
        (
            {"direct_bookings": "not-agreed"},
            "Reception books patients direct.",
            "direct_bookings",
            "books patients direct",
        ),
        (
            {"other_professions": "no"},
            "Another agreed profession counts too.",
            "other_professions",
            "Another agreed profession counts",
        ),
        ({"contract_type": "permanent"}, "A fixed-term post.", "contract_type", "fixed-term"),
        ({"contract_type": "fixed-term"}, "This is a permanent post.", "contract_type", "permanent post"),
        ({"contract_type": "training"}, "A secondment for a year.", "contract_type", "secondment"),
        ({"band": "6"}, "This is a Band 7 post.", "band", "Band 7 post"),
        ({"band": "6", "job_title": "Lead (Band 7)"}, "Job description: Lead (Band 7)", "band", "Band 7"),
        ({"hours": "15"}, "See patients for at least 20 hours a week.", "hours", "20 hours a week"),
        ({"hours": "15"}, "This is a full-time post.", "hours", "This is a full-time post"),
        ({"hours": "37.5"}, "A part-time post.", "hours", "A part-time post"),
        ({"zone": "rest-of-england"}, "It has London weighting.", "zone", "London weighting"),
        ({"closing_date": "2027-01-15"}, "The advert closes on 20 January 2027.", "closing_date", "20 January 2027"),
        ({"budget": "None."}, "You hold a budget for training.", "budget", "hold a budget"),
        ({"staff": "none"}, "You supervise the other practitioners.", "staff", "You supervise"),
    ],
)
def test_a_line_against_an_answer_is_found(answers: dict[str, Any], line: str, answer: str, words: str) -> None:
    assert found(line, **answers) == [(answer, words)]
    assert found(line) == []


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({"post": "children"}, "You act on every concern about an adult or a child at risk."),
        ({"post": "adult"}, "younger adults leaving children's services"),
        ({"direct_bookings": "agreed"}, "Take direct bookings."),
        ({"band": "7"}, "two mental health practitioners (Band 6)"),
        ({"band": "6"}, "Band 6, Agenda for Change"),
        ({"hours": "15"}, "at least 20 hours of a full-time week"),
        ({"hours": "30"}, "£31,967.20 for 30 hours a week"),
        ({"closing_date": "2027-01-15"}, "The advert closes on 15 January 2027."),
        ({"staff": "two"}, "You supervise the other practitioners."),
    ],
)
def test_a_line_that_agrees_is_let_be(answers: dict[str, Any], line: str) -> None:
    assert found(line, **answers) == []
