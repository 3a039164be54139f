"""The records that make up a page of the site, in reading order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils import timezone

from guidance import models
from guidance.content.kinds import Key, Kind
from guidance.models.guide.answers import OF_TOPICS, choose_facts, find_facts_of_section
from guidance.rules.years.as_at import NotAYearHeldError, read_as_at

LONGEST_ADDRESS = 500


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


def find_outline(address: str) -> PageOutline | None:
    """What makes up the page with this path and query, or None if it can't be edited as a whole."""
    parts = urlsplit(address) if address.startswith("/") and len(address) <= LONGEST_ADDRESS else None
    if parts is None or parts.netloc:
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    build = PAGES.get(match.url_name or "")
    asked = QueryDict(parts.query)
    kept = QueryDict(mutable=True)
    kept.update({name: asked[name] for name in ("year", "on") if asked.get(name)})
    found = build(asked, **match.kwargs) if build else None
    query = f"?{kept.urlencode()}" if kept else ""
    return PageOutline(found[0], f"{parts.path}{query}", tuple(found[1])) if found else None


Found = tuple[str, Iterable[PartGroup]] | None


def _find_topic(asked: QueryDict, role_slug: str, topic_slug: str) -> Found:
    sections = models.Section.objects.select_related("role", "topic", "contract_year")
    section = sections.filter(role__slug=role_slug, topic__slug=topic_slug).first()
    if section is None:
        return None
    of_role = models.YearFact.objects.filter(role=section.role_id)
    is_of_year = any(find_facts_of_section(section, of_role))
    return str(section), [
        PartGroup("section-of-year" if is_of_year else "section", models.Section, (section.pk,)),
        *_find_facts(section, asked),
        PartGroup(
            "statements",
            models.Statement,
            tuple(section.statements.values_list("pk", flat=True)),
            of=((role_slug, topic_slug),),
            whole="section",
            row=section.pk,
        ),
    ]


def _find_facts(section: models.Section, asked: QueryDict) -> Iterator[PartGroup]:
    """The answers of the year that the page answers for, the topic's own question first."""
    held = list(models.ContractYear.objects.order_by("slug").values_list("slug", flat=True))
    try:
        year = read_as_at(asked.get("year", ""), asked.get("on", ""), timezone.localdate(), held).slug
    except NotAYearHeldError:
        return
    of_role = models.YearFact.objects.filter(role=section.role_id)
    for subject in OF_TOPICS.get(section.topic.slug, ()):
        shown = choose_facts(year, of_role.about(subject))
        rows = tuple(fact.pk for fact in shown.facts)
        if rows:
            yield PartGroup(f"facts-{subject}", models.YearFact, rows)


def _find_faq(asked: QueryDict, faq_slug: str) -> Found:  # noqa: ARG001
    faq = models.FAQ.objects.filter(slug=faq_slug).first()
    return (faq.question, [PartGroup("faq", models.FAQ, (faq.pk,))]) if faq else None


# By the names of their addresses.
PAGES: dict[str, Callable[..., Found]] = {"topic": _find_topic, "faq": _find_faq}
