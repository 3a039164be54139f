from django.contrib import admin
from django.urls import include, path

from guidance.admin.preview import preview_markdown

urlpatterns = [
    path("admin/markdown-preview/", preview_markdown, name="markdown-preview"),
    path("admin/", admin.site.urls),
    path("account/", include("pcnroles.account_urls")),
    path("", include("guidance.urls")),
]

handler400 = "guidance.refusals.handlers.bad_request"
handler403 = "guidance.refusals.handlers.permission_denied"
handler404 = "guidance.refusals.handlers.not_found"
handler500 = "guidance.refusals.handlers.server_error"
handler429 = "guidance.pages.accounts.views.too_many_requests"  # allauth's; Django has none
