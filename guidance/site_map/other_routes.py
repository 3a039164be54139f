"""The routes that are no page of the site map, files apart: what a page answers or asks for on the way."""

ANSWERS = "what a form answers"
FOR_PROGRAMS = "for programs"
BY_LINK = "shown to whoever was sent the link"

# The route, and why it is no page.
OTHER_ROUTES = {
    "which-role-answer": ANSWERS,
    "tailor": ANSWERS,
    "search-suggestions": ANSWERS,
    "updates-feed": FOR_PROGRAMS,
    "role-updates-feed": FOR_PROGRAMS,
    "shared-preview": BY_LINK,
    "expert-answer": BY_LINK,
}
# Those that a reader sees as a page, with the page whose place in the navigation is marked on it.
UNDER = {"which-role-answer": "tools", "tailor": "job-description-list"}
