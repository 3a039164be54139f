"""Which attempts are made, and how often: cheap ones most."""

from collections.abc import Callable
from random import Random

from hostile.files import markdown, records, word
from hostile.requests import answering, editing, publishing, reading
from hostile.visits import Visit

Attempt = Callable[[Random, Visit], None]

REQUESTS: dict[str, tuple[float, Attempt]] = {
    "address, spoilt": (42, reading.spoilt_address),
    "headers": (9, reading.odd_headers),
    "method": (7, reading.odd_method),
    "query": (7, reading.odd_query),
    "open data": (11, reading.open_data),
    "search": (5, reading.searching),
    "tool's form": (4, answering.a_tool),
    "tailoring step": (2.5, answering.tailoring),
    "tailored file": (0.3, answering.tailored_file),
    "document check": (1.5, answering.document_check),
    "expert's link": (1, answering.expert),
    "account": (2.5, answering.account),
    "admin address": (7, editing.spoilt_admin_address),
    "admin list": (2, editing.a_list),
    "admin suggestion": (0.3, editing.a_suggestion),
    "admin action": (1.2, editing.an_action),
    "admin record": (1.0, editing.a_record),
    "admin step": (1.2, editing.a_step),
    "published text": (0.2, publishing.published_text),
}

FILES: dict[str, tuple[float, Attempt]] = {
    "Word file": (35, word.checked_file),
    "YAML": (20, records.imported_yaml),
    "CSV": (15, records.imported_csv),
    "Markdown preview": (20, markdown.previewed),
    "Markdown in a draft": (10, markdown.drafted),
}


def chosen(rng: Random, mix: dict[str, tuple[float, Attempt]]) -> tuple[str, Attempt]:
    """A kind of attempt and the function that makes one."""
    (kind,) = rng.choices(list(mix), [weight for weight, _ in mix.values()])
    return kind, mix[kind][1]
