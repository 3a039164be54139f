"""The routes that are no page of the site map, files apart: what a page answers or asks for on the way."""

ANSWERS = "what a form answers"
FOR_PROGRAMS = "for programs"
BY_LINK = "shown to whoever was sent the link"

# The route, and why it is no page.
OTHER_ROUTES = {
    "which-role-answer": ANSWERS,
    "tailor": ANSWERS,
    "own-template": ANSWERS,
    "vacancy-form": ANSWERS,
    "plan-claims": ANSWERS,
    "plan-file": ANSWERS,
    "search-suggestions": ANSWERS,
    "updates-feed": FOR_PROGRAMS,
    "role-updates-feed": FOR_PROGRAMS,
    "shared-preview": BY_LINK,
    "expert-answer": BY_LINK,
}
# Those that a reader sees as a page, with the page whose place in the navigation is marked on it.
UNDER = {
    "which-role-answer": "tools",
    "tailor": "job-description-list",
    "own-template": "job-description-list",
    "vacancy-form": "job-description-list",
    "plan-claims": "tools",
    "plan-file": "tools",
}
