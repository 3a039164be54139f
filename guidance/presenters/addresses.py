"""Every public page there is, worked out from the routes and the content."""

from collections.abc import Iterator

from django.urls import reverse

from guidance.models import Band, Clause, ContractYear, Role, Section, Source

FIXED = (
    "home",
    "role-list",
    "contract",
    "band-list",
    "funding",
    "source-list",
    "glossary",
    "about",
    "privacy",
    "accessibility-statement",
)


def public_addresses() -> Iterator[str]:
    """Paths, in the order a reader would meet them."""
    yield from (reverse(name) for name in FIXED)
    yield from (role.get_absolute_url() for role in Role.objects.all())
    yield from (reverse("whole-guide", args=[role.slug]) for role in Role.objects.with_guidance())
    yield from (section.get_absolute_url() for section in Section.objects.in_guide_order())
    yield from (year.get_absolute_url() for year in ContractYear.objects.all())
    clauses = Clause.objects.top_level().filter(instrument__contract_year__isnull=False)
    yield from (clause.get_absolute_url() for clause in clauses.select_related("instrument__contract_year"))
    yield from (band.get_absolute_url() for band in Band.objects.all())
    yield from (source.get_absolute_url() for source in Source.objects.all())
