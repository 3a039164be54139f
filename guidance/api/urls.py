from django.urls import URLPattern, path, re_path

from guidance.api import page, views

urlpatterns: list[URLPattern] = [
    path("data/", page.open_data, name="open-data"),
    path("api/", page.to_open_data, name="api-start"),
    path("api/v1/", views.index, name="api"),
    path("api/v1/openapi.json", views.openapi, name="api-description"),
    path("api/v1/<slug:name>.csv", views.table, name="api-csv"),
    path("api/v1/<slug:name>", views.collection, name="api-collection"),
    path("api/v1/<slug:name>/<path:key>", views.record, name="api-item"),
    re_path(r"^api/", views.unknown, name="api-unknown"),
]
