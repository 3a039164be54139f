"""A trust's own template, filled in with the answers. What is uploaded is read in memory, and none of it is kept."""

import base64

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from guidance.documents import blocks
from guidance.documents.job_description import job_title, lay_out_job_description
from guidance.models.page_paths import page_path
from guidance.models.recruitment.template_sections import Place, list_sections
from guidance.pages.job_descriptions import tailored, upload
from guidance.pages.job_descriptions.own_template import form as forms
from guidance.pages.job_descriptions.own_template import packing, sample, values
from guidance.pages.job_descriptions.reading import file_kinds
from guidance.refusals import methods
from guidance.views import files, uploads
from guidance.views.own_pages import from_own_pages_only
from guidance.views.requests import get_today

# The file is in the page that says what was filled in, so nothing has to be kept until it is fetched.
FILE_ADDRESS = f"data:{files.CONTENT_TYPES['docx']};base64,"


@never_cache
@from_own_pages_only
@methods.accepts_only(*methods.READ_AND_SENT)
def fill_own_template(request: HttpRequest, slug: str) -> HttpResponse:
    """The page that asks for the template and, once it was sent, the page with the file that was filled in."""
    post = tailored.read_tailored(request, slug)
    held = _list_values(post)
    if "fill" not in request.POST or post.problem:
        return _render_page(request, post, held, forms.OwnTemplateForm())
    form = forms.OwnTemplateForm(request.POST, request.FILES)
    if uploads.was_skipped(request):
        form.errors["file"] = form.error_class([file_kinds.TOO_BIG])
    if not form.is_valid():
        return _render_page(request, post, held, form)
    try:
        filled = packing.fill_template(form.cleaned_data["file"].read(upload.MOST_BYTES + 1), held)
    except upload.NotOurFile as error:
        form.add_error("file", str(error))
        return _render_page(request, post, held, form)
    return _render_page(request, post, held, forms.OwnTemplateForm(), filled)


@require_safe
def download_sample(request: HttpRequest, slug: str) -> HttpResponse:
    post = tailored.read_tailored(request, slug)
    held = [value for value in _list_values(post) if value.lines]
    document = sample.lay_out_sample(post.template.title, held, get_today())
    return files.send_file(files.make_file(document, "docx"), "docx", blocks.file_name(f"{slug} template", "docx"))


def _list_values(post: tailored.TailoredPost) -> list[values.Value]:
    headings = [section.heading for section in list_sections(post.template) if section.place != Place.ANNEX]
    return values.list_values(lay_out_job_description(post.template, post.answers, get_today()), headings)


def _render_page(
    request: HttpRequest,
    post: tailored.TailoredPost,
    held: list[values.Value],
    form: forms.OwnTemplateForm,
    filled: packing.FilledTemplate | None = None,
) -> HttpResponse:
    title = job_title(post.template, post.answers)
    context = {
        "breadcrumbs": [
            ("Job descriptions", page_path("job-description-list")),
            (post.template.title, page_path("job-description", post.template.slug)),
        ],
        "template": post.template,
        "answers": post.answers,
        "problem": post.problem,
        "form": form,
        "values": held,
        "filled": filled,
        "file_address": f"{FILE_ADDRESS}{base64.b64encode(filled.content).decode()}" if filled else "",
        "file_name": blocks.file_name(f"job description {title} {post.answers.employer}", "docx"),
    }
    return render(request, "pages/job_descriptions/own_template.html", context, status=400 if post.problem else 200)
