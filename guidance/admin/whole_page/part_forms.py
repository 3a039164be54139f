"""The forms of a page's parts: those of the single editors, with fewer fields, on rows that have the drafts applied."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import AdminForm
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpRequest, QueryDict

from guidance.admin.choosing.shared_lists import SharedLists
from guidance.admin.default_slugs import NAMES, make_slug
from guidance.admin.fixed_names import FixedNameFormSet
from guidance.admin.posted_rows import Names
from guidance.admin.whole_page.parts import PagePart
from guidance.content.kinds import Kind
from guidance.models import ContentModel
from guidance.publishing.drafting import snapshots

MOST_MADE_SLUGS = 100


@dataclass
class PartForms:
    """What is shown of one part. `names` are those of its rows, for `posted_rows`."""

    instance: ContentModel
    form: Any
    formsets: list[Any]
    admin_form: AdminForm
    names: Names

    @property
    def made_rows(self) -> str:
        return json.dumps(self.names) if self.names else ""

    @property
    def is_valid(self) -> bool:
        return self.form.is_valid() and all(formset.is_valid() for formset in self.formsets)

    @property
    def title(self) -> str:
        return str(self.instance)

    def list_errors(self) -> Iterator[tuple[str, str]]:
        """Each with the id of its field, or blank."""
        for form in [self.form, *(each for formset in self.formsets for each in formset.forms)]:
            for name, said in form.errors.items():
                place = form[name].id_for_label if name in form.fields else ""
                yield from ((f"{form[name].label}: {text}" if place else str(text), place) for text in said)
        for formset in self.formsets:
            yield from ((str(text), f"{formset.prefix}-group") for text in formset.non_form_errors())

    def show_no_errors(self) -> None:
        """For a page that is shown again because something was moved, and not sent to be saved."""
        self.form._errors = ErrorDict()  # noqa: SLF001  Django has no other way
        for formset in self.formsets:
            formset._non_form_errors = ErrorList()  # noqa: SLF001
            formset._errors = [ErrorDict() for _ in formset.forms]  # noqa: SLF001
            for form in formset.forms:
                form._errors = ErrorDict()  # noqa: SLF001

    def save(self, order: int | None) -> snapshots.Snapshot:
        """Writes the rows, and gives what is in them. The caller rolls them back."""
        if order is not None:
            self.instance.order = order  # type: ignore[attr-defined]
        if self.instance.pk is None:
            self._make_slug()
        self.form.save()
        for formset in self.formsets:
            formset.save()
        found = snapshots.read_live_snapshot(type(self.instance), self.instance.pk)
        assert found is not None  # noqa: S101  it was written just now
        return found

    def _make_slug(self) -> None:
        """An anchor of its own among the parts of its page."""
        record: Any = self.instance
        parent = next(path.partition("__")[0] for path in record.NATURAL_KEY if "__" in path)
        beside = type(record).objects.filter(**{parent: getattr(record, f"{parent}_id")})
        taken = set(beside.values_list("slug", flat=True))
        longest = record._meta.get_field("slug").max_length
        slug = make_slug(type(record), self.form.cleaned_data, longest - 4) or "part"
        record.slug = next(
            made
            for number in range(1, MOST_MADE_SLUGS)
            if (made := slug if number == 1 else f"{slug}-{number}") not in taken
        )


class RowsReadAtOnce(FixedNameFormSet):
    """Has the rows that were read with those of all other parts."""

    def get_queryset(self) -> QuerySet[Any]:
        if self.instance.pk is None:
            return super().get_queryset()
        rows: QuerySet[Any] = getattr(self.instance, self.fk.remote_field.get_accessor_name()).all()
        return rows


class FormBuilder:
    """Builds the forms of all parts of a page. Their classes are made once for each kind of part."""

    def __init__(self, request: HttpRequest, sent: QueryDict | None, lists: SharedLists) -> None:
        self.request, self.sent, self.lists = request, sent, lists
        self.classes: dict[str, tuple[Any, list[tuple[Any, Any]]]] = {}

    def build(
        self, part: PagePart, record: ContentModel | None, live: snapshots.Snapshot | None, names: Names
    ) -> PartForms:
        """`record` is the part's row, or None for a new one."""
        instance: ContentModel = record or part.group.kind(**{f"{part.group.whole}_id": part.group.row})
        form_class, formset_classes = self._get_classes(part, instance)
        sent = None if part.is_fresh else self.sent
        form = form_class(sent, instance=instance, prefix=part.code)
        form.live = live
        if part.is_fresh:
            form.fields[part.layout.fields[0]].widget.attrs["autofocus"] = True
        if part.is_new:
            name = next(each for each in NAMES if each in form.fields)
            form.fields[name].required = True
        formsets = []
        for inline, formset_class in formset_classes:
            prefix = f"{part.code}-{formset_class.get_default_prefix()}"
            formset = formset_class(sent, instance=instance, prefix=prefix)
            formset.live = live
            formset.names = inline.verbose_name, inline.verbose_name_plural
            formset.adder = part.layout.get_adder(inline.model)
            if sent is None and instance.pk and formset.initial_form_count():
                formset.extra = 0
            formsets.append(formset)
        self._share_lists(part, form, formsets)
        model_admin = _get_admin(part.group.kind)
        admin_form = AdminForm(form, part.layout.fieldsets, {}, model_admin=model_admin)
        return PartForms(instance, form, formsets, admin_form, names)

    def read_rows(self, parts: Iterable[PagePart], records: Mapping[str, ContentModel]) -> None:
        """Reads the rows of all parts, in a query for each kind of row."""
        of_kind: dict[tuple[Kind, Any], list[ContentModel]] = {}
        for part in parts:
            for inline in _get_admin(part.group.kind).inlines if part.code in records else ():
                if part.layout.shows(inline.model):
                    of_kind.setdefault((part.group.kind, inline), []).append(records[part.code])
        for (kind, inline_class), held in of_kind.items():
            inline = inline_class(kind, admin.site)
            named = inline.model._meta.get_field(snapshots.CHILDREN[inline.model]).remote_field.get_accessor_name()
            prefetch_related_objects(held, Prefetch(named, inline.get_queryset(self.request)))

    def _share_lists(self, part: PagePart, form: Any, formsets: list[Any]) -> None:
        """Whoever added a part or a source chooses it next, so those lists are whole."""
        self.lists.share(form, fills=part.is_fresh)
        for formset in formsets:
            last = len(formset.forms) - 1
            for number, row in enumerate(formset.forms):
                _share_help(row, formset.forms[0])
                self.lists.share(row, fills=part.is_fresh or (part.fresh_rows == formset.prefix and number == last))

    def _get_classes(self, part: PagePart, instance: ContentModel) -> tuple[Any, list[tuple[Any, Any]]]:
        if part.group.name not in self.classes:
            model_admin, layout = _get_admin(part.group.kind), part.layout
            fields = [*layout.fields, *layout.more]
            form = model_admin.get_form(self.request, instance, change=True, fields=fields)
            inlines = [
                inline
                for inline in model_admin.get_inline_instances(self.request, instance)
                if layout.shows(inline.model)
            ]
            formsets = [
                (inline, inline.get_formset(self.request, instance, formset=RowsReadAtOnce)) for inline in inlines
            ]
            self.classes[part.group.name] = form, formsets
        return self.classes[part.group.name]


def _share_help(row: Any, first: Any) -> None:
    """The help on a field is on the page once for all the rows of a list, in the first."""
    for name, field in row.fields.items():
        if field.help_text and row is not first:
            field.widget.attrs["aria-describedby"] = f"{first[name].auto_id}_helptext"
            field.help_text = ""


def _get_admin(kind: Kind) -> Any:
    return admin.site.get_model_admin(kind)
