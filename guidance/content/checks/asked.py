"""Checks that a way of asking leads to one answer: no two best answers or subjects not covered share one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from guidance import models
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.models.searching.ways import fold_way, split_ways

ASKED_FOR = (models.BestAnswer, models.SubjectNotCovered)


def find_shared(content: Content) -> Iterator[Problem]:
    asked: defaultdict[str, list[Record]] = defaultdict(list)
    for record in content.around(*ASKED_FOR):
        for way in split_ways(record.fields["asked"]):
            asked[fold_way(way)].append(record)
    for record in content.of(*ASKED_FOR):
        name = (record.kind, record.key)
        for way in split_ways(record.fields["asked"]):
            other = next((one for one in asked[fold_way(way)] if (one.kind, one.key) != name), None)
            if other is not None:
                wrong = f"'{way}' is asked in '{other.key[0]}' too, so the search cannot tell which to give."
                problem = content.build_problem(record, wrong, "Leave it in one of the two.", "asked")
                yield replace(problem, other=other)
