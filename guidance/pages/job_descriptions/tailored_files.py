"""The files of a tailored job description: of itself, the hiring pack, and the notes for the employer."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from guidance.documents import blocks
from guidance.documents.employer_notes import lay_out_employer_notes
from guidance.documents.job_description import lay_out_job_description
from guidance.pages.job_descriptions import advice, hiring_pack, tailoring_views, views
from guidance.presenters import template_rows
from guidance.refusals import methods
from guidance.rules.recruitment.tailoring import AnswersError
from guidance.views import files
from guidance.views.own_pages import from_own_pages_only
from guidance.views.requests import get_today


@never_cache
@from_own_pages_only
@methods.accepts_only(*methods.SENT)
def download_tailored(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """The tailored file; as 'zip', the hiring pack."""
    template = views.get_template_with_sources_or_404(slug)
    facts = template_rows.template_facts(template)
    try:
        answers = tailoring_views.read_answers(request, facts)
        if ending == "zip":
            found = advice.list_all_advice(template, facts, answers, get_today())
            content = hiring_pack.make_hiring_pack(template, answers, get_today(), advice=found)
        else:
            content = files.make_file(lay_out_job_description(template, answers, get_today()), ending)
    except AnswersError as error:
        return tailoring_views.start_again(request, facts, problem=str(error))
    except hiring_pack.PackTooBig as error:
        return tailoring_views.render_check(request, template, facts, answers, problem=str(error))
    what = "hiring pack" if ending == "zip" else "job description"
    return files.send_file(
        content, ending, blocks.file_name(f"{what} {answers.job_title or slug} {answers.employer}", ending)
    )


@never_cache
@from_own_pages_only
@methods.accepts_only(*methods.SENT)
def download_notes(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """The notes for the employer on the tailored job description."""
    template = views.get_template_with_sources_or_404(slug)
    facts = template_rows.template_facts(template)
    try:
        answers = tailoring_views.read_answers(request, facts)
    except AnswersError as error:
        return tailoring_views.start_again(request, facts, problem=str(error))
    notes = lay_out_employer_notes(
        template, answers, get_today(), advice.list_all_advice(template, facts, answers, get_today())
    )
    name = blocks.file_name(f"notes for the employer {answers.job_title or slug} {answers.employer}", ending)
    return files.send_file(files.make_file(notes, ending), ending, name)
