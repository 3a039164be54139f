"""The list on a release's page of what the contract year that it starts still lacks, with links to add each."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from guidance import models
from guidance.admin.drafting import draft_address
from guidance.admin.links import change_address
from guidance.content.records import key_json
from guidance.publishing.new_year import missing, rates, resting
from guidance.publishing.new_year.missing import AskedAgain
from guidance.publishing.new_year.year_drafts import YearDrafts, read_year_drafts

COUNTED: list[tuple[str, type[models.Milestone | models.ContractChange], str, str]] = [
    ("Changes from the year before", models.ContractChange, "contractchange", "Add a sentence for the comparison"),
    ("Milestones", models.Milestone, "milestone", "Add a milestone"),
]
MOST_LINKED = 20  # of one kind

# An address, and what the link to it says.
Link = tuple[str, str]


@dataclass(frozen=True)
class YearPart:
    """A part of a year. `said` is how far it has got."""

    heading: str
    is_done: bool
    said: str
    links: list[Link]


@dataclass(frozen=True)
class YearList:
    label: str
    last: str
    parts: list[YearPart]
    asked: list[tuple[AskedAgain, str]]
    later_address: str

    @property
    def unanswered(self) -> int:
        return sum(not asked.is_answered for asked, _ in self.asked)

    @property
    def missing(self) -> int:
        return sum(not part.is_done for part in self.parts) + bool(self.unanswered)


def list_missing(release: models.Release) -> YearList | None:
    """None for a release that starts no year, or that takes no more drafts."""
    year = read_year_drafts(release) if release.state == models.Release.State.OPEN else None
    if year is None:
        return None
    asked = missing.list_asked_again(year)
    may_wait = any(each.is_in_release and not each.is_answered for each in asked)
    return YearList(
        year.label,
        str(year.last),
        list(_list_parts(year)),
        [(each, _answer_address(year, each)) for each in asked],
        reverse("admin:guidance_release_later", args=[release.pk]) if may_wait else "",
    )


def _add_address(year: YearDrafts, model: str, **more: str) -> str:
    of_year = {"release": year.release.pk, "contract_year": key_json((year.slug,)), **more}
    return f"{reverse(f'admin:guidance_{model}_add')}?{urlencode(of_year)}"


def _page_address(year: YearDrafts, page: str) -> str:
    return reverse(f"admin:guidance_release_{page}", args=[year.release.pk])


def _answer_address(year: YearDrafts, asked: AskedAgain) -> str:
    if asked.draft:
        return draft_address(asked.draft)
    first = asked.last[0]
    role = key_json(first.role.natural_key())
    return _add_address(year, "yearfact", role=role, subject=first.subject, post=first.post, slug=first.slug)


def _list_parts(year: YearDrafts) -> Iterator[YearPart]:
    specification = missing.find_specification(year)
    if specification:
        said, link = "There is a draft of it.", (draft_address(specification), "Open the specification")
    else:
        title = f"Network Contract DES contract specification {year.label}"
        address = _add_address(year, "instrument", kind="des", slug=f"des-{year.slug}", title=title)
        said, link = "There is none yet.", (address, "Add the specification")
    yield YearPart("Specification", bool(specification), said, [link])
    without = missing.list_bands_without_pay(year)
    named = ", ".join(f"Band {band.slug}" for band in without)
    said = f"No pay yet: {named}." if without else f"Each band that has pay in {year.last} has some."
    yield YearPart("Pay", not without, said, [(_page_address(year, "pay"), "Type or paste the pay")])
    lacking = list(dict.fromkeys(figure.series.title for figure in rates.read_rates(year).missing))
    said = f"None yet: {'; '.join(lacking)}." if lacking else f"Each rate that {year.last} has is there."
    yield YearPart("Rates", not lacking, said, [(_page_address(year, "rates"), "Type or paste the rates")])
    count = missing.count_clauses(year)
    said = f"{count} so far." if count else "None yet."
    links = [(_page_address(year, "clauses"), "Paste the text of clauses")] if specification else []
    yield YearPart("Clauses", bool(count), said, links)
    for heading, kind, model, add in COUNTED:
        count = missing.count_of_year(year, kind)
        said = f"{count} so far." if count else "None yet."
        yield YearPart(heading, bool(count), said, [(_add_address(year, model), add)])
    for heading, said, found in (
        ("Steps to hire", f"These mention {year.last}", resting.list_steps(year)),
        ("Questions on the home page", f"These mention {year.last}", resting.list_home_questions(year)),
        ("Job descriptions", f"These rest on the clauses of {year.last}", resting.list_templates(year)),
    ):
        records: list[models.ContentModel] = list(found)
        more = f" The first {MOST_LINKED} of {len(records)}:" if len(records) > MOST_LINKED else ""
        links = [(change_address(record), str(record)) for record in records[:MOST_LINKED]]
        said = f"{said}. Put each draft in this release.{more}" if records else "Nothing to change."
        yield YearPart(heading, not records, said, links)
