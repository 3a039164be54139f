"""Which tests a run takes, and which it leaves to another."""

import pytest

from tests.choosing import depends_on_database, is_chosen, is_quick


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


class Asked:
    """A command line with one option."""

    def __init__(self, option: str) -> None:
        self.option = option

    def getoption(self, name: str) -> bool:
        return name == self.option


OPTIONS = ("--database-only", "--not-database", "--quick", "--rest", "--all")


def takes(request: pytest.FixtureRequest) -> set[str]:
    return {option for option in OPTIONS if is_chosen(Asked(option), request.node)}  # type: ignore[arg-type]


def test_a_plain_test_is_quick_and_run_once(request: pytest.FixtureRequest) -> None:
    assert takes(request) == {"--not-database", "--quick", "--all"}


@pytest.mark.django_db
def test_one_of_the_database_is_run_on_both(request: pytest.FixtureRequest) -> None:
    assert takes(request) == {"--database-only", "--quick", "--rest", "--all"}


@pytest.mark.slow
@pytest.mark.django_db
def test_a_slow_one_of_the_database_is_run_on_postgresql_alone(request: pytest.FixtureRequest) -> None:
    assert takes(request) == {"--database-only", "--all"}


@pytest.mark.sampled
def test_where_a_sample_was_taken_the_rest_takes_all(request: pytest.FixtureRequest) -> None:
    assert takes(request) == {"--not-database", "--quick", "--rest", "--all"}


@pytest.mark.whole
def test_what_goes_through_everything_is_left_to_the_rest(request: pytest.FixtureRequest) -> None:
    assert takes(request) == {"--rest", "--all"}


def test_what_waits_for_java_or_the_search_index_is_not_quick(request: pytest.FixtureRequest) -> None:
    assert is_quick(request.node)
    request.node.fixturenames.append("index")
    assert not is_quick(request.node)
