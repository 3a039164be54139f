"""The form that takes a trust's own template."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms


class OwnTemplateForm(forms.Form):
    file = forms.FileField(
        label="Your template",
        help_text="A Word file (.docx) of up to 5 MB, with our placeholders in it. We read it and do not keep it.",
        widget=forms.FileInput(attrs={"accept": ".docx,.dotx"}),
        allow_empty_file=True,
        error_messages={"required": "Choose your template, a Word file", "invalid": "Choose your template again"},
    )

    def __init__(self, posted: Any = None, files: Any = None) -> None:
        super().__init__(posted, files, auto_id="%s")

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout("file")
        return helper
