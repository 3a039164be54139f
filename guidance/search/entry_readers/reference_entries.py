"""Search entries for the glossary, sources, publications and figures, and for recruitment documents."""

from collections.abc import Iterator

from guidance import models
from guidance.models.page_paths import page_path
from guidance.rules.numbers import format_measure
from guidance.rules.plain_text import plain_text
from guidance.search import entries
from guidance.search.entry_readers.guide_entries import get_year_slugs
from guidance.search.entry_readers.titled import TitledRoles


def read_reference_entries() -> Iterator[entries.SearchEntry]:
    yield from _read_terms()
    yield from _read_sources()
    yield from _read_publications()
    yield from _read_figures()
    yield from _read_job_descriptions()
    yield from _read_interviews()


def _read_terms() -> Iterator[entries.SearchEntry]:
    for term in models.GlossaryTerm.objects.select_related("replaced_by"):
        address = term.get_absolute_url()
        now = term.replaced_by
        changed = f"Now {now.term}, since {term.replaced_text}." if now else ""
        title = term.term[:1].upper() + term.term[1:]
        yield entries.SearchEntry(
            address,
            entries.EntryKind.TERM,
            f"{title} ({term.abbreviation})" if term.abbreviation and term.abbreviation != title else title,
            also=tuple(filter(None, [term.abbreviation, term.term, now.term if now else ""])),
            passages=(entries.EntryPassage(address, "", f"{plain_text(term.definition)} {changed}".strip()),),
            abbreviation=term.abbreviation.lower(),
            is_part=True,
        )


def _read_sources() -> Iterator[entries.SearchEntry]:
    roles = TitledRoles.read()
    for source in models.Source.objects.select_related("contract_year"):
        yield entries.SearchEntry(
            source.get_absolute_url(),
            entries.EntryKind.SOURCE,
            source.title,
            also=(source.publisher, source.get_kind_display()),
            summary=f"{source.publisher}, {source.short_date_text}. {plain_text(source.note)}".strip(),
            role=roles.find_in_title(source.title),
            years=get_year_slugs(source.contract_year),
        )


def _read_publications() -> Iterator[entries.SearchEntry]:
    for publication in models.KeyPublication.objects.prefetch_related("points"):
        address = publication.get_absolute_url()
        yield entries.SearchEntry(
            address,
            entries.EntryKind.PUBLICATION,
            publication.title,
            also=(publication.publisher,),
            summary=plain_text(publication.summary),
            passages=tuple(
                entries.EntryPassage(
                    f"{address}#{point.slug}", point.get_theme_display(), plain_text(f"{point.point} {point.relevance}")
                )
                for point in publication.points.all()
            ),
        )


def _read_figures() -> Iterator[entries.SearchEntry]:
    for series in models.FigureSeries.objects.select_related("role").prefetch_related("figures"):
        passages = []
        for figure in series.figures.all():
            value = format_measure(figure.value, series.unit)
            said = f"{value}, {figure.date_text}, {figure.scope}. {figure.basis}. {plain_text(figure.note)}"
            passages.append(entries.EntryPassage(figure.get_absolute_url(), figure.label, said))
        yield entries.SearchEntry(
            series.get_absolute_url(),
            entries.EntryKind.FIGURE,
            series.title,
            also=(series.unit, series.slug.replace("-", " ")),
            summary=plain_text(series.description),
            passages=tuple(passages),
            role=series.role.slug if series.role else "",
        )


def _read_job_descriptions() -> Iterator[entries.SearchEntry]:
    rows = models.JobDescription.objects.select_related("role", "band", "contract_year").prefetch_related(
        "duties", "criteria"
    )
    for template in rows:
        address = template.get_absolute_url()
        duties = [
            entries.EntryPassage(f"{address}#duty-{each.slug}", each.group, plain_text(each.text))
            for each in template.duties.all()
        ]
        criteria = [
            entries.EntryPassage(f"{address}#person-specification", each.group, plain_text(each.text))
            for each in template.criteria.all()
        ]
        band = f", {template.band}" if template.band and str(template.band) not in template.title else ""
        yield entries.SearchEntry(
            address,
            entries.EntryKind.DOCUMENT,
            f"Job description: {template.title}{band}",
            subject=f"Job description {template.title.partition('(')[0]}",
            also=("template", "JD", "person specification"),
            summary=plain_text(template.purpose),
            passages=(*duties, *criteria),
            role=template.role.slug,
            years=get_year_slugs(template.contract_year),
            band=template.band.slug if template.band else "",
        )


def _read_interviews() -> Iterator[entries.SearchEntry]:
    for role in models.Role.objects.with_interview_questions().prefetch_related("interview_questions"):
        address = page_path("role-interview-questions", role.slug)
        yield entries.SearchEntry(
            address,
            entries.EntryKind.DOCUMENT,
            f"Interview questions: {role.name}",
            subject="Interview questions",
            also=("interview pack", "panel sheet"),
            passages=tuple(
                entries.EntryPassage(
                    f"{address}#question-{each.slug}", each.subject, plain_text(f"{each.question} {each.good_answer}")
                )
                for each in role.interview_questions.all()
            ),
            role=role.slug,
        )
