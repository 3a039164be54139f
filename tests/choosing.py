"""Which tests a run takes: docs/testing.md says what each command asks for."""

import pytest

USES_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}
STARTS_BROWSER = "browser_type_launch_args"  # which every fixture that gives a browser, or a page of one, asks for
# A browser; Java; the search index of the real content.
TAKE_LONG_TO_START = {STARTS_BROWSER, "html_validator", "index"}
# What is made from rows, or from what somebody typed, once it was read: other tests read the same rows from PostgreSQL.
MADE_OF_ROWS = (
    "admin/test_markdown_preview.py",
    "admin/test_real_content.py",
    "admin/test_recovery.py",
    "components",
    "documents",
    "pages/test_tailoring_form.py",
    "presenters",
    "publishing/test_hostile_text.py",
    "templatetags",
    "pages/test_document_check.py",
    "pages/test_plan_workbooks.py",
    "pages/test_tailoring.py",
)


def add_options(parser: pytest.Parser) -> None:
    group = parser.getgroup("which tests to run")
    group.addoption("--database-only", action="store_true", help="only tests whose outcome may depend on the database")
    group.addoption("--not-database", action="store_true", help="only the others")
    group.addoption("--quick", action="store_true", help="without a browser, Java, and whatever is marked slow")
    group.addoption("--all", action="store_true", help="look at all of what tests marked sampled take a sample of")
    group.addoption("--rest", action="store_true", help="only what `make test` leaves to `make test-all`; with --all")


def choose(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen, left_out = [], []
    for item in items:
        if STARTS_BROWSER in fixtures_of(item):
            item.add_marker(pytest.mark.browser)
        (chosen if is_chosen(config, item) else left_out).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = chosen


def is_chosen(config: pytest.Config, item: pytest.Item) -> bool:
    whole = item.get_closest_marker("whole") is not None
    if config.getoption("--database-only"):
        return depends_on_database(item) and not whole
    if config.getoption("--not-database"):
        return not depends_on_database(item) and not whole
    if config.getoption("--quick"):
        return is_quick(item)
    if config.getoption("--rest"):
        on_sqlite_too = depends_on_database(item) and is_quick(item)
        return on_sqlite_too or whole or item.get_closest_marker("sampled") is not None
    return True


def takes_all(config: pytest.Config) -> bool:
    """Whether tests look at all that there is, in place of a sample."""
    return bool(config.getoption("--all") or config.getoption("--rest"))


def is_quick(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("slow") or item.get_closest_marker("whole")
    return not (marked or fixtures_of(item) & TAKE_LONG_TO_START)


def depends_on_database(item: pytest.Item) -> bool:
    """Whether another database could make another outcome: not of bytes at random in a request, nor of HTML's rules."""
    fixtures = fixtures_of(item)
    uses_it = item.get_closest_marker("django_db") or fixtures & USES_DATABASE
    if not uses_it or item.get_closest_marker("browser") or "html_validator" in fixtures:
        return False
    if "client" in fixtures and getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        return False
    return not item.nodeid.startswith(tuple(f"tests/{place}" for place in MADE_OF_ROWS))


def fixtures_of(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))
