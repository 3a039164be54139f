"""What is under a statement."""

from dataclasses import replace

from pytest_django.asserts import assertInHTML

from guidance.presenters.citations import SourceCited
from tests.components.rendering import LOCAL, NATIONAL, render, words


def test_a_citation_says_where_when_how_far_it_holds_and_when_it_was_checked() -> None:
    text = words(render("citation", citations=[NATIONAL]))

    assert text == (
        "Source: NHS England on practitioners, Funding Mental health practitioners , Funding. "
        "NHS England, about 2023, date not stated. National. "
        "Checked 21 November 2026."
    )


def test_a_citation_leads_to_the_page_of_its_source() -> None:
    html = render("citation", citations=[NATIONAL])

    assertInHTML('<a href="/sources/mental-health-practitioners/">Mental health practitioners</a>', html)


def test_several_sources_are_a_list_behind_the_name_of_the_first() -> None:
    html = render("citation", citations=[NATIONAL, LOCAL])

    assertInHTML("<summary>Sources: NHS England on practitioners, Funding and 1 more</summary>", html)
    assert html.count("<li>") == 2


def test_what_is_out_of_the_ordinary_about_a_source_is_in_its_short_line() -> None:
    html = render("citation", citations=[replace(LOCAL, locator="", marks="reported, local")])

    assertInHTML("<summary>Source: BNSSG on support workers (reported, local)</summary>", html)


def test_a_local_source_is_marked_in_words() -> None:
    html = render("citation", citations=[LOCAL])

    assert "Local: Bristol, North Somerset and South Gloucestershire." in words(html)


def test_a_long_place_is_only_in_the_full_line() -> None:
    place = "a long way down the page, under a heading"

    text = words(render("citation", citations=[replace(NATIONAL, locator=place)]))

    assert text.startswith("Source: NHS England on practitioners Mental health practitioners , a long way")


def test_a_secondary_source_says_what_to_check() -> None:
    reported = replace(NATIONAL, evidence_text="Reported by Pulse; check the specification")

    assert "Reported by Pulse; check the specification." in words(render("citation", citations=[reported]))


def test_a_source_no_longer_current_says_so() -> None:
    superseded = replace(NATIONAL, standing_text="Superseded")

    assert "Superseded NHS England" in words(render("citation", citations=[superseded]))


def test_what_a_source_does_not_state_leaves_no_trace() -> None:
    bare = SourceCited("A title", "A short title", "", "A publisher", "", "", "", "", "", "", "")

    assert words(render("citation", citations=[bare])) == "Source: A short title A title. A publisher."


def test_no_citation_shows_nothing() -> None:
    assert words(render("citation", citations=[])) == ""
