"""Django's own screens for users and groups, without the pairs of lists that axe reports as inaccessible."""

from itertools import groupby
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth import forms as auth_forms
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from guidance.accounts import second_factor
from guidance.admin.fields import PlainFields
from guidance.admin.sound_lists import CheckedListAdmin

# allauth's screens show the secrets of apps, and email addresses that nothing here uses.
admin.site.unregister([User, Group, Authenticator, EmailAddress])


class PersonForm(auth_forms.UserChangeForm):
    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        others = User.objects.exclude(pk=self.instance.pk)
        if email and others.filter(email__iexact=email).exists():
            raise ValidationError(
                "Another account has this address. Two accounts cannot sign in with the same address."
            )
        return email


@admin.register(User)
class UserAdmin(PlainFields, CheckedListAdmin, auth_admin.UserAdmin):
    """Permissions come from groups only: no person has permissions of their own."""

    form = PersonForm
    filter_horizontal = ()
    list_display = ["username", "first_name", "last_name", "email", "has_second_step"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = (
        (None, {"fields": ("username", "password", "first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )
    actions = ["reset_second_step"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        apps = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        people: QuerySet[User] = super().get_queryset(request)
        return people.annotate(has_app=Exists(apps))

    @admin.display(description="Second step", boolean=True)
    def has_second_step(self, user: Any) -> bool:
        return bool(user.has_app)

    @admin.action(description="Reset the second step (lost phone)", permissions=["change"])
    def reset_second_step(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        """Leaves out the person's own, which they change under their account after confirming who they are."""
        people = [user for user in chosen if user != request.user and self.has_change_permission(request, user)]
        second_factor.reset_apps(people)
        for user in people:
            self.log_change(request, user, "Reset the second step.")
        number = f"{len(people)} person" if len(people) == 1 else f"{len(people)} people"
        self.message_user(request, f"The second step is reset for {number}. They set it up again when they sign in.")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only a superuser may change a superuser, because anybody who may could become one."""
        return super().has_change_permission(request, obj) and self._is_within_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._is_within_reach(request, obj)

    def _is_within_reach(self, request: HttpRequest, user: User | None) -> bool:
        return user is None or not user.is_superuser or request.user.is_superuser

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = [str(field) for field in super().get_readonly_fields(request, obj)]
        return fields if request.user.is_superuser else [*fields, "is_superuser"]


@admin.register(Group)
class GroupAdmin(PlainFields, CheckedListAdmin, auth_admin.GroupAdmin):
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        """Groups the permissions by the kind of record."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        permissions = field.queryset.order_by("content_type__app_label", "content_type__model", "codename")
        field.choices = [
            (kind.name.capitalize(), [(permission.pk, permission.name) for permission in group])
            for kind, group in groupby(permissions, lambda permission: permission.content_type)
        ]
        return field
