"""Places in the guides that tools link to, each with the tools that link there.

The guided form takes its reasons, and the checklist its evidence, from these places, where readers find the sources.
"""

from enum import Enum

from guidance.rules.fixed import slugs

MHP, MHWP, SOCIAL_WORKER, AMHP = (
    slugs.RoleSlug.MHP,
    slugs.RoleSlug.MHWP,
    slugs.RoleSlug.SOCIAL_WORKER,
    slugs.RoleSlug.AMHP,
)

GUIDED_FORM, CHECKLIST = "the guided form", "the evidence checklist"


class GuidePlace(Enum):
    """`slug` is blank for a whole topic, and `topic` too for a whole role."""

    def __init__(self, role: slugs.RoleSlug, topic: str = "", slug: str = "", *found_by: str) -> None:
        self.role = role
        self.topic = topic
        self.slug = slug
        self.found_by = found_by or (GUIDED_FORM,)

    @property
    def address(self) -> str:
        """The path of its page, with the anchor if it has one."""
        page = "/".join(part for part in (self.role, self.topic) if part)
        return f"/roles/{page}/{f'#{self.slug}' if self.slug else ''}"


class SectionPlace(GuidePlace):
    """A whole topic of a guide."""

    MHP_EMPLOYMENT_MODELS = MHP, slugs.TopicSlug.EMPLOYMENT_MODELS
    MHWP_EMPLOYMENT_MODELS = MHWP, slugs.TopicSlug.EMPLOYMENT_MODELS
    SW_EMPLOYMENT_MODELS = SOCIAL_WORKER, slugs.TopicSlug.EMPLOYMENT_MODELS

    @property
    def key(self) -> tuple[str, ...]:
        return (self.role, self.topic)


class ModelPlace(GuidePlace):
    """An employment model on its role's page of models."""

    MHP_JOINT_2023 = MHP, slugs.TopicSlug.EMPLOYMENT_MODELS, "joint-2023"
    SW_COUNCIL_EMPLOYED_AND_SECONDED = (
        SOCIAL_WORKER,
        slugs.TopicSlug.EMPLOYMENT_MODELS,
        "council-employed-and-seconded",
    )

    @property
    def key(self) -> tuple[str, ...]:
        return (self.role, self.slug)


class StatementPlace(GuidePlace):
    """A statement of a topic."""

    MHP_A_BRIDGE = MHP, slugs.TopicSlug.WHAT_THEY_ARE, "a-bridge"
    MHP_AREAS_OF_FOCUS = MHP, slugs.TopicSlug.WHAT_THEY_DO, "areas-of-focus"
    MHP_THE_CLAUSE_GOVERNS = MHP, slugs.TopicSlug.SCOPE_OF_PRACTICE, "the-clause-governs"
    MHP_MAIN_TASK = MHP, slugs.TopicSlug.WHAT_THEY_DO, "main-task"
    MHP_CHILDREN_AND_YOUNG_PEOPLE = MHP, slugs.TopicSlug.WHAT_THEY_ARE, "children-and-young-people"
    MHP_NHS_ENGLAND_DESCRIPTION = MHP, slugs.TopicSlug.WHAT_THEY_ARE, "nhs-england-description"
    MHP_TALKING_THERAPIES = MHP, slugs.TopicSlug.WHAT_THEY_DO, "talking-therapies"
    MHP_WHO_CAN_TAKE_IT_ON = MHP, slugs.TopicSlug.WHAT_THEY_ARE, "who-can-take-it-on"
    MHP_WHO_MAY_FILL_THE_POST = MHP, slugs.TopicSlug.CONTRACT_REQUIREMENTS, "who-may-fill-the-post"
    MHP_BAND_AND_REGISTRATION = MHP, slugs.TopicSlug.BANDING, "band-and-registration"
    MHP_AGES = MHP, slugs.TopicSlug.WHAT_THEY_DO, "ages"
    MHP_OUTSIDE_THE_ARRS = MHP, slugs.TopicSlug.EMPLOYMENT_MODELS, "outside-the-arrs"
    MHWP_ELIGIBILITY_DIFFERS = MHWP, slugs.TopicSlug.FUNDING, "eligibility-differs"
    MHWP_INTERVENTIONS = MHWP, slugs.TopicSlug.WHAT_THEY_DO, "interventions"
    MHWP_NOT_THERAPY = MHWP, slugs.TopicSlug.SCOPE_OF_PRACTICE, "not-therapy"
    MHWP_CARE_PLANNING = MHWP, slugs.TopicSlug.WHAT_THEY_DO, "care-planning"
    MHWP_SERVICES_IT_DOES_NOT_SUIT = MHWP, slugs.TopicSlug.SCOPE_OF_PRACTICE, "services-it-does-not-suit"
    MHWP_CLIENT_GROUP = MHWP, slugs.TopicSlug.WHAT_THEY_ARE, "client-group"
    MHWP_DIFFERENCES_FROM_PWP = MHWP, slugs.TopicSlug.WHAT_THEY_ARE, "differences-from-pwp"
    MHWP_REGISTRATION_NOW = MHWP, slugs.TopicSlug.WHAT_THEY_ARE, "registration-now", GUIDED_FORM, CHECKLIST
    MHWP_ARRS = MHWP, slugs.TopicSlug.FUNDING, "arrs", GUIDED_FORM, CHECKLIST
    MHWP_WHICH_AGES = MHWP, slugs.TopicSlug.SCOPE_OF_PRACTICE, "which-ages"
    SW_THROUGH_ARRS = SOCIAL_WORKER, slugs.TopicSlug.FUNDING, "through-arrs"
    SW_SOCIAL_DETERMINANTS = SOCIAL_WORKER, slugs.TopicSlug.WHAT_THEY_DO, "social-determinants"
    SW_WHOLE_PERSON_CARE = SOCIAL_WORKER, slugs.TopicSlug.WHAT_THEY_DO, "whole-person-care"
    SW_SOCIAL_INTERVENTIONS = SOCIAL_WORKER, slugs.TopicSlug.WHAT_THEY_DO, "social-interventions"
    SW_WHERE_QUALIFIED = SOCIAL_WORKER, slugs.TopicSlug.CONTRACT_REQUIREMENTS, "where-qualified"
    SW_AMHPS_AND_ASSESSORS = (
        SOCIAL_WORKER,
        slugs.TopicSlug.WHAT_THEY_ARE,
        "amhps-and-best-interests-assessors",
    )
    SW_CHILDREN_AND_YOUNG_PEOPLE = SOCIAL_WORKER, slugs.TopicSlug.SCOPE_OF_PRACTICE, "children-and-young-people"
    SW_LONG_TERM_PLAN_AREAS = SOCIAL_WORKER, slugs.TopicSlug.WHAT_THEY_DO, "long-term-plan-areas"
    SW_ALL_EMPLOYERS = SOCIAL_WORKER, slugs.TopicSlug.EMPLOYMENT_MODELS, "all-employers"
    SW_WHAT_THEY_BRING_TO_A_TEAM = SOCIAL_WORKER, slugs.TopicSlug.WHAT_THEY_DO, "what-they-bring-to-a-team"
    SW_WHO_EMPLOYS = SOCIAL_WORKER, slugs.TopicSlug.EMPLOYMENT_MODELS, "who-employs"
    SW_IN_A_PRIMARY_CARE_NETWORK = SOCIAL_WORKER, slugs.TopicSlug.WHAT_THEY_ARE, "in-a-primary-care-network"
    SW_REGULATED_PROFESSION = (
        SOCIAL_WORKER,
        slugs.TopicSlug.WHAT_THEY_ARE,
        "regulated-profession",
        GUIDED_FORM,
        CHECKLIST,
    )
    AMHP_NOT_A_PCN_COST = AMHP, slugs.TopicSlug.FUNDING, "not-a-pcn-cost"
    AMHP_NO_CONTRACT_CLAUSE = AMHP, slugs.TopicSlug.CONTRACT_REQUIREMENTS, "no-contract-clause"
    AMHP_WHEN_A_PCN_WORKS_WITH_ONE = AMHP, slugs.TopicSlug.SCOPE_OF_PRACTICE, "when-a-pcn-works-with-one"
    AMHP_APPROVAL_MARKS_THE_SCOPE = AMHP, slugs.TopicSlug.SCOPE_OF_PRACTICE, "approval-marks-the-scope"
    SW_IN_AN_ARRS_POST = SOCIAL_WORKER, slugs.TopicSlug.BANDING, "in-an-arrs-post", CHECKLIST

    @property
    def key(self) -> tuple[str, ...]:
        return (self.role, self.topic, self.slug)
