"""A draft of a new source, and a draft that cites it."""

from typing import Any

from guidance.models import FAQ, Edition, FAQCitation, Source
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.snapshots import Snapshot
from tests import factories
from tests.publishing.desk import NOW, a_draft, a_person, new_record

SOURCE: dict[str, Any] = {
    "slug": "new-letter",
    "title": "The new letter",
    "short_title": "New letter",
    "publisher": "NHS England",
    "kind": "guidance",
    "published_on": factories.CHECKED,
    "scope": "national",
    "evidence": "official",
    "checked_on": factories.CHECKED,
}


def a_new_source(**fields: Any) -> Edition:
    return drafts.start_new_record(new_record(Source, **SOURCE | fields), by=a_person(), at=NOW)


def citing(faq: FAQ, source: str = "new-letter") -> Edition:
    """A draft of the question that cites a source."""
    draft = a_draft(faq)
    cites = new_record(FAQCitation, faq=[faq.slug], source=[source], locator="page 1").root
    snapshot = Snapshot.of(Snapshot.read(draft.snapshot).root, [cites])
    return drafts.save_draft(draft, snapshot, revision=1, by=a_person(), at=NOW).edition
