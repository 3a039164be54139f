"""What we told a person about their work, and which of it they want by email."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from guidance.admin.workflow.asking import render_page
from guidance.models import MailChoice, Notice
from guidance.publishing import permissions
from guidance.publishing.telling.seen import mark_seen
from guidance.refusals import methods
from guidance.rules.limits.row_keys import read_row_key

SHOWN = 100


class MailForm(forms.Form):
    wanted = forms.MultipleChoiceField(
        choices=Notice.Kind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Email me when",
        error_messages={"invalid_choice": "Choose from the list: %(value)s is not on it."},
    )

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        """Drafts to review are for those who may publish."""
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        kinds = [kind for kind in Notice.Kind.choices if may_publish or kind[0] != Notice.Kind.REVIEW]
        self.fields["wanted"].choices = kinds  # type: ignore[attr-defined]


@methods.accepts_only(*methods.READ_AND_SENT)
def show_told(request: HttpRequest) -> HttpResponse:
    """Lists what the person was told, and asks which of it they want by email."""
    if not permissions.may_do(request.user, permissions.VIEW):
        raise PermissionDenied
    person: Any = request.user
    choice = MailChoice.objects.filter(user=person).first()
    unwanted = choice.unwanted if choice else []
    form = MailForm(
        request.POST if request.method == "POST" else None,
        initial={"wanted": [kind for kind in Notice.Kind.values if kind not in unwanted]},
        may_publish=permissions.may_do(person, permissions.PUBLISH),
    )
    if form.is_bound and form.is_valid():
        offered = [kind for kind, _ in form.fields["wanted"].choices]  # type: ignore[attr-defined]
        left_out = [kind for kind in offered if kind not in form.cleaned_data["wanted"]]
        MailChoice.objects.update_or_create(user=person, defaults={"unwanted": left_out})
        messages.success(request, "Saved: you get the emails that are ticked.")
        return HttpResponseRedirect(reverse("told"))
    context = {"form": form, "notices": person.notices.all()[:SHOWN]}
    return render_page(request, "What you were told", "told/page.html", context)


@methods.accepts_only(*methods.SENT)
def see_told(request: HttpRequest) -> HttpResponse:
    """Takes from the first page what the person has seen there: all that was told up to the one that they name."""
    if not permissions.may_do(request.user, permissions.VIEW):
        raise PermissionDenied
    person: Any = request.user
    mark_seen(person, read_row_key(request.POST.get("last", "")), at=timezone.now())
    return HttpResponseRedirect(reverse("admin:index"))


show_told_page = admin.site.admin_view(show_told)
see_told_page = admin.site.admin_view(see_told)
