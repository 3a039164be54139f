"""A sheet that an editor imports, as far as the dry run."""

from fuzz.said import check_said
from guidance.publishing.importing import plan


def check(data: bytes) -> None:
    found = plan("it.csv", data)
    check_said(found.problems)
    assert found.digest
