from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Site:
    name: str
    organisation: str
    contact: str
    address: str


def this_site() -> Site:
    """The site's name and who runs it, as set for this installation."""
    return Site(settings.SITE_NAME, settings.SITE_ORGANISATION, settings.SITE_CONTACT, settings.SITE_ADDRESS)
