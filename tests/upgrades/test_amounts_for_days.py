"""The release before had an amount for a contract year, and told a rate's year and place by its slug."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from guidance.content import records
from guidance.content.kinds import by_label
from guidance.publishing.drafting.snapshots import Snapshot
from tests.upgrades.conftest import RowsOf

BEFORE = "0012_adult_and_childrens_posts"
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
LIMITS, MINIMUM, MAXIMUM = (f"high-cost-area-supplement-{name}" for name in ("limits", "minimum", "maximum"))
POINT, FIGURE, SERIES = "guidance.paypoint", "guidance.figure", "guidance.figureseries"


def point(amount: str, **fields: Any) -> dict[str, Any]:
    held = {"contract_year": ["2026-27"], "band": ["6"], "step": "entry", "amount": amount}
    return {**held, "source": ["the-source"], "locator": "table", **fields}


def limits() -> dict[str, Any]:
    title = "High cost area supplement: least and most"
    return {"slug": LIMITS, "title": title, "unit": "pounds", "order": 405}


def figure(slug: str, value: str, order: int, **fields: Any) -> dict[str, Any]:
    return {
        "series": [LIMITS],
        "slug": slug,
        "order": order,
        "label": "Fringe",
        "value": value,
        "as_of": "2026-04-01",
        "basis": "Pounds a year",
        "scope": "England",
        "source": ["the-source"],
        "locator": "table",
        **fields,
    }


def snapshot_of_limits(least: str = "1346", most: str = "2270") -> list[dict[str, Any]]:
    return [
        {"model": SERIES, "fields": limits()},
        {"model": FIGURE, "fields": figure("2026-27-fringe-least", least, 5)},
        {"model": FIGURE, "fields": figure("2026-27-fringe-most", most, 6)},
    ]


def snapshot_of_point(amount: str) -> list[dict[str, Any]]:
    return [{"model": POINT, "fields": point(amount)}]


def digest(model: str, fields: dict[str, Any]) -> str:
    """Of a record as the release of `fields` had it: the form has not changed, and its keys are the release's own."""
    return records.Record(by_label()[model], fields).digest


def make_rows(before: RowsOf) -> None:
    source = before("Source").create(
        slug="the-source", title="The source", publisher="NHS Employers", kind="pay", scope="national",
        evidence="official", checked_on=date(2026, 11, 1), published_on=date(2026, 4, 1),
    )  # fmt: skip
    year = before("ContractYear").create(slug="2026-27", starts_on=date(2026, 4, 1), ends_on=date(2027, 3, 31))
    role = before("Role").create(slug="the-role", name="the role", kind="established")
    cited = {"source": source, "locator": "table"}
    for slug, order, amount in (("5", 1, 32073), ("6", 2, 39959)):
        band = before("Band").create(slug=slug, order=order)
        before("PayPoint").create(contract_year=year, band=band, step="entry", amount=amount, **cited)
        before("LoadedRecord").create(
            model=POINT,
            natural_key=f'["2026-27", "{slug}", "entry"]',
            digest=digest(POINT, point("39959", band=[slug])),  # so that of Band 5 was edited since
        )
    before("Reimbursement").create(
        contract_year=year, band=band, role=role, zone="fringe", amount=50000, checked_on=date(2026, 11, 1), **cited
    )
    series = before("FigureSeries").create(**limits())
    before("LoadedRecord").create(model=SERIES, natural_key=f'["{LIMITS}"]', digest=digest(SERIES, limits()))
    for slug, order, value in (("2026-27-fringe-least", 5, "1346"), ("2026-27-fringe-most", 6, "2270")):
        before("Figure").create(
            series=series, slug=slug, order=order, label="Fringe", value=value, as_of=date(2026, 4, 1),
            basis="Pounds a year", scope="England", **cited,
        )  # fmt: skip
        held = digest(FIGURE, figure(slug, value, order))
        before("LoadedRecord").create(model=FIGURE, natural_key=f'["{LIMITS}", "{slug}"]', digest=held)
    rate = before("FigureSeries").create(slug="employer-national-insurance-rate", title="Rate", unit="per cent")
    before("Figure").create(
        series=rate, slug="2026-27", label="Rate", value=15, as_of=date(2026, 4, 6), basis="A tax year",
        scope="England", **cited,
    )  # fmt: skip


def make_edition(before: RowsOf, root: Any, snapshot: list[dict[str, Any]], key: str, **fields: Any) -> Any:
    edition = before("Edition").create(
        root=root, title=root.title, natural_key=key, snapshot=snapshot, started_at=MOMENT, saved_at=MOMENT, **fields
    )
    before("Revision").create(edition=edition, number=1, snapshot=snapshot, saved_at=MOMENT)
    return edition


def make_editions(before: RowsOf) -> None:
    """A draft of pay and one of a maximum of the supplement, and a release of a minimum that is scheduled."""
    user = before("Edition").model._meta.get_field("saved_by").related_model.objects.create(username="an-editor")
    row = before("PayPoint").get(band__slug="6").pk
    root = before("Root").create(model=POINT, row=row, title="Band 6 entry, 2026/27")
    key = '["2026-27", "6", "entry"]'
    root.live_edition = make_edition(
        before, root, snapshot_of_point("39959"), key, state="published", importance="minor", published_at=MOMENT
    )
    root.save()
    make_edition(before, root, snapshot_of_point("41000"), key, forked_from=snapshot_of_point("40000"))

    series = before("FigureSeries").get(slug=LIMITS).pk
    root = before("Root").create(model=SERIES, row=series, title=limits()["title"])
    key = f'["{LIMITS}"]'
    live = make_edition(
        before, root, snapshot_of_limits(), key, state="published", importance="major", note="New.", published_at=MOMENT
    )
    root.live_edition = live
    root.save()
    make_edition(before, root, snapshot_of_limits(most="2300"), key, base=live)
    publishing = {"publish_at": MOMENT, "published_by": user}
    release = before("Release").create(
        title="April", created_by=user, created_at=MOMENT, state="scheduled", **publishing
    )
    make_edition(
        before, root, snapshot_of_limits(least="1400"), key, base=live, release=release, state="scheduled",
        note="More.", **publishing,
    )  # fmt: skip


def values(snapshot: list[dict[str, Any]]) -> list[str]:
    return [record["fields"]["value"] for record in snapshot if record["model"] == FIGURE]


def upgraded(migrated: Callable[..., RowsOf]) -> RowsOf:
    before = migrated(BEFORE)
    make_rows(before)
    make_editions(before)
    return migrated("0014_bring_amounts_along")


def test_amounts_get_their_days_and_places(migrated: Callable[..., RowsOf], subtests: pytest.Subtests) -> None:
    """Upgraded once, which takes seconds."""
    after = upgraded(migrated)
    for look in (
        rows_get_their_days_and_places_and_what_was_loaded_stays_as_it_was_loaded,
        drafts_schedules_and_what_was_saved_come_along,
    ):
        with subtests.test(look.__name__):
            look(after)


def rows_get_their_days_and_places_and_what_was_loaded_stays_as_it_was_loaded(after: RowsOf) -> None:
    days = (date(2026, 4, 1), date(2027, 3, 31))
    assert set(after("PayPoint").values_list("holds_from", "holds_to")) == {days}
    assert after("Reimbursement").values_list("holds_from", "holds_to").get() == days
    rate = after("Figure").get(series__slug="employer-national-insurance-rate")
    assert (rate.holds_from, rate.holds_to, rate.zone) == (date(2026, 4, 6), date(2027, 4, 5), "")
    for series, value in ((MINIMUM, 1346), (MAXIMUM, 2270)):
        found = after("Figure").get(series__slug=series)
        assert (found.slug, found.value, found.zone, found.order) == ("2026-27-fringe", value, "fringe", 3)
        assert (found.holds_from, found.holds_to) == days
    assert not after("FigureSeries").filter(slug=LIMITS).exists()

    loaded = dict(after("LoadedRecord").values_list("natural_key", "digest"))
    now = {name: value for name, value in point("39959").items() if name != "contract_year"}
    now |= {"holds_from": "2026-04-01", "holds_to": "2027-03-31"}
    assert loaded['["6", "entry", "2026-04-01"]'] == digest(POINT, now)
    edited = digest(POINT, point("39959", band=["5"]))
    assert loaded['["5", "entry", "2026-04-01"]'] == edited  # which is of the row as it was loaded, not as it is
    for series, value, name in ((MINIMUM, "1346", "minimum"), (MAXIMUM, "2270", "maximum")):
        held = figure("2026-27-fringe", value, 3, series=[series], zone="fringe")
        held |= {"holds_from": "2026-04-01", "holds_to": "2027-03-31"}
        assert loaded[f'["{series}", "2026-27-fringe"]'] == digest(FIGURE, held)
        title = f"High cost area supplement: {name}"
        fields = {**limits(), "slug": series, "title": title, "order": 405 + (name == "maximum")}
        assert loaded[f'["{series}"]'] == digest(SERIES, fields)
    assert len(loaded) == 6


def drafts_schedules_and_what_was_saved_come_along(after: RowsOf) -> None:
    live, draft = after("Edition").filter(root__model=POINT).order_by("pk")
    for stored, amount in ((live.snapshot, "39959"), (draft.snapshot, "41000"), (draft.forked_from, "40000")):
        fields = Snapshot.read(stored).root.fields
        assert (fields["amount"], fields["holds_from"]) == (amount, date(2026, 4, 1))
        assert "contract_year" not in stored[0]["fields"]
    assert {live.natural_key, draft.natural_key} == {'["6", "entry", "2026-04-01"]'}
    assert after("Revision").get(edition=draft).snapshot == draft.snapshot

    least, most = (after("Root").get(live_edition__natural_key=f'["{slug}"]') for slug in (MINIMUM, MAXIMUM))
    assert [root.title[-7:] for root in (least, most)] == ["minimum", "maximum"]
    assert most.row == after("FigureSeries").get(slug=MAXIMUM).pk
    states = {root: list(root.editions.order_by("pk").values_list("state", "importance")) for root in (least, most)}
    # The scheduled one changed the minimum alone, so of the maximum there is none; we tell readers of the first once.
    assert states[least] == [("published", "major"), ("draft", "major"), ("scheduled", "major")]
    assert states[most] == [("published", "minor"), ("draft", "minor")]
    scheduled = least.editions.get(state="scheduled")
    assert (values(scheduled.snapshot), scheduled.release.title) == (["1400"], "April")
    changed = most.editions.get(state="draft")
    assert (values(changed.snapshot), changed.base_id) == (["2300"], most.live_edition_id)
    assert values(after("Revision").get(edition=changed).snapshot) == ["2300"]
    assert {record["fields"].get("slug") for record in changed.snapshot} == {MAXIMUM, "2026-27-fringe"}
