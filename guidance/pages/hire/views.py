"""Hiring step by step. What a reader chooses is in the address, and opens each step's tool filled in."""

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance import models
from guidance.forms.post_fields import read_post
from guidance.models.page_paths import page_path
from guidance.pages.hire.hire_form import HireForm
from guidance.pages.hire.hire_list_page import hire_list_page
from guidance.pages.hire.hire_page import hire_page
from guidance.pages.hire.step_links import Hire
from guidance.views import queries, requests, years


@require_safe
def list_roles_to_hire(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/hire/hire_list.html", {"page": hire_list_page(requests.prose_for(request))})


@require_safe
@queries.made_for_one_reader
@years.answers_as_at
def show_steps(request: HttpRequest, role_slug: str) -> HttpResponse:
    """Where something typed is wrong, the steps go by the rest of it."""
    chosen = years.chosen_year(request, requests.get_today())
    questions = models.InterviewQuestion.objects.filter(role=OuterRef("role"))
    steps = list(
        models.HiringStep.objects.filter(role__slug=role_slug)
        .with_sources()
        .annotate(role_has_questions=Exists(questions))
    )
    if not steps:
        raise Http404("No steps are written for this role.")
    form = HireForm(
        queries.read_answers(request, chosen),
        queries.year_choices(chosen),
        [(band.slug, str(band)) for band in models.Band.objects.all()],
    )
    form.is_valid()
    post = read_post({**form.cleaned_data, "year": chosen.slug, "role": role_slug})
    templates = list(
        models.JobDescription.objects.filter(role__slug=role_slug).select_related("band").order_by("band", "slug")
    )
    of_band = [template for template in templates if template.band and template.band.slug == post.band]
    hire = Hire(post, form.cleaned_data.get("list_size"), of_band or templates, steps[0].role_has_questions)
    context = {
        "page": hire_page(steps, hire, form.list_chosen(), requests.prose_for(request)),
        "form": form,
        "breadcrumbs": [("Hire step by step", page_path("hire-list"))],
    }
    return render(request, "pages/hire/hire.html", context, status=400 if form.errors else 200)
