"""What each version of a job description template said, so that a document made from it can be checked later."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from django.db import models

from guidance.models.recruitment.job_descriptions import Criterion, Duty, JobDescription

# The parts of a template that are a single text, in the order of the document.
PROSE = (
    "title",
    "purpose",
    "employer_note",
    "reports_to",
    "supervision",
    "working_relationships",
    "registration",
    "safeguarding",
    "equality",
    "advert",
)
DIGITS = 8


class TemplateLine(TypedDict):
    """One line of a template. The key never changes: 'purpose', 'duty:shared-decisions'."""

    key: str
    text: str


def with_lines(templates: "models.QuerySet[JobDescription]") -> "models.QuerySet[JobDescription]":
    """Fetch what the lines are made of along with the templates, in a fixed number of queries."""
    return templates.select_related("role", "band", "contract_year").prefetch_related(
        "clauses__instrument", "duties__clauses__instrument", "criteria", "sections"
    )


def template_lines(template: JobDescription) -> list[TemplateLine]:
    """Every line of the template, in reading order, without blank parts."""
    lines = [
        ("band", str(template.band) if template.band else ""),
        ("contract-year", _write_year(template)),
        *((name.replace("_", "-"), getattr(template, name)) for name in PROSE),
        *((f"duty:{duty.slug}", _write_duty(duty)) for duty in template.duties.all()),
        *((f"section:{section.slug}", f"{section.heading} · {section.text}") for section in template.sections.all()),
        *((f"criterion:{criterion.slug}", _write_criterion(criterion)) for criterion in template.criteria.all()),
    ]
    return [TemplateLine(key=key, text=text) for key, text in lines if text]


def clause_lines(template: JobDescription) -> list[TemplateLine]:
    """A line for each clause that it answers: the official words or, if we do not have them, the plain English."""
    clauses = {clause.pk: clause for clause in template.clauses.all()}
    for duty in template.duties.all():
        clauses |= {clause.pk: clause for clause in duty.clauses.all()}
    ordered = sorted(clauses.values(), key=lambda clause: (clause.instrument.slug, clause.number))
    return [
        TemplateLine(
            key=f"clause:{clause.instrument.slug}:{clause.number}",
            text=clause.wording or clause.plain_english or clause.heading,
        )
        for clause in ordered
    ]


def _write_year(template: JobDescription) -> str:
    return str(template.contract_year) if template.contract_year else ""


def _write_duty(duty: Duty) -> str:
    clauses = sorted(f"{clause.instrument.title}, {clause.number}" for clause in duty.clauses.all())
    return " · ".join(
        [
            duty.group,
            duty.text,
            *clauses,
            *(["may be left out"] if duty.optional else []),
            *([duty.get_post_for_display()] if duty.post_for else []),
        ]
    )


def _write_criterion(criterion: Criterion) -> str:
    return " · ".join(
        [criterion.group, criterion.text, criterion.get_weight_display(), criterion.get_assessment_display()]
    )


def version_of(lines: Iterable[TemplateLine]) -> str:
    """A short digest of the lines. Their order makes no difference."""
    content = json.dumps(sorted((line["key"], line["text"]) for line in lines), ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:DIGITS]


def current_version(template: JobDescription) -> str:
    """The version printed in documents made today. It changes with the template and with its clauses."""
    return version_of(
        [TemplateLine(key="slug", text=template.slug), *template_lines(template), *clause_lines(template)]
    )


class TemplateVersionQuerySet(models.QuerySet["TemplateVersion"]):
    def save_current(self, day: date) -> int:
        """Save every template's current version, unless it was saved before. Returns how many were new."""
        known = set(self.values_list("job_description", "version"))
        found = [
            TemplateVersion(
                job_description=template.slug,
                version=current_version(template),
                title=template.title,
                contract_year=_write_year(template),
                lines=template_lines(template),
                clauses=clause_lines(template),
                first_held_on=day,
            )
            for template in with_lines(JobDescription.objects.all())
        ]
        new = [version for version in found if (version.job_description, version.version) not in known]
        TemplateVersion.objects.bulk_create(new, ignore_conflicts=True)
        return len(new)


class TemplateVersion(models.Model):
    """A template as it was at one time. It outlives the template, so it has the slug and no foreign key."""

    job_description = models.CharField(max_length=100, help_text="The slug of the template.")
    version = models.CharField(max_length=DIGITS)
    title = models.CharField(max_length=200)
    contract_year = models.CharField(
        max_length=7, blank=True, help_text="As it is written: 2021/22. Blank where the template has none."
    )
    lines = models.JSONField(help_text="Each line of the template: its key and its text.")
    clauses = models.JSONField(help_text="Each clause that it answers: its key and what it said.")
    first_held_on = models.DateField()

    objects = TemplateVersionQuerySet.as_manager()

    class Meta:
        ordering = ["job_description", "first_held_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["job_description", "version"], name="template_version_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.job_description} {self.version}"
