"""2027/28 started, written, reviewed and scheduled by buttons alone, in a real browser."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from guidance.models import Clause, Edition, PayPoint, Release, YearFact
from guidance.publishing.going_live import due
from guidance.publishing.new_year.starting import start_year
from guidance.publishing.permissions import EDITOR, PUBLISHER
from tests.admin.people import a_person, cookie
from tests.admin.watched import Watched
from tests.factories import a_band, a_fact, a_figure, a_pay_point, a_role, a_series, a_source, a_term, a_year, days_of

CONTRACT = "Network Contract DES 2027/28"
CLAUSE = "B14.1. A PCN must agree the post with its mental health\nprovider before it starts."
PAY = (
    "Band\tEntry\tIntermediate\tTop\n"
    "Band 5\t£33,000\t35,000\t£40,000\n"
    "Band 6\t£41,000\t43,000\t£49,000\n"
    "Band 7\t£50,000\t53,000\t£58,000\n"
)
ANSWER = "The scheme repays 60% of a first post in its band."


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def choose_source(page: Page) -> None:
    box = page.get_by_role("combobox", name="Source", exact=True).and_(page.locator("input"))
    box.fill(CONTRACT)
    page.get_by_role("option", name=CONTRACT).first.click()


def make_last_year() -> None:
    year, role = a_year("2026-27"), a_role(slug="practitioner", name="practitioner")
    a_term("PCN", "primary care network")
    a_source(title=CONTRACT, short_title="DES 2027/28")
    a_fact(role, year, slug="who-pays-2026-27", answer="The scheme repays half.")
    a_fact(role, year, slug="how-many", subject=YearFact.Subject.ENTITLEMENT, answer="One.")
    for band, amount in (("5", 32073), ("6", 39959), ("7", 49387)):
        a_pay_point(a_band(band), year, amount=amount)


@pytest.mark.slow
def test_a_year_is_started_with_a_clause_who_pays_and_pay_and_then_scheduled(watched: Watched) -> None:
    make_last_year()
    page = watched.page
    page.context.add_cookies([cookie(a_person(EDITOR), watched.address)])  # type: ignore[list-item]

    watched.open(reverse("admin:index"))
    follow(page, "Start a contract year")
    expect(page.get_by_role("heading", name="Start 2027/28")).to_be_visible()
    watched.check()
    choose_source(page)
    press(page, "Start 2027/28")
    expect(page.get_by_text("2 of 2 have no answer yet.")).to_be_visible()
    watched.check()

    follow(page, "Who pays: practitioner")
    expect(page.get_by_text("2026/27: The scheme repays half.")).to_be_visible()
    assert page.get_by_label("Answer:").input_value() == page.get_by_label("Body:", exact=True).input_value() == ""
    page.get_by_label("Answer:").fill(ANSWER)
    page.get_by_label("Body:", exact=True).fill("It repays all of a later one.")
    page.get_by_label("Label:", exact=True).first.select_option(label="Contract")
    page.locator("select[name=citations-0-source]").evaluate("list => list.scrollIntoView()")
    box = page.locator("#citations-0").get_by_role("combobox").and_(page.locator("input"))
    box.fill(CONTRACT)
    page.get_by_role("option", name=CONTRACT).first.click()
    page.get_by_label("Locator:").first.fill("Annex B, B14")
    press(page, "Save draft")
    expect(page.get_by_text("Draft saved.")).to_be_visible()
    follow(page, "Contract year 2027/28")

    follow(page, "Type or paste the pay")
    watched.check()
    page.get_by_label("Or paste it from a spreadsheet").fill(PAY)
    press(page, "Put into the grid")
    expect(page.get_by_text("9 amounts are in the grid.")).to_be_visible()
    watched.check()
    choose_source(page)
    page.get_by_label("Where in it").fill("Pay scales, 2027/28")
    press(page, "Make the drafts")
    expect(page.get_by_text("9 drafts of pay were made.")).to_be_visible()

    follow(page, "Paste the text of clauses")
    watched.check()
    page.get_by_label("The text, with its numbers").fill(CLAUSE)
    press(page, "Cut it into clauses")
    expect(page.get_by_label("Official words")).to_have_value(
        "A PCN must agree the post with its mental health provider before it starts."
    )
    watched.check()
    choose_source(page)
    page.get_by_label("Where in it").fill("Annex B")
    press(page, "Make the drafts")
    expect(page.get_by_text("1 draft of clauses made.")).to_be_visible()

    follow(page, "Leave what has no answer for later")
    watched.check()
    press(page, "Leave these for later")
    expect(page.get_by_text("left for later, without an answer")).to_be_visible()
    follow(page, "Send all of it for review")
    watched.check()
    page.get_by_label("Major: we tell readers what changed").check()
    page.get_by_label("What changed, for readers").fill("The contract of 2027/28 is here.")
    press(page, "Send all of it for review")
    expect(page.get_by_text("13 drafts sent for review.")).to_be_visible()

    page.context.clear_cookies()
    page.context.add_cookies([cookie(a_person(PUBLISHER), watched.address)])  # type: ignore[list-item]
    page.reload()
    follow(page, "Schedule all of it")
    page.get_by_label("Day").fill("1 April 2027")
    press(page, "Schedule all of it")
    expect(page.get_by_text("goes live at the time that you chose.")).to_be_visible()
    assert not watched.problems
    release = Release.objects.get()
    assert release.state == Release.State.SCHEDULED
    assert set(release.editions.values_list("state", flat=True)) == {Edition.State.SCHEDULED}
    assert not YearFact.objects.filter(contract_year__slug="2027-28").exists()

    assert due.publish_due(release.publish_at) == 13
    assert [fact.answer for fact in YearFact.objects.filter(contract_year__slug="2027-28")] == [ANSWER]
    assert PayPoint.objects.get(band__slug="7", step="top", holds_from__year=2027).amount == 58000
    assert Clause.objects.get(number="B14.1").instrument.contract_year.slug == "2027-28"


def test_the_pages_of_a_new_year_fit_a_narrow_dark_screen_with_their_faults(watched: Watched) -> None:
    make_last_year()
    a_figure(a_series(), label="Share, 2026/27", **days_of("2026-27"))
    release = start_year("2027-28", specification=None, by=a_person(EDITOR), at=timezone.now())
    page = watched.page
    page.context.add_cookies([cookie(a_person(EDITOR), watched.address)])  # type: ignore[list-item]
    page.set_viewport_size({"width": 320, "height": 800})
    page.emulate_media(color_scheme="dark")
    for name in ("change", "later", "review", "pay", "rates"):
        watched.open(reverse(f"admin:guidance_release_{name}", args=[release.pk]))
        if name in ("pay", "rates"):
            page.get_by_label("Or paste it from a spreadsheet").fill("Somebody\t1\t2")
            press(page, "Put into the grid")
            expect(page.get_by_text("is not a row of this grid")).to_be_visible()
        watched.check()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
