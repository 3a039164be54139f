"""All the advice on a tailored job description: on the answers, and on lines of the files that say otherwise."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from guidance.documents.blocks import lines_of
from guidance.documents.job_description import lay_out_job_description
from guidance.models import JobDescription
from guidance.pages.job_descriptions.advert import lay_out_advert
from guidance.pages.job_descriptions.tailoring_form import step_with
from guidance.rules.recruitment.agreement import find_contradictions
from guidance.rules.recruitment.document_checks import Advice, list_advice
from guidance.rules.recruitment.tailoring import Tailoring
from guidance.rules.recruitment.templates import TemplateFacts


def list_all_advice(template: JobDescription, facts: TemplateFacts, answers: Tailoring, day: date) -> list[Advice]:
    return [*_list_contradictions(template, answers, day), *list_advice(facts, answers)]


def _list_contradictions(template: JobDescription, answers: Tailoring, day: date) -> Iterator[Advice]:
    documents = (make(template, answers, day) for make in (lay_out_job_description, lay_out_advert))
    lines = dict.fromkeys(chain.from_iterable(map(lines_of, documents)))
    for found in find_contradictions(answers, lines):
        yield Advice(
            f"'{found.words}' does not agree with your answer: {found.said}.",
            "Whoever reads both can't tell which of them is true. Change the line or the answer.",
            None,
            step_with(found.answer),
            found.line,
        )
