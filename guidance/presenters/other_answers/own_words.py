"""The answers of FAQs, and of steps of hiring that have words of their own."""

from guidance.models import FAQ, HiringStep
from guidance.presenters.answers import AnsweredQuestion, AnswerOnPage
from guidance.presenters.citations import cite_all
from guidance.presenters.prose import Prose


def answer_faq(faq: FAQ, prose: Prose) -> AnswerOnPage:
    """The label and the sources follow the first paragraph, or the whole where that only leads up to the next.

    Reads the citations with their sources: fetch the FAQ `with_sources`.
    """
    first, _, rest = faq.answer.partition("\n\n")
    if first.endswith(":"):
        first, rest = faq.answer, ""
    return AnswerOnPage(
        prose.html(first),
        label=faq.get_label_display() if faq.label else "",
        detail_html=prose.html(rest),
        citations=cite_all(faq.citations.all()),
    )


def answer_step(step: HiringStep, prose: Prose) -> AnsweredQuestion:
    """A step that has words of its own. Reads their citations with their sources: fetch it `with_sources`."""
    answer = AnswerOnPage(
        prose.html(step.text),
        label=step.get_label_display(),
        reasoning_html=prose.html(step.reasoning),
        citations=cite_all(step.citations.all()),
    )
    return AnsweredQuestion((answer,))
