"""What a reader can do here, in the order in which a post is filled."""

from guidance.presenters.links import Link
from guidance.site_map.fixed_pages import FIXED_PAGES

TOOLS = (
    "hire-list",
    "which-role",
    "compare",
    "costs",
    "plan",
    "board-paper",
    "agreement-checklist",
    "job-description-list",
    "job-description-check",
    "interview-question-list",
    "evidence-checklist",
    "contract-compare",
)


def list_tools() -> list[Link]:
    pages = {page.route: page for page in FIXED_PAGES}
    return [Link(pages[route].title, pages[route].path, note=pages[route].summary) for route in TOOLS]
