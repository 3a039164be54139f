"""Two to four roles of any kind side by side, heading by heading, each point with its source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import QuerySet

from guidance import models
from guidance.models.guide.answers import MAIN_SUBJECTS, choose_facts, write_answer
from guidance.models.page_paths import page_path
from guidance.presenters import citations, comparison_tables
from guidance.presenters.band_scale import BandScale, build_band_scale
from guidance.presenters.choices import Choice
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.role_bands import BAND_RELATIONS
from guidance.presenters.years import ChosenYear
from guidance.rules.fixed.slugs import TopicSlug
from guidance.rules.role_comparison import are_all_alike, find_problems, normalise_wording

# What a network considers before it takes on a role. Answers on other topics read better on their own pages.
TOPICS = (
    TopicSlug.SCOPE_OF_PRACTICE,
    TopicSlug.FUNDING,
    TopicSlug.TRAINING,
    TopicSlug.EMPLOYMENT_MODELS,
    TopicSlug.SUPERVISION,
    TopicSlug.CAREER_PATHWAY,
)
GROUPS = {
    models.Role.Kind.ESTABLISHED: "Roles with a guide",
    models.Role.Kind.COMPARISON: "Roles to compare with",
    models.Role.Kind.PROPOSED: "Roles proposed, not in use",
}


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    id: str
    legend: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`alike` are the headings left out because the roles don't differ under them."""

    title: str
    href: str
    roles: list[Link]
    rows: list[comparison_tables.ComparisonRow]
    alike: list[str]
    sources: tuple[citations.SourceCited, ...]
    toggle: Link
    csv_href: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    breadcrumbs: list[tuple[str, str]]
    problems: list[Link]
    groups: list[ChoiceGroup]
    only_differences: bool
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class _Point:
    """One point about a role, as stored."""

    text: str
    year: str = ""
    is_markdown: bool = False
    cited: tuple[citations.Cites, ...] = ()
    scale: BandScale | None = None
    more: Link | None = None

    @property
    def meaning(self) -> tuple[str, str]:
        """Two roles are alike under a heading where their points have the same meanings."""
        return self.year, normalise_wording(self.text)


_Points = dict[int, list[_Point]]  # by the role's primary key


def compare_page(
    chosen: Sequence[str], begun_with: str, year: ChosenYear, prose: Prose, *, only_differences: bool
) -> ComparePage:
    """Compares the roles whose slugs are `chosen`, or says what is wrong with the choice. `chosen` can be empty.

    `begun_with` is the slug of a role to tick for a reader who comes from its page; an unknown slug is ignored. For a
    chosen day or year, bands are those of its contract year only.
    """
    roles = {role.slug: role for role in models.Role.objects.all()}
    slugs = [slug for slug in chosen if slug]
    found = find_problems(slugs, {slug: str(role) for slug, role in roles.items()}) if slugs else []
    groups = _build_choices(roles.values(), set(slugs) or {begun_with})
    first_box = f"#{groups[0].id}-{groups[0].choices[0].value}" if groups else ""
    comparable = bool(slugs) and not found
    return ComparePage(
        breadcrumbs=[("Roles", page_path("role-list"))],
        problems=[Link(problem, first_box) for problem in found],
        groups=groups,
        only_differences=only_differences,
        comparison=_compare_roles([roles[slug] for slug in slugs], year, prose, only_differences)
        if comparable
        else None,
    )


def _build_choices(roles: Iterable[models.Role], ticked: set[str]) -> list[ChoiceGroup]:
    roles = list(roles)
    return [
        ChoiceGroup(
            f"role-{kind.value}",
            legend,
            [Choice(role.slug, str(role), role.slug in ticked) for role in roles if role.kind == kind],
        )
        for kind, legend in GROUPS.items()
        if any(role.kind == kind for role in roles)
    ]


def _compare_roles(roles: Sequence[models.Role], year: ChosenYear, prose: Prose, only_differences: bool) -> Comparison:
    kept: list[tuple[str, _Points]] = []
    alike = []
    for heading, points in _list_headings(roles, year):
        meanings = (frozenset(point.meaning for point in points.get(role.pk, [])) for role in roles)
        if only_differences and are_all_alike(meanings):
            alike.append(heading)
        else:
            kept.append((heading, points))
    cited = [row for _, points in kept for role in roles for point in points.get(role.pk, []) for row in point.cited]
    numbers = {source: number for number, source in enumerate(dict.fromkeys(row.source for row in cited), start=1)}
    return Comparison(
        title=f"{roles[0]} compared with {', '.join(role.name for role in roles[1:])}",
        href=_write_address("compare", roles, year, only_differences),
        roles=[Link(str(role), prose.kept.link(role.get_absolute_url())) for role in roles],
        rows=[
            comparison_tables.ComparisonRow(
                heading,
                [
                    comparison_tables.Cell(
                        str(role), [_build_point(point, numbers, prose) for point in points.get(role.pk, [])]
                    )
                    for role in roles
                ],
            )
            for heading, points in kept
        ],
        alike=alike,
        sources=citations.cite_all(cited),
        toggle=Link(
            "Show every heading" if only_differences else "Show only the headings on which they differ",
            _write_address("compare", roles, year, not only_differences),
        ),
        csv_href=_write_address("compare-csv", roles, year, only_differences),
    )


def _build_point(point: _Point, numbers: dict[models.Source, int], prose: Prose) -> comparison_tables.PointOnPage:
    return comparison_tables.PointOnPage(
        year=point.year,
        html=prose.html(point.text) if point.is_markdown else prose.line(point.text),
        scale=point.scale,
        notes=sorted({numbers[row.source] for row in point.cited}),
        more=replace(point.more, href=prose.kept.link(point.more.href)) if point.more else None,
    )


def _list_headings(roles: Sequence[models.Role], year: ChosenYear) -> Iterator[tuple[str, _Points]]:
    """Every heading with its points. A topic comes only where one of the roles has a guide that answers it."""
    yield "Kind of role", {role.pk: [_Point(role.get_kind_display())] for role in roles}
    yield "In short", {role.pk: [_Point(role.summary)] for role in roles}
    aspects = list(models.RoleAspect.objects.filter(role__in=roles).select_related("source"))
    for aspect in models.RoleAspect.Aspect:
        points: _Points = {}
        for row in aspects:
            if row.aspect == aspect:
                points.setdefault(row.role_id, []).append(_Point(row.text, is_markdown=True, cited=(row,)))
        yield aspect.label, points
    facts = list(models.YearFact.objects.about(*MAIN_SUBJECTS.values()).filter(role__in=roles))
    bands = models.RoleBand.objects.filter(role__in=roles).select_related(*BAND_RELATIONS)
    answered = _answer_bands(roles, facts, year)
    if year.query:
        yield f"Bands in {year.label}", answered | _list_bands(bands.filter(contract_year__slug=year.slug))
    else:
        yield "Bands by contract year", answered | _list_bands(bands)
    yield from _list_answers(roles, facts, year)


def _answer_bands(roles: Sequence[models.Role], facts: Sequence[models.YearFact], year: ChosenYear) -> _Points:
    """What the year answers of each role's bands, for those of which no source is in rows."""
    points: _Points = {}
    for role in roles:
        about = [fact for fact in facts if fact.role_id == role.pk and fact.subject == models.YearFact.Subject.BANDS]
        if about:
            points[role.pk] = [_Point(choose_facts(year.slug, about).in_words)]
    return points


def _list_bands(rows: QuerySet[models.RoleBand]) -> _Points:
    """One point for all the sources that say the same of a role in a year. Leaves out rows that state nothing."""
    scale = list(models.Band.objects.all())
    said: dict[tuple[int, str, str], list[models.RoleBand]] = {}
    for row in rows.order_by("contract_year", "lowest__order", "highest__order", "source"):
        if row.lowest or row.registration != models.RoleBand.Registration.NOT_STATED:
            text = f"{row.bands_text}. {row.get_registration_display()}."
            said.setdefault((row.role_id, str(row.contract_year), text), []).append(row)
    points: _Points = {}
    for (role, year, text), agreeing in said.items():
        point = _Point(text, year, cited=tuple(agreeing), scale=build_band_scale(agreeing[0], scale))
        points.setdefault(role, []).append(point)
    return points


def _list_answers(
    roles: Sequence[models.Role], facts: Sequence[models.YearFact], year: ChosenYear
) -> Iterator[tuple[str, _Points]]:
    sections = list(models.Section.objects.filter(role__in=roles, topic__slug__in=TOPICS).in_guide_order())
    for topic in TOPICS:
        answering = [section for section in sections if section.topic.slug == topic]
        points: _Points = {}
        for section in answering:
            more = Link(str(section), section.get_absolute_url(), note=str(section.contract_year or ""))
            points[section.role_id] = [_Point(write_answer(section, facts, year.slug), more=more)]
        if answering:
            yield answering[0].topic.title, points


def _write_address(route: str, roles: Sequence[models.Role], year: ChosenYear, only_differences: bool) -> str:
    query = [("role", role.slug) for role in roles] + ([("differences", "on")] if only_differences else [])
    query += [year.parameter] if year.query else []
    return f"{page_path(route)}?{urlencode(query)}"
