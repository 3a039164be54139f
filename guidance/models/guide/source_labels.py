"""How firm a number is, as its sources support it."""

from collections.abc import Iterable

from guidance.models.guide.labels import Label
from guidance.models.sources import Source


def find_weakest_label(sources: Iterable[Source | None], *, is_worked_out: bool = False) -> Label:
    """Of numbers that an answer needs together: our own arithmetic and a missing source are the least firm."""
    held = list(sources)
    if is_worked_out or not all(held):
        return Label.OURS
    is_official = all(one and one.evidence == Source.Evidence.OFFICIAL for one in held)
    return Label.OFFICIAL if is_official else Label.REPORTED
