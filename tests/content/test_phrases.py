"""Phrases that readers would not say are refused with better words. Words that only look like them pass."""

import re

import pytest

from guidance.content.checks.content import Content
from guidance.content.checks.phrase_list import REFUSED
from guidance.content.checks.phrases import find_absence_stated, find_in, find_refused
from guidance.content.problems import Problem
from tests import factories


def problems() -> list[Problem]:
    return list(find_refused(Content()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "said", ["Its date is not held.", "Not held.", "The points are not\nyet held here.", "It isn't held."]
)
def test_a_text_that_says_that_something_is_not_held_is_refused_with_better_words(said: str) -> None:
    factories.a_statement(factories.a_section(factories.a_role()), body=said)
    found = problems()
    assert {problem.field for problem in found} == {"body"}
    assert "'We have not found this'" in str(found[0])
    assert not found[0].is_warning


@pytest.mark.django_db
def test_a_heading_a_term_and_a_note_are_looked_at_too() -> None:
    factories.a_statement(factories.a_section(factories.a_role()), heading="Papers named but not held")
    factories.a_source(note="Its date is not held.")
    assert {problem.field for problem in problems()} == {"heading", "note"}


@pytest.mark.django_db
def test_official_words_and_what_a_source_calls_itself_stay_as_they_are() -> None:
    clause = factories.a_clause(
        factories.an_instrument(factories.a_year()), "B14", wording="The meeting was not held.", plain_english="So."
    )
    assert clause.wording
    factories.a_source(title="Whom shall we send?")
    factories.a_statement(factories.a_section(factories.a_role()), body="Meetings are held weekly.")
    assert problems() == []


@pytest.mark.parametrize(
    ("said", "found", "better"),
    [
        ("Whom do you want to appoint?", "Whom", "'who'"),
        ("The page speaks of 2021/22.", "speaks of", "'is about'"),
        ("The sum stands below.", "stands", "'is'"),
        ("Checked and held against it.", "held against", "'checked against'"),
        ("A year that is held.", "is held", "'we have'"),
        ("We hold no address for it.", "We hold", "'we have'"),
        ("The plan holds the standards.", "plan holds", "'contains'"),
        ("The rules hold in primary care.", "rules hold in", "'applies'"),
        ("The page names no band.", "names no", "'does not name any'"),
        ("Sources that bear its words out.", "bear its words out", "'supports'"),
        ("It comes to £200.", "comes to", "'costs'"),
        ("It is the other way about.", "the other way about", "'the other way round'"),
        ("Beware: two roles.", "Beware", "'Important'"),
        ("A later one in its band", "A later one in", "'second or later'"),
        ("The PCN shall claim.", "shall", "'must'"),
        ("Annex B.14 still sets the functions.", "still sets", "what the text of that year says"),
    ],
)
def test_a_phrase_is_found_and_the_better_one_is_given(said: str, found: str, better: str) -> None:
    assert [(phrase, better in remedy) for phrase, remedy in find_in(said)] == [(found, True)]


@pytest.mark.parametrize(
    "said",
    [
        "DES stands for Directed Enhanced Service.",
        "A stand-alone household, withheld above the threshold.",
        "The postholder holds a licence and must hold a professional registration.",
        "Held a meeting. Meetings are held every month in a hall. It was held by the HCPC.",
        "It stands out. Stand up for them. You understand.",
        "He held people to it, and the lock is held back.",
        "The report says \N{LEFT SINGLE QUOTATION MARK}we speak of those whom we hold\N{RIGHT SINGLE QUOTATION MARK} "
        "and 'it shall stand'.",
        "Patients who come to the practice.",
        "See `names_none` and [the page](/whom-it-stands/).",
        "The recommendation, as amended.",
        "A shared name: a form of the same name.",
    ],
)
def test_words_that_only_look_like_one_pass(said: str) -> None:
    assert list(find_in(said)) == []


def test_each_phrase_of_the_list_can_be_read_and_has_a_better_one() -> None:
    for phrase in REFUSED:
        assert re.compile(phrase.pattern)
        assert phrase.better.startswith(("Write", "Take"))
        assert phrase.better.endswith((".", ")"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "said", ["We have not found the share.", "We have no address for it.", "We do not have the paper."]
)
def test_a_statement_that_says_what_we_have_not_found_is_refused(said: str) -> None:
    section = factories.a_section(factories.a_role(), answer=said)
    factories.a_statement(section, body=f"The network pays. {said}")
    [problem] = find_absence_stated(Content())
    assert problem.field == "body"
    assert "pages work out what we have not found" in problem.remedy


@pytest.mark.django_db
def test_a_statement_may_say_what_its_source_does_not() -> None:
    factories.a_statement(
        factories.a_section(factories.a_role()),
        body="Whether they did is not stated in the source. It says 'we have no plan'. We have no doubt.",
    )
    assert list(find_absence_stated(Content())) == []
