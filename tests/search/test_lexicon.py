"""What a question may name, as the database has it."""

import pytest

from guidance.search.lexicon import Lexicon
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_question_that_names_no_role_is_about_the_first_of_them() -> None:
    assert Lexicon.read().first_role == ""
    for order, slug in ((2, "second"), (1, "first"), (3, "third")):
        factories.a_role(slug=slug, order=order)
    read = Lexicon.read()
    assert read.first_role == "first"
    assert list(read.role_titles) == ["first", "second", "third"]


def test_an_abbreviation_of_one_meaning_is_another_way_of_saying_it_and_one_of_two_is_not() -> None:
    factories.a_term("PCN", "primary care network")
    for term in ("support worker", "social worker"):
        factories.a_term("SW", term, expand=False)
    read = Lexicon.read()
    assert {term for _, term in read.meanings["sw"]} == {"support worker", "social worker"}
    assert ("pcn",) in read.synonyms
    assert ("sw",) not in read.synonyms


def test_worker_means_practitioner_where_no_role_has_that_name() -> None:
    factories.a_role(name="mental health practitioner", slug="practitioner")
    factories.a_role(name="link practitioner", slug="link")
    factories.a_role(name="link worker", slug="worker")
    names = Lexicon.read().roles
    assert names["mental", "health", "worker"] == {"practitioner"}
    assert names["link", "worker"] == {"worker"}
