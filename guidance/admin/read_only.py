"""Screens of what programs write. People who may see the admin's content can read them, and nobody can edit them."""

from typing import Any

from django.http import HttpRequest

from guidance.admin.sound_lists import CheckedListAdmin
from guidance.publishing import permissions


class ReadOnlyAdmin(CheckedListAdmin):
    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return permissions.may_do(request.user, permissions.VIEW)

    has_module_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    has_delete_permission = has_change_permission
