from django.contrib import admin
from django.urls import include, path

from guidance.admin.finding.views import find_content
from guidance.admin.installation import show_installation
from guidance.admin.preview import preview_markdown
from guidance.admin.whole_page.editor import edit_page
from guidance.admin.whole_page.page_preview import preview_page
from guidance.admin.workflow.told import see_told_page, show_told_page

urlpatterns = [
    path("admin/markdown-preview/", preview_markdown, name="markdown-preview"),
    path("admin/find/", admin.site.admin_view(find_content), name="find-content"),
    path("admin/page/", admin.site.admin_view(edit_page), name="edit-page"),
    path("admin/page/preview/", admin.site.admin_view(preview_page), name="preview-page"),
    path("admin/installation/", admin.site.admin_view(show_installation), name="installation"),
    path("admin/told/", show_told_page, name="told"),
    path("admin/told/seen/", see_told_page, name="told-seen"),
    path("admin/", admin.site.urls),
    path("account/", include("pcnroles.account_urls")),
    path("", include("guidance.urls")),
]

handler400 = "guidance.refusals.handlers.bad_request"
handler403 = "guidance.refusals.handlers.permission_denied"
handler404 = "guidance.refusals.handlers.not_found"
handler500 = "guidance.refusals.handlers.server_error"
handler429 = "guidance.pages.accounts.views.too_many_requests"  # allauth's; Django has none
