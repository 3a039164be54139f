"""The form that takes what to check: the reference in a document's footer, or the Word file."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from guidance.forms.fields import LineField


class CheckForm(forms.Form):
    reference = LineField(
        about="Reference",
        label="Paste the reference",
        help_text="The code at the foot of each page, such as MHP-B6/211126, or the whole line of an older file.",
    )
    file = forms.FileField(
        label="Or upload the Word file",
        required=False,
        allow_empty_file=True,
        help_text="A .docx file that you downloaded here. We read it and do not keep it.",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )

    def __init__(self, posted: Any = None, files: Any = None) -> None:
        super().__init__(posted, files, auto_id="%s")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("reference") and not cleaned.get("file"):
            self.add_error("reference", ValidationError("Paste the reference, or upload the Word file"))
        return cleaned

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout("reference", "file")
        return helper
