from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("guidance.urls")),
]

handler404 = "guidance.views.site.not_found"
handler500 = "guidance.views.site.server_error"
