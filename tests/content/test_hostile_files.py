"""A file that would end the process, or take its memory, is refused in a sentence that is short whatever it holds.

Nothing is timed: what is too deep, too large or too many is told by a limit, which is what is looked at here.
"""

from pathlib import Path

import pytest
from django.conf import settings

from guidance.content.loading import load_files
from guidance.content.problems import ContentError, did_you_mean
from guidance.content.validation import validate_all
from guidance.content.yaml_limits import LARGEST_FILE, MOST_NODES, check_limits
from guidance.content.yaml_reading import read_text

LONGEST_MESSAGE = 1_000
ALIASES = """\
- model: guidance.faq
  fields:
    a0: &a0 [x, x]
    a1: &a1 [*a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0]
    role: *a1
"""


def said_of(content: str | bytes) -> list[str]:
    """All that is wrong with a file, as its reader is told it."""
    entries, slips = read_text("x.yaml", content if isinstance(content, bytes) else content.encode())
    said = [str(problem) for problem in [*slips, *validate_all(entries)[1]]]
    assert max(map(len, said), default=0) < LONGEST_MESSAGE
    return said


def with_field(field: str, value: str, model: str = "guidance.faq") -> str:
    return f"- model: {model}\n  fields:\n    {field}: {value}\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(
            "- " * 60_000, "line 1, entry 1: Lists or mappings are nested more than 10 deep", id="lists by dashes"
        ),
        pytest.param("[" * 200_000, "line 1, entry 1: Lists or mappings are nested more than 10 deep", id="lists"),
        pytest.param("{" * 200_000, "Lists or mappings are nested more than 10 deep", id="mappings"),
        pytest.param("? " * 60_000, "Lists or mappings are nested more than 10 deep", id="names that are mappings"),
        pytest.param(
            with_field("role", "[" * 900 + "]" * 900),
            "line 3, entry 1, field role: Lists or mappings are nested more than 10 deep. A record needs",
            id="a reference of 900 lists",
        ),
        pytest.param("- a\n" * (MOST_NODES + 1), "It has more than 100,000 values.", id="too many values"),
        pytest.param("- " + "x" * LARGEST_FILE, "x.yaml: It is larger than 2 MB.", id="too large"),
        pytest.param(
            "- model: guidance.faq\n  fields:\n" + "".join(f"    f{n}: x\n" for n in range(200)),
            "line 103, entry 1: It has more than 100 fields.",
            id="too many fields",
        ),
        pytest.param(
            with_field("x" * 1_000, "y"), "xxx…' is too long for a field's name.", id="a field's name that is text"
        ),
        pytest.param(ALIASES, "line 3, entry 1, field a0: It has an anchor, &a0. Take it out", id="an anchor"),
        pytest.param(
            with_field("role", "*a0"), "line 3, entry 1, field role: It refers to an anchor, *a0.", id="an alias"
        ),
        pytest.param("- a\n---\n- b\n", "line 2: A second document begins here.", id="a second document"),
    ],
)
def test_what_is_too_deep_too_large_or_too_many_is_refused_before_it_is_built(content: str, says: str) -> None:
    (said,) = said_of(content)
    assert says in said


@pytest.mark.parametrize(
    "value", ["!!bool foo", "!!timestamp x", "!!int ''", "!!float x", "!!python/name:os.system x", "!own x", "! x"]
)
def test_a_tag_is_named_with_its_entry_its_field_and_a_remedy(value: str) -> None:
    (said,) = said_of(with_field("question", value))
    tag = value.split()[0]
    assert said == (
        f"x.yaml, line 3, entry 1, field question: It has a tag, {tag}. "
        "Take it out, or put text that begins with ! in quotation marks."
    )


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("9" * 10_000, "is too long for a number or a date"),
        ("0x" + "f" * 10_000, "is too long for a number or a date"),
        ("1" + ":1" * 50_000, "is too long for a number or a date"),
        ("[0x" + "f" * 10_000 + "]", "is too long for a number or a date"),
        ("0b_", "'0b_' cannot be: invalid literal for int()"),
        ("2021-02-30", "'2021-02-30' cannot be: day is out of range for month."),
        ("2001-01-01 00:00:00 +99:99", "cannot be: offset must be a timedelta strictly between"),
        ("=", "'=' cannot be: YAML keeps it for itself."),
        ("<<", "'<<' cannot be: YAML keeps it for itself."),
        ("{a: b}", "It is a mapping."),
        ("{<<: 3}", "It is a mapping."),
        ("{[a]: b}", "It is a mapping."),
    ],
)
def test_what_yaml_cannot_build_is_named_with_its_entry_its_field_and_a_remedy(value: str, says: str) -> None:
    (said,) = said_of(with_field("order", value))
    assert said.startswith("x.yaml, line 3, entry 1, field order: ")
    assert says in said
    assert said.endswith("in quotation marks.")


@pytest.mark.parametrize(
    ("model", "field", "value", "says"),
    [
        ("paypoint", "amount", "1e999999999", "'1e999999999' has more than 30 digits."),
        ("paypoint", "amount", "'0e-999999999'", "'0e-999999999' has more than 30 digits."),
        ("paypoint", "amount", f"'{'9' * 100_000}'", "…' has more than 30 digits."),
        ("paypoint", "amount", ".inf", "'.inf' is not a number."),
        ("paypoint", "amount", ".nan", "'.nan' is not a number."),
        ("paypoint", "amount", "'sNaN'", "'sNaN' is not a number."),
        ("faq", "order", "0x" + "f" * 40, "Ensure this value is less than or equal to"),
        ("faq", "order", ".inf", "'.inf' is not a whole number."),
        ("faq", "question", "1e5", ""),
        ("source", "published_on", "0001-01-01", "The date 0001-01-01 is not between the years 1800 and 2199."),
        ("source", "published_on", "9999-12-31", "The date 9999-12-31 is not between the years 1800 and 2199."),
        ("source", "published_on", f"'{'2' * 1_000_000}'", "…' is not a date."),
        ("source", "scope", "x" * 1_000_000, "…' is not one of its values."),
        ("faq", "order", f"'{'2' * 1_000_000}'", "…' is not a whole number."),
        ("glossaryterm", "expand", "x" * 1_000_000, "…' is neither true nor false."),
        ("faq", "role", f"[{'a, ' * 1_000}]", "… does not name a role. Write it as [slug]."),
        ("faq", "role", f"[[{'a, ' * 1_000}]]", "YAML does not read ['a', 'a'"),
        ("faq", "role", "x" * 1_000_000, "… does not name a role."),
        ("faq", "role", '["a\\0b"]', "It has a null character"),
        ("section", "clauses", f"[{'[a, b], ' * 101}]", "It names 101 records. Name 100 at most"),
        ("faq", "slug", "x" * 1_000_000, "Its natural key is longer than 500 characters."),
        ("x" * 1_000_000, "slug", "a", "There is no model guidance.xxx"),
    ],
)
def test_a_value_that_a_field_cannot_hold_is_named_and_cut_short(model: str, field: str, value: str, says: str) -> None:
    assert says in "\n".join(said_of(with_field(field, value, f"guidance.{model}")))


@pytest.mark.parametrize(
    "content",
    [b"- \xff", b"- \x00", b"- \xed\xa0\x80", b'- "\\ud800"', b"- \xef\xbf\xbe", b"%TAG ! x\n- !a b", b"- @", b"- 'a"],
)
def test_bytes_that_are_no_text_or_no_yaml_are_one_slip(content: bytes) -> None:
    (said,) = said_of(content)
    assert said.startswith(("x.yaml, line 1: It is not ", "x.yaml, line 2: It is not ", "x.yaml: It is not YAML"))


def test_a_byte_order_mark_does_no_harm() -> None:
    entries, slips = read_text("x.yaml", b"\xef\xbb\xbf- model: guidance.band\n  fields: {slug: '5', order: 1}\n")
    assert (len(entries), slips) == (1, [])


@pytest.mark.django_db
def test_loading_refuses_what_importing_does(fixtures: Path) -> None:
    (fixtures / "deep.yaml").write_text("[" * 200_000)
    (fixtures / "tag.yaml").write_text(with_field("question", "!!bool foo"))
    with pytest.raises(ContentError) as caught:
        load_files(fixtures)
    assert [problem.file for problem in caught.value.problems] == ["deep.yaml", "tag.yaml"]


def test_the_files_of_the_site_are_far_from_every_limit() -> None:
    """Ten times the largest still fits, so nobody who writes content meets a limit."""
    largest = max((path.read_text(encoding="utf-8") for path in settings.FIXTURES_DIR.rglob("*.yaml")), key=len)
    assert len(largest.encode()) * 10 < LARGEST_FILE
    check_limits(largest * 10)


def test_a_name_as_long_as_a_file_is_like_no_other() -> None:
    assert did_you_mean("x" * 2_000_000, ["slug", "order"]) == ""
    assert did_you_mean("slog", ["slug", "order"]) == "Did you mean slug?"
