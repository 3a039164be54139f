import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.admin.watched import Watched


@pytest.fixture(autouse=True)
def one_look_up_for_each_choice_sent(settings: Settings) -> None:
    """Django's forms fetch each record chosen as they check it. Queries for each row of a page still fail a test."""
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "get()"}]


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser("editor")


@pytest.fixture
def as_editor(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def watched(page: Page, live_server: LiveServer, transactional_db: None) -> Watched:
    return Watched(page, live_server.url)


@pytest.fixture
def signed_in(watched: Watched, as_editor: Client) -> Watched:
    cookie = {"name": "sessionid", "value": as_editor.cookies["sessionid"].value, "url": watched.address}
    watched.page.context.add_cookies([cookie])
    return watched
