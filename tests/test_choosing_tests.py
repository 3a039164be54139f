"""Which tests drive a browser, and so are left out where another database is tried."""

import pytest

from tests.choosing import depends_on_database


@pytest.mark.django_db
@pytest.mark.parametrize(("page", "browser"), [("/about/", "chromium")])
def test_a_parameter_with_the_name_of_a_browsers_fixture_leaves_a_test_plain(
    request: pytest.FixtureRequest, page: str, browser: str
) -> None:
    assert request.node.get_closest_marker("browser") is None
    assert depends_on_database(request.node)


@pytest.mark.django_db
def test_what_a_browser_is_started_for_counts_as_a_browsers_whatever_it_calls_its_page(
    request: pytest.FixtureRequest, browser_type_launch_args: dict[str, object]
) -> None:
    assert request.node.get_closest_marker("browser")
    assert not depends_on_database(request.node)
