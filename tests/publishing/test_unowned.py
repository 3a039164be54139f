"""Owners for all records that have none, of a kind or a role."""

import pytest

from guidance.models import FAQ, Event, Root
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.errors import NotAllowedError, PublishingError
from guidance.publishing.reviewing.desk import DOING, DUE, lay_out
from guidance.publishing.reviewing.responsibility import assign_owner
from guidance.publishing.reviewing.unowned import assign_unowned, list_unowned
from tests import factories
from tests.publishing.desk import NOW, a_draft, a_person, a_publisher, scheduled

pytestmark = pytest.mark.django_db
DAY = NOW.date()


def counts(*narrowed: object) -> dict[str, int]:
    return {str(each.kind._meta.model_name): len(each.rows) for each in list_unowned(*narrowed)}  # type: ignore[arg-type]


def test_records_of_a_kind_and_of_a_role_are_counted_with_what_is_part_of_them(faq: FAQ) -> None:
    section = factories.a_section(faq.role, "benefits")
    factories.a_statement(section)
    other = factories.a_role(name="Other")
    factories.a_faq(other)
    assert counts(None, faq.role) == {"role": 1, "faq": 1, "section": 1, "statement": 1}
    assert counts(FAQ) == {"faq": 2}
    assert counts(FAQ, other) == {"faq": 1}


def test_all_of_them_get_the_owner_and_an_event_and_those_of_others_keep_theirs(faq: FAQ) -> None:
    other, owner, by = a_person(), a_person(), a_publisher()
    owned = factories.a_faq(faq.role)
    assign_owner(root_of(owned), owner=other, deputy=None, review_on=None, by=by, at=NOW)
    factories.a_faq(faq.role)
    assert assign_unowned(list_unowned(FAQ), owner=owner, deputy=other, review_on=DAY, by=by, at=NOW) == 2
    assert sorted(Root.objects.values_list("owner", flat=True)) == sorted([other.pk, owner.pk, owner.pk])
    events = Event.objects.filter(action="assigned").order_by("id")
    assert [event.note for event in events][1:] == [
        f"Owner: {owner}. Deputy: {other}. Review on: 21 November 2026."
    ] * 2
    assert list_unowned(FAQ) == []


def test_a_day_of_review_and_a_history_are_kept(faq: FAQ) -> None:
    root = root_of(faq)
    Root.objects.update(review_on=NOW.date().replace(year=2027))
    gone = root_of(factories.a_faq(faq.role))
    FAQ.objects.get(pk=gone.row).delete()
    assign_unowned(list_unowned(FAQ), owner=a_person(), deputy=None, review_on=DAY, by=a_publisher(), at=NOW)
    root.refresh_from_db()
    assert (root.review_on, root.owner is None) == (NOW.date().replace(year=2027), False)


def test_who_may_not_assign_and_a_deputy_who_is_the_owner_are_refused(faq: FAQ) -> None:
    person = a_person()
    with pytest.raises(NotAllowedError):
        assign_unowned(list_unowned(), owner=person, deputy=None, review_on=None, by=person, at=NOW)
    with pytest.raises(PublishingError, match="deputy"):
        assign_unowned(list_unowned(), owner=person, deputy=person, review_on=None, by=a_publisher(), at=NOW)
    assert not Root.objects.exclude(owner=None)


def test_the_desk_tells_what_somebody_was_doing_and_what_is_due_from_the_rest(faq: FAQ) -> None:
    person = a_person()
    a_draft(faq, person)
    scheduled(a_draft(factories.a_faq(faq.role), answer="Later."))
    root = root_of(faq)
    Root.objects.filter(pk=root.pk).update(owner=person, review_on=DAY.replace(day=30))
    desk = lay_out(person, DAY)
    assert [group.title for group in desk.doing] == list(DOING)
    assert [group.title for group in desk.due] == [DUE[1], "Yours to review within 30 days"]
    assert "Without an owner" in [group.title for group in desk.others]
    later = lay_out(person, DAY.replace(month=12))
    assert DUE[0] in [group.title for group in later.due]
    assert not {*DOING, *DUE} & {group.title for group in later.others}
