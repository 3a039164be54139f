"""Knows which fixture file a record belongs in. There is exactly one, so that an export can write it back."""

import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatch
from typing import Any

from guidance import models
from guidance.content import kinds
from guidance.content.kinds import Key, Kind
from guidance.content.records import Record
from guidance.rules.years.contract_years import get_slug_on

Records = Mapping[tuple[Kind, Key], Record]

# The files of each model, as fixtures/README.md names them.
FILES: dict[Kind, str] = {
    models.ContractYear: "years.yaml",
    models.Topic: "topics.yaml",
    models.Band: "bands.yaml",
    models.PayPoint: "pay/<year>.yaml",
    models.Reimbursement: "reimbursements.yaml",
    models.GlossaryTerm: "glossary.yaml",
    models.FormerAddress: "former-addresses.yaml",
    models.Milestone: "milestones.yaml",
    models.Synonym: "synonyms.yaml",
    models.HomeQuestion: "home-questions.yaml",
    models.AgreementPoint: "agreement-points.yaml",
    models.AgreementPointCitation: "agreement-points.yaml",
    models.BestAnswer: "best-answers.yaml",
    models.SubjectNotCovered: "subjects-not-covered.yaml",
    models.Source: "sources/<source>.yaml",
    models.SourcePart: "sources/<source>.yaml",
    models.Instrument: "contract/<year>.yaml or standards/<instrument>.yaml",
    models.Clause: "contract/<year>.yaml or standards/<instrument>.yaml",
    models.ImplementationStep: "contract/<year>.yaml or standards/<instrument>.yaml",
    models.YearFact: "contract/<year>.yaml",
    models.YearFactCitation: "contract/<year>.yaml",
    models.ContractChange: "contract/<year>.yaml",
    models.ContractChangeCitation: "contract/<year>.yaml",
    models.Role: "roles/<role>/role.yaml",
    models.RoleName: "roles/<role>/role.yaml",
    models.RoleBand: "roles/<role>/role.yaml",
    models.RoleAspect: "roles/<role>/role.yaml",
    models.Section: "roles/<role>/<topic>.yaml",
    models.SectionCitation: "roles/<role>/<topic>.yaml",
    models.Statement: "roles/<role>/<topic>.yaml",
    models.StatementCitation: "roles/<role>/<topic>.yaml",
    models.CaseStudy: "roles/<role>/case-studies.yaml",
    models.EmploymentModel: "roles/<role>/employment-models.yaml",
    models.InterviewQuestion: "roles/<role>/interview-questions.yaml",
    models.HiringStep: "roles/<role>/hiring-steps.yaml",
    models.HiringStepCitation: "roles/<role>/hiring-steps.yaml",
    models.FAQ: "faqs/<role>.yaml",
    models.FAQCitation: "faqs/<role>.yaml",
    models.FigureSeries: "figures/<series>.yaml",
    models.Figure: "figures/<series>.yaml",
    models.KeyPublication: "publications/<publication>.yaml",
    models.PublicationPoint: "publications/<publication>.yaml",
    models.JobDescription: "job-descriptions/<job description>.yaml",
    models.JobDescriptionCitation: "job-descriptions/<job description>.yaml",
    models.JobDescriptionSection: "job-description-sections.yaml",
    models.Duty: "job-descriptions/<job description>.yaml",
    models.Criterion: "job-descriptions/<job description>.yaml",
}

# The field that names the record above in the file. The record shares that record's file.
CONTAINER: dict[Kind, str] = {
    models.SourcePart: "source",
    models.Clause: "instrument",
    models.ImplementationStep: "clause",
    models.YearFactCitation: "fact",
    models.ContractChangeCitation: "change",
    models.RoleName: "role",
    models.RoleBand: "role",
    models.RoleAspect: "role",
    models.SectionCitation: "section",
    models.Statement: "section",
    models.StatementCitation: "statement",
    models.HiringStepCitation: "step",
    models.FAQCitation: "faq",
    models.Figure: "series",
    models.PublicationPoint: "publication",
    models.JobDescriptionCitation: "job_description",
    models.Duty: "job_description",
    models.Criterion: "job_description",
}

_OWN_FILE: dict[Kind, Callable[[dict[str, Any]], str]] = {
    models.PayPoint: lambda fields: f"pay/{get_slug_on(fields['holds_from'])}.yaml",
    models.Source: lambda fields: f"sources/{fields['slug']}.yaml",
    models.Instrument: lambda fields: (
        f"contract/{fields['contract_year'][0]}.yaml"
        if fields.get("contract_year")
        else f"standards/{fields['slug']}.yaml"
    ),
    models.YearFact: lambda fields: f"contract/{fields['contract_year'][0]}.yaml",
    models.ContractChange: lambda fields: f"contract/{fields['contract_year'][0]}.yaml",
    models.Role: lambda fields: f"roles/{fields['slug']}/role.yaml",
    models.Section: lambda fields: f"roles/{fields['role'][0]}/{fields['topic'][0]}.yaml",
    models.CaseStudy: lambda fields: f"roles/{fields['role'][0]}/case-studies.yaml",
    models.EmploymentModel: lambda fields: f"roles/{fields['role'][0]}/employment-models.yaml",
    models.InterviewQuestion: lambda fields: f"roles/{fields['role'][0]}/interview-questions.yaml",
    models.HiringStep: lambda fields: f"roles/{fields['role'][0]}/hiring-steps.yaml",
    models.FAQ: lambda fields: f"faqs/{fields['role'][0]}.yaml",
    models.FigureSeries: lambda fields: f"figures/{fields['slug']}.yaml",
    models.KeyPublication: lambda fields: f"publications/{fields['slug']}.yaml",
    models.JobDescription: lambda fields: f"job-descriptions/{fields['slug']}.yaml",
}


def container_of(record: Record, everything: Records) -> Record | None:
    """The record above it in its file. For a clause this is its parent, or else its instrument."""
    if record.kind is models.Clause and record.fields.get("parent") and not is_below_itself(record, everything):
        return _find_referred(record, "parent", everything)
    return _find_referred(record, CONTAINER[record.kind], everything) if record.kind in CONTAINER else None


def is_below_itself(clause: Record, everything: Records) -> bool:
    above, seen = _find_referred(clause, "parent", everything), {clause.key}
    while above and above.key not in seen:
        seen.add(above.key)
        above = _find_referred(above, "parent", everything)
    return above is not None


def _find_referred(record: Record, field: str, everything: Records) -> Record | None:
    key = record.fields.get(field)
    return everything.get((kinds.get_references(record.kind)[field], tuple(key))) if key else None


def file_of(record: Record, everything: Records) -> str:
    """The path of its file in the fixtures directory. Blank if the record that decides the path is missing."""
    if record.kind in _OWN_FILE:
        return _OWN_FILE[record.kind](record.fields)
    if record.kind not in CONTAINER:
        return FILES[record.kind]
    container = _find_referred(record, CONTAINER[record.kind], everything)
    return file_of(container, everything) if container else ""


def may_hold(file: str, kind: Kind) -> bool:
    """Whether a file with this path can have records of the model."""
    return any(fnmatch(file, re.sub(r"<[^>]*>", "*", pattern)) for pattern in FILES[kind].split(" or "))
