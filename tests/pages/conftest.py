"""Two roles to compare, alike in who began them and different in what they ask for."""

import pytest

from guidance.models import Role
from tests import factories


@pytest.fixture
def nurse() -> Role:
    role = factories.a_role(slug="nurse", name="nurse", kind="comparison", summary="Nurses.")
    source = factories.a_source(slug="annex", title="The annex")
    factories.a_role_aspect(role, "initiated-by", text="The board.", source=source)
    factories.a_role_aspect(role, "qualification", text="A degree.", source=source, locator="Row 1")
    return role


@pytest.fixture
def porter(nurse: Role) -> Role:
    role = factories.a_role(slug="porter", name="porter", kind="comparison", summary="Carries.")
    source = nurse.aspects.first().source  # type: ignore[union-attr]
    factories.a_role_aspect(role, "initiated-by", text="The  Board.", source=source, locator="Row 2")
    return role
