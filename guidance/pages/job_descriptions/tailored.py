"""The post that a page after tailoring is about: a template with the answers that came with the form."""

from dataclasses import dataclass, replace

from django.http import HttpRequest

from guidance.models import JobDescription
from guidance.pages.job_descriptions.views import get_template_or_404
from guidance.rules.recruitment import tailoring


@dataclass(frozen=True, slots=True)
class TailoredPost:
    """`problem` says why the answers that were sent could not be read. There are then none."""

    template: JobDescription
    answers: tailoring.Tailoring
    problem: str = ""


def read_tailored(request: HttpRequest, slug: str) -> TailoredPost:
    template = get_template_or_404(slug)
    if "answers" not in request.POST:
        return TailoredPost(template, tailoring.Tailoring(template.slug))
    try:
        given = tailoring.Tailoring.from_json(request.POST["answers"])
    except tailoring.AnswersError as error:
        return TailoredPost(template, tailoring.Tailoring(template.slug), str(error))
    return TailoredPost(template, replace(given, template=template.slug))
