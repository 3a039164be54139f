"""Builds the checklist of evidence for an ARRS claim, from the year's clauses and facts and the role in the post."""

from collections.abc import Iterator, Sequence

from guidance import models
from guidance.presenters import year_rules
from guidance.rules.choosing import board_papers, claims
from guidance.rules.choosing.funding import FundingRule
from guidance.rules.choosing.to_check import list_icb_questions
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.fixed.keys import ClauseKey
from guidance.rules.years.contract_years import label_year

PLACES = {
    PlaceInBand.FIRST: "First post in its band",
    PlaceInBand.LATER: "Later post in its band",
}
NO_PAPERS = "Which papers an ICB asks for with a claim is not in our sources: ask yours before you send one."

Subject = models.YearFact.Subject


def build_checklist(rules: year_rules.YearRules, called: str, address: str) -> board_papers.EvidenceChecklist:
    post = rules.post
    clauses = year_rules.clauses_of(rules.year)
    groups = (
        board_papers.EvidenceGroup(
            "The person",
            (*_list_registration(rules), *(asked.evidence for asked in claims.OF_THE_PERSON.get(post.role, ()))),
        ),
        _list_duties(rules.year, clauses),
        board_papers.EvidenceGroup("The agreement with the provider", tuple(_list_agreement(rules))),
        board_papers.EvidenceGroup("The money", tuple(_list_money(rules)), NO_PAPERS),
    )
    return board_papers.EvidenceChecklist(
        called=called,
        role=claims.CLAIMED[post.role],
        year=post.year_text,
        post=PLACES[post.place] if post.place else "Not stated which post it is in its band",
        groups=groups,
        to_check=tuple(
            list_icb_questions(
                post, rules.funding, rules.posts, {}, varies_locally=rules.is_held(Subject.LOCAL_VARIATION)
            )
        ),
        address=address,
    )


def _list_registration(rules: year_rules.YearRules) -> Iterator[board_papers.Evidence]:
    by = "The registration number and the day you checked it; the outcome of job evaluation"
    answers = list(_list_answers(rules, Subject.BANDS))
    for said, sources in answers:
        yield board_papers.Evidence(said, by, sources)
    if not answers:
        yield board_papers.Evidence(
            f"The band and registration that the specification of {label_year(rules.year)} asks for: not held.",
            by,
            "Look them up in the specification",
        )


def _list_answers(rules: year_rules.YearRules, subject: Subject) -> Iterator[tuple[str, str]]:
    """The year's answers on a subject, each with its sources. Those on the children's post alone are left out."""
    for key in rules.texts.of_year(rules.year, subject):
        fact = rules.texts.facts[key]
        if fact.post != models.YearFact.Post.CHILDREN:
            yield fact.in_words, rules.texts.sources(key)


def _list_duties(year: str, clauses: Sequence[models.Clause]) -> board_papers.EvidenceGroup:
    """Each clause that has no clauses under it, or a note where we hold none for the year."""
    parents = {clause.parent_id for clause in clauses}
    ends = [clause for clause in clauses if clause.pk not in parents]
    items = tuple(
        board_papers.Evidence(
            clause.plain_english or clause.wording,
            _suggest_proof(clause),
            f"Clause {clause.number}, {label_year(year)}",
        )
        for clause in ends
    )
    note = (
        ""
        if items
        else f"The functions of the post in {label_year(year)} are not held: take them from the specification."
    )
    return board_papers.EvidenceGroup("What the post does, and who stands behind it", items, note)


def _suggest_proof(clause: models.Clause) -> str:
    if clause.force == models.Clause.Force.STATES:
        return "The clause itself, from the specification, beside the job description"
    if clause.natural_key() == ClauseKey.GOVERNANCE.key:
        return "The provider's governance of the post in writing; who supervises, and a log of supervision"
    if clause.force == models.Clause.Force.MAY:
        return "The agreement of the PCN and the provider, where the post does so"
    return "The line of the job description that says so; the work diary or appointment types"


def _list_agreement(rules: year_rules.YearRules) -> Iterator[board_papers.Evidence]:
    for said, sources in _list_answers(rules, Subject.EMPLOYMENT):
        yield board_papers.Evidence(
            said, "The local service agreement, signed, and the contract of employment", sources
        )
    rule = rules.funding
    if isinstance(rule, FundingRule) and rule.repaid.condition:
        yield board_papers.Evidence(
            f"There is {rule.repaid.condition}: repayment rests on it.",
            "The agreement itself, signed before the post starts",
            rules.who_pays_sources,
        )
    yield board_papers.Evidence(
        "Who manages the post day to day, and who covers absence, is settled.",
        "A page in the local service agreement",
        "Our advice",
    )


def _list_money(rules: year_rules.YearRules) -> Iterator[board_papers.Evidence]:
    yield board_papers.Evidence(
        rules.sourced,
        "The cost sheet of the post, and the specification's own text",
        f"The rule of {label_year(rules.year)}",
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
        "The most that the ARRS repays for the band and place.",
        "The table of the specification, with its date",
        "The specification of the year",
    )
    for key in rules.texts.of_year(rules.year, Subject.LOCAL_VARIATION):
        yield board_papers.Evidence(
            "Whether a local variation applies.", "The ICB's answer in writing", rules.texts.sources(key)
        )
