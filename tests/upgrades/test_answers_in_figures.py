"""The release before had answers without figures, in rows, drafts and history, and the figures in code."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from guidance.content import records
from guidance.models import YearFact
from tests.upgrades.conftest import RowsOf

BEFORE, AFTER = "0008_encrypt_second_factors", "0010_bring_answers_along"
WORDS = (
    "The ARRS repays 50% for the first practitioner in each band (Table 3a). "
    "For later ones it repays up to 100%, where there is a written agreement (Table 3b)."
)
CHANGED = "The ARRS repays 70% for every practitioner."
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
FIGURES = ("answer", "first_share", "later_share", "later_is_up_to", "later_condition")


def fields_of(year: str, body: str) -> dict[str, Any]:
    return {
        "contract_year": [year],
        "role": ["mental-health-practitioner"],
        "slug": "funding",
        "subject": "funding",
        "body": body,
    }


def snapshot(body: str) -> list[dict[str, Any]]:
    return [{"model": "guidance.yearfact", "fields": fields_of("2026-27", body)}]


def make_rows(before: RowsOf) -> None:
    """Two answers as they were loaded, one of which an editor has changed since."""
    role = before("Role").create(
        slug="mental-health-practitioner", name="mental health practitioner", kind="established"
    )
    for start, body in ((2026, WORDS), (2024, CHANGED)):
        slug = f"{start}-{start % 100 + 1}"
        year = before("ContractYear").create(slug=slug, starts_on=date(start, 4, 1), ends_on=date(start + 1, 3, 31))
        before("YearFact").create(contract_year=year, role=role, slug="funding", subject="funding", body=body)
        before("LoadedRecord").create(
            model="guidance.yearfact",
            natural_key=f'["{slug}", "mental-health-practitioner", "funding"]',
            digest=records.make_canonical(YearFact, fields_of(slug, WORDS)).digest,
        )


def make_draft(before: RowsOf) -> None:
    root = before("Root").create(model="guidance.yearfact")
    edition = before("Edition").create(
        root=root,
        title="2026/27: who pays",
        natural_key="[]",
        snapshot=snapshot(WORDS),
        forked_from=snapshot(CHANGED),
        started_at=MOMENT,
        saved_at=MOMENT,
    )
    before("Revision").create(edition=edition, number=1, snapshot=snapshot(WORDS), saved_at=MOMENT)


def test_answers_that_rules_were_written_from_get_their_figures_wherever_they_are_kept(
    migrated: Callable[..., RowsOf],
) -> None:
    before = migrated(BEFORE)
    make_rows(before)
    make_draft(before)
    after = migrated(AFTER)

    row = after("YearFact").values(*FIGURES).get(contract_year__slug="2026-27")
    assert (row["first_share"], row["later_share"], row["later_is_up_to"]) == (Decimal(50), Decimal(100), True)
    assert row["later_condition"] == "a written agreement"
    loaded = after("LoadedRecord").get(natural_key__contains="2026-27")
    assert loaded.digest == records.make_canonical(YearFact, {**fields_of("2026-27", WORDS), **row}).digest

    changed = after("YearFact").get(contract_year__slug="2024-25")
    assert (changed.body, changed.answer, changed.first_share, changed.later_share) == (CHANGED, "", None, None)

    edition, revision = after("Edition").get(), after("Revision").get()
    for stored in (edition.snapshot, revision.snapshot):
        fields = stored[0]["fields"]
        assert (fields["body"], fields["first_share"], fields["later_is_up_to"]) == (WORDS, "50", True)
    assert edition.forked_from == snapshot(CHANGED)
