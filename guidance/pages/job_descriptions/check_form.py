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
        help_text="The line at the foot of each page, such as: MHP-B6 3f2a91c4 · 2021/22 · B14.2 · 21 November 2026",
    )
    file = forms.FileField(
        label="Or upload the Word file",
        required=False,
        allow_empty_file=True,
        help_text="A .docx file that you downloaded here. It is read and let go: it is not kept.",
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
