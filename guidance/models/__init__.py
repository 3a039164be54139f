from guidance.models.bands import Band, PayPoint, Reimbursement
from guidance.models.base import ContentModel, ContentQuerySet, ContentVersion
from guidance.models.case_studies import CaseStudy
from guidance.models.contract import Clause, ImplementationStep, Instrument
from guidance.models.contract_years import ContractYear
from guidance.models.editions import Edition, Revision
from guidance.models.employment_models import EmploymentModel
from guidance.models.events import AppendOnlyError, Event
from guidance.models.faqs import FAQ, FAQCitation
from guidance.models.figures import Figure, FigureSeries
from guidance.models.former_addresses import FormerAddress
from guidance.models.glossary import GlossaryTerm
from guidance.models.interview_questions import InterviewQuestion
from guidance.models.job_descriptions import Criterion, Duty, JobDescription, JobDescriptionCitation
from guidance.models.link_checks import LinkCheck
from guidance.models.loaded_records import LoadedRecord
from guidance.models.milestones import Milestone
from guidance.models.openings import Opening
from guidance.models.precision import DatePrecision
from guidance.models.preview_links import ExpertAnswer, ExpertComment, PreviewLink
from guidance.models.publications import KeyPublication, PublicationPoint
from guidance.models.releases import Release
from guidance.models.reminders import Reminder
from guidance.models.roles import Role, RoleAspect, RoleBand, RoleName
from guidance.models.roots import Root
from guidance.models.searches import Search
from guidance.models.sections import Section, Statement, StatementCitation, Topic
from guidance.models.sources import Citation, Source, SourcedFact, SourcePart
from guidance.models.synonyms import Synonym
from guidance.models.template_versions import TemplateVersion
from guidance.models.year_facts import YearFact, YearFactCitation

__all__ = [
    "FAQ",
    "AppendOnlyError",
    "Band",
    "CaseStudy",
    "Citation",
    "Clause",
    "ContentModel",
    "ContentQuerySet",
    "ContentVersion",
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
    "ImplementationStep",
    "Instrument",
    "InterviewQuestion",
    "JobDescription",
    "JobDescriptionCitation",
    "KeyPublication",
    "LinkCheck",
    "LoadedRecord",
    "Milestone",
    "Opening",
    "PayPoint",
    "PreviewLink",
    "PublicationPoint",
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
    "Source",
    "SourcePart",
    "SourcedFact",
    "Statement",
    "StatementCitation",
    "Synonym",
    "TemplateVersion",
    "Topic",
    "YearFact",
    "YearFactCitation",
]
