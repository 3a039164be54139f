"""Tailoring a job description. The answers travel in the form and in the files: the site stores none of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from guidance.documents import blocks
from guidance.documents.job_description import lay_out_job_description
from guidance.models import JobDescription
from guidance.models.page_paths import page_path
from guidance.pages.job_descriptions import tailoring_form
from guidance.pages.job_descriptions.advert import lay_out_advert
from guidance.pages.job_descriptions.advice import list_all_advice
from guidance.pages.job_descriptions.tailoring_steps import StepForm
from guidance.presenters import template_rows
from guidance.refusals import methods
from guidance.rules.limits.read_parameters import reads_query
from guidance.rules.recruitment import tailoring
from guidance.rules.recruitment.templates import TemplateFacts
from guidance.views.own_pages import from_own_pages_only
from guidance.views.requests import get_today


@never_cache
@from_own_pages_only
@methods.accepts_only(*methods.READ_AND_SENT)
@reads_query(*tailoring_form.LINKED)
def tailor_job_description(request: HttpRequest, slug: str) -> HttpResponse:
    """One step of the form, filled in with the answers so far, or the page to check them all."""
    rows = template_rows.templates_for_form() if request.method != "POST" else template_rows.templates_with_lines()
    template = get_object_or_404(rows, slug=slug)
    facts = template_rows.template_facts(template)
    if request.method != "POST":
        return start_again(request, facts)
    try:
        answers = read_answers(request, facts)
    except tailoring.AnswersError as error:
        return start_again(request, facts, problem=str(error))
    step = tailoring_form.STEPS.get(request.POST.get("step", ""))
    if step:
        form = step(facts, answers, request.POST)
        if not form.is_valid():
            return _render_step(request, form)
        answers = form.changed_answers()
    go = request.POST.get("go", "")
    if go in tailoring_form.STEPS:
        return _render_step(request, tailoring_form.STEPS[go](facts, answers))
    return render_check(request, template, facts, answers)


def read_answers(request: HttpRequest, facts: TemplateFacts) -> tailoring.Tailoring:
    return tailoring_form.answers_for(facts, tailoring.Tailoring.from_json(request.POST.get("answers", "")))


def start_again(request: HttpRequest, facts: TemplateFacts, problem: str = "") -> HttpResponse:
    first_step = tailoring_form.STEPS[tailoring_form.ORDER[0]]
    answers = tailoring_form.first_answers(
        facts, get_today(), {name: request.GET.get(name, "") for name in tailoring_form.LINKED}
    )
    return _render_step(request, first_step(facts, answers), problem)


def _render_step(request: HttpRequest, form: StepForm, problem: str = "") -> HttpResponse:
    context = {
        "breadcrumbs": _build_breadcrumbs(form.template),
        "form": form,
        "place": tailoring_form.place_of_step(form.name),
        "template": form.template,
        "answers": form.answers,
        "problem": problem,
    }
    return render(request, "pages/job_descriptions/tailor.html", context, status=400 if problem else 200)


def render_check(
    request: HttpRequest,
    template: JobDescription,
    facts: TemplateFacts,
    answers: tailoring.Tailoring,
    problem: str = "",
) -> HttpResponse:
    document = lay_out_job_description(template, answers, get_today())
    unfilled = [*blocks.list_unfilled(document), *blocks.list_unfilled(lay_out_advert(template, answers, get_today()))]
    places = [(place, tailoring_form.step_with(place.name)) for place in dict.fromkeys(unfilled)]
    context = {
        "breadcrumbs": _build_breadcrumbs(facts),
        "place": tailoring_form.place_of_step(tailoring_form.CHECK),
        "template": facts,
        "answers": answers,
        "document": document,
        "places": places,
        "advice": list_all_advice(template, facts, answers, get_today()),
        "steps": [tailoring_form.place_of_step(step) for step in tailoring_form.STEPS],
        "problem": problem,
    }
    return render(request, "pages/job_descriptions/tailor_check.html", context, status=400 if problem else 200)


def _build_breadcrumbs(template: TemplateFacts) -> list[tuple[str, str]]:
    above = ("Job descriptions", page_path("job-description-list"))
    return [above, (template.title, page_path("job-description", template.slug))]
