"""What sources other than the contract ask of the person in a post, as evidence for a claim."""

from dataclasses import dataclass

from guidance.rules.choosing.board_papers import Evidence
from guidance.rules.fixed.keys import ClauseKey
from guidance.rules.fixed.places import StatementPlace
from guidance.rules.fixed.slugs import RoleSlug

CLAIMED: dict[str, str] = {
    RoleSlug.MHP: "A mental health practitioner",
    RoleSlug.MHWP: "A mental health and wellbeing practitioner",
    RoleSlug.SOCIAL_WORKER: "A mental health social worker",
}


@dataclass(frozen=True, slots=True)
class SourcedEvidence:
    """`at` is the address on this site of the text that says so, and `words` are quoted from that text."""

    evidence: Evidence
    at: str
    words: str


_HEE = "HEE, questions and answers of about 2021-22, FAQ 5"
_ARRS = StatementPlace.MHWP_ARRS.address
OF_THE_PERSON: dict[str, tuple[SourcedEvidence, ...]] = {
    RoleSlug.MHWP: (
        SourcedEvidence(
            Evidence("The MHWP has completed training.", "The certificate, seen by the employer", _HEE),
            _ARRS,
            "an MHWP who has completed training is eligible for the ARRS mental health practitioner scheme",
        ),
        SourcedEvidence(
            Evidence(
                "A registered psychological professional supervises them directly.",
                "The supervisor's name, profession and registration number, and the dates of supervision",
                _HEE,
            ),
            _ARRS,
            "direct supervision by a registered psychological professional",
        ),
        SourcedEvidence(
            Evidence(
                "They have competences in evidence-based psychologically informed interventions, or in therapies "
                "that NICE guidance recommends for severe problems.",
                "The record of training, checked against the job description",
                _HEE,
            ),
            _ARRS,
            "specific competences in evidence-based psychologically informed interventions",
        ),
        SourcedEvidence(
            Evidence(
                "They are on an approved register, which NHS-commissioned care has asked for since 30 June 2025.",
                "The entry, with the date on which you looked",
                "BPS, 24 June 2025",
            ),
            StatementPlace.MHWP_REGISTRATION_NOW.address,
            "The requirement began on 30 June 2025",
        ),
    ),
    RoleSlug.SOCIAL_WORKER: (
        SourcedEvidence(
            Evidence(
                "The social worker is on the regulator's register.",
                "The entry at Social Work England, with the date on which you looked",
                "Task and finish group, final report, March 2019",
            ),
            StatementPlace.SW_REGULATED_PROFESSION.address,
            "Social Work England took over from the HCPC on 2 December 2019",
        ),
        SourcedEvidence(
            Evidence(
                "The PCN and the provider agree that a social worker fills the post.",
                "The local service agreement, or a letter",
                f"C{ClauseKey.WHO_MAY_FILL.cited[1:]}; NHS England's page (about 2023)",
            ),
            StatementPlace.SW_IN_AN_ARRS_POST.address,
            "lets the PCN and the mental health provider agree on other registered clinical roles",
        ),
    ),
}
