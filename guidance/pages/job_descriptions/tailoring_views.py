"""Tailoring a job description. The answers travel in the form and in the files: the site stores none of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from guidance.documents import blocks
from guidance.documents.job_description import lay_out_job_description
from guidance.models import JobDescription
from guidance.models.page_paths import page_path
from guidance.pages.job_descriptions import tailoring_form
from guidance.pages.job_descriptions.hiring_pack import PackTooBig, make_hiring_pack
from guidance.pages.job_descriptions.tailoring_steps import StepForm
from guidance.pages.job_descriptions.views import get_template_or_404
from guidance.presenters.template_rows import template_facts
from guidance.refusals import methods
from guidance.rules.recruitment import tailoring
from guidance.rules.recruitment.document_checks import list_advice
from guidance.rules.recruitment.templates import TemplateFacts
from guidance.views import files
from guidance.views.own_pages import from_own_pages_only
from guidance.views.requests import get_today


@never_cache
@from_own_pages_only
@methods.accepts_only(*methods.READ_AND_SENT)
def tailor_job_description(request: HttpRequest, slug: str) -> HttpResponse:
    """One step of the form, filled in with the answers so far, or the page to check them all."""
    template = get_template_or_404(slug)
    facts = template_facts(template)
    if request.method != "POST":
        return _start_again(request, facts)
    try:
        answers = _read_answers(request, facts)
    except tailoring.AnswersError as error:
        return _start_again(request, facts, problem=str(error))
    step = tailoring_form.STEPS.get(request.POST.get("step", ""))
    if step:
        form = step(facts, answers, request.POST)
        if not form.is_valid():
            return _render_step(request, form)
        answers = form.changed_answers()
    go = request.POST.get("go", "")
    if go in tailoring_form.STEPS:
        return _render_step(request, tailoring_form.STEPS[go](facts, answers))
    return _render_check(request, template, facts, answers)


@never_cache
@from_own_pages_only
@methods.accepts_only(*methods.SENT)
def download_tailored(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """The tailored file; as 'zip', the hiring pack."""
    template = get_template_or_404(slug)
    facts = template_facts(template)
    try:
        answers = _read_answers(request, facts)
        if ending == "zip":
            content = make_hiring_pack(template, answers, get_today())
        else:
            content = files.make_file(lay_out_job_description(template, answers, get_today()), ending)
    except tailoring.AnswersError as error:
        return _start_again(request, facts, problem=str(error))
    except PackTooBig as error:
        return _render_check(request, template, facts, answers, problem=str(error))
    what = "hiring pack" if ending == "zip" else "job description"
    return files.send_file(
        content, ending, blocks.file_name(f"{what} {answers.job_title or slug} {answers.employer}", ending)
    )


def _read_answers(request: HttpRequest, facts: TemplateFacts) -> tailoring.Tailoring:
    return tailoring_form.answers_for(facts, tailoring.Tailoring.from_json(request.POST.get("answers", "")))


def _start_again(request: HttpRequest, facts: TemplateFacts, problem: str = "") -> HttpResponse:
    first_step = tailoring_form.STEPS[tailoring_form.ORDER[0]]
    return _render_step(request, first_step(facts, tailoring_form.first_answers(facts, get_today())), problem)


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


def _render_check(
    request: HttpRequest,
    template: JobDescription,
    facts: TemplateFacts,
    answers: tailoring.Tailoring,
    problem: str = "",
) -> HttpResponse:
    document = lay_out_job_description(template, answers, get_today())
    places = [(place, tailoring_form.step_with(place.name)) for place in blocks.list_unfilled(document)]
    context = {
        "breadcrumbs": _build_breadcrumbs(facts),
        "place": tailoring_form.place_of_step(tailoring_form.CHECK),
        "template": facts,
        "answers": answers,
        "document": document,
        "places": places,
        "advice": list_advice(facts, answers),
        "steps": [tailoring_form.place_of_step(step) for step in tailoring_form.STEPS],
        "problem": problem,
    }
    return render(request, "pages/job_descriptions/tailor_check.html", context, status=400 if problem else 200)


def _build_breadcrumbs(template: TemplateFacts) -> list[tuple[str, str]]:
    above = ("Job descriptions", page_path("job-description-list"))
    return [above, (template.title, page_path("job-description", template.slug))]
