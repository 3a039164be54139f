"""A YAML file that an editor imports, up to the dry run, and the same file as read by load_content."""

from fuzz.said import check_messages
from guidance.content.validation import validate_all
from guidance.content.yaml_reading import read_text
from guidance.publishing.importing import plan_import


def check_input(data: bytes) -> None:
    found = plan_import("it.yaml", data)
    check_messages(found.problems)
    assert found.digest
    entries, slips = read_text("topics.yaml", data)
    check_messages([*slips, *validate_all(entries, {"topics.yaml"} if slips else ())[1]])
