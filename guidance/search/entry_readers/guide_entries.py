"""Search entries for the guides: roles, topics, steps of hiring, FAQs, employment models and case studies."""

from collections.abc import Iterable, Iterator

from guidance import models
from guidance.models.guide.answers import MAIN_SUBJECTS, find_facts_of_section, write_answer
from guidance.models.page_paths import page_path
from guidance.rules.plain_text import plain_text
from guidance.search import entries
from guidance.search.dates import find_years


def read_guide_entries(year: str) -> Iterator[entries.SearchEntry]:
    """`year` is the slug of the contract year that topics answer for."""
    yield from _read_roles()
    yield from _read_sections(year)
    yield from _read_hiring_steps()
    yield from _read_questions()
    yield from _read_employment_models()
    yield from _read_case_studies()


def _find_years(entry_texts: Iterable[str], *years: models.ContractYear | None) -> frozenset[str]:
    """The years that it is about, and those named in its text, because a guide covers several years."""
    return get_year_slugs(*years) | find_years(" ".join(entry_texts))


def get_year_slugs(*years: models.ContractYear | None) -> frozenset[str]:
    return frozenset(year.slug for year in years if year)


def _read_roles() -> Iterator[entries.SearchEntry]:
    for role in models.Role.objects.prefetch_related("other_names", "aspects"):
        address = role.get_absolute_url()
        aspects = [
            entries.EntryPassage(address, aspect.get_aspect_display(), plain_text(aspect.text))
            for aspect in role.aspects.all()
        ]
        yield entries.SearchEntry(
            address,
            entries.EntryKind.ROLE,
            f"{role} ({role.abbreviation})" if role.abbreviation else str(role),
            also=(role.abbreviation, *(name.name for name in role.other_names.all())),
            summary=role.summary,
            passages=tuple(aspects),
            role=role.slug,
        )


def _read_sections(year: str) -> Iterator[entries.SearchEntry]:
    facts = list(models.YearFact.objects.about(*MAIN_SUBJECTS.values()))
    sections = models.Section.objects.in_guide_order().prefetch_related(
        "statements__contract_year", "statements__citations"
    )
    for section in sections:
        address = section.get_absolute_url()
        statements = list(section.statements.all())
        answer = write_answer(section, facts, year)
        passages = [
            entries.EntryPassage(fact.get_absolute_url(), f"In {fact.contract_year}", fact.in_words)
            for fact in find_facts_of_section(section, facts)
            if fact.contract_year.slug != year
        ]
        for statement in statements:
            said = " ".join([statement.body, statement.overtaken, *(each.says for each in statement.citations.all())])
            passages.append(entries.EntryPassage(f"{address}#{statement.slug}", statement.heading, plain_text(said)))
        yield entries.SearchEntry(
            address,
            entries.EntryKind.GUIDE,
            f"{section.role}: {section.topic.title.lower()}",
            subject=section.topic.title,
            also=(section.topic.question,),
            summary=answer,
            passages=tuple(passages),
            role=section.role.slug,
            years=_find_years(
                [answer, *(passage.text for passage in passages)],
                section.contract_year,
                *(statement.contract_year for statement in statements),
            ),
        )


def _read_hiring_steps() -> Iterator[entries.SearchEntry]:
    """An entry for each role. What a step takes from a guide is found in the guide."""
    steps: dict[models.Role, list[models.HiringStep]] = {}
    for step in models.HiringStep.objects.select_related("role").order_by("role__order", "role__name", "order", "slug"):
        steps.setdefault(step.role, []).append(step)
    for role, of_role in steps.items():
        yield entries.SearchEntry(
            page_path("hire", role.slug),
            entries.EntryKind.GUIDE,
            f"{role}: hire step by step",
            subject="Hire step by step",
            also=("how to hire", "recruitment checklist"),
            summary=f"{', '.join(step.title for step in of_role)}.",
            passages=tuple(
                entries.EntryPassage(step.get_absolute_url(), step.title, plain_text(f"{step.text}\n\n{step.done}"))
                for step in of_role
            ),
            role=role.slug,
        )


def _read_questions() -> Iterator[entries.SearchEntry]:
    for faq in models.FAQ.objects.in_guide_order().select_related("contract_year"):
        address = faq.get_absolute_url()
        yield entries.SearchEntry(
            address,
            entries.EntryKind.FAQ,
            faq.question,
            also=(faq.topic.title, faq.slug.replace("-", " ")),
            passages=tuple(_build_passages(address, "", [faq.in_words, faq.overtaken])),
            role=faq.role.slug,
            years=_find_years([faq.answer, faq.overtaken], faq.contract_year),
        )


def _build_passages(address: str, heading: str, texts: Iterable[str]) -> Iterator[entries.EntryPassage]:
    for text in texts:
        if text:
            yield entries.EntryPassage(address, heading, plain_text(text))


def _read_employment_models() -> Iterator[entries.SearchEntry]:
    for model in models.EmploymentModel.objects.select_related("role", "contract_year"):
        address = model.get_absolute_url()
        parts = (
            ("Employer", model.employer),
            ("Who pays", model.payer),
            ("Base", model.base),
            ("Benefits", model.benefits),
        )
        yield entries.SearchEntry(
            address,
            entries.EntryKind.GUIDE,
            f"{model.role}: {model.title}",
            subject=model.title,
            also=("employment model",),
            passages=tuple(entries.EntryPassage(address, name, plain_text(text)) for name, text in parts if text),
            role=model.role.slug,
            years=get_year_slugs(model.contract_year),
            is_part=True,
        )


def _read_case_studies() -> Iterator[entries.SearchEntry]:
    for study in models.CaseStudy.objects.select_related("role"):
        address = study.get_absolute_url()
        yield entries.SearchEntry(
            address,
            entries.EntryKind.GUIDE,
            f"Case study: {study.title}",
            also=(study.setting,),
            passages=tuple(_build_passages(address, "", [study.body, study.quotation, study.caution])),
            role=study.role.slug,
            is_part=True,
        )
