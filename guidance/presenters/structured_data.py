"""What a page says to search engines in the words of schema.org, beside the same words for its readers."""

import html
from collections.abc import Iterable
from typing import Any

from django.utils.html import strip_tags

from guidance.models.page_paths import page_path
from guidance.pages.faqs.faqs_page import FAQPage
from guidance.presenters.site import this_site

StructuredData = dict[str, Any]


def breadcrumb_list(trail: Iterable[tuple[str, str]]) -> StructuredData:
    """The pages above a page, the home page first. `trail` are those after it, each its text and its path."""
    pages = [("Home", page_path("home")), *trail]
    items = [
        {"@type": "ListItem", "position": place, "name": text, "item": this_site().address + path}
        for place, (text, path) in enumerate(pages, start=1)
    ]
    return _said("BreadcrumbList", itemListElement=items)


def question_and_answer(page: FAQPage) -> StructuredData:
    """An answer never goes without what came later, nor without its sources."""
    later = f"{page.overtaken_heading}: {words(page.overtaken_html)}" if page.overtaken_html else ""
    answer = {
        "@type": "Answer",
        "text": "\n".join(text for text in (words(page.answer_html), later) if text),
        "citation": [f"{one.source_title}, {one.publisher}, {one.date_text}" for one in page.citations],
    }
    asked = {"@type": "Question", "name": f"{page.role}: {page.question}", "acceptedAnswer": answer}
    return _said("FAQPage", mainEntity=[asked])


def data_set(about: str, address: str, files: Iterable[tuple[str, str]]) -> StructuredData:
    """`files` are the title and the address of each spreadsheet."""
    site = this_site()
    run_by = {"creator": {"@type": "Organization", "name": site.organisation}} if site.organisation else {}
    return _said(
        "Dataset",
        name=f"{site.name}: open data",
        description=about,
        url=address,
        isAccessibleForFree=True,
        spatialCoverage="England",
        **run_by,
        distribution=[
            {"@type": "DataDownload", "name": title, "encodingFormat": "text/csv", "contentUrl": file}
            for title, file in files
        ],
    )


def words(markup: str) -> str:
    """The text of a passage, as a reader sees it, with a line to a paragraph."""
    lines = markup.replace("</p>", "\n").replace("</li>", "\n")
    return "\n".join(line.strip() for line in html.unescape(strip_tags(lines)).splitlines() if line.strip())


def _said(kind: str, **values: Any) -> StructuredData:
    return {"@context": "https://schema.org", "@type": kind, **values}
