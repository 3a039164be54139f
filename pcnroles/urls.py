from django.contrib import admin
from django.urls import include, path

from guidance.admin.preview import markdown_preview

urlpatterns = [
    path("admin/markdown-preview/", markdown_preview, name="markdown-preview"),
    path("admin/", admin.site.urls),
    path("account/", include("pcnroles.account_urls")),
    path("", include("guidance.urls")),
]

handler400 = "guidance.views.refused.bad_request"
handler403 = "guidance.views.refused.permission_denied"
handler404 = "guidance.views.site.not_found"
handler500 = "guidance.views.site.server_error"
handler429 = "guidance.views.accounts.too_many_requests"  # allauth's; Django has none
