"""Search entries for the guides: roles, topics, FAQs, employment models and case studies."""

from collections.abc import Iterable, Iterator

from guidance import models
from guidance.search import entries
from guidance.search.plain_text import plain_text
from guidance.search.references import years_in


def guide_entries() -> Iterator[entries.Entry]:
    yield from _roles()
    yield from _sections()
    yield from _questions()
    yield from _employment_models()
    yield from _case_studies()


def _years_told(entry_texts: Iterable[str], *years: models.ContractYear | None) -> frozenset[str]:
    """The years that it is about, and those named in its text, because a guide covers several years."""
    return years_of(*years) | years_in(" ".join(entry_texts))


def years_of(*years: models.ContractYear | None) -> frozenset[str]:
    return frozenset(year.slug for year in years if year)


def _roles() -> Iterator[entries.Entry]:
    for role in models.Role.objects.prefetch_related("other_names", "aspects"):
        address = role.get_absolute_url()
        aspects = [
            entries.Passage(address, aspect.get_aspect_display(), plain_text(aspect.text))
            for aspect in role.aspects.all()
        ]
        yield entries.Entry(
            address,
            entries.Kind.ROLE,
            f"{role} ({role.abbreviation})" if role.abbreviation else str(role),
            also=(role.abbreviation, *(name.name for name in role.other_names.all())),
            summary=role.summary,
            passages=tuple(aspects),
            role=role.slug,
        )


def _sections() -> Iterator[entries.Entry]:
    sections = models.Section.objects.in_guide_order().prefetch_related(
        "statements__contract_year", "statements__citations"
    )
    for section in sections:
        address = section.get_absolute_url()
        statements = list(section.statements.all())
        passages = []
        for statement in statements:
            said = " ".join([statement.body, statement.overtaken, *(each.says for each in statement.citations.all())])
            passages.append(entries.Passage(f"{address}#{statement.slug}", statement.heading, plain_text(said)))
        yield entries.Entry(
            address,
            entries.Kind.GUIDE,
            f"{section.role}: {section.topic.title.lower()}",
            subject=section.topic.title,
            also=(section.topic.question,),
            summary=section.answer,
            passages=tuple(passages),
            role=section.role.slug,
            years=_years_told(
                [section.answer, *(passage.text for passage in passages)],
                section.contract_year,
                *(statement.contract_year for statement in statements),
            ),
        )


def _questions() -> Iterator[entries.Entry]:
    for faq in models.FAQ.objects.in_guide_order().select_related("contract_year"):
        address = faq.get_absolute_url()
        yield entries.Entry(
            address,
            entries.Kind.FAQ,
            faq.question,
            also=(faq.topic.title, faq.slug.replace("-", " ")),
            passages=tuple(_paragraphs(address, "", [faq.answer, faq.overtaken])),
            role=faq.role.slug,
            years=_years_told([faq.answer, faq.overtaken], faq.contract_year),
        )


def _paragraphs(address: str, heading: str, texts: Iterable[str]) -> Iterator[entries.Passage]:
    for text in texts:
        if text:
            yield entries.Passage(address, heading, plain_text(text))


def _employment_models() -> Iterator[entries.Entry]:
    for model in models.EmploymentModel.objects.select_related("role", "contract_year"):
        address = model.get_absolute_url()
        parts = (
            ("Employer", model.employer),
            ("Who pays", model.payer),
            ("Base", model.base),
            ("Benefits", model.benefits),
        )
        yield entries.Entry(
            address,
            entries.Kind.GUIDE,
            f"{model.role}: {model.title}",
            subject=model.title,
            also=("employment model",),
            passages=tuple(entries.Passage(address, name, plain_text(text)) for name, text in parts if text),
            role=model.role.slug,
            years=years_of(model.contract_year),
            is_part=True,
        )


def _case_studies() -> Iterator[entries.Entry]:
    for study in models.CaseStudy.objects.select_related("role"):
        address = study.get_absolute_url()
        yield entries.Entry(
            address,
            entries.Kind.GUIDE,
            f"Case study: {study.title}",
            also=(study.setting,),
            passages=tuple(_paragraphs(address, "", [study.body, study.quotation, study.caution])),
            role=study.role.slug,
            is_part=True,
        )
