"""Questions that editors led to a page, and subjects that the site leaves to others."""

import pytest

from guidance.search.entries import EntryKind, SearchEntry
from guidance.search.spelling.joined import JoinedWords
from tests.search.small import PRACTITIONER, SOCIAL_WORKER, found, rank, with_ways
from tests.search.test_ranking import guide

BACKLOG = guide("/answer/", "Backlog", "Nothing here has the words.")
OTHER = guide("/other/", "Rota", "Who keeps the rota, and who keeps the keys.")
OF_ANOTHER = guide("/another/", "Rota", "Who keeps the rota.", role=SOCIAL_WORKER)
ASKED = with_ways({"who keeps the rota for the practitioner": "/answer/#place", "how much are the fees": "/fees/"})


@pytest.mark.parametrize(
    "typed",
    [
        "who keeps the rota for the practitioner",
        "Who will keep their rota?",
        "keeping rotas",
        "who keeps the rota for an MHP",
    ],
)
def test_a_question_in_these_or_other_words_leads_to_the_page_and_to_the_place_on_it(typed: str) -> None:
    ranking = rank([OTHER, BACKLOG], typed, ASKED)

    assert ranking.entries[0].entry.address == "/answer/"
    assert ranking.led_to == "/answer/#place"
    assert ranking.is_sure


@pytest.mark.parametrize(
    "typed", ["who keeps the rota for a social worker", "who keeps the plumbing rota for a plumber"]
)
def test_a_question_about_another_role_or_with_another_telling_word_does_not(typed: str) -> None:
    assert rank([OF_ANOTHER, BACKLOG], typed, ASKED).led_to == ""


def test_a_synonym_of_what_is_asked_leads_there_too() -> None:
    asked = with_ways({"what is the salary": "/answer/"})

    assert found([OTHER, BACKLOG], "pay", asked) == ["/answer/"]


def test_a_title_that_says_more_of_the_question_comes_first() -> None:
    asked = with_ways({"rota keys": "/answer/"})
    entries = [BACKLOG, SearchEntry("/exact/", EntryKind.FAQ, "Rota keys desk", role=PRACTITIONER)]

    assert found(entries, "rota keys desk", asked)[0] == "/exact/"


def test_two_roles_and_nothing_else_lead_where_editors_led_them() -> None:
    asked = with_ways({"MHP or social worker": "/compare/"})
    entries = [
        SearchEntry("/compare/", EntryKind.PAGE, "Compare roles"),
        SearchEntry("/role/", EntryKind.ROLE, "Social worker", role=SOCIAL_WORKER),
    ]

    assert rank(entries, "social worker v MHP", asked).led_to == ""
    assert rank(entries, "social worker or MHP", asked).led_to == "/compare/"


def test_a_page_that_is_asked_the_very_same_comes_before_the_comparison_of_its_roles() -> None:
    entries = [
        SearchEntry("/roles/compare/", EntryKind.PAGE, "Compare roles", also=("difference between roles",)),
        SearchEntry("/faq/", EntryKind.FAQ, "How does an MHP differ from a CAP?", role=PRACTITIONER),
    ]

    assert found(entries, "how does a CAP differ from an MHP")[0] == "/faq/"
    assert found(entries, "difference in pay of a CAP and an MHP")[0] == "/roles/compare/"


NOT_COVERED = with_ways(
    {"pay of a practitioner": "/answer/"}, {"visas": ("skilled worker visa", "visa", "sponsorship")}
)


@pytest.mark.parametrize("typed", ["visa", "visas", "can we get a visa", "sponsorship"])
def test_a_subject_that_is_not_covered_is_told(typed: str) -> None:
    assert rank([OTHER, BACKLOG], typed, NOT_COVERED).not_covered == "visas"


@pytest.mark.parametrize("typed", ["pay of a visa officer", "who keeps the rota of visas"])
def test_a_word_that_names_a_subject_decides_whatever_else_is_asked(typed: str) -> None:
    assert rank([OTHER, BACKLOG], typed, NOT_COVERED).not_covered == "visas"


def test_a_word_that_one_of_our_titles_has_does_not_name_a_subject_of_others() -> None:
    ours = SearchEntry("/visas/", EntryKind.FAQ, "Who pays for a visa?", role=PRACTITIONER)

    assert rank([OTHER, ours], "who pays for a visa", NOT_COVERED).not_covered == ""


def test_a_question_of_small_words_alone_leads_where_editors_led_it() -> None:
    assert found([OTHER, BACKLOG], "who is who", with_ways({"who is who": "/answer/"})) == ["/answer/"]


@pytest.mark.parametrize("typed", ["pay of a practitioner", "who keeps the rota", "skilled"])
def test_a_question_that_a_page_answers_is_not_told_so(typed: str) -> None:
    assert rank([OTHER, BACKLOG], typed, NOT_COVERED).not_covered == ""


def test_a_question_about_what_no_text_has_finds_nothing_and_says_for_which_words() -> None:
    ranking = rank([OTHER, BACKLOG], "parking permits for keys")

    assert ranking.entries == ()
    assert ranking.nothing_for == ("parking", "permits")
    assert rank([OTHER, BACKLOG], "rota keys on Fridays").nothing_for == ()


RENT = with_ways({"rota room keys": "/answer/"}, {"premises": ("notional rent", "rent a building room")})


@pytest.mark.parametrize("typed", ["rent for a keeper", "rents", "xyzzy rent"])
def test_a_question_in_words_that_only_others_are_asked_in_is_answered_by_none_of_our_pages(typed: str) -> None:
    assert rank([OTHER, BACKLOG], typed, RENT).entries == ()


@pytest.mark.parametrize("typed", ["rota keys", '"who keeps the keys" to rent', "B14.2 rent", "MHP"])
def test_a_question_in_our_words_or_that_names_a_text_of_ours_is_not_told_so(typed: str) -> None:
    assert rank([OTHER, BACKLOG, guide("/rent/", "To let", "Who keeps the keys to rent.")], typed, RENT).entries


def test_where_a_page_and_a_subject_of_others_are_asked_the_same_the_page_answers() -> None:
    both = with_ways({"rota desk": "/answer/"}, {"premises": ("rota desk", "desk", "a desk", "desks")})

    assert rank([OTHER, BACKLOG], "rota desk", both).not_covered == ""


def test_a_word_of_a_subject_of_others_does_not_decide_where_a_page_is_asked_that() -> None:
    assert rank([OTHER, BACKLOG], "rota room keys", RENT).not_covered == ""
    ours = SearchEntry("/rent/", EntryKind.FAQ, "Who pays the rent?", role=PRACTITIONER)
    assert rank([OTHER, ours], "rent", RENT).not_covered == ""


def test_a_way_of_asking_that_names_a_year_is_asked_only_in_that_year() -> None:
    asked = with_ways({"keys in 2021/22": "/answer/"})

    assert rank([OTHER, BACKLOG], "keys in April 2021", asked).led_to == "/answer/"
    for typed in ("keys", "keys in 2023/24"):
        assert rank([OTHER, BACKLOG], typed, asked).led_to == ""


def test_a_large_number_takes_nothing_from_a_way_of_asking() -> None:
    has_it = SearchEntry("/big/", EntryKind.FAQ, "Something of 120,000")

    asked = with_ways({"rota for 62,000 keys": "/answer/"})
    assert rank([has_it, OTHER, BACKLOG], "rota for 120,000 keys", asked).led_to == "/answer/"


def test_small_words_that_a_pattern_has_count_where_a_way_of_asking_has_them_too() -> None:
    asked = with_ways({}, {"visas": ("what do they do abroad",)})
    duties = SearchEntry("/d/", EntryKind.GUIDE, "Duties", role=PRACTITIONER)

    assert rank([OTHER, duties], "what do they do abroad", asked).not_covered == "visas"


# Words that some write in one, some with a hyphen and some apart.
JOINED = JoinedWords(["Their wellbeing. Well-being at work.", "On-costs are extra. Co-production. It may be."])


@pytest.mark.parametrize("typed", ["wellbeing", "well-being", "well being"])
def test_a_word_that_our_texts_write_in_one_is_one(typed: str) -> None:
    assert JOINED.rewrite(f"a {typed} post") == "a wellbeing post"


@pytest.mark.parametrize(
    ("typed", "ours"), [("oncosts", "on-costs"), ("on-costs", "on-costs"), ("coproduction", "co-production")]
)
def test_a_word_that_our_texts_write_with_a_hyphen_is_two(typed: str, ours: str) -> None:
    assert JOINED.rewrite(typed).lower() == ours


@pytest.mark.parametrize("typed", ["maybe", "may be", "a lone worker", "unknown"])
def test_other_words_stay_as_they_are(typed: str) -> None:
    assert JOINED.rewrite(typed) == typed


@pytest.mark.parametrize("typed", ["wellbeing", "well-being", "well being"])
def test_each_way_of_writing_it_finds_all_the_others(typed: str) -> None:
    entries = [
        SearchEntry(f"/{number}/", EntryKind.FAQ, title) for number, title in enumerate(["Wellbeing", "Well-being"])
    ]

    assert set(found(entries, typed)) == {"/0/", "/1/"}
