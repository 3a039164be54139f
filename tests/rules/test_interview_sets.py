"""Which questions an interview has if nobody chooses, and how long it takes."""

from guidance.rules.recruitment.interview_sets import PANEL, choose_questions, plan_interview

TESTS = {"a": {"one"}, "b": {"one", "two", "three"}, "c": {"four"}, "d": set(), "e": {"five"}}


def test_the_fewest_that_test_all_are_taken_in_the_order_of_the_list() -> None:
    assert choose_questions(TESTS, {"one", "two", "three", "five"}, most=2) == ["b", "e"]


def test_the_first_of_the_others_fill_up() -> None:
    assert choose_questions(TESTS, {"one", "two", "five"}, most=4) == ["a", "b", "c", "e"]


def test_what_no_question_tests_stops_nothing() -> None:
    assert choose_questions({"a": set()}, {"one"}) == ["a"]
    assert choose_questions({}, {"one"}) == []


def test_time_to_write_is_added_and_each_member_asks_some() -> None:
    turns = list(plan_interview([("1. A", "Write a note in ten minutes."), ("2. B", "Why?"), ("3. C", "How?")]))
    assert [turn.minutes for turn in turns] == [5, 16, 6, 6, 7]
    assert [turn.who for turn in turns[1:-1]] == list(PANEL)
