from django.urls import URLPattern, path, re_path

from guidance.api import page, views

urlpatterns: list[URLPattern] = [
    path("data/", page.show_open_data, name="open-data"),
    path("api/", page.redirect_to_open_data, name="api-start"),
    path("api/v1/", views.show_index, name="api"),
    path("api/v1/openapi.json", views.show_description, name="api-description"),
    path("api/v1/<slug:name>.csv", views.download_table, name="api-csv"),
    path("api/v1/<slug:name>", views.list_records, name="api-collection"),
    path("api/v1/<slug:name>/<path:key>", views.show_record, name="api-item"),
    re_path(r"^api/", views.refuse_address, name="api-unknown"),
]
