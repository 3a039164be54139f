from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.presenters.home import home_page
from guidance.views.requests import prose_for, today


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "guidance/home.html", {"page": home_page(today(), prose_for(request))})
