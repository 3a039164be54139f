"""The release before had job descriptions without shared sections, an advert's lines, and lines of one kind of post."""

from collections.abc import Callable
from datetime import date

from guidance.content import records
from guidance.content.kinds import by_label
from guidance.models import Duty, JobDescription
from tests.upgrades.conftest import RowsOf

BEFORE = "0023_kinds_of_roles"
TEMPLATE = {
    "slug": "the-template",
    "code": "T-1",
    "title": "Practitioner",
    "purpose": "To help.",
    "reports_to": "The team manager.",
    "supervision": "Every month.",
    "working_relationships": "The PCN's team.",
    "safeguarding": "Raises concerns.",
    "equality": "Treats people fairly.",
    "checked_on": date(2026, 11, 21),
}


def test_a_job_description_is_for_adults_or_children_and_stays_as_it_was_loaded(
    migrated: Callable[..., RowsOf],
) -> None:
    before = migrated(BEFORE)
    role = before("Role").create(slug="the-role", name="the role", kind="established")
    source = before("Source").create(
        slug="the-source", title="The source", short_title="The source", publisher="NHS England", kind="guidance",
        scope="national", evidence="official", checked_on=date(2026, 11, 1), published_on=date(2026, 4, 1),
    )  # fmt: skip
    template = before("JobDescription").create(role=role, **TEMPLATE)
    before("Duty").create(
        job_description=template, slug="listen", group="Patients", text="Listen.", source=source, locator="page 1"
    )
    migrated()
    found = JobDescription.objects.get()
    assert (found.serves, found.is_training, found.advert, list(found.sections.all())) == ("either", False, "", [])
    assert Duty.objects.get().post_for == ""
    kind = by_label()["guidance.jobdescription"]
    new = {**TEMPLATE, "role": ["the-role"], "serves": "either", "is_training": False, "advert": ""}
    assert records.make_canonical(kind, new) == records.make_canonical(kind, {**TEMPLATE, "role": ["the-role"]})
