"""What is wrong with the installation, for administrators. Nothing of it is kept: each visit looks again."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from guidance.upkeep.daily_tasks import look_at_daily_tasks
from guidance.upkeep.servers import look_at_servers
from guidance.upkeep.settings_in_use import look_at_settings
from guidance.upkeep.versions import look_at_versions

WHO_RUNS_IT = "auth.change_user"


def show_installation(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(WHO_RUNS_IT):
        raise PermissionDenied
    found = [*look_at_daily_tasks(timezone.now()), *look_at_settings(), *look_at_servers(), *look_at_versions()]
    context = {
        **admin.site.each_context(request),
        "title": "The installation",
        "wrong": [finding for finding in found if not finding.is_well],
        "well": [finding for finding in found if finding.is_well],
    }
    return TemplateResponse(request, "admin/guidance/installation.html", context)
