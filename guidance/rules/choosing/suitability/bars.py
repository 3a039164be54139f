"""What the law leaves to one role alone. It comes before all that speaks for or against a role."""

from guidance.rules.choosing.suitability import weighing
from guidance.rules.fixed.places import StatementPlace
from guidance.rules.fixed.slugs import RoleSlug

BARS = (
    weighing.LegalBar(
        weighing.SuitabilityQuestion.NEED,
        "act-assessments",
        RoleSlug.AMHP,
        "Only an AMHP approved by a local authority may do Mental Health Act assessments.",
        StatementPlace.AMHP_APPROVAL_MARKS_THE_SCOPE.address,
        "An AMHP may act only while a local authority's approval is in force",
    ),
)
