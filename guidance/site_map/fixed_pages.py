"""The pages that exist whatever the content: lists, tools, and the pages about the site itself.

Each page is declared once here. Its place in the navigation, the site map, the search and the tests of every page
follow from that. A test finds pages of guidance/urls.py that are missing here.
"""

from dataclasses import dataclass

from guidance.models.page_paths import page_path


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPage:
    """`summary` says what the page has or does. `also_called` has other words that readers search for it with.

    `navigation` is its text in the navigation, blank if it isn't there. `under` is the route of the page to mark in
    the navigation instead. `found` puts it in the search, and `listed` in the site map.
    """

    route: str
    title: str
    summary: str
    also_called: tuple[str, ...] = ()
    navigation: str = ""
    under: str = ""
    found: bool = True
    listed: bool = True

    @property
    def path(self) -> str:
        return page_path(self.route)


FIXED_PAGES = (
    FixedPage(
        route="home",
        title="PCN mental health roles",
        summary="What managers ask, answered for the year; the roles, the tools, and what changed lately.",
        found=False,
    ),
    FixedPage(
        route="role-list",
        title="Roles",
        summary="Every role: those with a guide, those we compare them with, and those proposed.",
        also_called=("which roles are there", "list of roles", "roles"),
        navigation="Roles",
    ),
    FixedPage(
        route="compare",
        title="Compare roles",
        summary="Two to four roles side by side: what they do, qualifications, entry and bands.",
        also_called=("comparison of roles", "differences between roles", "which roles differ", "roles side by side"),
        under="role-list",
    ),
    FixedPage(
        route="which-role",
        title="Which role, and how to employ it",
        summary="Answer a few questions and see which roles fit your PCN and why.",
        also_called=(
            "which role should we hire",
            "choose a role",
            "which role fits us",
            "what role do we need",
            "which role suits our network",
            "best role for our PCN",
            "help me choose a role",
        ),
        under="tools",
    ),
    FixedPage(
        route="hire-list",
        title="Hire step by step",
        summary="From choosing the role to claiming the money, as one checklist to keep and print.",
        also_called=(
            "how to recruit",
            "how to hire",
            "recruitment checklist",
            "steps to recruit",
            "where do I start",
            "step by step",
        ),
        under="tools",
    ),
    FixedPage(
        route="funding",
        title="Who pays, by contract year",
        summary="Funding and reimbursement through the ARRS in each year, and the maximum.",
        also_called=(
            "funding",
            "who pays",
            "reimbursement",
            "maximum reimbursable amount",
            "reimbursement rates",
            "how much is reimbursed",
            "funding by year",
            "ARRS",
        ),
        navigation="Who pays",
    ),
    FixedPage(
        route="band-list",
        title="Bands and pay",
        summary="Agenda for Change bands, pay scales by year, and the roles at each band.",
        also_called=(
            "pay scales",
            "Agenda for Change",
            "bands",
            "salaries",
            "pay bands",
            "how much does each band pay",
        ),
        navigation="Bands and pay",
    ),
    FixedPage(
        route="costs",
        title="What a post costs",
        summary="Work out the cost of a post: salary, on-costs, London, and who pays which share.",
        also_called=(
            "cost calculator",
            "on-costs",
            "employer costs",
            "cost of a post",
            "how much would a post cost",
            "cost of employing",
            "salary costs",
            "total cost",
        ),
        navigation="What it costs",
    ),
    FixedPage(
        route="plan",
        title="Plan several posts",
        summary="What up to 40 posts cost by month, what comes back, and what is left of your allocation.",
        also_called=(
            "plan several posts",
            "plan more than one post",
            "budget for the PCN",
            "budget for several posts",
            "workforce plan for the PCN",
            "cost of the whole team",
            "how much of our ARRS allocation is left",
            "when does our allocation run out",
            "forecast ARRS spending",
        ),
        under="tools",
    ),
    FixedPage(
        route="contract",
        title="The contract, and what changed",
        summary="The Network Contract DES by contract year, and what has changed when.",
        also_called=(
            "Network Contract DES",
            "contract years",
            "what has changed in the contract",
            "changes to the contract",
            "timeline",
        ),
        navigation="Contract",
    ),
    FixedPage(
        route="contract-compare",
        title="Compare two contract years",
        summary="What changed, in a few sentences, in the facts and clause by clause.",
        also_called=(
            "compare contracts",
            "difference between contract years",
            "compare contract years",
            "changes between contracts",
        ),
        under="contract",
    ),
    FixedPage(
        route="job-description-list",
        title="Job description templates",
        summary="Templates and person specifications to tailor and download.",
        also_called=(
            "job descriptions",
            "JD template",
            "person specification",
            "example job descriptions",
            "advert",
            "role profiles",
        ),
        navigation="Job descriptions",
    ),
    FixedPage(
        route="job-description-check",
        title="Check a job description",
        summary="Whether an old job description made here is still current.",
        also_called=(
            "is our job description still current",
            "out of date job description",
            "is our template up to date",
            "check a template",
        ),
        under="job-description-list",
        listed=False,  # a form, whose answer is made afresh each time
    ),
    FixedPage(
        route="tools",
        title="Tools",
        summary="Choose a role, work out its cost, put it to your board, and write the job description.",
        also_called=("tools", "calculators", "downloads", "what can I do here"),
        navigation="Tools",
    ),
    FixedPage(
        route="interview-question-list",
        title="Interview questions",
        summary="Questions for a panel, by role, with packs to download.",
        also_called=("interview packs", "interviews", "questions to ask candidates"),
        under="tools",
    ),
    FixedPage(
        route="evidence-checklist",
        title="Evidence checklist for an ARRS claim",
        summary="What to show when your PCN claims the money back.",
        also_called=("ARRS claim", "evidence for a claim", "how to claim", "what to show the ICB"),
        under="tools",
    ),
    FixedPage(
        route="agreement-checklist",
        title="Agreement checklist",
        summary="What your PCN and the mental health provider settle for a post, point by point.",
        also_called=(
            "local service agreement",
            "agreement with the provider",
            "what to agree with the trust",
            "service level agreement",
            "memorandum of understanding",
        ),
        under="tools",
    ),
    FixedPage(
        route="board-paper",
        title="Board paper",
        summary="Roles compared, cost range, clauses, risks and publications on three pages at most.",
        also_called=("business case", "paper for our board", "proposal", "case for our board"),
        under="tools",
    ),
    FixedPage(
        route="standards-list",
        title="Standards and recommendations",
        summary="Regulations, service standards, competences and workforce plans.",
        also_called=("standards", "regulations", "recommendations", "law", "statutory instruments"),
    ),
    FixedPage(
        route="faq-list",
        title="Questions and answers",
        summary="Questions that were asked about the roles, by role and topic.",
        also_called=("FAQs", "frequently asked questions", "common questions"),
    ),
    FixedPage(
        route="publication-list",
        title="Key publications",
        summary="What to read on the mental health support workforce, and why each matters.",
        also_called=("publications", "publications to support a business case", "reports", "policy papers"),
    ),
    FixedPage(
        route="figures",
        title="Figures",
        summary="Every number with its date and how it was counted.",
        also_called=("statistics", "data", "numbers"),
    ),
    FixedPage(
        route="glossary",
        title="Glossary",
        summary="Terms and abbreviations, what they stand for, and names that have changed.",
        also_called=(
            "abbreviations",
            "jargon",
            "acronyms",
            "glossary of abbreviations",
            "what words mean",
            "definitions",
        ),
    ),
    FixedPage(
        route="source-list",
        title="Sources",
        summary="Every document that this site is based on: who published it and when.",
        also_called=(
            "references",
            "where the information comes from",
            "evidence base",
            "source documents",
            "bibliography",
        ),
    ),
    FixedPage(
        route="updates",
        title="What changed on this site",
        summary="Every change to the guidance, newest first, with a feed.",
        also_called=("news", "updates", "latest changes", "what is new"),
    ),
    FixedPage(
        route="open-data",
        title="Open data",
        summary="Everything as JSON and as spreadsheets, with its sources, for programs and for Excel.",
        also_called=("API", "spreadsheets", "CSV", "download the data", "Excel"),
    ),
    FixedPage(
        route="about",
        title="About this site",
        summary="What this site is for, who runs it, and how its statements are sourced and dated.",
        also_called=("contact", "who runs this site", "feedback", "report a mistake"),
    ),
    FixedPage(
        route="not-covered",
        title="What is not covered",
        summary="Subjects that this site leaves to others, and who to ask about each.",
        also_called=("not covered", "what is missing", "who else to ask", "other subjects", "out of scope"),
    ),
    FixedPage(
        route="accessibility-statement",
        title="Accessibility statement",
        summary="How accessible this site is, and how to report a problem.",
        also_called=("accessibility",),
    ),
    FixedPage(
        route="privacy",
        title="Privacy",
        summary="What this site records, and its cookies.",
        also_called=("cookies", "data protection"),
    ),
    FixedPage(route="search", title="Search", summary="Everything on this site, by question or by word.", found=False),
)
