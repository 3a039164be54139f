from django.urls import URLPattern, URLResolver, include, path, register_converter

from guidance import converters
from guidance.pages.about import sitemap
from guidance.pages.about import views as about
from guidance.pages.agreement_checklist import views as agreement_checklist
from guidance.pages.bands import views as bands
from guidance.pages.board_paper import views as board_paper
from guidance.pages.contract import comparison_views as contract_comparison
from guidance.pages.contract import views as contract
from guidance.pages.costs import views as costs
from guidance.pages.evidence_checklist import views as evidence_checklist
from guidance.pages.faqs import views as faqs
from guidance.pages.figures import views as figures
from guidance.pages.funding import views as funding
from guidance.pages.glossary import views as glossary
from guidance.pages.hire import views as hire
from guidance.pages.home import views as home
from guidance.pages.interview_questions import views as interview_questions
from guidance.pages.job_descriptions import check_views as job_description_check
from guidance.pages.job_descriptions import tailored_files
from guidance.pages.job_descriptions import tailoring_views as tailoring
from guidance.pages.job_descriptions import vacancy_views as vacancy
from guidance.pages.job_descriptions import views as job_descriptions
from guidance.pages.job_descriptions.own_template import views as own_template
from guidance.pages.not_covered import views as not_covered
from guidance.pages.plans import claims_views as plan_claims
from guidance.pages.plans import file_views as plan_files
from guidance.pages.plans import upload_views as plan_uploads
from guidance.pages.plans import views as plans
from guidance.pages.publications import views as publications
from guidance.pages.roles import comparison_views as role_comparison
from guidance.pages.roles import views as roles
from guidance.pages.search import views as search
from guidance.pages.shared_previews import views as shared_previews
from guidance.pages.sources import views as sources
from guidance.pages.standards import views as standards
from guidance.pages.tools import views as tools
from guidance.pages.updates import views as updates
from guidance.pages.which_role import views as which_role

register_converter(converters.ContractYearConverter, "year")
register_converter(converters.ClauseNumberConverter, "clause")
register_converter(converters.BandConverter, "band")
register_converter(converters.SlugConverter, "kebab")
register_converter(converters.TokenConverter, "token")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.show_home, name="home"),
    path("hire/", hire.list_roles_to_hire, name="hire-list"),
    path("hire/<kebab:role_slug>/", hire.show_steps, name="hire"),
    path("roles/", roles.list_roles, name="role-list"),
    path("roles/compare/", role_comparison.compare_roles, name="compare"),
    path("roles/compare.csv", role_comparison.download_roles_compared, name="compare-csv"),
    path("roles/<kebab:role_slug>/", roles.show_role, name="role"),
    path("roles/<kebab:role_slug>/whole-guide/", roles.show_whole_guide, name="whole-guide"),
    path(
        "roles/<kebab:role_slug>/whole-guide.docx",
        roles.download_whole_guide,
        {"ending": "docx"},
        "whole-guide-docx",
    ),
    path(
        "roles/<kebab:role_slug>/whole-guide.pdf",
        roles.download_whole_guide,
        {"ending": "pdf"},
        "whole-guide-pdf",
    ),
    path("roles/<kebab:role_slug>/<kebab:topic_slug>/", roles.show_topic, name="topic"),
    path("contract/", contract.show_contract, name="contract"),
    path("contract/compare/", contract_comparison.compare_years, name="contract-compare"),
    path("contract/compare.csv", contract_comparison.download_years_compared, name="contract-compare-csv"),
    path("contract/<year:year_slug>/", contract.show_contract_year, name="contract-year"),
    path("contract/<year:year_slug>/<clause:number>/", contract.show_clause, name="clause"),
    path("bands/", bands.list_bands, name="band-list"),
    path("bands/<band:band_slug>/", bands.show_band, name="band"),
    path("funding/", funding.show_funding, name="funding"),
    path("tools/", tools.show_tools, name="tools"),
    path("which-role/", which_role.ask_which_role, name="which-role"),
    path("which-role/answer/", which_role.answer_which_role, name="which-role-answer"),
    path("costs/", costs.show_costs, name="costs"),
    path("costs/cost-sheet.docx", costs.download_cost_sheet, {"ending": "docx"}, "cost-docx"),
    path("costs/cost-sheet.pdf", costs.download_cost_sheet, {"ending": "pdf"}, "cost-pdf"),
    path("costs/cost-sheet.csv", costs.download_cost_sheet, {"ending": "csv"}, "cost-csv"),
    path("agreement-checklist/", agreement_checklist.show_agreement, name="agreement-checklist"),
    path(
        "agreement-checklist/agreement-checklist.docx",
        agreement_checklist.download_agreement,
        {"ending": "docx"},
        "agreement-checklist-docx",
    ),
    path(
        "agreement-checklist/agreement-checklist.pdf",
        agreement_checklist.download_agreement,
        {"ending": "pdf"},
        "agreement-checklist-pdf",
    ),
    path("plan/", plans.show_plan, name="plan"),
    path("plan/plan.xlsx", plan_files.download_plan, {"ending": "xlsx"}, "plan-xlsx"),
    path("plan/plan.csv", plan_files.download_plan, {"ending": "csv"}, "plan-csv"),
    path("plan/claims/", plan_claims.show_claims, name="plan-claims"),
    path("plan/file/", plan_uploads.upload_plan, name="plan-file"),
    path("board-paper/", board_paper.show_board_paper, name="board-paper"),
    path("board-paper/board-paper.docx", board_paper.download_board_paper, {"ending": "docx"}, "board-paper-docx"),
    path("board-paper/board-paper.pdf", board_paper.download_board_paper, {"ending": "pdf"}, "board-paper-pdf"),
    path("evidence-checklist/", evidence_checklist.show_checklist, name="evidence-checklist"),
    path(
        "evidence-checklist/evidence-checklist.docx",
        evidence_checklist.download_checklist,
        {"ending": "docx"},
        "evidence-checklist-docx",
    ),
    path(
        "evidence-checklist/evidence-checklist.pdf",
        evidence_checklist.download_checklist,
        {"ending": "pdf"},
        "evidence-checklist-pdf",
    ),
    path("sources/", sources.list_sources, name="source-list"),
    path("sources/<kebab:source_slug>/", sources.show_source, name="source"),
    path("glossary/", glossary.show_glossary, name="glossary"),
    path("standards/", standards.list_standards, name="standards-list"),
    path("standards/<kebab:instrument_slug>/", standards.show_standards, name="standards"),
    path("faqs/", faqs.list_faqs, name="faq-list"),
    path("faqs/<kebab:faq_slug>/", faqs.show_faq, name="faq"),
    path("publications/", publications.list_publications, name="publication-list"),
    path("publications/<kebab:publication_slug>/", publications.show_publication, name="publication"),
    path("figures/", figures.show_figures, name="figures"),
    path("figures/<kebab:series_slug>/", figures.show_series, name="figure-series"),
    path("search/", search.search_site, name="search"),
    path("search/suggestions/", search.suggest_pages, name="search-suggestions"),
    path("updates/", updates.list_updates, name="updates"),
    path("updates/feed/", updates.show_feed, name="updates-feed"),
    path("updates/<kebab:role_slug>/", updates.list_updates, name="role-updates"),
    path("updates/<kebab:role_slug>/feed/", updates.show_feed, name="role-updates-feed"),
    path("job-descriptions/", job_descriptions.list_job_descriptions, name="job-description-list"),
    path("job-descriptions/check/", job_description_check.check_job_description, name="job-description-check"),
    path("job-descriptions/<kebab:slug>/", job_descriptions.show_job_description, name="job-description"),
    path(
        "job-descriptions/<kebab:slug>.docx",
        job_descriptions.download_untailored,
        {"ending": "docx"},
        "job-description-docx",
    ),
    path(
        "job-descriptions/<kebab:slug>.pdf",
        job_descriptions.download_untailored,
        {"ending": "pdf"},
        "job-description-pdf",
    ),
    path("job-descriptions/<kebab:slug>/notes/", job_descriptions.show_notes, name="employer-notes"),
    path(
        "job-descriptions/<kebab:slug>/notes.docx",
        job_descriptions.download_notes,
        {"ending": "docx"},
        "employer-notes-docx",
    ),
    path(
        "job-descriptions/<kebab:slug>/notes.pdf",
        job_descriptions.download_notes,
        {"ending": "pdf"},
        "employer-notes-pdf",
    ),
    path(
        "job-descriptions/<kebab:slug>/tailored-notes.docx",
        tailored_files.download_notes,
        {"ending": "docx"},
        "tailored-notes-docx",
    ),
    path(
        "job-descriptions/<kebab:slug>/tailored-notes.pdf",
        tailored_files.download_notes,
        {"ending": "pdf"},
        "tailored-notes-pdf",
    ),
    path("job-descriptions/<kebab:slug>/tailor/", tailoring.tailor_job_description, name="tailor"),
    path(
        "job-descriptions/<kebab:slug>/tailored.docx",
        tailored_files.download_tailored,
        {"ending": "docx"},
        "tailored-docx",
    ),
    path("job-descriptions/<kebab:slug>/vacancy-form/", vacancy.show_vacancy_form, name="vacancy-form"),
    path("job-descriptions/<kebab:slug>/vacancy-form.docx", vacancy.download_vacancy_form, name="vacancy-form-docx"),
    path("job-descriptions/<kebab:slug>/own-template/", own_template.fill_own_template, name="own-template"),
    path("job-descriptions/<kebab:slug>/sample-template.docx", own_template.download_sample, name="sample-template"),
    path(
        "job-descriptions/<kebab:slug>/tailored.pdf",
        tailored_files.download_tailored,
        {"ending": "pdf"},
        "tailored-pdf",
    ),
    path(
        "job-descriptions/<kebab:slug>/hiring-pack.zip",
        tailored_files.download_tailored,
        {"ending": "zip"},
        "hiring-pack",
    ),
    path("interview-questions/", interview_questions.list_interview_roles, name="interview-question-list"),
    path("interview-questions/<kebab:role_slug>/", interview_questions.show_questions, name="role-interview-questions"),
    path(
        "interview-questions/<kebab:role_slug>.docx",
        interview_questions.download_interview_pack,
        {"ending": "docx"},
        "interview-pack-docx",
    ),
    path(
        "interview-questions/<kebab:role_slug>.pdf",
        interview_questions.download_interview_pack,
        {"ending": "pdf"},
        "interview-pack-pdf",
    ),
    path(
        "interview-questions/<kebab:role_slug>/panel-sheet.docx",
        interview_questions.download_panel_sheet,
        {"ending": "docx"},
        "panel-sheet-docx",
    ),
    path(
        "interview-questions/<kebab:role_slug>/panel-sheet.pdf",
        interview_questions.download_panel_sheet,
        {"ending": "pdf"},
        "panel-sheet-pdf",
    ),
    path("preview/<token:token>/", shared_previews.show_shared_preview, name="shared-preview"),
    path("preview/<token:token>/answer/", shared_previews.take_expert_answer, name="expert-answer"),
    path("not-covered/", not_covered.show_not_covered, name="not-covered"),
    path("about/", about.show_about, name="about"),
    path("accessibility-statement/", about.show_accessibility_statement, name="accessibility-statement"),
    path("privacy/", about.show_privacy, name="privacy"),
    path("", include("guidance.api.urls")),
    path("sitemap.xml", sitemap.show_sitemap, name="sitemap"),
    path("robots.txt", about.show_robots, name="robots"),
]
