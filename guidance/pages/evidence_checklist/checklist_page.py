"""Builds the checklist of evidence for an ARRS claim, from the year's clauses and facts and the role in the post."""

from collections.abc import Iterator, Sequence

from guidance import models
from guidance.presenters import year_rules
from guidance.presenters.year_texts import Key
from guidance.rules.choosing import board_papers, claims
from guidance.rules.choosing.entitlement import order_for_post
from guidance.rules.choosing.funding import FundingRule
from guidance.rules.choosing.to_check import list_icb_questions
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.fixed.keys import ON_ADULT_POST, ON_CHILDRENS_POST, ClauseKey
from guidance.rules.years.contract_years import label_year

PLACES = {
    PlaceInBand.FIRST: "the first in its band",
    PlaceInBand.LATER: "second or later post at this band",
}
ADULT, CHILDRENS = "Adult post", "Children and young people's post"
NO_PAPERS = "Our sources do not say which papers an ICB asks for with a claim. Ask yours before you send one."

Subject = models.YearFact.Subject


def build_checklist(
    rules: year_rules.YearRules, called: str, address: str, *, for_children: bool
) -> board_papers.EvidenceChecklist:
    """For the children and young people's post, or else for the adult one."""
    post = rules.post
    other = ON_ADULT_POST if for_children else ON_CHILDRENS_POST
    keys = {key.key for key in other}
    clauses = [clause for clause in year_rules.clauses_of(rules.year) if clause.natural_key() not in keys]
    groups = (
        board_papers.EvidenceGroup(
            "The person",
            (
                _show_band(rules, for_children=for_children),
                *(asked.evidence for asked in claims.OF_THE_PERSON.get(post.role, ())),
            ),
        ),
        _list_duties(rules.year, clauses),
        board_papers.EvidenceGroup(
            "The agreement with the provider", tuple(_list_agreement(rules, for_children=for_children))
        ),
        board_papers.EvidenceGroup("The money", tuple(_list_money(rules)), NO_PAPERS),
    )
    return board_papers.EvidenceChecklist(
        called=called,
        role=claims.CLAIMED[post.role],
        year=post.year_text,
        post=f"{CHILDRENS if for_children else ADULT}{f', {PLACES[post.place]}' if post.place else ''}",
        groups=groups,
        to_check=tuple(
            list_icb_questions(
                post,
                rules.funding,
                order_for_post(rules.posts, for_children=for_children),
                {},
                varies_locally=rules.is_held(Subject.LOCAL_VARIATION),
            )
        ),
        address=address,
    )


def _show_band(rules: year_rules.YearRules, *, for_children: bool) -> board_papers.Evidence:
    return board_papers.Evidence(
        "The band of the post, and the postholder's registration where it asks for one.",
        "The registration number and the day you checked it; the outcome of job evaluation",
        _write_basis(rules, Subject.BANDS, for_children=for_children),
    )


def _list_keys(rules: year_rules.YearRules, subject: str, *, for_children: bool) -> list[Key]:
    """The year's answers on a subject for the post, or else those on both posts."""
    other, own = models.YearFact.Post.ADULT, models.YearFact.Post.CHILDREN
    if not for_children:
        other, own = own, other
    facts = rules.texts.facts
    keys = [key for key in rules.texts.of_year(rules.year, subject) if facts[key].post != other]
    return [key for key in keys if facts[key].post == own] or keys


def _write_basis(rules: year_rules.YearRules, subject: str, *, for_children: bool) -> str:
    """The year's answers and their sources; where the year has none, what another year says or who to ask.

    What is to be done about sources that are not official is said once on the whole paper.
    """
    keys = _list_keys(rules, subject, for_children=for_children)
    if not keys:
        return rules.texts.choose(rules.year, subject).in_words
    said = " ".join(rules.texts.facts[key].in_words for key in keys)
    named = [rules.texts.sources(key, with_caution=False).split("; ") for key in keys]
    sources = "; ".join(dict.fromkeys(one for several in named for one in several if one))
    return " ".join(part for part in (said, _name(sources)) if part)


def _name(sources: str) -> str:
    return f"Sources: {sources}." if sources else ""


def _list_duties(year: str, clauses: Sequence[models.Clause]) -> board_papers.EvidenceGroup:
    """Each clause that has no clauses under it, or a note where we have none for the year."""
    parents = {clause.parent_id for clause in clauses}
    ends = [clause for clause in clauses if clause.pk not in parents]
    items = tuple(
        board_papers.Evidence(
            _say_duty(clause),
            _suggest_proof(clause),
            f"Clause {clause.number}, {label_year(year)}",
        )
        for clause in ends
    )
    note = (
        ""
        if items
        else f"We have not found the functions of the post in {label_year(year)}: take them from the specification."
    )
    return board_papers.EvidenceGroup("What the post does, and who supports it", items, note)


def _say_duty(clause: models.Clause) -> str:
    """What has to be shown. Some clauses only say where the contract deals with a thing."""
    says = clause.plain_english or clause.wording
    is_pointer = clause.force == models.Clause.Force.STATES and not clause.wording
    return f"That the post is as {clause.number} of the specification asks. {says}" if is_pointer else says


def _suggest_proof(clause: models.Clause) -> str:
    if clause.force == models.Clause.Force.STATES:
        return "The clause itself, from the specification, beside the job description"
    if clause.natural_key() == ClauseKey.GOVERNANCE.key:
        return "The provider's governance of the post in writing; who supervises, and a log of supervision"
    if clause.force == models.Clause.Force.MAY:
        return "The agreement of the PCN and the provider, where the post does so"
    return "The line of the job description that says so; the work diary or appointment types"


def _list_agreement(rules: year_rules.YearRules, *, for_children: bool) -> Iterator[board_papers.Evidence]:
    yield board_papers.Evidence(
        "Who employs the postholder.",
        "The local service agreement, signed, and the contract of employment",
        _write_basis(rules, Subject.EMPLOYMENT, for_children=for_children),
    )
    rule = rules.funding
    if isinstance(rule, FundingRule) and rule.repaid.condition:
        yield board_papers.Evidence(
            f"There is {rule.repaid.condition}: repayment depends on it.",
            "The agreement itself, signed before the post starts",
            rules.name_who_pays_sources(with_caution=False),
        )
    yield board_papers.Evidence(
        "Who manages the post day to day, and who covers absence, is settled.",
        "A page in the local service agreement",
        "Our advice",
    )


def _list_money(rules: year_rules.YearRules) -> Iterator[board_papers.Evidence]:
    yield board_papers.Evidence(
        "The share that you claim, and the rule that gives it.",
        "The cost sheet of the post, and the specification's own text",
        " ".join(part for part in (rules.in_words, _name(rules.name_who_pays_sources(with_caution=False))) if part),
    )
    yield board_papers.Evidence(
        "Which post it is: the first in its band, or a later one.",
        "A list of your PCN's practitioners by band, with start dates and hours",
        "In some years the share that is repaid depends on it",
    )
    yield board_papers.Evidence(
        "What was paid for the months that you claim.",
        "Payroll reports or the provider's invoices, by month",
        "Our advice",
    )
    yield board_papers.Evidence(
        "The maximum reimbursement for the band and place.",
        "The table of the specification, with its date",
        "The specification of the year",
    )
    for key in rules.texts.of_year(rules.year, Subject.LOCAL_VARIATION):
        yield board_papers.Evidence(
            "Whether a local variation applies.",
            "The ICB's answer in writing",
            rules.texts.sources(key, with_caution=False),
        )
