"""Lists, tools and the pages about the site itself: what each is for, in the words that readers look for it with."""

from collections.abc import Iterator

from guidance.models.page_paths import page_path
from guidance.search.entries import Entry, Kind

# The name of the route, the title, what the page holds or does, and what else readers call it.
_PAGES = (
    (
        "role-list",
        "Roles",
        "Every role that this site holds a guide to, is compared with one, or was proposed.",
        ("which roles are there", "list of roles", "roles"),
    ),
    (
        "compare",
        "Compare roles",
        "Two to four roles side by side: what they do, qualifications, entry and bands.",
        ("comparison of roles", "differences between roles", "which roles differ", "roles side by side"),
    ),
    (
        "which-role",
        "Which role, and how to employ it",
        "Answer a few questions and see which roles fit your PCN and why.",
        (
            "which role should we hire",
            "choose a role",
            "which role fits us",
            "what role do we need",
            "which role suits our network",
            "best role for our PCN",
            "help me choose a role",
        ),
    ),
    (
        "contract",
        "The contract, and what changed",
        "The Network Contract DES by contract year, and what has changed when.",
        (
            "Network Contract DES",
            "contract years",
            "what has changed in the contract",
            "changes to the contract",
            "timeline",
        ),
    ),
    (
        "contract-compare",
        "Compare two contract years",
        "Clause by clause: words added, removed and not held.",
        (
            "compare contracts",
            "difference between contract years",
            "compare contract years",
            "changes between contracts",
        ),
    ),
    (
        "band-list",
        "Bands and pay",
        "Agenda for Change bands, pay scales by year, and the roles at each band.",
        ("pay scales", "Agenda for Change", "bands", "salaries", "pay bands", "how much does each band pay"),
    ),
    (
        "funding",
        "Who pays, by contract year",
        "Funding and reimbursement through the ARRS in each year, and the maximum.",
        (
            "funding",
            "who pays",
            "reimbursement",
            "maximum reimbursable amount",
            "reimbursement rates",
            "how much is reimbursed",
            "funding by year",
            "ARRS",
        ),
    ),
    (
        "costs",
        "What a post costs",
        "Work out the cost of a post: salary, on-costs, London, and who pays which share.",
        (
            "cost calculator",
            "on-costs",
            "employer costs",
            "cost of a post",
            "how much would a post cost",
            "cost of employing",
            "salary costs",
            "total cost",
        ),
    ),
    (
        "evidence-checklist",
        "Evidence checklist for an ARRS claim",
        "What to show when your PCN claims the money back.",
        ("ARRS claim", "evidence for a claim", "how to claim", "what to show the ICB"),
    ),
    (
        "board-paper",
        "Board paper",
        "Roles compared, cost range, clauses, risks and publications on two pages.",
        ("business case", "paper for our board", "proposal", "case for our board"),
    ),
    (
        "standards-list",
        "Standards and recommendations",
        "Regulations, service standards, competences and workforce plans.",
        ("standards", "regulations", "recommendations", "law", "statutory instruments"),
    ),
    (
        "faq-list",
        "Questions and answers",
        "Questions that were asked about the roles, by role and topic.",
        ("FAQs", "frequently asked questions", "common questions"),
    ),
    (
        "publication-list",
        "Key publications",
        "What to read on the mental health support workforce, and why each matters.",
        ("publications", "publications to support a business case", "reports", "policy papers"),
    ),
    ("figures", "Figures", "Every number with its date and how it was counted.", ("statistics", "data", "numbers")),
    (
        "job-description-list",
        "Job description templates",
        "Templates and person specifications to tailor and download.",
        (
            "job descriptions",
            "JD template",
            "person specification",
            "example job descriptions",
            "advert",
            "role profiles",
        ),
    ),
    (
        "job-description-check",
        "Check a job description",
        "Whether an old job description made here is still current.",
        (
            "is our job description still current",
            "out of date job description",
            "is our template up to date",
            "check a template",
        ),
    ),
    (
        "interview-question-list",
        "Interview questions",
        "Questions for a panel, by role, with packs to download.",
        ("interview packs", "interviews", "questions to ask candidates"),
    ),
    (
        "glossary",
        "Glossary",
        "Terms and abbreviations, what they stand for, and names that have changed.",
        ("abbreviations", "jargon", "acronyms", "glossary of abbreviations", "what words mean", "definitions"),
    ),
    (
        "source-list",
        "Sources",
        "Every document that this site rests on: who published it and when.",
        ("references", "where the information comes from", "evidence base", "source documents", "bibliography"),
    ),
    (
        "updates",
        "What changed on this site",
        "Every change to the guidance, newest first, with a feed.",
        ("news", "updates", "latest changes", "what is new"),
    ),
    (
        "open-data",
        "Open data",
        "Everything as JSON and as spreadsheets, with its sources, for programs and for Excel.",
        ("API", "spreadsheets", "CSV", "download the data", "Excel"),
    ),
    (
        "about",
        "About this site",
        "What this site is for, who runs it, and how its statements are sourced and dated.",
        ("contact", "who runs this site", "feedback", "report a mistake"),
    ),
    (
        "accessibility-statement",
        "Accessibility statement",
        "How accessible this site is, and how to report a problem.",
        ("accessibility",),
    ),
    ("privacy", "Privacy", "What this site records, and its cookies.", ("cookies", "data protection")),
)


def page_entries() -> Iterator[Entry]:
    for route, title, summary, also in _PAGES:
        yield Entry(page_path(route), Kind.PAGE, title, also=also, summary=summary)
