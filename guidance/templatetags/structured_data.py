"""Structured data in a page: a script element of data, which browsers don't run and the security policy allows."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from guidance.presenters import structured_data

register = template.Library()

# The same as in Django's json_script: no text can then end the script element.
ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}

register.filter("breadcrumb_list", structured_data.breadcrumb_list)


@register.filter
def json_ld(said: dict[str, Any]) -> SafeString:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped on the line above
