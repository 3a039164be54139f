"""A tailored vacancy as NHS Jobs and Trac ask for it: each field with its text to copy, and as a file of the pack."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from guidance.documents import blocks
from guidance.models.page_paths import page_path
from guidance.pages.job_descriptions import tailored, vacancy_form
from guidance.refusals import methods
from guidance.views import files
from guidance.views.own_pages import from_own_pages_only
from guidance.views.requests import get_today


@never_cache
@from_own_pages_only
@methods.accepts_only(*methods.READ_AND_SENT)
def show_vacancy_form(request: HttpRequest, slug: str) -> HttpResponse:
    post = tailored.read_tailored(request, slug)
    context = {
        "breadcrumbs": [
            ("Job descriptions", page_path("job-description-list")),
            (post.template.title, page_path("job-description", post.template.slug)),
        ],
        "template": post.template,
        "answers": post.answers,
        "problem": post.problem,
        "forms": vacancy_form.list_forms(post.template, post.answers, get_today()),
    }
    return render(request, "pages/job_descriptions/vacancy_form.html", context, status=400 if post.problem else 200)


@never_cache
@from_own_pages_only
@methods.accepts_only(*methods.SENT)
def download_vacancy_form(request: HttpRequest, slug: str) -> HttpResponse:
    post = tailored.read_tailored(request, slug)
    document = vacancy_form.lay_out_vacancy_form(post.template, post.answers, get_today())
    return files.send_file(files.make_file(document, "docx"), "docx", blocks.file_name(document.title, "docx"))
