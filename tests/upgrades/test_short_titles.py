"""The release before had no short title of a source, in rows, drafts and history."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from guidance.content import records
from guidance.content.kinds import by_label
from guidance.publishing.drafting.snapshots import Snapshot
from tests.upgrades.conftest import RowsOf

BEFORE, AFTER = "0015_answers_of_the_year", "0016_short_titles_of_sources"
SOURCE = "guidance.source"
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
SHORT = "PCN ARRS update"
LONG = "Network Contract DES contract specification 2021/22: PCN requirements and entitlements (B0431)"
CUT = "Network Contract DES contract specification 2021/22: PCN…"


def fields_of(slug: str, title: str, **fields: Any) -> dict[str, Any]:
    held = {"slug": slug, "title": title, "publisher": "NHS England", "kind": "guidance", "scope": "national"}
    days = {"published_on": "2023-03-01", "date_precision": "month", "checked_on": "2026-11-21"}
    return {**held, **days, "evidence": "official", "contract_year": ["2023-24"], **fields}


def snapshot(title: str) -> list[dict[str, Any]]:
    return [{"model": SOURCE, "fields": fields_of("long", title)}]


def digest(fields: dict[str, Any]) -> str:
    return records.Record(by_label()[SOURCE], fields).digest


def make_rows(before: RowsOf) -> None:
    """A source as it was loaded, and one whose publisher an editor has changed since."""
    year = before("ContractYear").create(slug="2023-24", starts_on=date(2023, 4, 1), ends_on=date(2024, 3, 31))
    for slug, title, publisher in (("short", SHORT, "NHS England"), ("long", LONG, "Pulse")):
        loaded = fields_of(slug, title)
        row = {**loaded, "publisher": publisher, "contract_year": year}
        before("Source").create(**row)
        before("LoadedRecord").create(model=SOURCE, natural_key=f'["{slug}"]', digest=digest(loaded))


def make_draft(before: RowsOf) -> None:
    root = before("Root").create(model=SOURCE, title=LONG, row=before("Source").get(slug="long").pk)
    edition = before("Edition").create(
        root=root,
        title=LONG,
        natural_key='["long"]',
        snapshot=snapshot(LONG),
        forked_from=snapshot(SHORT),
        started_at=MOMENT,
        saved_at=MOMENT,
    )
    before("Revision").create(edition=edition, number=1, snapshot=snapshot(LONG), saved_at=MOMENT)


def test_sources_and_drafts_of_them_get_a_short_title(
    migrated: Callable[..., RowsOf], subtests: pytest.Subtests
) -> None:
    """Upgraded once, which takes seconds."""
    before = migrated(BEFORE)
    make_rows(before)
    make_draft(before)
    after = migrated(AFTER)
    for look in (
        sources_are_called_by_their_titles_cut_at_a_word_and_stay_as_they_were_loaded,
        drafts_and_what_was_saved_of_them_get_the_short_title_of_their_own_title,
    ):
        with subtests.test(look.__name__):
            look(after)


def sources_are_called_by_their_titles_cut_at_a_word_and_stay_as_they_were_loaded(after: RowsOf) -> None:
    assert dict(after("Source").values_list("slug", "short_title")) == {"short": SHORT, "long": CUT}
    loaded = dict(after("LoadedRecord").values_list("natural_key", "digest"))
    assert loaded['["short"]'] == digest(fields_of("short", SHORT, short_title=SHORT))
    assert loaded['["long"]'] == digest(fields_of("long", LONG))  # of the row as it was loaded, not as it is


def drafts_and_what_was_saved_of_them_get_the_short_title_of_their_own_title(after: RowsOf) -> None:
    edition, revision = after("Edition").get(), after("Revision").get()
    for stored, title in ((edition.snapshot, CUT), (edition.forked_from, SHORT), (revision.snapshot, CUT)):
        assert Snapshot.read(stored).root.fields["short_title"] == title
