"""The texts for the vacancy forms of NHS Jobs and Trac, for a template and its answers, and as a file of the pack."""

from collections.abc import Iterator, Sequence
from datetime import date

from guidance.documents import blocks
from guidance.documents.job_description import lay_out_job_description
from guidance.models import JobDescription
from guidance.pages.job_descriptions import vacancy_fields
from guidance.rules.dates import long_date
from guidance.rules.recruitment.tailoring import Tailoring


def list_forms(template: JobDescription, answers: Tailoring, day: date) -> Sequence[vacancy_fields.VacancyForm]:
    closing = long_date(date.fromisoformat(answers.closing_date)) if answers.closing_date else ""
    return vacancy_fields.list_forms(
        lay_out_job_description(template, answers, day), about=getattr(answers, "about", ""), closing=closing
    )


def lay_out_vacancy_form(template: JobDescription, answers: Tailoring, day: date) -> blocks.Document:
    title = f"For NHS Jobs and Trac: {answers.job_title or template.title}"
    content = tuple(_lay_out_forms(list_forms(template, answers, day)))
    return blocks.Document(title, "Text for the vacancy form", "", day, content)


def _lay_out_forms(forms: Sequence[vacancy_fields.VacancyForm]) -> Iterator[blocks.Block]:
    for form in forms:
        yield blocks.Heading(2, form.system)
        for field in form.fields:
            yield blocks.Heading(3, field.name)
            yield blocks.Paragraph((blocks.Run(f"{field.verdict}.", italic=True),), leads=True)
            yield blocks.Paragraph(blocks.plain_words(field.text))
            if field.left_out:
                yield blocks.Paragraph(blocks.plain_words(f"Left out, as it did not fit: {'; '.join(field.left_out)}"))
        yield blocks.Heading(3, "Only you can fill in")
        yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(name)) for name in form.left))
