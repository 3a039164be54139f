"""The fields that the editor of a page shows of each kind of part. Those left out are on the part's own form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guidance import models
from guidance.content.kinds import Kind
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
    """`more` are fields that start closed. `adds` is what the button that adds one says.

    `rows` are the kinds of rows that are on the page, with what the button that adds one says. None means its sources.
    """

    label: str
    fields: tuple[str, ...]
    more: tuple[str, ...] = ()
    rows: Mapping[Kind, str] | None = None
    adds: str = ""

    def shows(self, kind: Kind) -> bool:
        return self.rows is None or kind in self.rows

    def get_adder(self, kind: Kind) -> str:
        return self.rows[kind] if self.rows else "Add a source"

    @property
    def fieldsets(self) -> Fieldsets:
        own: Fieldsets = [(None, {"fields": list(self.fields)})] if self.fields else []
        return [*own, ("More about it", {"fields": list(self.more), "classes": ["collapse"]})] if self.more else own


_LAYOUTS = {
    "section": PartLayout("The answer", ("answer", "label"), ("contract_year", "checked_on")),
    "section-of-year": PartLayout("The page", ("contract_year", "checked_on"), rows={}),
    "role": PartLayout(
        "The role", ("name", "summary"), ("abbreviation", "kind"), rows={models.RoleName: "Add another name"}
    ),
    "role-without-guide": PartLayout(
        "The role",
        ("name", "summary"),
        ("abbreviation", "kind"),
        rows={models.RoleAspect: "Add what a source says", models.RoleBand: "Add a band"},
    ),
    "terms": PartLayout(
        "Term",
        ("term", "abbreviation", "definition", "source", "locator"),
        ("expand", "replaced_by", "replaced_on", "replaced_precision", "replacement_note"),
    ),
    "job-description": PartLayout(
        "The template",
        (
            "title",
            "purpose",
            "employer_note",
            "reports_to",
            "supervision",
            "working_relationships",
            "registration",
            "safeguarding",
            "equality",
            "advert",
        ),
        ("serves", "is_training", "checked_on"),
    ),
    "duties": PartLayout("Duty", ("group", "text", "source", "locator"), ("optional", "post_for"), adds="Add a duty"),
    "criteria": PartLayout(
        "Criterion", ("group", "text", "weight", "assessment", "source", "locator"), adds="Add a criterion"
    ),
    "shared-sections": PartLayout("Section that other templates have too", ("heading", "text", "source", "locator")),
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
