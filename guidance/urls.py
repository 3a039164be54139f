from django.urls import URLPattern, URLResolver, path, register_converter

from guidance.converters import BandConverter, ClauseNumberConverter, ContractYearConverter, SlugConverter
from guidance.views import (
    comparison,
    contract,
    costs,
    document_check,
    home,
    interview_questions,
    job_descriptions,
    library,
    machines,
    money,
    reference,
    roles,
    site,
    tailoring,
)

register_converter(ContractYearConverter, "year")
register_converter(ClauseNumberConverter, "clause")
register_converter(BandConverter, "band")
register_converter(SlugConverter, "kebab")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("roles/", roles.role_list, name="role-list"),
    path("roles/compare/", comparison.compare, name="compare"),
    path("roles/compare.csv", comparison.compare_csv, name="compare-csv"),
    path("roles/<kebab:role_slug>/", roles.role, name="role"),
    path("roles/<kebab:role_slug>/whole-guide/", roles.whole_guide, name="whole-guide"),
    path("roles/<kebab:role_slug>/<kebab:topic_slug>/", roles.topic, name="topic"),
    path("contract/", contract.contract, name="contract"),
    path("contract/<year:year_slug>/", contract.contract_year, name="contract-year"),
    path("contract/<year:year_slug>/<clause:number>/", contract.clause, name="clause"),
    path("bands/", money.band_list, name="band-list"),
    path("bands/<band:band_slug>/", money.band, name="band"),
    path("funding/", money.funding, name="funding"),
    path("costs/", costs.costs, name="costs"),
    path("costs/cost-sheet.docx", costs.cost_file, {"ending": "docx"}, "cost-docx"),
    path("costs/cost-sheet.pdf", costs.cost_file, {"ending": "pdf"}, "cost-pdf"),
    path("costs/cost-sheet.csv", costs.cost_file, {"ending": "csv"}, "cost-csv"),
    path("sources/", reference.source_list, name="source-list"),
    path("sources/<kebab:source_slug>/", reference.source, name="source"),
    path("glossary/", reference.glossary, name="glossary"),
    path("standards/", library.standards_list, name="standards-list"),
    path("standards/<kebab:instrument_slug>/", library.standards, name="standards"),
    path("faqs/", library.faq_list, name="faq-list"),
    path("faqs/<kebab:faq_slug>/", library.faq, name="faq"),
    path("publications/", library.publication_list, name="publication-list"),
    path("publications/<kebab:publication_slug>/", library.publication, name="publication"),
    path("figures/", library.figures, name="figures"),
    path("job-descriptions/", job_descriptions.job_description_list, name="job-description-list"),
    path("job-descriptions/check/", document_check.job_description_check, name="job-description-check"),
    path("job-descriptions/<kebab:slug>/", job_descriptions.job_description, name="job-description"),
    path("job-descriptions/<kebab:slug>.docx", job_descriptions.untailored, {"ending": "docx"}, "job-description-docx"),
    path("job-descriptions/<kebab:slug>.pdf", job_descriptions.untailored, {"ending": "pdf"}, "job-description-pdf"),
    path("job-descriptions/<kebab:slug>/tailor/", tailoring.tailor, name="tailor"),
    path("job-descriptions/<kebab:slug>/tailored.docx", tailoring.tailored, {"ending": "docx"}, "tailored-docx"),
    path("job-descriptions/<kebab:slug>/tailored.pdf", tailoring.tailored, {"ending": "pdf"}, "tailored-pdf"),
    path("job-descriptions/<kebab:slug>/hiring-pack.zip", tailoring.tailored, {"ending": "zip"}, "hiring-pack"),
    path("interview-questions/", interview_questions.role_list, name="interview-question-list"),
    path("interview-questions/<kebab:role_slug>/", interview_questions.questions, name="interview-questions"),
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
    path("about/", site.about, name="about"),
    path("accessibility-statement/", site.accessibility_statement, name="accessibility-statement"),
    path("privacy/", site.privacy, name="privacy"),
    path("health/", machines.health, name="health"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("robots.txt", site.robots, name="robots"),
]
