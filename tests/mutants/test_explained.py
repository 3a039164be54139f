"""What was explained can be read, and is of lines that are still there: no run of mutants is needed to see it."""

from pathlib import Path

import yaml

EXPLAINED = Path(__file__).with_name("explained.yaml")
ROOT = Path(__file__).parents[2]


def test_every_fault_that_is_explained_is_in_a_line_that_is_still_there() -> None:
    explained = yaml.safe_load(EXPLAINED.read_text())
    assert explained
    for each in explained:
        assert set(each) == {"file", "was", "becomes", "why"}
        lines = " ".join(line.strip() for line in (ROOT / each["file"]).read_text().splitlines())
        assert each["was"] in lines, f"{each['file']} no longer has: {each['was']}"
        assert each["was"] != each["becomes"]
