import pytest
from django.contrib.auth.models import User

from guidance.models import FAQ, Statement, StatementCitation
from tests import factories
from tests.publishing.desk import a_person, a_publisher


@pytest.fixture
def editor(db: None) -> User:
    return a_person()


@pytest.fixture
def publisher(db: None) -> User:
    return a_publisher()


@pytest.fixture
def faq(db: None) -> FAQ:
    return factories.a_faq(
        factories.a_role(slug="nurse"), slug="pay", question="Who pays?", answer="One.\nTwo.\nThree."
    )


@pytest.fixture
def statement(db: None) -> Statement:
    """It is supported by a source, and by another in second place."""
    made = factories.a_statement(
        factories.a_section(factories.a_role(slug="nurse")), factories.a_source(slug="a"), slug="pay", body="Half."
    )
    StatementCitation.objects.create(statement=made, source=factories.a_source(slug="b"), locator="page 2", order=1)
    return made
