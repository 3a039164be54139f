"""Four people, one of each group, and what they have when they are signed in."""

from django.contrib.auth.models import Group, User
from django.test import Client

from guidance.publishing.permissions import ADMINISTRATOR, EDITOR, PUBLISHER, VIEWER

GROUPS = (VIEWER, EDITOR, PUBLISHER, ADMINISTRATOR)


def a_person(group: str, name: str = "") -> User:
    """Named after the group, where no name is given."""
    person, _ = User.objects.get_or_create(
        username=name or group.lower(), defaults={"is_staff": True, "email": f"{name or group.lower()}@example.org"}
    )
    person.groups.set([Group.objects.get(name=group)])
    return person


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def cookie(person: User, address: str) -> dict[str, str]:
    """What is in a browser that this person signed in with."""
    return {"name": "sessionid", "value": signed_in(person).cookies["sessionid"].value, "url": address}
