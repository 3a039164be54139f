"""A CSV file that an editor imports, up to the dry run."""

from fuzz.said import check_messages
from guidance.publishing.importing import plan_import


def check_input(data: bytes) -> None:
    found = plan_import("it.csv", data)
    check_messages(found.problems)
    assert found.digest
