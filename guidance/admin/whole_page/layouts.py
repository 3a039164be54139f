"""The fields that the editor of a page shows of each kind of part. Those left out are on the part's own form."""

from dataclasses import dataclass
from typing import Any

from guidance.models import YearFact

Fieldsets = list[tuple[str | None, dict[str, Any]]]

_MORE: dict[str, tuple[str, ...]] = {
    YearFact.Subject.FUNDING: (
        "first_share",
        "first_is_up_to",
        "first_condition",
        "later_share",
        "later_is_up_to",
        "later_condition",
        "rest_paid_by",
        "caution",
    ),
    YearFact.Subject.ENTITLEMENT: ("posts", "posts_above_100_000", "limit"),
    YearFact.Subject.EMPLOYMENT: ("employer",),
}


@dataclass(frozen=True)
class PartLayout:
    """`more` are fields that start closed. `adds` is what the button that adds one says."""

    label: str
    fields: tuple[str, ...]
    more: tuple[str, ...] = ()
    has_sources: bool = True
    adds: str = ""

    @property
    def fieldsets(self) -> Fieldsets:
        own: Fieldsets = [(None, {"fields": list(self.fields)})] if self.fields else []
        return [*own, ("More about it", {"fields": list(self.more), "classes": ["collapse"]})] if self.more else own


_LAYOUTS = {
    "section": PartLayout("The answer", ("answer", "label"), ("contract_year", "checked_on")),
    "section-of-year": PartLayout("The page", ("contract_year", "checked_on"), has_sources=False),
    "statements": PartLayout(
        "Statement", ("heading", "body"), ("kind", "contract_year", "overtaken"), adds="Add a statement"
    ),
    "faq": PartLayout(
        "Question and answer",
        ("question", "answer", "label"),
        ("contract_year", "checked_on", "overtaken", "overtaken_on"),
    ),
}


def find_layout(group: str) -> PartLayout:
    name, _, subject = group.partition("facts-")
    if not name:
        more = ("reasoning", *_MORE.get(subject, ()))
        return PartLayout("The year's answer", ("answer", "body", "label"), more)
    return _LAYOUTS[group]
