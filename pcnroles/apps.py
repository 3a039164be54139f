from django.contrib.admin.apps import AdminConfig


class EditorsConfig(AdminConfig):
    default_site = "pcnroles.admin_site.EditorsSite"
