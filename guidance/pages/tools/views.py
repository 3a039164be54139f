from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.pages.tools.tools_page import list_tools


@require_safe
def show_tools(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/tools/tools.html", {"tools": list_tools()})
