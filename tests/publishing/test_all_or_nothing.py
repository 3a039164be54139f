"""What somebody does is done whole: where it fails at its last step, nothing of it was done."""

from typing import Any

import pytest

from guidance.models import FAQ, ExpertAnswer
from guidance.publishing import events, importing
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.going_live import membership
from guidance.publishing.permissions import ADMINISTRATOR
from guidance.publishing.reviewing import sharing
from tests.publishing.desk import NOW, a_draft, a_person
from tests.publishing.test_permissions import DRAFTING, PUBLISHING, Do, Prepare
from tests.rows import read_tables

pytestmark = pytest.mark.django_db


def answer(faq: FAQ) -> Do:
    """By an outside expert, who has no account."""
    link = sharing.share_draft(a_draft(faq), made_for="An expert", days=7, by=a_person(), at=NOW)
    said = {"revision": 1, "name": "A", "verdict": ExpertAnswer.Verdict.COMMENTS, "comments": {"Answer": "Too long."}}
    return lambda _: sharing.record_answer(link, **said, at=NOW)


# A release is made empty: it is what its editions go through that is written down.
WRITTEN_DOWN: dict[Any, Prepare] = {**DRAFTING, **PUBLISHING, sharing.record_answer: answer}
del WRITTEN_DOWN[membership.create_release]


class PowerCutError(Exception):
    pass


def fail(*_: object, **__: object) -> None:
    raise PowerCutError


@pytest.mark.parametrize("action", WRITTEN_DOWN, ids=lambda action: action.__name__)
def test_what_cannot_be_written_down_is_not_done(faq: FAQ, action: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    root_of(faq)
    do, by = WRITTEN_DOWN[action](faq), a_person(ADMINISTRATOR)
    before = read_tables()

    for record in ("record_event", "record_events"):
        monkeypatch.setattr(events, record, fail)
    with pytest.raises(PowerCutError):
        do(by)
    assert read_tables() == before


def test_an_import_of_several_records_that_fails_leaves_no_release(faq: FAQ, monkeypatch: pytest.MonkeyPatch) -> None:
    fields = "    role: [nurse]\n    topic: [funding]\n    answer: 'No.'\n    checked_on: 2026-11-21\n"
    records = (f"- model: guidance.faq\n  fields:\n    slug: {slug}\n    question: Who?\n{fields}" for slug in "ab")
    file = "".join(records).encode()
    agreed, by, before = importing.plan_import("faqs.yaml", file).digest, a_person(), read_tables()
    monkeypatch.setattr(events, "record_event", fail)
    with pytest.raises(PowerCutError):
        importing.import_as_drafts("faqs.yaml", file, agreed=agreed, by=by, at=NOW)
    assert read_tables() == before
