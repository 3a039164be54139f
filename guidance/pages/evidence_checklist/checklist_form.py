"""What an evidence checklist is for."""

from collections.abc import Iterable

from django.http import QueryDict

from guidance.forms.post_fields import (
    name_field,
    place_field,
)
from guidance.forms.queries import QueryForm, radios, year_field


class EvidenceChecklistForm(QueryForm):
    role = radios(about="who fills the post", label="Who fills the post?")
    year = year_field()
    place = place_field(outside=False)
    called = name_field("Name of your PCN or of the post")

    def __init__(
        self, given: QueryDict, years: Iterable[tuple[str, str]], roles: Iterable[tuple[str, str]], *, checked: bool
    ) -> None:
        super().__init__(given, checked=checked)
        self.choose("year", years)
        self.choose("role", roles)
