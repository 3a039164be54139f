"""The lists in which a record is chosen, with a link beside each to add a new one. chooser.js adds the search."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance.content import kinds
from guidance.content.kinds import Kind

# In the address of a form for a new record: the form was opened to choose the record in another form.
TO_CHOOSE = "choosing"


def write_add_link(kind: Kind) -> SafeString:
    """Opens the form in a new tab, so that what is typed in this one stays. The tab hands its draft back."""
    return format_html(
        '<a class="addlink picker-add" href="{}?{}" target="_blank" rel="opener" data-kind="{}">Add new {}'
        '<span class="visually-hidden"> (opens in a new tab)</span></a>',
        reverse(f"admin:guidance_{kind._meta.model_name}_add"),
        urlencode({TO_CHOOSE: 1}),
        kinds.get_label(kind),
        kind._meta.verbose_name,
    )


class RecordPicker(RelatedFieldWidgetWrapper):
    """Django's wrapper with its link that opens the chosen record, and with our link to add one."""

    may_add = False
    filler = SafeString("")  # a button to fill the list, where it shows only what is chosen: `shared_lists`

    @classmethod
    def around(cls, wrapper: RelatedFieldWidgetWrapper, kind: Kind, *, may_add: bool) -> "RecordPicker":
        wrapper.widget.attrs["data-kind"] = kinds.get_label(kind)
        made = cls(wrapper.widget, wrapper.rel, wrapper.admin_site, can_view_related=wrapper.can_view_related)
        made.can_add_related = made.can_change_related = made.can_delete_related = False
        made.may_add = may_add
        return made

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        shown = super().render(name, value, attrs, renderer)
        kind: Any = self.rel.model
        added = write_add_link(kind) if self.may_add else ""
        return format_html('<div class="picker-row">{}{}{}</div>', shown, self.filler, added)
