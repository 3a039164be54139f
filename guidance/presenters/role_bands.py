"""The bands that a source gives a role in one contract year."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance.models import Band, RoleBand
from guidance.presenters.citations import SourceCited, cite_row
from guidance.presenters.prose import Prose
from guidance.rules.years.contract_years import label_year

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


@dataclass(frozen=True, slots=True)
class BandCaution:
    """`rows` are what the sources say."""

    text: str
    rows: tuple[RoleBand, ...]


def find_band_caution(stated: Iterable[RoleBand], band: Band, year: str) -> BandCaution | None:
    """What to ask before a claim is counted on, where no source of the year gives the post this band.

    Goes by the latest year before where the year has none. `stated` are the rows of one role that name a band.
    """
    until = [row for row in stated if row.contract_year.slug <= year]
    latest = max((row.contract_year.slug for row in until), default="")
    rows = tuple(row for row in until if row.contract_year.slug == latest)
    if not rows or any(row.includes(band) for row in rows):
        return None
    widest = [row for row in rows if not any(_is_within(row, other) for other in rows)]
    bands = " or ".join(dict.fromkeys(row.bands_text for row in widest))
    if latest == year:
        said = f"Our sources give {bands} for this post in {label_year(year)}"
    else:
        said = f"Our latest sources on bands, for {label_year(latest)}, give {bands} for this post"
    return BandCaution(f"{said}, so ask your ICB before you count on a claim at {band}.", rows)


def _is_within(row: RoleBand, other: RoleBand) -> bool:
    """Whether another row gives all its bands and more."""
    if row.lowest is None or row.bands_text == other.bands_text or not other.includes(row.lowest):
        return False
    return other.highest is None or (row.highest is not None and other.includes(row.highest))
