"""What the answers of a real server come to, and how redirects are followed."""

import pytest

from guidance.link_checking.answers import Result
from guidance.link_checking.fetching import build_user_agent
from tests.link_checking.site import MANNER, Site, ask, fails, leads_to, says


def test_a_page_that_answers_is_read_with_its_marks(site: Site) -> None:
    site.pages["/"] = says("<p>Hello", ETag='"1"', Last_Modified="Sat, 21 Nov 2026 10:00:00 GMT")
    answer = ask(site)
    assert (answer.result, answer.status, answer.detail) == (Result.ANSWERED, 200, "")
    assert (len(answer.digest), answer.etag, answer.last_modified) == (64, '"1"', "Sat, 21 Nov 2026 10:00:00 GMT")
    assert not answer.is_moved_for_good


@pytest.mark.parametrize(
    ("status", "result", "words"),
    [
        (404, Result.GONE, "no such page (404)"),
        (410, Result.GONE, "gone for good (410)"),
        (401, Result.TURNED_AWAY, "refuses programs (401)"),
        (403, Result.TURNED_AWAY, "refuses programs (403)"),
        (429, Result.TURNED_AWAY, "come back later (429)"),
        (999, Result.TURNED_AWAY, "refuses programs (999)"),
        (400, Result.FAILED, "does not give the page (400)"),
        (302, Result.FAILED, "does not give the page (302)"),  # and leads nowhere
        (304, Result.FAILED, "does not give the page (304)"),  # though we had not asked whether it changed
        (500, Result.FAILED, "not working (500)"),
        (503, Result.FAILED, "not working (503)"),
    ],
)
def test_what_an_answer_without_the_page_means(site: Site, status: int, result: Result, words: str) -> None:
    site.pages["/"] = fails(status)
    answer = ask(site)
    assert (answer.result, answer.status) == (result, status)
    assert words in answer.detail


def test_a_site_is_told_who_asks_and_asked_by_get_alone(site: Site) -> None:
    site.pages["/"] = says("Hello")
    ask(site)
    sent = site.headers[0]
    assert sent["User-Agent"] == MANNER.user_agent
    assert not {"Cookie", "Authorization", "Referer", "If-None-Match"} & set(sent)
    assert len(site.asked) == 1


def test_our_name_says_where_to_find_us_in_plain_letters() -> None:
    name = build_user_agent("Rôles (NHS)\r\nX: y", "https://roles.example.org", "roles@example.org")
    assert name == "link-check/1.0 (R?les NHSX: y; +https://roles.example.org/; roles@example.org)"
    assert build_user_agent("Roles", "https://a.example", "") == "link-check/1.0 (Roles; +https://a.example/)"


# --- The way there ----------------------------------------------------------------------------------------------


def test_permanent_redirects_are_followed_and_noted_as_such(site: Site) -> None:
    site.pages["/"] = leads_to("/step", 301)
    site.pages["/step"] = leads_to(site.address("/now", host="elsewhere.test"), 308)
    site.pages["/now"] = says("Hello")
    answer = ask(site)
    assert answer.result is Result.ANSWERED
    assert (answer.final_address, answer.is_moved_for_good) == (site.address("/now", host="elsewhere.test"), True)


def test_one_step_that_is_not_permanent_makes_the_way_a_passing_one(site: Site) -> None:
    site.pages["/"] = leads_to("/step", 301)
    site.pages["/step"] = leads_to("/now", 302)
    site.pages["/now"] = says("Hello")
    assert not ask(site).is_moved_for_good


def test_where_a_permanent_redirect_leads_nowhere_nothing_has_moved(site: Site) -> None:
    site.pages["/"] = leads_to("/step", 301)
    answer = ask(site)
    assert (answer.result, answer.is_moved_for_good) == (Result.GONE, False)


def test_redirects_end_somewhere(site: Site) -> None:
    site.pages["/"] = leads_to("/")
    answer = ask(site)
    assert (answer.result, len(site.asked)) == (Result.FAILED, MANNER.most_redirects + 1)
    assert "without an end" in answer.detail


@pytest.mark.parametrize("location", ["http://[::1", "http://a\x7fb/", "https://"])
def test_a_redirect_to_nonsense_is_a_failure(site: Site, location: str) -> None:
    site.pages["/"] = leads_to(location)
    assert ask(site).result in {Result.FAILED, Result.REFUSED}


def test_a_redirect_to_an_address_too_long_to_keep_is_not_followed(site: Site) -> None:
    site.pages["/"] = leads_to("/" + "a" * 2000)
    answer = ask(site)
    assert (answer.result, len(site.asked)) == (Result.REFUSED, 1)


def test_a_document_that_leads_to_the_front_page_is_not_there(site: Site) -> None:
    site.pages["/guides/roles.pdf"] = leads_to("/", 301)
    site.pages["/home"] = leads_to("/", 301)
    site.pages["/"] = says("Welcome")
    answer = ask(site, "/guides/roles.pdf")
    assert answer.result is Result.FAILED
    assert "front page" in answer.detail
    assert ask(site, "/home").result is Result.ANSWERED
