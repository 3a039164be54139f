from django.urls import URLPattern, URLResolver, include, path, register_converter

from guidance import converters
from guidance.pages.about import sitemap
from guidance.pages.about import views as about
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
from guidance.pages.home import views as home
from guidance.pages.interview_questions import views as interview_questions
from guidance.pages.job_descriptions import check_views as job_description_check
from guidance.pages.job_descriptions import tailoring_views as tailoring
from guidance.pages.job_descriptions import views as job_descriptions
from guidance.pages.publications import views as publications
from guidance.pages.roles import comparison_views as role_comparison
from guidance.pages.roles import views as roles
from guidance.pages.search import views as search
from guidance.pages.shared_previews import views as shared_previews
from guidance.pages.sources import views as sources
from guidance.pages.standards import views as standards
from guidance.pages.updates import views as updates
from guidance.pages.which_role import views as which_role

register_converter(converters.ContractYearConverter, "year")
register_converter(converters.ClauseNumberConverter, "clause")
register_converter(converters.BandConverter, "band")
register_converter(converters.SlugConverter, "kebab")
register_converter(converters.TokenConverter, "token")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("roles/", roles.role_list, name="role-list"),
    path("roles/compare/", role_comparison.compare, name="compare"),
    path("roles/compare.csv", role_comparison.compare_csv, name="compare-csv"),
    path("roles/<kebab:role_slug>/", roles.role, name="role"),
    path("roles/<kebab:role_slug>/whole-guide/", roles.whole_guide, name="whole-guide"),
    path("roles/<kebab:role_slug>/<kebab:topic_slug>/", roles.topic, name="topic"),
    path("contract/", contract.contract, name="contract"),
    path("contract/compare/", contract_comparison.contract_compare, name="contract-compare"),
    path("contract/compare.csv", contract_comparison.contract_compare_csv, name="contract-compare-csv"),
    path("contract/<year:year_slug>/", contract.contract_year, name="contract-year"),
    path("contract/<year:year_slug>/<clause:number>/", contract.clause, name="clause"),
    path("bands/", bands.band_list, name="band-list"),
    path("bands/<band:band_slug>/", bands.band, name="band"),
    path("funding/", funding.funding, name="funding"),
    path("which-role/", which_role.which_role, name="which-role"),
    path("which-role/answer/", which_role.which_role_answer, name="which-role-answer"),
    path("costs/", costs.costs, name="costs"),
    path("costs/cost-sheet.docx", costs.cost_file, {"ending": "docx"}, "cost-docx"),
    path("costs/cost-sheet.pdf", costs.cost_file, {"ending": "pdf"}, "cost-pdf"),
    path("costs/cost-sheet.csv", costs.cost_file, {"ending": "csv"}, "cost-csv"),
    path("board-paper/", board_paper.paper, name="board-paper"),
    path("board-paper/board-paper.docx", board_paper.paper_file, {"ending": "docx"}, "board-paper-docx"),
    path("board-paper/board-paper.pdf", board_paper.paper_file, {"ending": "pdf"}, "board-paper-pdf"),
    path("evidence-checklist/", evidence_checklist.checklist, name="evidence-checklist"),
    path(
        "evidence-checklist/evidence-checklist.docx",
        evidence_checklist.checklist_file,
        {"ending": "docx"},
        "evidence-checklist-docx",
    ),
    path(
        "evidence-checklist/evidence-checklist.pdf",
        evidence_checklist.checklist_file,
        {"ending": "pdf"},
        "evidence-checklist-pdf",
    ),
    path("sources/", sources.source_list, name="source-list"),
    path("sources/<kebab:source_slug>/", sources.source, name="source"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("standards/", standards.standards_list, name="standards-list"),
    path("standards/<kebab:instrument_slug>/", standards.standards, name="standards"),
    path("faqs/", faqs.faq_list, name="faq-list"),
    path("faqs/<kebab:faq_slug>/", faqs.faq, name="faq"),
    path("publications/", publications.publication_list, name="publication-list"),
    path("publications/<kebab:publication_slug>/", publications.publication, name="publication"),
    path("figures/", figures.figures, name="figures"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.search_suggestions, name="search-suggestions"),
    path("updates/", updates.updates, name="updates"),
    path("updates/feed/", updates.feed, name="updates-feed"),
    path("updates/<kebab:role_slug>/", updates.updates, name="role-updates"),
    path("updates/<kebab:role_slug>/feed/", updates.feed, name="role-updates-feed"),
    path("job-descriptions/", job_descriptions.job_description_list, name="job-description-list"),
    path("job-descriptions/check/", job_description_check.job_description_check, name="job-description-check"),
    path("job-descriptions/<kebab:slug>/", job_descriptions.job_description, name="job-description"),
    path("job-descriptions/<kebab:slug>.docx", job_descriptions.untailored, {"ending": "docx"}, "job-description-docx"),
    path("job-descriptions/<kebab:slug>.pdf", job_descriptions.untailored, {"ending": "pdf"}, "job-description-pdf"),
    path("job-descriptions/<kebab:slug>/tailor/", tailoring.tailor, name="tailor"),
    path("job-descriptions/<kebab:slug>/tailored.docx", tailoring.tailored, {"ending": "docx"}, "tailored-docx"),
    path("job-descriptions/<kebab:slug>/tailored.pdf", tailoring.tailored, {"ending": "pdf"}, "tailored-pdf"),
    path("job-descriptions/<kebab:slug>/hiring-pack.zip", tailoring.tailored, {"ending": "zip"}, "hiring-pack"),
    path("interview-questions/", interview_questions.role_list, name="interview-question-list"),
    path("interview-questions/<kebab:role_slug>/", interview_questions.questions, name="role-interview-questions"),
    path(
        "interview-questions/<kebab:role_slug>.docx",
        interview_questions.pack,
        {"ending": "docx"},
        "interview-pack-docx",
    ),
    path(
        "interview-questions/<kebab:role_slug>.pdf", interview_questions.pack, {"ending": "pdf"}, "interview-pack-pdf"
    ),
    path(
        "interview-questions/<kebab:role_slug>/panel-sheet.docx",
        interview_questions.sheet,
        {"ending": "docx"},
        "panel-sheet-docx",
    ),
    path(
        "interview-questions/<kebab:role_slug>/panel-sheet.pdf",
        interview_questions.sheet,
        {"ending": "pdf"},
        "panel-sheet-pdf",
    ),
    path("preview/<token:token>/", shared_previews.shared_preview, name="shared-preview"),
    path("preview/<token:token>/answer/", shared_previews.expert_answer, name="expert-answer"),
    path("about/", about.about, name="about"),
    path("accessibility-statement/", about.accessibility_statement, name="accessibility-statement"),
    path("privacy/", about.privacy, name="privacy"),
    path("", include("guidance.api.urls")),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("robots.txt", about.robots, name="robots"),
]
