"""Which answers a job description's files have a place for, so that nobody is asked what a role does not need."""

from collections.abc import Iterator

from guidance.models.contract.clauses import Clause, Instrument
from guidance.models.recruitment.job_descriptions import JobDescription
from guidance.models.recruitment.template_sections import list_sections
from guidance.rules.fixed.keys import ON_BOOKINGS
from guidance.rules.recruitment.filled_in import names_in

ALWAYS = frozenset(
    {"job_title", "employer", "base", "hours", "contract_type", "contract_length", "salary", "line_manager"}
    | {"clinical_supervisor", "contact", "about", "how_to_apply", "closing_date"}
)
_BOOKINGS = {one.key for one in ON_BOOKINGS}


def list_asked(template: JobDescription) -> frozenset[str]:
    """Reads the template's duties and sections. A name in a criterion is in one of these too."""
    clauses = _list_clauses(template)
    asked = set(ALWAYS)
    if any(clause.instrument.kind == Instrument.Kind.DES for clause in clauses):
        asked |= {"network", "employed_by"}
    if template.serves == JobDescription.Serves.EITHER:
        asked.add("post")
    if template.band_id:
        asked |= {"band", "salary_year", "zone"}
    if any(is_on_bookings(clause) for clause in clauses):
        asked.add("direct_bookings")
    asked |= names_in("\n".join(_list_texts(template)))
    return frozenset(asked | ({"other_professions"} if "other_profession" in asked else set()))


def is_on_bookings(clause: Clause) -> bool:
    """Whether the clause leaves direct bookings to be agreed."""
    return clause.natural_key() in _BOOKINGS


def _list_clauses(template: JobDescription) -> list[Clause]:
    return [*template.clauses.all(), *(clause for duty in template.duties.all() for clause in duty.clauses.all())]


def _list_texts(template: JobDescription) -> Iterator[str]:
    yield template.purpose
    yield from (section.text for section in list_sections(template))
    yield from (duty.text for duty in template.duties.all())
