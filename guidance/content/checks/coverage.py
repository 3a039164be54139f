"""Finds the pages that answer each part of each source."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import NoReverseMatch

from guidance import models
from guidance.content import kinds
from guidance.content.checks import locators
from guidance.content.checks.addresses.pages import Pages
from guidance.content.checks.content import Content
from guidance.content.kinds import Kind
from guidance.content.problems import Problem
from guidance.content.records import Record

# Relations that get_absolute_url() reads besides those in the natural keys.
URL_PATHS: dict[Kind, tuple[str, ...]] = {
    models.Clause: ("instrument__contract_year",),
    models.ImplementationStep: ("clause__instrument__contract_year",),
}


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A record that cites a place in a source. Its address is blank if it has no page yet."""

    locator: str
    record: str
    address: str


@dataclass(frozen=True, slots=True)
class PartCoverage:
    record: Record
    addresses: list[str]
    without_page: list[str]

    @property
    def title(self) -> str:
        return str(self.record.fields["title"])

    @property
    def left_out(self) -> str:
        return str(self.record.fields.get("left_out", ""))


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    source: Record
    parts: list[PartCoverage]

    @property
    def wanted(self) -> list[PartCoverage]:
        return [part for part in self.parts if not part.left_out]

    @property
    def answered(self) -> list[PartCoverage]:
        return [part for part in self.wanted if part.addresses]

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all of them."""
        return 100 * len(self.answered) // len(self.wanted) if self.wanted else 100

    def __str__(self) -> str:
        fields = self.source.fields
        left_out = len(self.parts) - len(self.wanted)
        return (
            f"{self.percent:3}%  {len(self.answered)} of {len(self.wanted)} parts answered, {left_out} left out on "
            f"purpose: {fields['title']} ({fields['publisher']})"
        )


def measure_coverage(content: Content, pages: Pages) -> list[SourceCoverage]:
    """Every source that has parts, in the order of their titles."""
    uses = group_uses(pages)
    found = [
        SourceCoverage(content.get(models.Source, [slug]), [_cover_part(part, uses[slug]) for part in parts])
        for slug, parts in locators.group_parts(content).items()
    ]
    return sorted(found, key=lambda one: str(one.source.fields["title"]))


def find_unanswered(content: Content, covered: list[SourceCoverage]) -> Iterator[Problem]:
    for source in covered:
        for part in source.wanted:
            if not part.addresses:
                wrong, remedy = "No record cites it.", "Cite it where it is answered, or say in left_out why it is not."
                if part.without_page:
                    wrong = f"No page shows the record that cites it, {part.without_page[0]}."
                    remedy = "Give that record a page, or cite the part in one that has a page."
                yield content.build_problem(part.record, wrong, remedy, is_warning=True)


def group_uses(pages: Pages) -> dict[str, list[CitedPlace]]:
    found: dict[str, list[CitedPlace]] = defaultdict(list)
    for kind in locators.list_citing_kinds():
        rows: QuerySet[Any] = kind.objects.order_by("pk")
        rows = rows.exclude(source=None).select_related(*kinds.key_paths(kind), *URL_PATHS.get(kind, ()))
        for row in rows:
            found[row.source.slug].append(
                CitedPlace(row.locator, f"{kind._meta.verbose_name} {row}", _find_address(row, pages))
            )
    return found


def _find_address(row: Any, pages: Pages) -> str:
    """The address of the record's page. Blank if it has none, or if the page does not show the record."""
    try:
        address = str(row.get_absolute_url())
    except (AttributeError, NoReverseMatch):
        return ""
    return address if pages.has_address(address) else ""


def _cover_part(part: Record, uses: list[CitedPlace]) -> PartCoverage:
    citing = [use for use in uses if locators.is_place_in(use.locator, part.fields["title"])]
    return PartCoverage(
        part,
        sorted({use.address for use in citing if use.address}),
        [use.record for use in citing if not use.address],
    )
