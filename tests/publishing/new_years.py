"""What somebody does to start a contract year, each step ready to be done by them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from guidance.models import FAQ, Role
from guidance.publishing.going_live import membership
from guidance.publishing.new_year import clauses, pay, rates, starting
from guidance.publishing.new_year.year_drafts import YearDrafts, read_year_drafts
from guidance.publishing.reviewing import release_review
from tests import factories
from tests.publishing.desk import NOW, a_draft, a_person, a_release

Do = Callable[[Any], object]
CITED: dict[str, Any] = {"source": ("the-contract",), "locator": "all", "at": NOW}


def prepare_last_year() -> None:
    year = factories.a_year("2026-27")
    factories.a_fact(Role.objects.get(), year)
    factories.a_pay_point(factories.a_band("6"), year)
    supplement = factories.a_series(slug="supplement", unit="per cent")
    factories.a_figure(supplement, zone="fringe", **factories.days_of("2026-27"))
    factories.a_source(slug="the-contract")


def a_started_year() -> YearDrafts:
    prepare_last_year()
    specification = starting.Specification("The specification", ("the-contract",), "all")
    release = starting.start_year("2027-28", specification=specification, by=a_person(), at=NOW)
    found = read_year_drafts(release)
    assert found
    return found


def start(_: FAQ) -> Do:
    prepare_last_year()
    return lambda by: starting.start_year("2027-28", specification=None, by=by, at=NOW)


def add_pay(_: FAQ) -> Do:
    year = a_started_year()
    return lambda by: pay.draft_pay(year, {("6", "entry"): Decimal(40000)}, by=by, **CITED)


def add_rates(_: FAQ) -> Do:
    year = a_started_year()
    return lambda by: rates.draft_rates(year, {("supplement", "fringe"): Decimal(5)}, by=by, **CITED)


def add_clauses(_: FAQ) -> Do:
    year = a_started_year()
    clause = clauses.NewClause("B14", "Practitioners", "It must have one.", "must")
    return lambda by: clauses.draft_clauses(year, [clause], by=by, **CITED)


def leave(faq: FAQ) -> Do:
    draft = a_draft(faq)
    a_release(draft)
    draft.refresh_from_db()
    return lambda by: starting.leave_for_later([draft], by=by, at=NOW)


def send_all(faq: FAQ) -> Do:
    release = membership.create_release("Contract year 2027/28", by=a_person(), at=NOW)
    membership.set_release(a_draft(faq), release, by=a_person(), at=NOW)
    given = {"importance": "minor", "note": "", "reason": "Spelling."}
    return lambda by: release_review.send_release_for_review(release, **given, by=by, at=NOW)
