"""What the rows of checked links may hold, and how they are asked for."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from guidance.models import ContentVersion, LinkCheck
from tests import factories

pytestmark = pytest.mark.django_db

State = LinkCheck.State
LONDON = ZoneInfo("Europe/London")
AT = datetime(2026, 11, 21, 12, 0, tzinfo=LONDON)


def a_link(path: str = "", state: State = State.ANSWERS, **fields: object) -> LinkCheck:
    held: dict[str, object] = {"checked_at": AT}
    if state in {State.DEAD, State.SILENT}:
        held |= {"failures": 1, "first_failed_at": AT}
    if state == State.CHANGED:
        held |= {"changed_at": AT}
    return LinkCheck.objects.create(address=f"https://a.test/{path}", state=state, **{**held, **fields})


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("link_has_a_time_once_it_is_checked", {"checked_at": None}),
        ("link_has_a_time_once_it_is_checked", {"state": State.UNCHECKED}),
        ("link_that_fails_has_failed_since_a_time", {"state": State.DEAD, "first_failed_at": None}),
        ("link_that_fails_has_failed_since_a_time", {"first_failed_at": AT}),
        ("link_is_dead_or_silent_only_if_it_failed", {"failures": 1, "first_failed_at": AT}),
        ("link_is_dead_or_silent_only_if_it_failed", {"state": State.SILENT, "failures": 0, "first_failed_at": None}),
        ("link_that_changed_was_found_so_at_a_time", {"state": State.CHANGED, "changed_at": None}),
        ("link_that_moved_leads_somewhere", {"is_moved_for_good": True}),
    ],
)
def test_the_database_refuses(constraint: str, fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        a_link(**fields)


def test_an_address_has_one_row() -> None:
    a_link()
    with pytest.raises(IntegrityError), transaction.atomic():
        a_link()


def test_the_longest_address_fits_also_where_its_letters_take_the_most_room() -> None:
    assert a_link("\N{PILE OF POO}" * 500).pk
    assert a_link("a" * (2000 - len("https://a.test/"))).pk


def test_links_are_found_by_state_and_by_the_addresses_of_a_record() -> None:
    dead, refused, moved = (
        a_link("1", State.DEAD),
        a_link("2", State.REFUSED),
        a_link("3", is_moved_for_good=True, final_address="https://b.test/"),
    )
    assert [*LinkCheck.objects.dead()] == [dead]
    assert [*LinkCheck.objects.refused()] == [refused]
    assert [*LinkCheck.objects.moved_for_good()] == [moved]
    of_record = LinkCheck.objects.for_addresses([dead.address, moved.address, moved.address, "https://c.test/"])
    assert [*of_record] == [dead, moved]
    assert [*of_record.dead()] == [dead]


def test_the_day_of_a_change_is_that_of_the_clock_on_the_wall() -> None:
    changed = a_link("1", State.CHANGED, changed_at=datetime(2026, 7, 2, 0, 30, tzinfo=LONDON))
    factories.a_source(address=changed.address, checked_on=date(2026, 7, 1))
    assert LinkCheck.objects.changed_since_checked().exists()


def test_a_change_is_open_until_every_source_of_the_address_is_checked_again() -> None:
    changed = a_link("1", State.CHANGED)
    a_link("of-no-source", State.CHANGED)
    dealt_with = a_link("2", changed_at=AT)
    factories.a_source(address=dealt_with.address, checked_on=AT.date() - timedelta(days=1))
    before, after = AT.date() - timedelta(days=1), AT.date()
    first, second = (factories.a_source(address=changed.address, checked_on=before) for _ in range(2))
    assert [*LinkCheck.objects.changed_since_checked()] == [changed]
    first.checked_on = after
    first.save()
    assert [*LinkCheck.objects.changed_since_checked()] == [changed]
    second.checked_on = after
    second.save()
    assert not LinkCheck.objects.changed_since_checked().exists()


def test_the_longest_unchecked_are_due_first() -> None:
    today = a_link("today")
    old, older = (a_link(f"{days}", checked_at=AT - timedelta(days=days)) for days in (1, 2))
    never = a_link("never", State.UNCHECKED, checked_at=None)
    assert [*LinkCheck.objects.due(AT)] == [never, older, old]
    assert today not in LinkCheck.objects.due(AT)


def test_no_page_is_made_anew_for_a_check() -> None:
    before = ContentVersion.current()
    link = a_link()
    link.save()
    LinkCheck.objects.update(detail="x")
    LinkCheck.objects.all().delete()
    LinkCheck.objects.bulk_create([LinkCheck(address="https://b.test/")])
    assert ContentVersion.current() == before
