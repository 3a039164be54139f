"""Who may open Django's admin, and where everyone else is sent."""

from typing import Any

from allauth.account.views import LogoutView
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from guidance.accounts import second_factor
from guidance.pages.accounts import views


class EditorsSite(admin.AdminSite):
    enable_nav_sidebar = False  # the search in every header leads further, and takes no room from lists

    def has_permission(self, request: HttpRequest) -> bool:
        """Every page of the admin checks this before it reads or changes anything."""
        return super().has_permission(request) and not second_factor.is_missing(request)

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # noqa: ARG002
        """Sends anyone without permission to the step that they need. `next` is the page that they wanted."""
        wanted = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
            wanted = reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(wanted)
        if not super().has_permission(request):
            return render(
                request,
                "account/no_editor.html",
                views.build_admin_frame(request, "Your account is not for editing"),
                status=403,
            )
        if not second_factor.is_missing(request):
            return redirect(wanted)
        if second_factor.apps_of(request.user).exists():
            return redirect_to_login(wanted, "mfa_reauthenticate")
        return redirect("mfa_index")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:  # noqa: ARG002
        return views.put_in_frame(LogoutView, "Sign out")(request)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:  # noqa: ARG002
        return redirect("account_change_password")

    password_change_done = password_change
