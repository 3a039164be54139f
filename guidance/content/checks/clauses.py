"""Checks that a clause's number begins with its parent's: B14.2.a belongs under B14.2, and 3(2)(a) under 3(2)."""

import re
from collections.abc import Iterator

from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.models import Clause


def find_misnumbered(content: Content) -> Iterator[Problem]:
    for clause in content.of(Clause):
        parent = clause.fields.get("parent")
        if parent is None:
            continue
        if content.is_below_itself(clause):
            yield content.build_problem(clause, "It is below itself.", "Name another parent.", "parent")
        instrument, above = parent
        if instrument != clause.fields["instrument"][0]:
            wrong = f"Its parent belongs to another instrument, {instrument}."
            yield content.build_problem(clause, wrong, "Name a clause of its own instrument.", "parent")
        number = clause.fields["number"]
        if not re.match(rf"{re.escape(above)}[.(]", number):
            wrong = f"Number {number} does not follow on from its parent's, {above}."
            yield content.build_problem(
                clause, wrong, f"Number it {above}.a or {above}(a), or name another parent.", "number"
            )
