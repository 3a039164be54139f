"""Structured data as it stands in a page: a block of data, which no browser runs and the policy lets be."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from guidance.presenters import structured_data

register = template.Library()

# As Django's own json_script writes them: no text of the content can then end the element that it stands in.
ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}

register.filter("breadcrumb_list", structured_data.breadcrumb_list)


@register.filter
def json_ld(said: dict[str, Any]) -> SafeString:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped on the line above
