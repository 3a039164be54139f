import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from guidance.accounts import second_factor
from tests.signing_in import PASSWORD, code_of, set_up_app

WRONG_PASSWORD = "a wrong password"  # noqa: S105


def a_person(username: str, *permissions: str) -> User:
    """Who may open the admin, by permissions of their own in place of a group's."""
    user = User.objects.create_user(username, f"{username}@example.org", PASSWORD, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


@pytest.fixture
def editor(db: None) -> User:
    return a_person("editor", "view_edition", "draft_edition")


@pytest.fixture
def publisher(db: None) -> User:
    return a_person("publisher", "view_edition", "draft_edition", "publish_edition")


@pytest.fixture
def publisher_with_app(publisher: User) -> User:
    set_up_app(publisher)
    return publisher


def try_password(client: Client, name: str = "editor", password: str = WRONG_PASSWORD, **sent: str):
    """The answer to the form on the sign-in page. `REMOTE_ADDR` says where it comes from."""
    address = {key: sent.pop(key) for key in ("REMOTE_ADDR", "HTTP_X_FORWARDED_FOR") if key in sent}
    return client.post(reverse("account_login"), {"login": name, "password": password, **sent}, **address)


def try_code(client: Client, code: str, **sent: str):
    return client.post(reverse("mfa_authenticate"), {"code": code}, **sent)


def sign_in(client: Client, user: User) -> None:
    """As people do. `force_login` leaves no record of when they said who they are."""
    try_password(client, user.username, PASSWORD)
    if second_factor.apps_of(user).exists():
        try_code(client, code_of(user))
