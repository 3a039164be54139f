"""Django's own screens for the people who sign in, without its pairs of lists, which axe finds fault with."""

from itertools import groupby
from typing import Any

from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from guidance.admin.fields import PlainFields

admin.site.unregister([User, Group])


@admin.register(User)
class UserAdmin(PlainFields, auth_admin.UserAdmin):
    """What a person may do comes from their groups: there are no permissions of one person's own."""

    filter_horizontal = ()
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = (
        (None, {"fields": ("username", "password", "first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )


@admin.register(Group)
class GroupAdmin(PlainFields, auth_admin.GroupAdmin):
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        """Each kind of record's permissions under its name."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        permissions = field.queryset.order_by("content_type__app_label", "content_type__model", "codename")
        field.choices = [
            (kind.name.capitalize(), [(permission.pk, permission.name) for permission in group])
            for kind, group in groupby(permissions, lambda permission: permission.content_type)
        ]
        return field
