"""What editors wrote of each year between two, beside the year before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters import citations
from guidance.presenters.prose import Prose

Kind = models.ContractChange.Kind
COLOURS = {
    Kind.NEW: "green",
    Kind.CHANGED: "blue",
    Kind.MOVED: "purple",
    Kind.ENDED: "red",
    Kind.FIRST_FOUND: "aqua-green",
    Kind.SOURCES_DIFFER: "yellow",
}
NO_CHANGE = (Kind.UNCHANGED, Kind.NOT_SEEN)


@dataclass(frozen=True, slots=True)
class ChangeOnPage:
    """`gap` says so where the year before is not known, so that nobody takes it for new."""

    anchor: str
    kind: str
    colour: str
    text: str
    html: SafeString
    gap: str
    label: str
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class ChangesOfYear:
    """`changes` come first, then what is `unchanged` or was not found. Both are empty where nobody has written any."""

    before: str
    after: str
    changes: list[ChangeOnPage]
    unchanged: list[ChangeOnPage]

    @property
    def everything(self) -> list[ChangeOnPage]:
        return [*self.changes, *self.unchanged]


def changes_between(years: Sequence[models.ContractYear], prose: Prose) -> list[ChangesOfYear]:
    """Of each year after the first of `years`, which are all from the one compared to the other, oldest first."""
    cited: dict[models.ContractChange, list[models.ContractChangeCitation]] = {}
    for citation in models.ContractChangeCitation.objects.with_changes_between(years[0], years[-1]):
        cited.setdefault(citation.change, []).append(citation)
    return [
        ChangesOfYear(
            str(before),
            str(year),
            *(
                [
                    _build_change(change, rows, str(before), prose)
                    for change, rows in cited.items()
                    if change.contract_year == year and (change.kind in NO_CHANGE) == is_unchanged
                ]
                for is_unchanged in (False, True)
            ),
        )
        for before, year in pairwise(years)
    ]


def _build_change(
    change: models.ContractChange, cited: Sequence[models.ContractChangeCitation], before: str, prose: Prose
) -> ChangeOnPage:
    return ChangeOnPage(
        anchor=change.slug,
        kind=change.get_kind_display(),
        colour=COLOURS.get(Kind(change.kind), "grey"),
        text=change.text,
        html=prose.html(change.text),
        gap=f"We have not found this for {before}." if change.kind == Kind.FIRST_FOUND else "",
        label=change.get_label_display(),
        citations=citations.cite_all(cited),
    )
