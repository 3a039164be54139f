"""What a look at the installation found: what is wrong, and what to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`to_do` is blank where it is well."""

    subject: str
    told: str
    to_do: str = ""

    @property
    def is_well(self) -> bool:
        return not self.to_do


Findings = Iterator[Finding]
