"""What a page tells search engines in schema.org's terms. Readers see the same on the page."""

import html
from collections.abc import Iterable
from typing import Any

from django.utils.html import strip_tags

from guidance.models.page_paths import page_path
from guidance.presenters.site import this_site

StructuredData = dict[str, Any]


def breadcrumb_list(trail: Iterable[tuple[str, str]]) -> StructuredData:
    """The pages above a page, the home page first. `trail` is the rest, each with its text and path."""
    pages = [("Home", page_path("home")), *trail]
    items = [
        {"@type": "ListItem", "position": place, "name": text, "item": this_site().address + path}
        for place, (text, path) in enumerate(pages, start=1)
    ]
    return _build_data("BreadcrumbList", itemListElement=items)


def question_and_answer(question: str, answer: str, sources: Iterable[str]) -> StructuredData:
    """`answer` and `sources` are plain text."""
    given = {"@type": "Answer", "text": answer, "citation": list(sources)}
    return _build_data("FAQPage", mainEntity=[{"@type": "Question", "name": question, "acceptedAnswer": given}])


def data_set(about: str, address: str, terms: str, files: Iterable[tuple[str, str]]) -> StructuredData:
    """`terms` is the address of what a user of it must know. `files` are the title and address of each CSV file.

    A licence is only named if the site has one: terms alone are no licence.
    """
    site = this_site()
    licence = {"license": site.licence} if site.licence else {}
    return _build_data(
        "Dataset",
        name=f"{site.name}: open data",
        description=about,
        url=address,
        isAccessibleForFree=True,
        spatialCoverage="England",
        **licence,
        usageInfo=terms,
        creator={"@type": "Organization", "name": site.organisation or site.name, "url": site.address},
        distribution=[
            {"@type": "DataDownload", "name": title, "encodingFormat": "text/csv", "contentUrl": file}
            for title, file in files
        ],
    )


def strip_markup(markup: str) -> str:
    """The text that a reader sees, with a line for each paragraph and no blank lines."""
    lines = markup.replace("</p>", "\n").replace("</li>", "\n")
    return "\n".join(line.strip() for line in html.unescape(strip_tags(lines)).splitlines() if line.strip())


def _build_data(kind: str, **values: Any) -> StructuredData:
    return {"@context": "https://schema.org", "@type": kind, **values}
