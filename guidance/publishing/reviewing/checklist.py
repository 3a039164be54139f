"""What must be put right before a draft may go to review, with the form field of each point."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from guidance.content import kinds
from guidance.content.checks import (
    abbreviations,
    amounts,
    answers,
    asked,
    citations,
    locators,
    markdown,
    openings,
    phrases,
    prose,
    raw_html,
    reading_ease,
    said_missing,
    short_titles,
    stated_amounts,
)
from guidance.content.checks.addresses import links, redirects
from guidance.content.checks.addresses.pages import Pages
from guidance.content.kinds import Key, Kind
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.content.saving import constraint_problems
from guidance.models import ContentModel, ContractYear, Edition, LinkCheck, Section, Statement
from guidance.publishing import fixed_names
from guidance.publishing.drafting import snapshots
from guidance.publishing.drafting.applying import apply_temporarily
from guidance.publishing.drafting.context import collect_changes
from guidance.publishing.drafting.draft_content import DraftContent
from guidance.publishing.drafting.roots import kind_of
from guidance.publishing.errors import CannotApplyError
from guidance.publishing.going_live.removals import explain_refused_removal

CHECKS: tuple[Callable[[DraftContent], Iterator[Problem]], ...] = (
    citations.find_unsourced,
    citations.find_one_sided,
    locators.find_lost,
    short_titles.find_long,
    short_titles.find_shared,
    answers.find_doubled_or_missing,
    answers.find_unlabelled,
    answers.find_hiding_an_answer,
    answers.find_showing_nothing,
    answers.find_unsupported,
    abbreviations.find_unknown,
    amounts.find_overlapping,
    asked.find_shared,
    said_missing.find_contradicted,
    stated_amounts.find_differing,
    stated_amounts.find_sentences_against,
    phrases.find_refused,
    phrases.find_absence_stated,
    openings.find_long_ledes,
    openings.find_second_important,
    markdown.find_unreadable,
    raw_html.find_raw,
    reading_ease.find_long_paragraphs,
    reading_ease.find_long_sentences,
    redirects.find_lost_readers,
)

_YEAR = re.compile(r"\b20\d\d/\d\d\b")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(")


@dataclass(frozen=True)
class ChecklistPoint:
    """One thing to put right. `field` is the id of an element of the form, or blank if no one field is to blame.

    `other` is the address where the record that it clashes with is opened, and `opens` what that link says.
    """

    message: str
    field: str = ""
    other: str = ""
    opens: str = ""


def find_open_points(edition: Edition, day: date) -> list[ChecklistPoint]:
    """The points that keep the draft from review, in the order of the form."""
    if edition.withdraws:
        refusal = explain_refused_removal(edition.root)
        return [ChecklistPoint(refusal)] if refusal else []
    names = fixed_names.find_refused(edition)
    try:
        with apply_temporarily(collect_changes(edition)) as rows:
            return list(dict.fromkeys(_Checklist(edition, rows[edition.root_id], day).points(names)))
    except CannotApplyError as error:
        return [ChecklistPoint(reason) for reason in error.reasons]


def find_points_together(editions: Sequence[Edition], day: date) -> dict[int, list[ChecklistPoint]]:
    """What `find_open_points` finds for each draft of one release, which is applied once for all of them."""
    names = {edition.pk: fixed_names.find_refused(edition) for edition in editions}
    found = {edition.pk: find_open_points(edition, day) for edition in editions if edition.withdraws}
    try:
        with apply_temporarily(collect_changes(editions[0])) as rows:
            read: dict[Kind, list[Record]] = {}
            for edition in (each for each in editions if not each.withdraws):
                checklist = _Checklist(edition, rows[edition.root_id], day, read)
                found[edition.pk] = list(dict.fromkeys(checklist.points(names[edition.pk])))
            return found
    except CannotApplyError:
        return {edition.pk: find_open_points(edition, day) for edition in editions}


class _Checklist:
    """Use this while the draft is applied to the rows: it reads them back, with records by the names of today."""

    def __init__(self, edition: Edition, row: int, day: date, read: dict[Kind, list[Record]] | None = None) -> None:
        self.edition, self.kind = edition, kind_of(edition.root)
        applied = snapshots.read_live(self.kind, [row])[row]
        self.snapshot = applied.snapshot
        self.rows = {(record.kind, record.key): pk for pk, record in applied.held.values()}
        self.content = DraftContent(self.snapshot, read)
        self.instance: ContentModel = self.kind.objects.get(pk=row)
        self.children: dict[Kind, list[ContentModel]] = {
            child: list(child.objects.filter(**{snapshots.CHILDREN[child]: row}))
            for child in snapshots.child_kinds(self.kind)
        }
        self.day = day

    def points(self, names: Iterable[fixed_names.RefusedChange]) -> Iterator[ChecklistPoint]:
        for one in names:
            yield ChecklistPoint(one.message, f"id_{one.field}" if one.field else f"{prefix_of(one.kind)}-group")
        yield from self._check_row(self.instance, "id_")
        for child, rows in self.children.items():
            for place, row in enumerate(rows):
                yield from self._check_row(row, f"id_{prefix_of(child)}-{place}-")
        checked = (problem for check in CHECKS for problem in check(self.content))
        dead = links.find_dead(self.content, Pages(failing_are_missing=True))
        for problem in [*checked, *dead, *self._check_dates(), *self._check_years(), *self._check_pictures()]:
            name = self.content.own_named(problem)
            if name is not None and not problem.is_warning:
                said = f"{problem.wrong} {problem.remedy}".strip()
                yield ChecklistPoint(said, self._field_id(name, problem.field), *_link_to(problem.other))
        yield from self._check_other_sites()

    def _check_row(self, row: ContentModel, prefix: str) -> Iterator[ChecklistPoint]:
        """What the model's own rules and constraints ask for."""
        try:
            row.clean_fields()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                yield ChecklistPoint(f"{label_field(type(row), name)}: {' '.join(messages)}", f"{prefix}{name}")
            return
        for wrong, remedy, name in constraint_problems(row):
            yield ChecklistPoint(f"{wrong} {remedy}".strip(), f"{prefix}{name}" if name else "")

    def _check_dates(self) -> Iterator[Problem]:
        for record in self.snapshot:
            checked_on = record.fields.get("checked_on")
            if checked_on and checked_on > self.day:
                wrong = "The day on which it was checked has not come yet."
                yield self.content.build_problem(record, wrong, "Give the day on which you checked it.", "checked_on")

    def _check_years(self) -> Iterator[Problem]:
        """Prose that begins to name a contract year, in a record that has a field for its year and leaves it blank.

        What was live before may name several, and whoever changes a word of it cannot know which it is for.
        """
        held = {str(year) for year in ContractYear.objects.all()}
        for record in self.snapshot:
            if "contract_year" not in kinds.get_fields(record.kind) or self._year_of(record):
                continue
            named = _list_years_named(record) & held
            if named and (begun := named - self._list_years_before()):
                wrong = f"It is about {min(begun)}, and does not say which contract year it is for."
                yield self.content.build_problem(record, wrong, "Choose its contract year.", "contract_year")

    def _list_years_before(self) -> set[str]:
        """Those that the draft's records named already when it was begun, and had no contract year."""
        base = snapshots.Snapshot.read(self.edition.base.snapshot) if self.edition.base else ()
        without = [record for record in base if not record.fields.get("contract_year")]
        return {year for record in without for year in _list_years_named(record)}

    def _year_of(self, record: Record) -> object:
        """The record's own year, or for a statement its page's."""
        if record.kind is Statement and isinstance(self.instance, Statement):
            section: Section = self.instance.section
            return record.fields.get("contract_year") or section.contract_year_id
        return record.fields.get("contract_year")

    def _check_pictures(self) -> Iterator[Problem]:
        for record in self.snapshot:
            for field, text in prose.list_own_words(record):
                for alt in _PICTURE.findall(text):
                    if not alt.strip():
                        wrong = "A picture has no alt text."
                        yield self.content.build_problem(record, wrong, "Say in the brackets what it shows.", field)

    def _check_other_sites(self) -> Iterator[ChecklistPoint]:
        """Links to other sites, and a source's own address, that were dead when last checked."""
        places: dict[str, tuple[Kind, Key, str]] = {}
        for record in self.snapshot:
            for field, text in prose.list_all_words(record):
                for passage in prose.split_passages(text):
                    places |= dict.fromkeys(passage.links, (record.kind, record.key, field))
            if record.fields.get("address"):
                places[record.fields["address"]] = (record.kind, record.key, "address")
        for check in LinkCheck.objects.for_addresses(places).dead():
            kind, key, field = places[check.address]
            yield ChecklistPoint(
                f"The link {check.address} is dead. {check.what_to_do}", self._field_id((kind, key), field)
            )

    def _field_id(self, name: tuple[Kind, Key], field: str) -> str:
        """The id of a field of the form, or of the group of children if the record lacks a child."""
        kind, _ = name
        if kind is self.kind:
            if field or not self.children:
                return f"id_{field}" if field else ""
            return f"{prefix_of(next(iter(self.children)))}-group"
        place = [row.pk for row in self.children[kind]].index(self.rows[name])
        prefix = f"{prefix_of(kind)}-{place}"
        return f"id_{prefix}-{field}" if field else prefix


def _list_years_named(record: Record) -> set[str]:
    return {year for _, text in prose.list_own_words(record) for year in _YEAR.findall(text)}


def _link_to(record: Record | None) -> tuple[str, str]:
    """Where a record is opened in the admin, and what the link says."""
    if record is None:
        return "", ""
    row = record.kind.objects.get_by_natural_key(*record.key)
    return reverse(
        f"admin:guidance_{row._meta.model_name}_change", args=[row.pk]
    ), f"Open {row._meta.verbose_name}: {row}"


def prefix_of(child: Kind) -> str:
    """The prefix of the fields of a root's children in the form, the same as that of Django's inline formsets."""
    parent: Any = child._meta.get_field(snapshots.CHILDREN[child])
    return str(parent.remote_field.get_accessor_name())


def label_field(kind: type[models.Model], name: str) -> str:
    text = str(kind._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return text[:1].upper() + text[1:]
