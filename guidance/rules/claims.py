"""What sources ask of the person in a post, beside the contract: evidence for a claim, as each source words it."""

from dataclasses import dataclass

from guidance.rules.board_papers import Evidence
from guidance.rules.suitability.writing import MHP, MHWP, SOCIAL_WORKER

CLAIMED = {
    MHP: "A mental health practitioner",
    MHWP: "A mental health and wellbeing practitioner",
    SOCIAL_WORKER: "A mental health social worker",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """`at` is the place on this site where it stands with its source, and `words` are words of it."""

    evidence: Evidence
    at: str
    words: str


_HEE = "HEE, questions and answers of about 2021-22, FAQ 5"
_ARRS = f"/roles/{MHWP}/funding/#arrs"
OF_THE_PERSON: dict[str, tuple[Asked, ...]] = {
    MHWP: (
        Asked(
            Evidence("The MHWP has completed training.", "The certificate, seen by the employer", _HEE),
            _ARRS,
            "an MHWP who has completed training is eligible for the ARRS mental health practitioner scheme",
        ),
        Asked(
            Evidence(
                "A registered psychological professional supervises them directly.",
                "The supervisor's name, profession and registration number, and the dates of supervision",
                _HEE,
            ),
            _ARRS,
            "direct supervision by a registered psychological professional",
        ),
        Asked(
            Evidence(
                "They have competences in evidence-based psychologically informed interventions, or in therapies "
                "that NICE recommends for severe problems.",
                "The record of training, held against the job description",
                _HEE,
            ),
            _ARRS,
            "specific competences in evidence-based psychologically informed interventions",
        ),
        Asked(
            Evidence(
                "They are on an approved register, which NHS-commissioned care has asked for since 30 June 2025.",
                "The entry, with the date on which you looked",
                "BPS, 24 June 2025",
            ),
            f"/roles/{MHWP}/what-they-are/#registration-now",
            "The requirement began on 30 June 2025",
        ),
    ),
    SOCIAL_WORKER: (
        Asked(
            Evidence(
                "The social worker is on the regulator's register.",
                "The entry at Social Work England, with the date on which you looked",
                "Task and finish group, final report, March 2019",
            ),
            f"/roles/{SOCIAL_WORKER}/what-they-are/#regulated-profession",
            "Social Work England took over from the HCPC on 2 December 2019",
        ),
        Asked(
            Evidence(
                "The PCN and the provider agree that a social worker fills the post.",
                "The local service agreement, or a letter",
                "Clause B14.1 of 2021/22; NHS England's page of about 2023",
            ),
            f"/roles/{SOCIAL_WORKER}/banding/#in-an-arrs-post",
            "It lets the PCN and the mental health provider agree on other registered clinical roles",
        ),
    ),
}
