"""The tools that a step of hiring can lead to. Editors choose from these; pages know the address of each."""

from enum import StrEnum


class Tool(StrEnum):
    WHICH_ROLE = "which-role"
    COMPARE = "compare"
    WHO_PAYS = "who-pays"
    COSTS = "costs"
    BOARD_PAPER = "board-paper"
    JOB_DESCRIPTION = "job-description"
    INTERVIEW_PACK = "interview-pack"
    EVIDENCE_CHECKLIST = "evidence-checklist"
    AGREEMENT_CHECKLIST = "agreement-checklist"


# What a reader does with each, as a link says it.
LABELS = {
    Tool.WHICH_ROLE: "Find which role fits",
    Tool.COMPARE: "Compare roles",
    Tool.WHO_PAYS: "See who pays in each year",
    Tool.COSTS: "Work out what it costs",
    Tool.BOARD_PAPER: "Make a board paper",
    Tool.JOB_DESCRIPTION: "Tailor a job description",
    Tool.INTERVIEW_PACK: "Choose interview questions",
    Tool.EVIDENCE_CHECKLIST: "Make an evidence checklist",
    Tool.AGREEMENT_CHECKLIST: "Take the agreement checklist",
}
