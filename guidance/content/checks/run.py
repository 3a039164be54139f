"""Runs all the checks."""

from dataclasses import dataclass

from guidance.content.checks import (
    abbreviations,
    citations,
    clauses,
    coverage,
    decisions,
    fixed,
    links,
    locators,
    markdown,
    reading_ease,
    years,
)
from guidance.content.checks.content import Content
from guidance.content.checks.coverage import SourceCoverage
from guidance.content.checks.pages import Pages
from guidance.content.problems import Problem

CHECKS = (
    citations.unsourced,
    citations.one_sided,
    locators.lost,
    abbreviations.unknown,
    years.out_of_step,
    years.unpaid,
    clauses.misnumbered,
    decisions.outdated,
    fixed.missing,
    markdown.unreadable,
    reading_ease.long_paragraphs,
    reading_ease.long_sentences,
    reading_ease.hard_to_read,
)


@dataclass(frozen=True, slots=True)
class Report:
    errors: list[Problem]
    warnings: list[Problem]
    coverage: list[SourceCoverage]


def check(content: Content) -> Report:
    pages = Pages()
    problems = [problem for one in CHECKS for problem in one(content)]
    problems += links.dead(content, pages)
    covered = coverage.coverage(content, pages)
    problems += coverage.unanswered(content, covered)
    problems = sorted(set(problems), key=lambda problem: (problem.file, problem.line, str(problem)))
    return Report(
        [problem for problem in problems if not problem.is_warning],
        [problem for problem in problems if problem.is_warning],
        covered,
    )
