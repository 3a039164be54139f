"""Pages and ETags hang on the content version, so every way of writing content has to move it on."""

from collections.abc import Callable

import pytest

from guidance.models import ContentVersion, Role, Source
from tests import factories

pytestmark = pytest.mark.django_db


def bulk_update() -> None:
    role = Role.objects.get()
    role.summary = "Changed."
    Role.objects.bulk_update([role], ["summary"])


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda: Role.objects.get().save(), id="saving"),
        pytest.param(lambda: Role.objects.get().delete(), id="deleting"),
        pytest.param(lambda: Role.objects.update(summary="Changed."), id="updating many"),
        pytest.param(lambda: Role.objects.all().delete(), id="deleting many"),
        pytest.param(lambda: Role.objects.bulk_create([Role(slug="b", name="b", kind="proposed")]), id="creating many"),
        pytest.param(bulk_update, id="updating in bulk"),
    ],
)
def test_every_write_moves_the_content_version_on(write: Callable[[], object]) -> None:
    factories.a_role()
    before = ContentVersion.current()
    write()
    assert ContentVersion.current() != before


def test_reading_leaves_the_content_version_as_it_is() -> None:
    factories.a_role()
    before = ContentVersion.current()
    list(Role.objects.all())
    assert ContentVersion.current() == before


def test_an_empty_site_has_a_blank_version() -> None:
    assert not Source.objects.exists()
    assert ContentVersion.current() == ""
