"""A slug by which code finds a record stays, whichever way a change comes: draft, restored edition, import, release."""

import pytest

from guidance.admin.exchange import read_chosen_records
from guidance.content.sheets.writing import write_csv
from guidance.content.yaml_writing import to_yaml
from guidance.models import Edition, KeyPublication, Topic
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.errors import CannotApplyError, InTheWayError, PublishingError
from guidance.publishing.going_live import withdrawal
from guidance.publishing.going_live.publication import go_live
from guidance.publishing.importing import import_as_drafts, plan_import
from guidance.publishing.reviewing.checklist import find_open_points
from tests import factories
from tests.publishing.desk import NOW, a_draft, a_person, a_publisher, edited, published, reviewed, snapshot_of

pytestmark = pytest.mark.django_db

REFUSED = "The slug employment-models can't be changed: the employment models page, the comparison"


@pytest.fixture
def topic() -> Topic:
    return factories.a_topic("employment-models")


@pytest.fixture
def plan() -> KeyPublication:
    publication = factories.a_publication(slug="nhs-long-term-plan")
    factories.a_point(publication, slug="supportive-culture")
    return publication


def test_the_checklist_names_a_draft_that_renames_it(topic: Topic) -> None:
    (point,) = find_open_points(a_draft(topic, slug="models"), NOW.date())
    assert point.message.startswith(REFUSED)
    assert point.field == "id_slug"


def test_such_a_draft_does_not_go_to_review(topic: Topic) -> None:
    with pytest.raises(PublishingError, match="find it by this name"):
        reviewed(a_draft(topic, slug="models"))


def test_nor_does_it_go_live_past_the_checklist(topic: Topic) -> None:
    draft = a_draft(topic, slug="models")
    with pytest.raises(CannotApplyError, match="find it by this name"):
        go_live([draft], by=a_publisher(), at=NOW)
    assert Topic.objects.get(pk=topic.pk).slug == "employment-models"


def test_a_draft_without_a_part_that_code_finds_does_not_go_live(plan: KeyPublication) -> None:
    draft = a_draft(plan)
    draft.snapshot = edited(snapshot_of(plan), children=[]).json()
    draft.save()
    (point,) = [one for one in find_open_points(draft, NOW.date()) if "supportive-culture" in one.message]
    assert point.field == "points-group"
    with pytest.raises(CannotApplyError, match="the board paper finds it by this name"):
        go_live([draft], by=a_publisher(), at=NOW)
    assert plan.points.exists()


def test_a_new_title_goes_live(topic: Topic) -> None:
    published(a_draft(topic, title="Who employs"))
    assert Topic.objects.get(slug="employment-models").title == "Who employs"


def test_it_is_not_withdrawn(topic: Topic) -> None:
    root = root_of(topic)
    live = get_live_edition(root, at=NOW)
    assert live is not None
    with pytest.raises(InTheWayError, match="The topic employment-models can't be withdrawn: the employment models"):
        withdrawal.withdraw_record(root, live=live, reason="Old.", redirect_to="/roles/", by=a_publisher(), at=NOW)
    assert Topic.objects.filter(pk=topic.pk).exists()


@pytest.mark.parametrize(("ending", "write"), [("yaml", to_yaml), ("csv", write_csv)])
def test_an_import_that_renames_it_is_refused_with_the_reason(topic: Topic, ending: str, write: object) -> None:
    content = str(write(read_chosen_records(Topic.objects.all()))).replace("employment-models", "models").encode()  # type: ignore[operator]
    found = plan_import(f"it.{ending}", content)
    (problem,) = found.problems
    assert (problem.wrong[: len(REFUSED)], problem.field) == (REFUSED, "slug")
    with pytest.raises(PublishingError, match="find it by this name"):
        import_as_drafts(f"it.{ending}", content, agreed=found.digest, by=a_person(), at=NOW)
    assert not Edition.objects.open().exists()


def test_an_import_that_leaves_out_a_part_that_code_finds_is_refused(plan: KeyPublication) -> None:
    content = to_yaml(read_chosen_records(KeyPublication.objects.all())).replace("supportive-culture", "culture")
    assert [problem.wrong[:71] for problem in plan_import("it.yaml", content.encode()).problems] == [
        "The publication point [nhs-long-term-plan, supportive-culture] can't be"
    ]


def test_an_import_of_another_title_is_drafted(topic: Topic) -> None:
    content = to_yaml(read_chosen_records(Topic.objects.all())).replace("Employment models", "Who employs").encode()
    found = plan_import("it.yaml", content)
    (draft,) = import_as_drafts("it.yaml", content, agreed=found.digest, by=a_person(), at=NOW)
    assert draft.title == "Who employs"
