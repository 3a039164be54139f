"""The admin screens. Each module registers the models of the module it is named after."""

from django.conf import settings
from django.contrib import admin

from guidance.admin import accounts, link_checks, searches
from guidance.admin.content import (
    agreement_points,
    bands,
    best_answers,
    case_studies,
    contract,
    contract_changes,
    contract_years,
    employment_models,
    faqs,
    figures,
    former_addresses,
    glossary,
    hiring_steps,
    home_questions,
    interview_questions,
    job_descriptions,
    milestones,
    publications,
    roles,
    sections,
    sources,
    subjects_not_covered,
    synonyms,
    year_facts,
)
from guidance.admin.workflow import editions, events, releases, roots

__all__ = [
    "accounts",
    "agreement_points",
    "bands",
    "best_answers",
    "case_studies",
    "contract",
    "contract_changes",
    "contract_years",
    "editions",
    "employment_models",
    "events",
    "faqs",
    "figures",
    "former_addresses",
    "glossary",
    "hiring_steps",
    "home_questions",
    "interview_questions",
    "job_descriptions",
    "link_checks",
    "milestones",
    "publications",
    "releases",
    "roles",
    "roots",
    "searches",
    "sections",
    "sources",
    "subjects_not_covered",
    "synonyms",
    "year_facts",
]

admin.site.site_header = settings.SITE_NAME
admin.site.site_title = settings.SITE_NAME
admin.site.index_title = "Content"
