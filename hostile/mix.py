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
    "search": (5, reading.search_text),
    "tool's form": (4, answering.use_tool),
    "tailoring step": (2.5, answering.tailor_step),
    "tailored file": (0.3, answering.download_tailored),
    "document check": (1.5, answering.check_reference),
    "expert's link": (1, answering.answer_as_expert),
    "account": (2.5, answering.use_account),
    "admin address": (7, editing.spoilt_admin_address),
    "admin list": (2, editing.browse_list),
    "admin suggestion": (0.3, editing.ask_suggestions),
    "admin action": (1.2, editing.run_action),
    "admin record": (1.0, editing.save_record),
    "admin step": (1.2, editing.take_step),
    "published text": (0.2, publishing.publish_text),
}

FILES: dict[str, tuple[float, Attempt]] = {
    "Word file": (35, word.upload_file),
    "YAML": (20, records.import_yaml),
    "CSV": (15, records.import_csv),
    "Markdown preview": (20, markdown.preview_markdown),
    "Markdown in a draft": (10, markdown.draft_markdown),
}


def choose_attempt(rng: Random, mix: dict[str, tuple[float, Attempt]]) -> tuple[str, Attempt]:
    """A kind of attempt and the function that makes one."""
    (kind,) = rng.choices(list(mix), [weight for weight, _ in mix.values()])
    return kind, mix[kind][1]
