"""Whether a page still says the same: what readers see counts, and what changes at every visit does not."""

from guidance.link_checking.answers import Result
from guidance.models import LinkCheck
from tests.link_checking.site import Site, ask, fails, in_turn, leads_to, says

PAGE = "<html><head><script nonce='{0}'>var token = '{0}'</script></head><body><p>{1}</p></body></html>"


def test_what_changes_at_every_visit_around_the_text_is_no_change(site: Site) -> None:
    site.pages["/"] = in_turn(says(PAGE.format("a1", "Hello <b>you</b>")), says(PAGE.format("b2", "Hello\n<i>you</i>")))
    assert ask(site).digest == ask(site).digest


def test_another_text_is_another_digest(site: Site) -> None:
    site.pages["/"] = in_turn(says(PAGE.format("a1", "£3,000")), says(PAGE.format("a1", "£4,000")))
    first = ask(site)
    second = ask(site, digest=first.digest)
    assert second.digest not in {"", first.digest}


def test_another_byte_of_a_file_is_another_digest(site: Site) -> None:
    pdf = "application/pdf"
    site.pages["/"] = in_turn(says("%PDF <p>1", pdf), says("%PDF  <p>1", pdf))
    assert ask(site).digest != ask(site).digest


def test_a_page_that_is_never_the_same_twice_cannot_be_compared(site: Site) -> None:
    visits = iter(range(100))
    site.pages["/"] = lambda asked: says(f"<p>Visitor {next(visits)}")(asked)
    answer = ask(site, digest="0" * 64)
    assert (answer.result, answer.digest) == (Result.ANSWERED, "")
    assert "every visit" in answer.detail
    assert len(site.asked) == 2


def test_a_change_that_cannot_be_seen_twice_waits_for_another_day(site: Site) -> None:
    for second in (fails(500), fails(429)):
        site.pages["/"] = in_turn(says("<p>Changed"), second)
        answer = ask(site, digest="0" * 64)
        assert (answer.result, answer.digest, answer.detail) == (Result.ANSWERED, "", "")


def test_a_site_need_not_send_again_what_we_know(site: Site) -> None:
    site.pages["/"] = fails(304)
    answer = ask(site, digest="d" * 64, etag='"1"', last_modified="Sat, 21 Nov 2026 10:00:00 GMT")
    assert (answer.result, answer.digest, answer.etag) == (Result.ANSWERED, "d" * 64, '"1"')
    assert site.headers[0]["If-None-Match"] == '"1"'
    assert site.headers[0]["If-Modified-Since"] == "Sat, 21 Nov 2026 10:00:00 GMT"


def test_only_the_address_that_gave_a_mark_is_sent_it(site: Site) -> None:
    site.pages["/"] = leads_to("/now")
    site.pages["/now"] = says("Hello")
    ask(site, final_address=site.address("/now"), digest="d" * 64, etag='"1"')
    assert ["If-None-Match" in each for each in site.headers[:2]] == [False, True]


def test_a_mark_that_has_no_room_in_its_row_is_left(site: Site) -> None:
    site.pages["/long"] = says("Hello", ETag="x" * 101, Last_Modified="x" * 101)
    site.pages["/short"] = says("Hello", ETag="x" * 100, Last_Modified="x" * 100)
    marks = [(len(answer.etag), len(answer.last_modified)) for answer in (ask(site, "/long"), ask(site, "/short"))]
    assert marks == [(0, 0), (100, 100)]
    assert min(LinkCheck._meta.get_field(name).max_length or 0 for name in ("etag", "last_modified")) >= 100
