"""Fields that few readers fill in, folded until there is something in them."""

from typing import Any

from crispy_forms.layout import Fieldset
from crispy_forms.utils import TEMPLATE_PACK
from django.template.loader import render_to_string

from guidance.forms.queries import QueryForm


class FoldedFields(Fieldset):
    """Open where a field is answered, or wrong, or is one that the sum still needs (the form's `wanted`)."""

    def render(self, form: QueryForm, context: Any, template_pack: Any = TEMPLATE_PACK, **kwargs: Any) -> str:
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        is_open = any(_has_something(form, name) for name in self.fields)
        template = f"{template_pack}/layout/folded_fieldset.html"
        return render_to_string(template, {"legend": self.legend, "fields": fields, "is_open": is_open})


def _has_something(form: QueryForm, name: str) -> bool:
    value, usual = form[name].value(), form.first.get(name, "")
    answered = any(value) if isinstance(value, list) else value not in (None, "", usual)
    return answered or name in form.errors or name in form.wanted
