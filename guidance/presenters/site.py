from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Site:
    name: str
    organisation: str
    contact: str
    address: str
    licence: str


def this_site() -> Site:
    """The site's name, who runs it and its licence, as set for this installation."""
    return Site(
        settings.SITE_NAME,
        settings.SITE_ORGANISATION,
        settings.SITE_CONTACT,
        settings.SITE_ADDRESS,
        settings.SITE_LICENCE,
    )
