from guidance.models.page_paths import page_path
from guidance.presenters.links import Link


def list_tools() -> list[Link]:
    """In the order in which a post is filled."""
    return [
        Link("Find which role fits", page_path("which-role"), note="A few questions, and why each role fits or not"),
        Link("Work out what a post costs", page_path("costs"), note="By band, hours and place, with every step"),
        Link("Write a job description", page_path("job-description-list"), note="Templates to tailor and download"),
        Link("Prepare interviews", page_path("interview-question-list"), note="Questions, and packs for the panel"),
        Link("Make an evidence checklist", page_path("evidence-checklist"), note="What to show for an ARRS claim"),
        Link("Make a board paper", page_path("board-paper"), note="Roles, costs and risks on two pages"),
        Link("Compare roles", page_path("compare"), note="Two to four side by side, as a page or a spreadsheet"),
    ]
