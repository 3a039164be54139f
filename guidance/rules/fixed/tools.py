"""The tools that a step of hiring can lead to. Editors choose from these; pages know the address of each."""

from enum import StrEnum
from typing import Self


class Tool(StrEnum):
    """The label says what a reader does with it, as a link."""

    WHICH_ROLE = "which-role", "Find which role fits"
    COMPARE = "compare", "Compare roles"
    WHO_PAYS = "who-pays", "See who pays in each year"
    COSTS = "costs", "Work out what it costs"
    BOARD_PAPER = "board-paper", "Make a board paper"
    JOB_DESCRIPTION = "job-description", "Tailor a job description"
    INTERVIEW_PACK = "interview-pack", "Choose interview questions"
    EVIDENCE_CHECKLIST = "evidence-checklist", "Make an evidence checklist"

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
