"""The routes that are not pages in the site map: files, answers to forms, feeds and pages shared by link."""

FILES = "a file that a page leads to"
ANSWERS = "what a form answers"
FOR_PROGRAMS = "for programs"
BY_LINK = "shown to whoever was sent the link"

# The route, and why it is not in the site map.
OTHER_ROUTES = {
    "compare-csv": FILES,
    "contract-compare-csv": FILES,
    "cost-docx": FILES,
    "cost-pdf": FILES,
    "cost-csv": FILES,
    "board-paper-docx": FILES,
    "board-paper-pdf": FILES,
    "evidence-checklist-docx": FILES,
    "evidence-checklist-pdf": FILES,
    "job-description-docx": FILES,
    "job-description-pdf": FILES,
    "tailored-docx": FILES,
    "tailored-pdf": FILES,
    "hiring-pack": FILES,
    "interview-pack-docx": FILES,
    "interview-pack-pdf": FILES,
    "panel-sheet-docx": FILES,
    "panel-sheet-pdf": FILES,
    "which-role-answer": ANSWERS,
    "tailor": ANSWERS,
    "search-suggestions": ANSWERS,
    "updates-feed": FOR_PROGRAMS,
    "role-updates-feed": FOR_PROGRAMS,
    "sitemap": FOR_PROGRAMS,
    "robots": FOR_PROGRAMS,
    "shared-preview": BY_LINK,
    "expert-answer": BY_LINK,
}
# Those that readers see as a page, with the page to mark in the navigation.
UNDER = {"which-role-answer": "role-list", "tailor": "job-description-list"}
