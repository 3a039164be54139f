"""Records of one model are written after those that they depend on, and each reference is looked at once."""

from typing import Any

import pytest

from guidance.content.records import Record, make_canonical
from guidance.models import Clause
from guidance.publishing.drafting.writing_order import plan_rounds


def a_clause(number: str, parent: str = "") -> Record:
    values: dict[str, Any] = {"instrument": ["des"], "number": number, "order": 1}
    return make_canonical(Clause, values | ({"parent": ["des", parent]} if parent else {}))


def test_a_clause_comes_after_its_parent() -> None:
    clauses = [a_clause("1.1.1", "1.1"), a_clause("2"), a_clause("1.1", "1"), a_clause("1")]
    assert list(plan_rounds(clauses, unmade=range(4))) == [[1, 3], [2], [0]]


def test_a_parent_that_has_a_row_already_is_not_waited_for() -> None:
    clauses = [a_clause("1.1", "1"), a_clause("1"), a_clause("2.1", "2")]
    assert list(plan_rounds(clauses, unmade=[0, 2])) == [[0, 1, 2]]


def test_clauses_in_a_circle_come_last() -> None:
    clauses = [a_clause("1", "2"), a_clause("2", "1"), a_clause("3", "3"), a_clause("2.1", "2")]
    assert list(plan_rounds(clauses, unmade=range(4))) == [[2], [0, 1, 3]]


def test_a_chain_looks_at_each_reference_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []
    references = Record.references
    monkeypatch.setattr(Record, "references", lambda record: looked_at.append(record) or references(record))
    clauses = [a_clause(f"{n}", f"{n + 1}") for n in range(500)]
    assert list(plan_rounds(clauses, unmade=range(500))) == [[n] for n in reversed(range(500))]
    assert len(looked_at) == 500
