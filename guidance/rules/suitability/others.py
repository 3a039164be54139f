"""What the sources say of the roles that are held for comparison."""

from guidance.rules.suitability.writing import AGE, FITS, NEED, NOT, SETTING, said


def _of(role: str) -> str:
    """Where the aspects of a role without a guide stand."""
    return f"{role}/"


_BRIEF = "psychologically informed interventions"
OF_OTHERS = (
    said(
        NEED,
        "nursing",
        FITS,
        "Gives hands-on, person-centred care within an MDT.",
        _of("nursing-associate"),
        "Gives hands-on, person-centred care within an MDT",
    ),
    said(
        NEED,
        "brief-interventions",
        FITS,
        "Gives psychologically informed interventions shaped by local need.",
        _of("associate-psychological-practitioner"),
        _BRIEF,
    ),
    said(
        AGE,
        "adults",
        FITS,
        "Works in adult community teams and in primary care.",
        _of("associate-psychological-practitioner"),
        "adult community teams",
    ),
    said(
        SETTING,
        "primary-care community-team",
        FITS,
        "Works in adult community teams and in primary care.",
        _of("associate-psychological-practitioner"),
        "adult community teams and in primary care",
    ),
    said(
        NEED,
        "care-planning",
        FITS,
        "Co-ordinates care.",
        _of("graduate-mental-health-practitioner"),
        "Care co-ordination",
    ),
    said(
        NEED,
        "brief-interventions",
        FITS,
        "Gives brief, psychologically informed interventions.",
        _of("graduate-mental-health-practitioner"),
        "Brief interventions that are psychologically informed",
    ),
    said(
        NEED,
        "brief-interventions",
        FITS,
        "Gives psychologically informed interventions in schools and colleges.",
        _of("education-mental-health-practitioner"),
        _BRIEF,
    ),
    said(
        SETTING,
        "school",
        FITS,
        "Works in schools and colleges.",
        _of("education-mental-health-practitioner"),
        "in schools and colleges",
    ),
    said(
        NEED,
        "brief-interventions",
        FITS,
        "Gives low intensity CBT.",
        _of("psychological-wellbeing-practitioner"),
        "low intensity CBT",
    ),
    said(
        SETTING,
        "talking-therapies",
        FITS,
        "Works within Talking Therapies.",
        _of("psychological-wellbeing-practitioner"),
        "within IAPT services, since renamed NHS Talking Therapies",
    ),
    said(
        NEED,
        "brief-interventions",
        FITS,
        "Gives psychologically informed interventions in children's services.",
        _of("childrens-wellbeing-practitioner"),
        _BRIEF,
    ),
    said(
        AGE,
        "children",
        FITS,
        "Works in CYP mental health services.",
        _of("childrens-wellbeing-practitioner"),
        "in CYP mental health services",
    ),
    said(
        AGE,
        "adults older-adults",
        NOT,
        "Works in CYP mental health services.",
        _of("childrens-wellbeing-practitioner"),
        "in CYP mental health services",
    ),
    said(
        NEED,
        "brief-interventions",
        FITS,
        "The work is formulation, psychologically informed interventions and research.",
        _of("clinical-associate-in-psychology"),
        _BRIEF,
    ),
)
