"""What the sources say about every role, as the table that `weighing` reads."""

from guidance.rules.choosing.suitability import social_worker
from guidance.rules.choosing.suitability.others import OF_OTHERS
from guidance.rules.choosing.suitability.practitioner import OF_MHP
from guidance.rules.choosing.suitability.weighing import FitReason
from guidance.rules.choosing.suitability.wellbeing_practitioner import OF_MHWP

TABLE: tuple[FitReason, ...] = (*OF_MHP, *OF_MHWP, *social_worker.OF_SOCIAL_WORKER, *social_worker.OF_AMHP, *OF_OTHERS)
