"""The sections of a job description in reading order: those of the template's own and those that it shares."""

from dataclasses import dataclass

from guidance.models.recruitment.job_descriptions import JobDescription
from guidance.models.recruitment.post_sections import JobDescriptionSection

Place = JobDescriptionSection.Place
PURPOSE = "purpose"  # the summary is no section: an employer who wants another purpose wants another template

# The parts that are a field of the template: their heading, where they are and their place there.
_PARTS = {
    "reports_to": ("Reporting", Place.BEFORE_DUTIES, 10),
    "working_relationships": ("Key relationships", Place.AFTER_DUTIES, 10),
    "supervision": ("Supervision", Place.AFTER_DUTIES, 20),
    "registration": ("Professional registration", Place.AFTER_DUTIES, 30),
    "safeguarding": ("Safeguarding", Place.AFTER_DUTIES, 40),
    "equality": ("Equality, diversity and inclusion", Place.AFTER_DUTIES, 90),
}


@dataclass(frozen=True, slots=True)
class TemplateSection:
    slug: str
    heading: str
    text: str
    place: str


def list_sections(template: JobDescription) -> list[TemplateSection]:
    """Reads the template's sections: fetch it with `guidance.models.recruitment.template_versions.with_lines`."""
    found = [
        (place, order, TemplateSection(name.replace("_", "-"), heading, getattr(template, name), place))
        for name, (heading, place, order) in _PARTS.items()
        if getattr(template, name)
    ]
    found += [
        (Place(row.place), row.order, TemplateSection(row.slug, row.heading, row.text, row.place))
        for row in template.sections.all()
    ]
    places = list(Place)
    return [section for _, _, section in sorted(found, key=lambda one: (places.index(one[0]), one[1], one[2].slug))]
