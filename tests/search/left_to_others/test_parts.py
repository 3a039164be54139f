"""A question about two subjects, one of which others answer, and what names a subject of others."""

import pytest

from guidance.search.entries import EntryKind, SearchEntry
from guidance.search.index import Index
from guidance.search.left_to_others.parts import split_subjects
from guidance.search.results import Narrowed, Results, find_results
from tests.search.small import DAY, PRACTITIONER, rank, with_ways
from tests.search.test_ranking import guide

ROTA = guide("/rota/", "Rota", "Who keeps the rota.")
LEXICON = with_ways({"can they keep a rota": "/rota/"}, {"visas": ("can they get a visa", "visa", "travel agents")})


def ask(typed: str) -> Results:
    others = [SearchEntry(f"/{number}/", EntryKind.FAQ, f"Something else {number}") for number in range(100)]
    return find_results(Index([ROTA, *others], LEXICON), typed, Narrowed(), DAY)


@pytest.mark.parametrize("typed", ["visas or keep a rota", "keep a rota and get a visa"])
def test_the_part_that_a_page_answers_comes_first_and_the_other_is_told(typed: str) -> None:
    found = ask(typed)

    assert found.covered_part == "keep a rota"
    assert found.hits[0].address == "/rota/"
    assert found.not_covered == "visas"


@pytest.mark.parametrize("typed", ["get a visa", "get a visa or a passport"])
def test_a_question_of_which_no_part_is_answered_is_left_to_others(typed: str) -> None:
    found = ask(typed)

    assert (found.covered_part, found.not_covered) == ("", "visas")


def test_each_part_begins_as_the_whole_does() -> None:
    assert list(split_subjects("can they prescribe and triage, or who pays")) == [
        "can they prescribe",
        "can they triage",
        "who pays",
    ]
    assert list(split_subjects("can they triage")) == []
    assert list(split_subjects("an inspection, what should we have ready")) == []


def test_they_after_the_name_of_a_subject_of_others_means_those() -> None:
    assert rank([ROTA], "visas, who keeps them", LEXICON).not_covered == "visas"
    assert rank([ROTA], "who keeps their visas on the rota", LEXICON).not_covered == ""


def test_two_words_that_only_others_are_asked_in_name_their_subject_where_no_page_is_asked_that() -> None:
    assert rank([ROTA], "are travel agents still allowed to keep a lot of other people", LEXICON).not_covered == "visas"
    ours = SearchEntry("/agents/", EntryKind.FAQ, "Who pays travel agents?", role=PRACTITIONER)
    assert rank([ROTA, ours], "who pays travel agents", LEXICON).not_covered == ""
