"""Any text that a field can hold comes back from its file exactly."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guidance.content.records import make_canonical
from guidance.content.validation import validate_all
from guidance.content.yaml_reading import read_text
from guidance.content.yaml_writing import to_yaml
from guidance.models import GlossaryTerm

# Surrogates are no text, PostgreSQL has no null character, and CR LF is kept as LF.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1, max_size=300)
AWKWARD = st.text(st.sampled_from(" \t\n#:-'\"|>&*!%@`[]{}?,a1é\u2019\x07\x85\u2028\ufeff"), min_size=1, max_size=60)


@pytest.mark.slow
@given(ANY_TEXT | AWKWARD)
@example("text with trailing spaces  \nand a tab at the end\t")
@example("\n\n\n")
@example("  begins with spaces\n\nends with lines\n\n")
@example("1.10")
@example("no")
@example("2026-11-21")
@example("a: b # c")
@example("long " * 200)
@example("\x07 rings, \u2028 parts lines, \x85 too, \ufeff marks a beginning")
def test_text_comes_back_to_the_letter(text: str) -> None:
    record = make_canonical(GlossaryTerm, {"slug": "a", "term": "term", "definition": text})

    entries, problems = read_text("glossary.yaml", to_yaml([record]).encode())

    assert problems == []
    assert entries[0].fields["definition"].value == text


@given(ANY_TEXT | AWKWARD)
def test_writing_what_was_read_gives_the_same_bytes(text: str) -> None:
    written = to_yaml([make_canonical(GlossaryTerm, {"slug": "a", "term": text, "definition": text})])

    given, _ = validate_all(read_text("glossary.yaml", written.encode())[0])

    assert [to_yaml([one.record]) for one in given] in ([written], [])  # a term may be too long to be sound


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("Short.", "definition: Short.\n", id="short"),
        pytest.param("One.\n\nTwo.", "definition: |-\n      One.\n\n      Two.\n", id="paragraphs"),
        pytest.param("One.\n", "definition: |\n      One.\n", id="line-end"),
        pytest.param("Long " * 21 + "text.", f"definition: |-\n      {'Long ' * 21}text.\n", id="long"),
        pytest.param("It\u2019s £5", "definition: It\u2019s £5\n", id="unicode"),
        pytest.param("8", "definition: '8'\n", id="number"),
    ],
)
def test_text_is_written_for_people_to_read(text: str, written: str) -> None:
    record = make_canonical(GlossaryTerm, {"slug": "a", "term": "term", "definition": text})

    assert to_yaml([record]).endswith(f"    {written}")
