"""What to show for an ARRS claim, from the clauses and facts of the year and of whoever fills the post."""

from collections.abc import Iterator, Sequence

from guidance.models import Clause, YearFact
from guidance.presenters.year_rules import YearRules, clauses_of
from guidance.rules.choosing.board_papers import Evidence, EvidenceChecklist, EvidenceGroup
from guidance.rules.choosing.claims import CLAIMED, OF_THE_PERSON
from guidance.rules.choosing.funding import Place
from guidance.rules.choosing.to_check import to_check
from guidance.rules.fixed.keys import ClauseKey
from guidance.rules.fixed.slugs import FactSlug
from guidance.rules.years.contract_years import label

PLACES = {
    Place.FIRST: "First post in its band",
    Place.LATER: "Later post in its band",
}
NO_PAPERS = "Which papers an ICB asks for with a claim is not in our sources: ask yours before you send one."

Subject = YearFact.Subject


def evidence_checklist(role: str, called: str, address: str, rules: YearRules) -> EvidenceChecklist:
    clauses = clauses_of(rules.year)
    groups = (
        EvidenceGroup(
            "The person", (*_registration(rules), *(asked.evidence for asked in OF_THE_PERSON.get(role, ())))
        ),
        _work(rules.year, clauses),
        EvidenceGroup("The agreement with the provider", tuple(_agreement(rules))),
        EvidenceGroup("The money", tuple(_money(rules)), NO_PAPERS),
    )
    return EvidenceChecklist(
        called=called,
        role=CLAIMED[role],
        year=label(rules.year),
        post=PLACES[rules.place] if rules.place else "Not stated which post it is in its band",
        groups=groups,
        to_check=tuple(
            to_check(
                rules.year, rules.funding, rules.accounts, {}, varies_locally=rules.is_held(Subject.LOCAL_VARIATION)
            )
        ),
        address=address,
    )


def _registration(rules: YearRules) -> Iterator[Evidence]:
    by = "The registration number and the day you checked it; the outcome of job evaluation"
    keys = rules.texts.of_year(rules.year, Subject.BANDS)
    for key in keys:
        yield Evidence(rules.texts.said[key], by, rules.texts.sources(key))
    if not keys:
        yield Evidence(
            f"The band and registration that the specification of {label(rules.year)} asks for: not held.",
            by,
            "Look them up in the specification",
        )


def _work(year: str, clauses: Sequence[Clause]) -> EvidenceGroup:
    """Each clause that binds and has none under it; what the year says of its functions where none is held."""
    parents = {clause.parent_id for clause in clauses}
    ends = [clause for clause in clauses if clause.pk not in parents]
    items = tuple(
        Evidence(clause.plain_english or clause.wording, _shown_by(clause), f"Clause {clause.number}, {label(year)}")
        for clause in ends
    )
    note = (
        "" if items else f"The functions of the post in {label(year)} are not held: take them from the specification."
    )
    return EvidenceGroup("What the post does, and who stands behind it", items, note)


def _shown_by(clause: Clause) -> str:
    if clause.force == Clause.Force.STATES:
        return "The clause itself, from the specification, beside the job description"
    if clause.natural_key() == ClauseKey.GOVERNANCE.key:
        return "The provider's governance of the post in writing; who supervises, and a log of supervision"
    if clause.force == Clause.Force.MAY:
        return "The agreement of the PCN and the provider, where the post does so"
    return "The line of the job description that says so; the work diary or appointment types"


def _agreement(rules: YearRules) -> Iterator[Evidence]:
    for key in rules.texts.of_year(rules.year, Subject.EMPLOYMENT):
        yield Evidence(
            rules.texts.said[key],
            "The local service agreement, signed, and the contract of employment",
            rules.texts.sources(key),
        )
    condition = getattr(rules.funding, "condition", "")
    if condition:
        yield Evidence(
            f"There is {condition}: repayment rests on it.",
            "The agreement itself, signed before the post starts",
            rules.texts.sources((rules.year, FactSlug.FUNDING)),
        )
    yield Evidence(
        "Who manages the post day to day, and who covers absence, is settled.",
        "A page in the local service agreement",
        "Our advice",
    )


def _money(rules: YearRules) -> Iterator[Evidence]:
    yield Evidence(
        rules.sourced,
        "The cost sheet of the post, and the specification's own text",
        f"The rule of {label(rules.year)}",
    )
    yield Evidence(
        "Which post it is: the first in its band, or a later one.",
        "A list of your PCN's practitioners by band, with start dates and hours",
        "The rules of 2024/25 and 2026/27 depend on it",
    )
    yield Evidence(
        "What was paid for the months that you claim.",
        "Payroll reports or the provider's invoices, by month",
        "Our advice",
    )
    yield Evidence(
        "The most that the ARRS repays for the band and place.",
        "The table of the specification, with its date",
        "The specification of the year",
    )
    for key in rules.texts.of_year(rules.year, Subject.LOCAL_VARIATION):
        yield Evidence(
            "Whether the ICB has agreed a local variation.", "Its answer in writing", rules.texts.sources(key)
        )
