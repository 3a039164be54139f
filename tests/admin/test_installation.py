"""The page that says what is wrong with the installation, and for who it is."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from guidance.models import LinkCheck
from guidance.publishing.permissions import ADMINISTRATOR, EDITOR
from guidance.upkeep import backups, versions
from guidance.upkeep.backups import Backup
from guidance.upkeep.daily_tasks import look_at_daily_tasks
from tests.admin.people import a_person, signed_in
from tests.factories import a_faq, a_role
from tests.publishing.desk import a_draft, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Any) -> Any:
    settings.BACKUP_DIR = tmp_path
    return tmp_path


def wrong(client: Client) -> dict[str, str]:
    """What to do, by what is wrong."""
    page: Any = client.get(reverse("installation"))
    assert page.status_code == 200
    return {finding.subject: finding.to_do for finding in page.context["wrong"]}


def test_it_is_for_administrators() -> None:
    assert signed_in(a_person(EDITOR)).get(reverse("installation")).status_code == 403
    assert Client().get(reverse("installation")).status_code == 302
    administrator = signed_in(a_person(ADMINISTRATOR))
    assert reverse("installation") in administrator.get(reverse("admin:index")).content.decode()
    assert reverse("installation") not in signed_in(a_person(EDITOR)).get(reverse("admin:index")).content.decode()


def test_a_new_installation_is_told_all_that_it_lacks(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    settings.SITE_CONTACT = ""
    found = wrong(signed_in(a_person(ADMINISTRATOR)))
    assert found["Mail"] == "Set EMAIL_URL to a mail server."
    assert found["Backups"] == "Run manage.py backup each day."
    assert found["Links to other sites"] == "Run manage.py check_links each day."
    assert {"Contact", "https", "Second steps"} <= {*found}
    assert not {"Database", "Versions", "Sessions", "Reminders"} & {*found}


def test_https_without_a_proxy_that_is_trusted_is_wrong(settings: Settings) -> None:
    settings.SITE_ADDRESS, settings.TRUSTED_PROXY = "https://roles.example.org", False
    assert wrong(signed_in(a_person(ADMINISTRATOR)))["Proxy"]


def subjects(now: Any) -> set[str]:
    return {finding.subject for finding in look_at_daily_tasks(now) if not finding.is_well}


def test_daily_tasks_that_stopped_are_named_and_those_that_run_are_not(
    folder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    monkeypatch.setattr(backups, "list_backups", lambda: [Backup(folder / "a.dump", now, "", {})])
    LinkCheck.objects.create(address="https://example.org/", state=LinkCheck.State.ANSWERS, checked_at=now)
    root = published(a_draft(a_faq(a_role()), answer="Another.")).root
    Session.objects.create(session_key="a" * 32, expire_date=now + timedelta(days=1))
    assert subjects(now) == set()
    root.owner, root.review_on = a_person(EDITOR), timezone.localdate(now)
    root.save()
    assert subjects(now + timedelta(days=4)) >= {"Backups", "Links to other sites", "Sessions", "Reminders"}


def test_a_package_of_another_version_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert versions._differences() == []  # noqa: SLF001
    monkeypatch.setattr(versions, "_differences", lambda: [("django", "5.2.8", "5.1")])
    told = [finding.told for finding in versions.look_at_versions() if not finding.is_well]
    assert told == ["Other versions than the release's: django 5.1 in place of 5.2.8."]
