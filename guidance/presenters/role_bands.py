"""The bands that a source gives a role in one contract year."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance.models import RoleBand
from guidance.presenters.citations import SourceCited, cite_row
from guidance.presenters.prose import Prose

BAND_RELATIONS = ("role", "contract_year", "lowest", "highest", "source")


@dataclass(frozen=True, slots=True)
class BandOnPage:
    role: str
    role_href: str
    year: str
    bands: str
    registration: str
    note_html: SafeString
    citations: tuple[SourceCited, ...]


def band_on_page(row: RoleBand, prose: Prose) -> BandOnPage:
    """Reads the row's BAND_RELATIONS: fetch them together."""
    return BandOnPage(
        role=str(row.role),
        role_href=prose.kept.link(row.role.get_absolute_url()),
        year=str(row.contract_year),
        bands=row.bands_text,
        registration=row.get_registration_display(),
        note_html=prose.line(row.note),
        citations=(cite_row(row),),
    )


def bands_not_shown(rows: Iterable[RoleBand], years: Collection[str], prose: Prose) -> list[BandOnPage]:
    """Leaves out the years, named as '2023/24', whose bands the page has in its answer."""
    return [band_on_page(row, prose) for row in rows if str(row.contract_year) not in years]
