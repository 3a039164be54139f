"""Checks that contract years follow one another without a gap, and that pay that begins in one has every band."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from guidance import models
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.rules.years.contract_years import get_slug_on


def find_out_of_step(content: Content) -> Iterator[Problem]:
    years = sorted(content.of(models.ContractYear), key=lambda year: year.fields["starts_on"])
    for earlier, later in pairwise(years):
        ends, starts = earlier.fields["ends_on"], later.fields["starts_on"]
        if starts <= ends:
            wrong = f"It starts on {starts}, before {earlier} ends on {ends}."
            yield content.build_problem(later, wrong, "Correct the dates of one of the two.", "starts_on")
        elif starts > ends + timedelta(days=1):
            wrong = f"There is no year between the end of {earlier} on {ends} and its start on {starts}."
            yield content.build_problem(later, wrong, "Add the years between.", "starts_on")


def find_unpaid(content: Content) -> Iterator[Problem]:
    points = content.of(models.PayPoint)
    paid = {(get_slug_on(point.fields["holds_from"]), point.fields["band"][0]) for point in points}
    for year in sorted({year for year, _ in paid}):
        for band in content.of(models.Band):
            if (year, band.fields["slug"]) not in paid:
                wrong = f"It has no pay point for {year}, though other bands do."
                yield content.build_problem(
                    band, wrong, f"Add them to pay/{year}.yaml, without an amount where you do not know it."
                )
