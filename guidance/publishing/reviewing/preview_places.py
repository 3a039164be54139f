"""The page on which a record is seen, also one that has no address of its own."""

from functools import singledispatch

from guidance import models
from guidance.publishing.going_live.moves import public_address


@singledispatch
def find_page(record: object) -> str | None:
    """The path, or None if it is on no page."""
    return public_address(record)


@find_page.register
def _(record: models.Duty) -> str | None:
    return public_address(record.job_description)


@find_page.register
def _(record: models.Criterion) -> str | None:
    return public_address(record.job_description)


@find_page.register
def _(record: models.JobDescriptionSection) -> str | None:
    """The first template that has it."""
    template = record.job_descriptions.order_by("slug").first()
    return public_address(template) if template else None
