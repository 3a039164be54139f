"""An outside expert's answer on a draft: a name, a verdict, and comments by part of the page."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from guidance.forms.fields import LineField
from guidance.models import ExpertAnswer

LONGEST_COMMENT = 5_000


class ExpertForm(forms.Form):
    """`parts` are the page's headings. Each has a comment field named by its place in the list."""

    revision = forms.Field(required=False, widget=forms.HiddenInput)  # any text: it is only compared
    name = LineField(
        about="Your name",
        label="Your name, and what you do",
        help_text="We keep it with your answer, so that editors know who it is from.",
        optional=False,
        max_length=200,
    )
    verdict = forms.ChoiceField(
        label="What do you think of it?",
        choices=ExpertAnswer.Verdict,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is right, or needs changes"},
    )

    def __init__(self, posted: Any = None, *, parts: Sequence[str], revision: int) -> None:
        super().__init__(posted, auto_id="%s", initial={"revision": revision})
        self.parts = parts
        for number, part in enumerate(parts):
            self.fields[f"comment-{number}"] = forms.CharField(
                label=f"Comment on: {part}",
                required=False,
                max_length=LONGEST_COMMENT,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"max_length": f"Make the comment on {part} 5,000 characters or fewer"},
            )

    def comments(self) -> dict[str, str]:
        return {part: self.cleaned_data.get(f"comment-{number}", "") for number, part in enumerate(self.parts)}

    def opened_again(self, revision: int) -> None:
        """Keep what was typed, but send it next time for the draft as it is now."""
        self.data = {**self.data.dict(), "revision": str(revision)}  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        comments = [f"comment-{number}" for number in range(len(self.parts))]
        helper.layout = Layout("revision", "name", "verdict", *comments)
        return helper
