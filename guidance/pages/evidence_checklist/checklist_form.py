"""The form for an evidence checklist: who fills the post, and in which year."""

from collections.abc import Iterable

from django.http import QueryDict

from guidance.forms import post_fields, queries
from guidance.rules.choosing.suitability import weighing


class EvidenceChecklistForm(queries.QueryForm):
    role = queries.radios_field(about="who fills the post", label="Who fills the post?")
    post = queries.UnsureField(
        about="which of the contract's posts it is",
        label="Which of the contract's posts is it?",
        choices=weighing.ANSWERS[weighing.SuitabilityQuestion.POST].items(),
        help_text="If you are not sure, the checklist is for the adult post.",
    )
    year = queries.year_field()
    place = post_fields.place_field(outside=False)
    called = post_fields.name_field("Name of your PCN or of the post")

    def __init__(
        self, given: QueryDict, years: Iterable[tuple[str, str]], roles: Iterable[tuple[str, str]], *, checked: bool
    ) -> None:
        super().__init__(given, checked=checked)
        self.set_choices("year", years)
        self.set_choices("role", roles)
