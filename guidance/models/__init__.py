from guidance.models.base import ContentModel, ContentQuerySet, ContentVersion
from guidance.models.contract.bands import Band, PayPoint
from guidance.models.contract.clauses import Clause, ImplementationStep, Instrument
from guidance.models.contract.contract_years import ContractYear
from guidance.models.contract.reimbursements import Reimbursement
from guidance.models.contract.zones import Zone
from guidance.models.editing.editions import Edition, Revision
from guidance.models.editing.events import AppendOnlyError, Event
from guidance.models.editing.impact_checks import ImpactCheck
from guidance.models.editing.loaded_records import LoadedRecord
from guidance.models.editing.notices import MailChoice, Notice
from guidance.models.editing.open_forms import OpenForm
from guidance.models.editing.page_reads import PageReads, ReadQuery
from guidance.models.editing.preview_links import ExpertAnswer, ExpertComment, PreviewLink
from guidance.models.editing.releases import Release
from guidance.models.editing.reminders import Reminder
from guidance.models.editing.roots import Root
from guidance.models.former_addresses import FormerAddress
from guidance.models.guide.case_studies import CaseStudy
from guidance.models.guide.contract_changes import ContractChange, ContractChangeCitation
from guidance.models.guide.employment_models import EmploymentModel
from guidance.models.guide.faqs import FAQ, FAQCitation
from guidance.models.guide.figures import Figure, FigureSeries
from guidance.models.guide.glossary import GlossaryTerm
from guidance.models.guide.hiring_steps import HiringStep, HiringStepCitation
from guidance.models.guide.labels import Label
from guidance.models.guide.milestones import Milestone
from guidance.models.guide.publications import KeyPublication, PublicationPoint
from guidance.models.guide.role_bands import RoleBand
from guidance.models.guide.roles import Role, RoleAspect, RoleName
from guidance.models.guide.sections import Section, SectionCitation, Statement, StatementCitation, Topic
from guidance.models.guide.year_facts import YearFact, YearFactCitation
from guidance.models.home_questions import HomeQuestion
from guidance.models.link_checks import LinkCheck
from guidance.models.precision import DatePrecision
from guidance.models.recruitment.agreement_points import AgreementPoint, AgreementPointCitation
from guidance.models.recruitment.interview_questions import InterviewQuestion
from guidance.models.recruitment.job_descriptions import Criterion, Duty, JobDescription, JobDescriptionCitation
from guidance.models.recruitment.post_sections import JobDescriptionSection
from guidance.models.recruitment.template_asks import is_on_bookings, list_asked
from guidance.models.recruitment.template_sections import TemplateSection, list_sections
from guidance.models.recruitment.template_versions import TemplateVersion
from guidance.models.searching.best_answers import BestAnswer
from guidance.models.searching.searches import Search
from guidance.models.searching.subjects_not_covered import SubjectNotCovered
from guidance.models.searching.synonyms import Synonym
from guidance.models.sources import Citation, Source, SourcedFact, SourcePart

__all__ = [
    "FAQ",
    "AgreementPoint",
    "AgreementPointCitation",
    "AppendOnlyError",
    "Band",
    "BestAnswer",
    "CaseStudy",
    "Citation",
    "Clause",
    "ContentModel",
    "ContentQuerySet",
    "ContentVersion",
    "ContractChange",
    "ContractChangeCitation",
    "ContractYear",
    "Criterion",
    "DatePrecision",
    "Duty",
    "Edition",
    "EmploymentModel",
    "Event",
    "ExpertAnswer",
    "ExpertComment",
    "FAQCitation",
    "Figure",
    "FigureSeries",
    "FormerAddress",
    "GlossaryTerm",
    "HiringStep",
    "HiringStepCitation",
    "HomeQuestion",
    "ImpactCheck",
    "ImplementationStep",
    "Instrument",
    "InterviewQuestion",
    "JobDescription",
    "JobDescriptionCitation",
    "JobDescriptionSection",
    "KeyPublication",
    "Label",
    "LinkCheck",
    "LoadedRecord",
    "MailChoice",
    "Milestone",
    "Notice",
    "OpenForm",
    "PageReads",
    "PayPoint",
    "PreviewLink",
    "PublicationPoint",
    "ReadQuery",
    "Reimbursement",
    "Release",
    "Reminder",
    "Revision",
    "Role",
    "RoleAspect",
    "RoleBand",
    "RoleName",
    "Root",
    "Search",
    "Section",
    "SectionCitation",
    "Source",
    "SourcePart",
    "SourcedFact",
    "Statement",
    "StatementCitation",
    "SubjectNotCovered",
    "Synonym",
    "TemplateSection",
    "TemplateVersion",
    "Topic",
    "YearFact",
    "YearFactCitation",
    "Zone",
    "is_on_bookings",
    "list_asked",
    "list_sections",
]
