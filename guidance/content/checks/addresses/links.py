"""Checks that links lead to existing pages of this site, or are addresses of other sites."""

from collections.abc import Iterator
from urllib.parse import unquote

from guidance import models
from guidance.content import problems
from guidance.content.checks import prose
from guidance.content.checks.addresses.pages import Pages
from guidance.content.checks.content import Content


def find_dead(content: Content, pages: Pages) -> Iterator[problems.Problem]:
    for record in content:
        for field, text in prose.list_all_words(record):
            for passage in prose.split_passages(text):
                for address in passage.links:
                    slip = find_slip(unquote(address), pages)
                    if slip:
                        yield content.build_problem(record, *slip, field)
    for leading in content.of(models.HomeQuestion, models.BestAnswer, models.AgreementPoint):
        path = leading.fields.get("path")
        slip = find_slip(path, pages) if path else None
        if slip:
            yield content.build_problem(leading, *slip, "path")


def find_slip(address: str, pages: Pages) -> tuple[str, str] | None:
    """What is wrong with a link, and the remedy."""
    if address.startswith(("https://", "http://", "mailto:")):
        return None
    if not address.startswith("/") or address.startswith("//"):
        return f"The link {address} has no beginning.", "Begin it with / for a page of this site, or with https://."
    page, _, anchor = address.partition("#")
    anchors = pages.find_anchors(page)
    if anchors is None:
        return (
            f"The link {address} does not lead to a page.",
            "Correct it; a page's address is a path such as /glossary/.",
        )
    if anchor and anchor not in anchors:
        remedy = problems.did_you_mean(anchor, anchors) or "Open the page and copy the address of the heading."
        return f"The link {address} does not lead to a place on its page.", remedy
    return None
