"""The form that asks who keeps records right, and when to check them."""

from typing import Any

from django import forms
from django.contrib.auth.models import User

from guidance.admin.workflow.forms import DAYS


class AssignForm(forms.Form):
    """For one record or several. Each gets the same owner, deputy and day."""

    owner = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="Nobody", label="Owner")
    deputy = forms.ModelChoiceField(
        User.objects.none(),
        required=False,
        empty_label="Nobody",
        label="Deputy",
        help_text="Is reminded as well from the second week on.",
    )
    review_on = forms.DateField(
        input_formats=DAYS,
        required=False,
        label="When to check it next",
        help_text="As day, month and year: 1/4/2027 or 1 April 2027.",
        error_messages={"invalid": "Write the day as day, month and year: 1/4/2027 or 1 April 2027."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name in ("owner", "deputy"):
            self.fields[name].queryset = User.objects.filter(is_active=True, is_staff=True)  # type: ignore[attr-defined]
