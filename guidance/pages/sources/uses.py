"""Every page that cites a source, found in one query over all kinds of record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from guidance import models
from guidance.presenters.links import Link
from guidance.rules.fixed.slugs import TopicSlug
from guidance.rules.years import contract_years


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A place in the source, and a page that cites it."""

    locator: str
    link: Link


@dataclass(frozen=True, slots=True)
class _Citing:
    """Records of one kind that cite sources: the fields of their title, and of up to three parts of their address.

    `named` writes the title from its fields.
    """

    rows: QuerySet[Any, Any]
    title: tuple[str, ...]
    parts: tuple[str, ...]
    address: Callable[[str, str, str], str]
    named: Callable[[str], str] = str


def _write_address(name: str, *arguments: str, anchor: str = "") -> str:
    return reverse(name, args=arguments) + (f"#{anchor}" if anchor else "")


def _comparison_address(year: str, change: str) -> str:
    years = urlencode({"from": contract_years.get_slug_before(year), "to": year})
    return f"{reverse('contract-compare')}?{years}#{change}"


def _topic_address(topic: str) -> Callable[[str, str, str], str]:
    return lambda role, anchor, _: _write_address("topic", role, topic, anchor=anchor)


def _label_last_year(title: str) -> str:
    """'Mental health practitioner: 2026/27', of which the query gives the year as in addresses."""
    role, _, year = title.rpartition(": ")
    return f"{role}: {contract_years.label_year(year)}"


# Titles are field paths. Their values are joined by a colon and a space.
_KINDS: tuple[_Citing, ...] = (
    _Citing(
        models.StatementCitation.objects.all(),
        ("statement__section__role__name", "statement__section__topic__title"),
        ("statement__section__role__slug", "statement__section__topic__slug", "statement__slug"),
        lambda role, topic, anchor: _write_address("topic", role, topic, anchor=anchor),
    ),
    _Citing(
        models.SectionCitation.objects.all(),
        ("section__role__name", "section__topic__title"),
        ("section__role__slug", "section__topic__slug"),
        lambda role, topic, _: _write_address("topic", role, topic),
    ),
    _Citing(
        models.YearFactCitation.objects.all(),
        ("fact__role__name", "fact__contract_year__slug"),
        ("fact__contract_year__slug", "fact__slug"),
        lambda year, anchor, _: _write_address("contract-year", year, anchor=anchor),
        _label_last_year,
    ),
    _Citing(
        models.ContractChangeCitation.objects.all(),
        ("change__contract_year__slug",),
        ("change__contract_year__slug", "change__slug"),
        lambda year, change, _: _comparison_address(year, change),
        lambda year: f"What changed in {contract_years.label_year(year)}",
    ),
    _Citing(
        models.Clause.objects.on_clause_pages().with_root_number(),
        ("instrument__title", "number"),
        ("instrument__contract_year__slug", "found_root", "number"),
        lambda year, root, number: _write_address("clause", year, root, anchor="" if number == root else number),
    ),
    _Citing(
        models.Clause.objects.only_in_their_year(),
        ("instrument__title", "number"),
        ("instrument__contract_year__slug", "number"),
        lambda year, number, _: _write_address("contract-year", year, anchor=number),
    ),
    _Citing(
        models.Clause.objects.filter(instrument__contract_year__isnull=True),
        ("instrument__title",),
        ("instrument__slug", "number"),
        lambda instrument, number, _: _write_address("standards", instrument, anchor=number),
    ),
    _Citing(
        models.Instrument.objects.filter(contract_year__isnull=False),
        ("title",),
        ("contract_year__slug",),
        lambda year, *_: _write_address("contract-year", year),
    ),
    _Citing(
        models.Instrument.objects.filter(contract_year__isnull=True),
        ("title",),
        ("slug",),
        lambda instrument, *_: _write_address("standards", instrument),
    ),
    _Citing(
        models.FAQCitation.objects.all(), ("faq__question",), ("faq__slug",), lambda faq, *_: _write_address("faq", faq)
    ),
    _Citing(
        models.HiringStepCitation.objects.all(),
        ("step__role__name", "step__title"),
        ("step__role__slug", "step__slug"),
        lambda role, step, _: _write_address("hire", role, anchor=step),
    ),
    _Citing(
        models.AgreementPointCitation.objects.all(),
        ("point__text",),
        ("point__slug",),
        lambda point, *_: _write_address("agreement-checklist", anchor=point),
        lambda text: f"Agreement checklist: {models.AgreementPoint.name_by(text)}",
    ),
    _Citing(
        models.PublicationPoint.objects.all(),
        ("publication__title",),
        ("publication__slug", "slug"),
        lambda publication, anchor, _: _write_address("publication", publication, anchor=anchor),
    ),
    _Citing(
        models.Figure.objects.all(),
        ("series__title",),
        ("series__slug", "slug"),
        lambda series, figure, _: _write_address("figure-series", series, anchor=f"{series}.{figure}"),
    ),
    _Citing(
        models.RoleAspect.objects.all(), ("role__name",), ("role__slug",), lambda slug, *_: _write_address("role", slug)
    ),
    _Citing(
        models.RoleName.objects.all(),
        ("role__name",),
        ("role__slug",),
        lambda slug, *_: _write_address("role", slug, anchor="other-names"),
    ),
    _Citing(
        models.RoleBand.objects.all(),
        ("role__name",),
        ("role__slug",),
        lambda slug, *_: _write_address("band-list", anchor=slug),
    ),
    _Citing(
        models.PayPoint.objects.all(),
        ("holds_from",),
        ("band__slug", "holds_from"),
        lambda band, day, _: _write_address(
            "band", band, anchor=f"year-{contract_years.get_slug_on(date.fromisoformat(day))}"
        ),
        lambda day: f"Pay in {contract_years.label_year(contract_years.get_slug_on(date.fromisoformat(day)))}",
    ),
    _Citing(
        models.Reimbursement.objects.held(),
        ("band__slug",),
        (),
        lambda *_: _write_address("funding", anchor="reimbursement"),
        lambda band: f"Maximum reimbursement, Band {band}",
    ),
    _Citing(models.CaseStudy.objects.all(), ("title",), ("role__slug", "slug"), _topic_address(TopicSlug.CASE_STUDIES)),
    _Citing(
        models.EmploymentModel.objects.all(),
        ("title",),
        ("role__slug", "slug"),
        _topic_address(TopicSlug.EMPLOYMENT_MODELS),
    ),
    _Citing(
        models.InterviewQuestion.objects.all(),
        ("subject",),
        ("role__slug", "slug"),
        _topic_address(TopicSlug.INTERVIEW_QUESTIONS),
    ),
    _Citing(
        models.JobDescriptionCitation.objects.all(),
        ("job_description__title",),
        ("job_description__slug", "part"),
        lambda template, part, _: _write_address("job-description", template, anchor=part),
    ),
    # All of a template's duties from one place in a source are one use of it. So are its criteria.
    _Citing(
        models.Duty.objects.distinct(),
        ("job_description__title",),
        ("job_description__slug",),
        lambda template, *_: _write_address("job-description", template, anchor="duties"),
    ),
    _Citing(
        models.Criterion.objects.distinct(),
        ("job_description__title",),
        ("job_description__slug",),
        lambda template, *_: _write_address("job-description", template, anchor="person-specification"),
    ),
    _Citing(
        models.Milestone.objects.of_the_contract(),
        ("title",),
        ("slug",),
        lambda anchor, *_: _write_address("contract", anchor=anchor),
    ),
    _Citing(
        models.Milestone.objects.of_programmes(),
        ("title",),
        ("role__slug", "slug"),
        lambda role, anchor, _: _write_address("role", role, anchor=anchor),
    ),
    _Citing(
        models.GlossaryTerm.objects.all(),
        ("term",),
        ("slug",),
        lambda anchor, *_: _write_address("glossary", anchor=anchor),
    ),
)


_ANY_SOURCE = -1  # stands for the key of the source: no row has it
_COLUMNS = ("use_kind", "use_place", "use_title", "use_part_1", "use_part_2", "use_part_3")


def find_uses(source: models.Source) -> Iterator[SourceUse]:
    """In the order of the kinds above. Reads only the source's primary key."""
    statement, values = _write_statement()
    with connection.cursor() as cursor:
        cursor.execute(statement, [source.pk if value == _ANY_SOURCE else value for value in values])
        rows = cursor.fetchall()
    for number, place, called, *parts in rows:
        title = _KINDS[number].named(called)
        yield SourceUse(place, Link(title[:1].upper() + title[1:], _KINDS[number].address(*parts)))


@cache
def _write_statement() -> tuple[str, tuple[Any, ...]]:
    """In SQL, with its values. Django takes longer to write it than the database to answer it, so that is done once.

    Sorts by every column, because the page shows the first of several places and databases would differ in which.
    """
    queries = [_query_rows(number, kind) for number, kind in enumerate(_KINDS)]
    rows = queries[0].union(*queries[1:], all=True).order_by(*_COLUMNS)
    statement, values = rows.query.sql_with_params()
    return statement, tuple(values)


def _query_rows(number: int, kind: _Citing) -> QuerySet[Any, Any]:
    """The columns of one kind, with the same number and types for every kind, as a union needs."""
    parts = [*kind.parts, "", "", ""][:3]
    held = [Value(number), _cast_to_text("locator"), _join_fields(kind.title), *map(_cast_to_text, parts)]
    columns = dict(zip(_COLUMNS, held, strict=True))
    cited: QuerySet[Any, Any] = kind.rows.order_by().filter(source_id=_ANY_SOURCE).annotate(**columns)
    return cited.values_list(*columns)


def _join_fields(paths: tuple[str, ...]) -> Cast | Concat:
    pieces = [piece for path in paths for piece in (Value(": "), _cast_to_text(path))][1:]
    return Concat(*pieces, output_field=TextField()) if len(pieces) > 1 else _cast_to_text(paths[0])


def _cast_to_text(path: str) -> Cast:
    """A field as text, or '' without a path."""
    return Cast(F(path) if path else Value(""), TextField())
