"""What every page and document is like: its title, and a digest of what is in it."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guidance import models
from guidance.models.recruitment import template_versions
from guidance.publishing.reviewing.previewing import render_address
from guidance.site_map.addresses import public_addresses

JOB_DESCRIPTION, INTERVIEW_PACK = "job description ", "interview pack "
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class OutputState:
    title: str
    digest: str


@dataclass(frozen=True)
class AffectedOutput:
    """A page or document that would differ. `how` is 'changed', 'new' or 'gone'. A document's name is no address."""

    title: str
    name: str
    how: str

    @property
    def is_page(self) -> bool:
        return self.name.startswith("/")


def list_outputs() -> Iterator[str]:
    """The address of each page, then the name of each document."""
    yield from dict.fromkeys(public_addresses())
    for slug in models.JobDescription.objects.values_list("slug", flat=True):
        yield f"{JOB_DESCRIPTION}{slug}"
    for slug in models.Role.objects.with_interview_questions().values_list("slug", flat=True):
        yield f"{INTERVIEW_PACK}{slug}"


def build_output(name: str) -> OutputState | None:
    """As it would be now, or None where it does not exist."""
    if name.startswith(JOB_DESCRIPTION):
        return _build_job_description(name.removeprefix(JOB_DESCRIPTION))
    if name.startswith(INTERVIEW_PACK):
        return _build_interview_pack(name.removeprefix(INTERVIEW_PACK))
    response = render_address(name)
    if response is None:
        return None
    heading = _TITLE.search(response.content.decode())
    title = " ".join(_TAG.sub(" ", heading[1]).split()) if heading else name
    return OutputState(title, hashlib.sha256(response.content).hexdigest())


def _build_job_description(slug: str) -> OutputState | None:
    """Templates are compared by the version number in their files."""
    for template in template_versions.with_lines(models.JobDescription.objects.filter(slug=slug)):
        return OutputState(template.title, template_versions.current_version(template))
    return None


def _build_interview_pack(role: str) -> OutputState | None:
    """Packs are compared by the text of their questions."""
    questions = models.InterviewQuestion.objects.filter(role__slug=role).select_related("role").order_by("pk")
    said = [(one.order, one.subject, one.question, one.good_answer, one.follow_ups) for one in questions]
    if not said:
        return None
    return OutputState(f"Interview pack: {questions[0].role}", hashlib.sha256(repr(said).encode()).hexdigest())


def build_outputs(names: Iterable[str]) -> dict[str, OutputState]:
    """Those that do not exist are left out."""
    built = ((name, build_output(name)) for name in names)
    return {name: state for name, state in built if state is not None}


def find_differing(before: Mapping[str, OutputState], after: Mapping[str, OutputState]) -> list[AffectedOutput]:
    found = []
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old != new:
            how = "changed" if old and new else "new" if new else "gone"
            known = new or old
            found.append(AffectedOutput(known.title if known else name, name, how))
    return found
