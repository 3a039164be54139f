"""The records that make up a page of the site, in reading order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils import timezone

from guidance import models
from guidance.content.kinds import Key, Kind
from guidance.models.guide.answers import OF_TOPICS, Subject, choose_facts, find_facts_of_section
from guidance.rules.years.as_at import NotAYearHeldError, read_as_at

LONGEST_ADDRESS = 500
MOST_TERMS = 50  # of the glossary in one form
KEPT = ("year", "on", "term")  # of a page's query: what decides which records are on it


@dataclass(frozen=True)
class PartGroup:
    """Records of one kind that follow one another on a page. `rows` are the live ones, in order.

    `of` are the beginnings of the natural keys of drafts that belong here too. Where `whole` names a field of the kind,
    and `row` what it leads to, parts of the group can be added, moved and removed.
    """

    name: str
    kind: Kind
    rows: tuple[int, ...]
    of: tuple[Key, ...] = ()
    whole: str = ""
    row: int = 0


@dataclass(frozen=True)
class PageOutline:
    title: str
    address: str
    groups: tuple[PartGroup, ...]

    def get_group(self, name: str) -> PartGroup | None:
        return next((group for group in self.groups if group.name == name), None)


@dataclass(frozen=True)
class PlaceAsked:
    """A page's query, and the place on it that was asked for, blank for the whole page."""

    query: QueryDict
    place: str


def find_outline(address: str) -> PageOutline | None:
    """What makes up the page with this path and query, or None if it can't be edited as a whole.

    With the anchor of a term of the glossary, it is that term alone.
    """
    parts = urlsplit(address) if address.startswith("/") and len(address) <= LONGEST_ADDRESS else None
    if parts is None or parts.netloc:
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    build = PAGES.get(match.url_name or "")
    asked = PlaceAsked(QueryDict(parts.query), parts.fragment if match.url_name == GLOSSARY else "")
    kept = QueryDict(mutable=True)
    kept.update({name: str(asked.query[name]) for name in KEPT if asked.query.get(name)})
    found = build(asked, **match.kwargs) if build else None
    address = f"{parts.path}{f'?{kept.urlencode()}' if kept else ''}{f'#{asked.place}' if asked.place else ''}"
    return PageOutline(found[0], address, tuple(found[1])) if found else None


def may_be_edited(page: str, query: Mapping[str, str]) -> bool:
    """Whether the page with this name of its address has an editor. The glossary has too many terms for one form."""
    return page in PAGES and (page != GLOSSARY or bool(query.get("term")))


Found = tuple[str, Iterable[PartGroup]] | None


def _find_role(asked: PlaceAsked, role_slug: str) -> Found:
    role = models.Role.objects.filter(slug=role_slug).first()
    if role is None:
        return None
    name = "role" if role.sections.exists() else "role-without-guide"
    return str(role), [
        PartGroup(name, models.Role, (role.pk,)),
        *_find_facts(role.pk, [Subject(each) for each in Subject.values], asked),
    ]


def _find_topic(asked: PlaceAsked, role_slug: str, topic_slug: str) -> Found:
    sections = models.Section.objects.select_related("role", "topic", "contract_year")
    section = sections.filter(role__slug=role_slug, topic__slug=topic_slug).first()
    if section is None:
        return None
    of_role = models.YearFact.objects.filter(role=section.role_id)
    is_of_year = any(find_facts_of_section(section, of_role))
    return str(section), [
        PartGroup("section-of-year" if is_of_year else "section", models.Section, (section.pk,)),
        *_find_facts(section.role_id, OF_TOPICS.get(topic_slug, ()), asked),
        PartGroup(
            "statements",
            models.Statement,
            tuple(section.statements.values_list("pk", flat=True)),
            of=((role_slug, topic_slug),),
            whole="section",
            row=section.pk,
        ),
    ]


def _find_facts(role: int, subjects: Iterable[Subject], asked: PlaceAsked) -> Iterator[PartGroup]:
    """The answers of the year that the page answers for, in the order of the subjects."""
    held = list(models.ContractYear.objects.order_by("slug").values_list("slug", flat=True))
    try:
        year = read_as_at(asked.query.get("year", ""), asked.query.get("on", ""), timezone.localdate(), held).slug
    except NotAYearHeldError:
        return
    of_role = list(models.YearFact.objects.filter(role=role).select_related("contract_year"))
    for subject in subjects:
        shown = choose_facts(year, (fact for fact in of_role if fact.subject == subject))
        rows = tuple(fact.pk for fact in shown.facts)
        if rows:
            yield PartGroup(f"facts-{subject}", models.YearFact, rows)


def _find_faq(asked: PlaceAsked, faq_slug: str) -> Found:  # noqa: ARG001
    faq = models.FAQ.objects.filter(slug=faq_slug).first()
    return (faq.question, [PartGroup("faq", models.FAQ, (faq.pk,))]) if faq else None


def _find_terms(asked: PlaceAsked) -> Found:
    """One term, or those that the page is narrowed to."""
    wanted = asked.query.get("term", "")
    if asked.place:
        terms = list(models.GlossaryTerm.objects.filter(slug=asked.place))
    else:
        terms = [term for term in models.GlossaryTerm.objects.all() if wanted and term.has_words(wanted)]
    if not terms or len(terms) > MOST_TERMS:
        return None
    title = str(terms[0]) if asked.place else f"Glossary: {wanted}"
    return title, [PartGroup("terms", models.GlossaryTerm, tuple(term.pk for term in terms))]


def _find_job_description(asked: PlaceAsked, slug: str) -> Found:  # noqa: ARG001
    template = models.JobDescription.objects.filter(slug=slug).first()
    if template is None:
        return None
    lines: list[tuple[str, Kind, Any]] = [
        ("duties", models.Duty, template.duties),
        ("criteria", models.Criterion, template.criteria),
    ]
    shared = models.JobDescriptionSection.objects.filter(job_descriptions=template)
    return template.title, [
        PartGroup("job-description", models.JobDescription, (template.pk,)),
        *(
            PartGroup(
                name,
                kind,
                tuple(held.values_list("pk", flat=True)),
                of=((slug,),),
                whole="job_description",
                row=template.pk,
            )
            for name, kind, held in lines
        ),
        PartGroup("shared-sections", models.JobDescriptionSection, tuple(shared.values_list("pk", flat=True))),
    ]


GLOSSARY = "glossary"
# By the names of their addresses.
PAGES: dict[str, Callable[..., Found]] = {
    "role": _find_role,
    "topic": _find_topic,
    "faq": _find_faq,
    GLOSSARY: _find_terms,
    "job-description": _find_job_description,
}
