"""Key publications as a timeline, each with its points and why they matter to the support workforce."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.models.page_paths import page_path
from guidance.presenters.choices import Choice
from guidance.presenters.citations import SourceCited, cite_row
from guidance.presenters.prose import Prose


@dataclass(frozen=True, slots=True)
class PublicationRow:
    title: str
    href: str
    date_text: str
    publisher: str
    summary_html: SafeString
    themes: list[str]


@dataclass(frozen=True, slots=True)
class PublicationListPage:
    themes: list[Choice]
    filtered: bool
    publications: list[PublicationRow]


@dataclass(frozen=True, slots=True)
class PublicationPointOnPage:
    anchor: str
    theme: str
    html: SafeString
    relevance_html: SafeString
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class PublicationPage:
    title: str
    breadcrumbs: list[tuple[str, str]]
    date_text: str
    publisher: str
    address: str
    summary_html: SafeString
    points: list[PublicationPointOnPage]


def publication_list_page(theme: str, prose: Prose) -> PublicationListPage:
    """Publications that have a point on `theme`, oldest first. A blank or unknown theme does not filter."""
    themes = [Choice(value, label, value == theme) for value, label in models.PublicationPoint.Theme.choices]
    chosen = [choice.value for choice in themes if choice.chosen]
    publications = models.KeyPublication.objects.prefetch_related("points")
    return PublicationListPage(
        themes=themes,
        filtered=bool(chosen),
        publications=[
            PublicationRow(
                title=publication.title,
                href=publication.get_absolute_url(),
                date_text=publication.date_text,
                publisher=publication.publisher,
                summary_html=prose.html(publication.summary),
                themes=list(dict.fromkeys(point.get_theme_display() for point in publication.points.all())),
            )
            for publication in publications
            if not chosen or any(point.theme in chosen for point in publication.points.all())
        ],
    )


def publication_page(publication: models.KeyPublication, prose: Prose) -> PublicationPage:
    points = publication.points.select_related("source")
    return PublicationPage(
        title=publication.title,
        breadcrumbs=[("Key publications", page_path("publication-list"))],
        date_text=publication.date_text,
        publisher=publication.publisher,
        address=publication.address,
        summary_html=prose.html(publication.summary),
        points=[
            PublicationPointOnPage(
                anchor=point.slug,
                theme=point.get_theme_display(),
                html=prose.html(point.point),
                relevance_html=prose.html(point.relevance),
                citations=(cite_row(point),),
            )
            for point in points
        ],
    )
