"""The tool of a step and the documents it makes, each opened with what the reader has chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from guidance.forms.post_fields import write_post
from guidance.models import JobDescription
from guidance.models.page_paths import page_path
from guidance.presenters.links import Link
from guidance.rules.costs.posts import OnCosts, PlaceInBand, Post
from guidance.rules.fixed.tools import LABELS, Tool
from guidance.rules.plans.plan_texts import write_query_of_post

KINDS_OF_FILE = (("Word", "docx"), ("PDF", "pdf"))


@dataclass(frozen=True, slots=True)
class Hire:
    """Who is hired, and what the reader has chosen. `templates` are the role's, those of the band if it has any."""

    post: Post
    list_size: int | None
    templates: Sequence[JobDescription]
    has_questions: bool


@dataclass(frozen=True, slots=True)
class StepLinks:
    tool: Link
    documents: tuple[Link, ...] = ()
    also: Link | None = None


def link_tool(tool: Tool, hire: Hire) -> StepLinks:
    return _LINKED[tool](hire)


def _write_address(path: str, answers: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(answers)}"


def _write_some(post: Post, *names: str) -> dict[str, str]:
    return {name: said for name, said in write_post(post).items() if name in names}


def _write_for_sums(post: Post) -> dict[str, str]:
    """The tools that work out who pays are not asked who employs: a post outside the ARRS is told by its place."""
    return write_post(replace(post, place=PlaceInBand.OUTSIDE) if post.is_outside_the_arrs else post)


def _link_which_role(hire: Hire) -> StepLinks:
    answers = _write_some(hire.post, "year", "place")
    answers |= {"employer": hire.post.employer} if hire.post.employer else {}
    answers |= {"list_size": str(hire.list_size)} if hire.list_size else {}
    return StepLinks(Link(LABELS[Tool.WHICH_ROLE], _write_address(page_path("which-role"), answers)))


def _link_comparison(hire: Hire) -> StepLinks:
    address = _write_address(page_path("compare"), {"with": hire.post.role, "year": hire.post.year})
    return StepLinks(Link(LABELS[Tool.COMPARE], address))


def _link_who_pays(hire: Hire) -> StepLinks:
    return StepLinks(Link(LABELS[Tool.WHO_PAYS], _write_address(page_path("funding"), {"year": hire.post.year})))


def _link_costs(hire: Hire) -> StepLinks:
    """A whole post is worked out at once. Less than that fills in the form, and no file is made of it."""
    post, answers = hire.post, _write_for_sums(hire.post)
    is_whole = bool(post.band and post.step and post.hours and post.zone)
    links = _link_sum(Tool.COSTS, ("Cost sheet", "cost"), page_path("costs"), answers, is_whole=is_whole)
    query = write_query_of_post(post)
    return replace(links, also=Link("Plan more than one post", f"{page_path('plan')}{f'?{query}' if query else ''}"))


def _link_board_paper(hire: Hire) -> StepLinks:
    """As for costs, but it takes any band, and has no pay point."""
    post, answers = hire.post, {**_write_for_sums(hire.post), "role": hire.post.role}
    answers.pop("step", None)
    is_whole = bool(post.hours and post.zone)
    return _link_sum(
        Tool.BOARD_PAPER, ("Board paper", "board-paper"), page_path("board-paper"), answers, is_whole=is_whole
    )


def _link_sum(tool: Tool, file: tuple[str, str], path: str, answers: Mapping[str, str], *, is_whole: bool) -> StepLinks:
    """`file` is what its files are called, and their route."""
    if not is_whole:
        return StepLinks(Link(LABELS[tool], _write_address(path, answers)))
    whole = {**answers, "on_costs": OnCosts.RATES}
    return StepLinks(Link(LABELS[tool], _write_address(path, whole)), _link_files(*file, whole))


def _link_checklist(hire: Hire) -> StepLinks:
    answers = {"role": hire.post.role, **_write_some(hire.post, "year", "place")}
    return StepLinks(
        Link(LABELS[Tool.EVIDENCE_CHECKLIST], _write_address(page_path("evidence-checklist"), answers)),
        _link_files("Evidence checklist", "evidence-checklist", answers),
    )


def _link_agreement_checklist(_hire: Hire) -> StepLinks:
    """It asks nothing: what is settled is the same for every post."""
    files = [
        Link(f"Agreement checklist ({kind})", page_path(f"agreement-checklist-{ending}"))
        for kind, ending in KINDS_OF_FILE
    ]
    return StepLinks(Link(LABELS[Tool.AGREEMENT_CHECKLIST], page_path("agreement-checklist")), tuple(files))


def _link_job_description(hire: Hire) -> StepLinks:
    """One template opens its form with what was chosen, and several are linked by way of their list."""
    files = [
        Link(f"{template.title} ({kind})", page_path(f"job-description-{ending}", template.slug))
        for template in hire.templates
        for kind, ending in KINDS_OF_FILE[: 2 if len(hire.templates) == 1 else 1]
    ]
    one = len(hire.templates) == 1
    if not one:
        return StepLinks(Link(LABELS[Tool.JOB_DESCRIPTION], page_path("job-description-list")), tuple(files))
    answers = _write_some(hire.post, "year", "band", "hours", "zone")
    answers |= {"employed_by": hire.post.employer} if hire.post.employer else {}
    answers |= {"list_size": f"{hire.list_size:,}"} if hire.list_size else {}
    address = _write_address(page_path("tailor", hire.templates[0].slug), answers)
    return StepLinks(Link(LABELS[Tool.JOB_DESCRIPTION], address), tuple(files))


def _link_interview_pack(hire: Hire) -> StepLinks:
    if not hire.has_questions:
        return StepLinks(Link(LABELS[Tool.INTERVIEW_PACK], page_path("interview-question-list")))
    answers = {"for": hire.templates[0].slug} if len(hire.templates) == 1 else {}
    suffix = f"?{urlencode(answers)}" if answers else ""
    packs = [
        Link(f"Interview pack ({kind})", f"{page_path(f'interview-pack-{ending}', hire.post.role)}{suffix}")
        for kind, ending in KINDS_OF_FILE
    ]
    return StepLinks(
        Link(LABELS[Tool.INTERVIEW_PACK], f"{page_path('role-interview-questions', hire.post.role)}{suffix}"),
        tuple(packs) if hire.templates else (),
    )


def _link_files(name: str, route: str, answers: Mapping[str, str]) -> tuple[Link, ...]:
    return tuple(
        Link(f"{name} ({kind})", _write_address(page_path(f"{route}-{ending}"), answers))
        for kind, ending in KINDS_OF_FILE
    )


_LINKED: dict[Tool, Callable[[Hire], StepLinks]] = {
    Tool.WHICH_ROLE: _link_which_role,
    Tool.COMPARE: _link_comparison,
    Tool.WHO_PAYS: _link_who_pays,
    Tool.COSTS: _link_costs,
    Tool.BOARD_PAPER: _link_board_paper,
    Tool.JOB_DESCRIPTION: _link_job_description,
    Tool.INTERVIEW_PACK: _link_interview_pack,
    Tool.EVIDENCE_CHECKLIST: _link_checklist,
    Tool.AGREEMENT_CHECKLIST: _link_agreement_checklist,
}
