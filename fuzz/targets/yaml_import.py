"""A YAML file that an editor imports, up to the dry run, and the same file as read by load_content."""

from fuzz.said import check_said
from guidance.content.validation import validate
from guidance.content.yaml_reading import read_text
from guidance.publishing.importing import plan


def check_input(data: bytes) -> None:
    found = plan("it.yaml", data)
    check_said(found.problems)
    assert found.digest
    entries, slips = read_text("topics.yaml", data)
    check_said([*slips, *validate(entries, {"topics.yaml"} if slips else ())[1]])
