"""What this site does not cover, and who does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.models import SubjectNotCovered
from guidance.presenters.other_answers.not_covered import list_not_covered
from guidance.views.requests import prose_for


@require_safe
def show_not_covered(request: HttpRequest) -> HttpResponse:
    subjects = list_not_covered(SubjectNotCovered.objects.all(), prose_for(request))
    return render(request, "pages/not_covered/not_covered.html", {"subjects": subjects})
