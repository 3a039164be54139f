"""Runs all the checks."""

from dataclasses import dataclass

from guidance.content.checks import (
    abbreviations,
    amounts,
    answers,
    asked,
    citations,
    clauses,
    coverage,
    decisions,
    fixed,
    locators,
    markdown,
    openings,
    phrases,
    raw_html,
    reading_ease,
    said_missing,
    shares,
    short_titles,
    stated_amounts,
    years,
)
from guidance.content.checks.addresses import links, redirects
from guidance.content.checks.addresses.pages import Pages
from guidance.content.checks.content import Content
from guidance.content.checks.coverage import SourceCoverage
from guidance.content.problems import Problem

CHECKS = (
    citations.find_unsourced,
    citations.find_one_sided,
    locators.find_lost,
    short_titles.find_long,
    short_titles.find_shared,
    abbreviations.find_unknown,
    years.find_out_of_step,
    years.find_unpaid,
    amounts.find_overlapping,
    amounts.find_moved_apart,
    said_missing.find_contradicted,
    stated_amounts.find_differing,
    phrases.find_refused,
    phrases.find_absence_stated,
    openings.find_long_ledes,
    openings.find_second_important,
    clauses.find_misnumbered,
    decisions.find_outdated,
    shares.unsaid,
    answers.find_doubled_or_missing,
    answers.find_unlabelled,
    answers.find_sharing_a_place,
    answers.find_showing_nothing,
    answers.find_unsupported,
    asked.find_shared,
    fixed.find_missing,
    markdown.find_unreadable,
    raw_html.find_raw,
    reading_ease.find_long_paragraphs,
    reading_ease.find_long_sentences,
    reading_ease.find_hard_to_read,
    redirects.find_lost_readers,
)


@dataclass(frozen=True, slots=True)
class CheckReport:
    errors: list[Problem]
    warnings: list[Problem]
    coverage: list[SourceCoverage]


def run_checks(content: Content) -> CheckReport:
    pages = Pages()
    problems = [problem for one in CHECKS for problem in one(content)]
    problems += links.find_dead(content, pages)
    covered = coverage.measure_coverage(content, pages)
    problems += coverage.find_unanswered(content, covered)
    problems = sorted(set(problems), key=lambda problem: (problem.file, problem.line, str(problem)))
    return CheckReport(
        [problem for problem in problems if not problem.is_warning],
        [problem for problem in problems if problem.is_warning],
        covered,
    )
