"""Finds the pages and documents that a draft would change, by rendering every page with it and without it.

This is slower than following references, but it cannot miss a page.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import cache

from guidance import models
from guidance.models.recruitment import template_versions
from guidance.publishing.drafting.applying import apply_temporarily
from guidance.publishing.drafting.context import collect_changes
from guidance.publishing.reviewing.previewing import render_address
from guidance.site_map.addresses import public_addresses

ONE_HOUR = 60 * 60
KEPT_AS = "pages-as-they-are"
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class AffectedOutput:
    """A page or document that would differ. `how` is 'changed', 'new' or 'gone'. A document has a blank address."""

    title: str
    address: str
    how: str


@dataclass(frozen=True)
class Impact:
    pages: list[AffectedOutput]
    documents: list[AffectedOutput]


def measure_impact(edition: models.Edition) -> Impact:
    """Raises CannotApplyError."""
    pages, documents = _get_pages_now(), _digest_documents()
    with apply_temporarily(collect_changes(edition)):
        pages_then, documents_then = _digest_pages(), _digest_documents()
    return Impact(_find_differing(pages, pages_then), _find_differing(documents, documents_then))


# A digest of each page or document, and its title, by its address or name.
State = Mapping[str, tuple[str, str]]


def _get_pages_now() -> State:
    """The pages as they are now, cached for the current content version."""
    version = models.ContentVersion.current()
    kept_for, found = cache.get(KEPT_AS) or ("", {})
    if kept_for != version:
        found = _digest_pages()
        cache.set(KEPT_AS, (version, found), ONE_HOUR)
    return found


def _digest_pages() -> State:
    found = {}
    for address in list(public_addresses()):
        response = render_address(address)
        if response is not None:
            content = response.content
            heading = _TITLE.search(content.decode())
            title = " ".join(_TAG.sub(" ", heading[1]).split()) if heading else address
            found[address] = (hashlib.sha256(content).hexdigest(), title)
    return found


def _digest_documents() -> State:
    """Templates compared by the version number in their files, and interview packs by the text of their questions."""
    templates = {
        f"job description {template.slug}": (template_versions.current_version(template), template.title)
        for template in template_versions.with_lines(models.JobDescription.objects.all())
    }
    packs: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for question in models.InterviewQuestion.objects.select_related("role").order_by("role_id", "pk"):
        said = (question.order, question.subject, question.question, question.good_answer, question.follow_ups)
        packs.setdefault(question.role.slug, []).append(repr(said))
        titles[question.role.slug] = f"Interview pack: {question.role}"
    return templates | {
        f"interview pack {role}": (hashlib.sha256("\n".join(said).encode()).hexdigest(), titles[role])
        for role, said in packs.items()
    }


def _find_differing(before: State, after: State) -> list[AffectedOutput]:
    found = []
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old != new:
            how = "changed" if old and new else "new" if new else "gone"
            title = (new or old or ("", ""))[1]
            found.append(AffectedOutput(title, name if name.startswith("/") else "", how))
    return found
