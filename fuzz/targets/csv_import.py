"""A CSV file that an editor imports, up to the dry run."""

from fuzz.said import check_said
from guidance.publishing.importing import plan


def check_input(data: bytes) -> None:
    found = plan("it.csv", data)
    check_said(found.problems)
    assert found.digest
