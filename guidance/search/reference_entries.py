"""Search entries for the glossary, sources, publications and figures, and for recruitment documents."""

from collections.abc import Iterator

from guidance import models
from guidance.models.page_paths import page_path
from guidance.rules.numbers import measure
from guidance.search import entries
from guidance.search.guide_entries import years_of
from guidance.search.plain_text import plain_text
from guidance.search.titled import TitledRoles


def reference_entries() -> Iterator[entries.Entry]:
    yield from _terms()
    yield from _sources()
    yield from _publications()
    yield from _figures()
    yield from _job_descriptions()
    yield from _interviews()


def _terms() -> Iterator[entries.Entry]:
    for term in models.GlossaryTerm.objects.select_related("replaced_by"):
        address = term.get_absolute_url()
        now = term.replaced_by
        changed = f"Now {now.term}, since {term.replaced_text}." if now else ""
        title = term.term[:1].upper() + term.term[1:]
        yield entries.Entry(
            address,
            entries.Kind.TERM,
            f"{title} ({term.abbreviation})" if term.abbreviation and term.abbreviation != title else title,
            also=tuple(filter(None, [term.abbreviation, term.term, now.term if now else ""])),
            passages=(entries.Passage(address, "", f"{plain_text(term.definition)} {changed}".strip()),),
            abbreviation=term.abbreviation.lower(),
            is_part=True,
        )


def _sources() -> Iterator[entries.Entry]:
    roles = TitledRoles.read()
    for source in models.Source.objects.select_related("contract_year"):
        yield entries.Entry(
            source.get_absolute_url(),
            entries.Kind.SOURCE,
            source.title,
            also=(source.publisher, source.get_kind_display()),
            summary=f"{source.publisher}, {source.short_date_text}. {plain_text(source.note)}".strip(),
            role=roles.find_in_title(source.title),
            years=years_of(source.contract_year),
        )


def _publications() -> Iterator[entries.Entry]:
    for publication in models.KeyPublication.objects.prefetch_related("points"):
        address = publication.get_absolute_url()
        yield entries.Entry(
            address,
            entries.Kind.PUBLICATION,
            publication.title,
            also=(publication.publisher,),
            summary=plain_text(publication.summary),
            passages=tuple(
                entries.Passage(
                    f"{address}#{point.slug}", point.get_theme_display(), plain_text(f"{point.point} {point.relevance}")
                )
                for point in publication.points.all()
            ),
        )


def _figures() -> Iterator[entries.Entry]:
    for series in models.FigureSeries.objects.select_related("role").prefetch_related("figures"):
        passages = []
        for figure in series.figures.all():
            value = measure(figure.value, series.unit)
            said = f"{value}, {figure.date_text}, {figure.scope}. {figure.basis}. {plain_text(figure.note)}"
            passages.append(entries.Passage(figure.get_absolute_url(), figure.label, said))
        yield entries.Entry(
            series.get_absolute_url(),
            entries.Kind.FIGURE,
            series.title,
            also=(series.unit, series.slug.replace("-", " ")),
            summary=plain_text(series.description),
            passages=tuple(passages),
            role=series.role.slug if series.role else "",
            is_part=True,
        )


def _job_descriptions() -> Iterator[entries.Entry]:
    rows = models.JobDescription.objects.select_related("role", "band", "contract_year").prefetch_related(
        "duties", "criteria"
    )
    for template in rows:
        address = template.get_absolute_url()
        duties = [
            entries.Passage(f"{address}#duty-{each.slug}", each.group, plain_text(each.text))
            for each in template.duties.all()
        ]
        criteria = [
            entries.Passage(f"{address}#person-specification", each.group, plain_text(each.text))
            for each in template.criteria.all()
        ]
        band = f", {template.band}" if template.band and str(template.band) not in template.title else ""
        yield entries.Entry(
            address,
            entries.Kind.DOCUMENT,
            f"Job description: {template.title}{band}",
            subject=f"Job description {template.title.partition('(')[0]}",
            also=("template", "JD", "person specification"),
            summary=plain_text(template.purpose),
            passages=(*duties, *criteria),
            role=template.role.slug,
            years=years_of(template.contract_year),
            band=template.band.slug if template.band else "",
        )


def _interviews() -> Iterator[entries.Entry]:
    for role in models.Role.objects.with_interview_questions().prefetch_related("interview_questions"):
        address = page_path("role-interview-questions", role.slug)
        yield entries.Entry(
            address,
            entries.Kind.DOCUMENT,
            f"Interview questions: {role.name}",
            subject="Interview questions",
            also=("interview pack", "panel sheet"),
            passages=tuple(
                entries.Passage(
                    f"{address}#question-{each.slug}", each.subject, plain_text(f"{each.question} {each.good_answer}")
                )
                for each in role.interview_questions.all()
            ),
            role=role.slug,
        )
