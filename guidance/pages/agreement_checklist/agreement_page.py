"""What a PCN and the provider settle for a post, part by part, each point with its source or marked as ours."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.models.guide.labels import Label
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose

OURS = "Our suggestion"


@dataclass(frozen=True, slots=True)
class PointToSettle:
    anchor: str
    text_html: SafeString
    label: str
    citations: tuple[SourceCited, ...]
    more: str


@dataclass(frozen=True, slots=True)
class PartToSettle:
    anchor: str
    heading: str
    points: tuple[PointToSettle, ...]


@dataclass(frozen=True, slots=True)
class AgreementPage:
    parts: tuple[PartToSettle, ...]
    files: list[Link]


def read_points() -> dict[models.AgreementPoint.Part, list[models.AgreementPoint]]:
    """The points of each part that has any, in the order of the checklist."""
    points = list(models.AgreementPoint.objects.with_sources())
    parts = {part: [point for point in points if point.part == part] for part in models.AgreementPoint.Part}
    return {part: held for part, held in parts.items() if held}


def name_label(point: models.AgreementPoint) -> str:
    """What is ours here is advice, not a reading of anything."""
    return OURS if point.label == Label.OURS else point.get_label_display()


def build_agreement_page(
    points: dict[models.AgreementPoint.Part, list[models.AgreementPoint]], files: list[Link], prose: Prose
) -> AgreementPage:
    return AgreementPage(
        tuple(
            PartToSettle(part.value, str(part.label), tuple(_build_point(point, prose) for point in held))
            for part, held in points.items()
        ),
        files,
    )


def _build_point(point: models.AgreementPoint, prose: Prose) -> PointToSettle:
    return PointToSettle(
        point.slug, prose.html(point.text), name_label(point), cite_all(point.citations.all()), point.path
    )
