"""Each case is a process of its own: settings are read once, at the start."""

import os
import subprocess
import sys

import pytest

KEY = "a-long-key-of-many-different-characters-0123456789-abcdefgh"
PRODUCTION = {"DEBUG": "0", "SECRET_KEY": KEY, "SITE_ADDRESS": "https://roles.example.org"}


def settings_with(*names: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What the settings of these names are in a process with this environment and no other variable of ours."""
    show = f"from pcnroles import settings; print(*(getattr(settings, name) for name in {names!r}), sep='\\n')"
    return run("-c", show, **environment)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_with_no_environment_it_is_a_development_site_on_sqlite() -> None:
    debug, database, address = settings_with("DEBUG", "DATABASES", "SITE_ADDRESS").stdout.splitlines()
    assert debug == "True"
    assert "var/db.sqlite3" in database
    assert address == "http://127.0.0.1:8000"


def test_a_key_of_its_own_turns_debug_off() -> None:
    assert settings_with("DEBUG", SECRET_KEY=KEY, SITE_ADDRESS="https://a.example").stdout == "False\n"


@pytest.mark.parametrize(
    ("environment", "variable", "remedy"),
    [
        pytest.param({"DEBUG": "0"}, "SECRET_KEY", "Set SECRET_KEY to a long random text", id="no key"),
        pytest.param(
            {"DEBUG": "0", "SECRET_KEY": "development-only-key-that-production-refuses"},
            "SECRET_KEY",
            "Set SECRET_KEY to a long random text",
            id="the development key",
        ),
        pytest.param({"DEBUG": "0", "SECRET_KEY": KEY}, "SITE_ADDRESS", "such as https://", id="no address"),
        pytest.param({"SITE_ADDRESS": "roles.example.org"}, "SITE_ADDRESS", "such as https://", id="no scheme"),
        pytest.param({"SITE_ADDRESS": "https://a.example/b"}, "SITE_ADDRESS", "nothing after", id="a path"),
        pytest.param({"SITE_CONTACT": "the office"}, "SITE_CONTACT", "such as roles@example.org", id="contact"),
        pytest.param({"SITE_LICENCE": "OGL"}, "SITE_LICENCE", "or leave it unset", id="licence"),
        pytest.param({"DEBUG": "maybe"}, "DEBUG", "Set DEBUG=1 or DEBUG=0", id="debug"),
        pytest.param({"DATABASE_URL": "mysql://a/b"}, "DATABASE_URL", "Set it to postgresql://", id="database"),
        pytest.param({"DATABASE_SECONDS": "soon"}, "DATABASE_SECONDS", "Set DATABASE_SECONDS=10", id="seconds"),
        pytest.param({"REDIS_URL": "localhost:6379"}, "REDIS_URL", "Set it to redis://", id="redis"),
        pytest.param({"EMAIL_URL": "mail.example.org"}, "EMAIL_URL", "Set it to smtp+tls://", id="mail server"),
        pytest.param({"EMAIL_URL": "smtp://me@host:port"}, "EMAIL_URL", "Set it to smtp+tls://", id="mail port"),
        pytest.param({"DEFAULT_FROM_EMAIL": "us"}, "DEFAULT_FROM_EMAIL", "such as roles@", id="sender"),
        pytest.param({"SECOND_FACTOR_KEYS": "short"}, "SECOND_FACTOR_KEYS", "newest first", id="key of second steps"),
        pytest.param({"TRUSTED_PROXY": "10.0.0.1"}, "TRUSTED_PROXY", "Set TRUSTED_PROXY=1", id="proxy"),
    ],
)
def test_a_wrong_variable_is_refused_with_its_remedy(environment, variable: str, remedy: str) -> None:
    error = settings_with("DEBUG", **environment).stderr.splitlines()[-1]
    assert error.startswith(f"django.core.exceptions.ImproperlyConfigured: {variable}")
    assert remedy in error


@pytest.mark.slow
def test_an_error_never_shows_a_password() -> None:
    wrongs = ({"DATABASE_URL": "mysql://me:hunter2@a/b"}, {"EMAIL_URL": "imap://me:hunter2@a"})
    for wrong in (*wrongs, {"SECOND_FACTOR_KEYS": "hunter2"}):
        assert "hunter2" not in settings_with("DEBUG", **wrong).stderr.splitlines()[-1]


def test_a_variable_that_is_set_but_empty_counts_as_not_set() -> None:
    empty = dict.fromkeys(("DEBUG", "SECRET_KEY", "SITE_NAME", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS"), "")
    assert settings_with("DEBUG", "SITE_NAME", **empty).stdout == "True\nPCN mental health roles\n"


@pytest.mark.slow
def test_the_production_settings_pass_the_deployment_check() -> None:
    check = run("-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert check.returncode == 0, check.stderr
    assert "no issues" in check.stdout
    assert check.stderr == ""


@pytest.mark.slow
def test_only_the_sites_own_host_is_answered() -> None:
    assert settings_with("ALLOWED_HOSTS", **PRODUCTION).stdout == "['roles.example.org']\n"
    named = settings_with("ALLOWED_HOSTS", **PRODUCTION, ALLOWED_HOSTS="a.example, b.example").stdout
    assert named == "['a.example', 'b.example']\n"


@pytest.mark.parametrize(("scheme", "expected"), [("http", "False"), ("https", "True")])
def test_what_needs_https_follows_the_sites_address(scheme: str, expected: str) -> None:
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_PRELOAD")
    given = settings_with(*names, **{**PRODUCTION, "SITE_ADDRESS": f"{scheme}://a.example"}).stdout
    assert given.split() == [expected] * len(names)


def test_a_proxy_is_believed_only_where_it_is_said_to_be_there() -> None:
    assert run("-c", "from pcnroles.settings import SECURE_PROXY_SSL_HEADER", **PRODUCTION).returncode
    assert not run(
        "-c", "from pcnroles.settings import SECURE_PROXY_SSL_HEADER", **PRODUCTION, TRUSTED_PROXY="1"
    ).returncode


@pytest.mark.slow
def test_emails_are_printed_until_there_is_a_mail_server() -> None:
    names = ("EMAIL_BACKEND", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_HOST_PASSWORD", "DEFAULT_FROM_EMAIL")
    backend, *_, sender = settings_with("EMAIL_BACKEND", "DEFAULT_FROM_EMAIL", **PRODUCTION).stdout.splitlines()
    assert backend.endswith("console.EmailBackend")
    assert sender == "noreply@roles.example.org"
    server = {"EMAIL_URL": "smtp+tls://me:p%40ss@mail.example.org:587", "SITE_CONTACT": "us@example.org"}
    expected = ["mail.example.org", "587", "True", "p@ss", "us@example.org"]
    assert settings_with(*names, **server).stdout.splitlines()[1:] == expected
    assert (
        settings_with("DEFAULT_FROM_EMAIL", **server, DEFAULT_FROM_EMAIL="them@example.org").stdout
        == "them@example.org\n"
    )


def test_a_number_in_the_database_url_stays_a_number() -> None:
    address = "postgresql://me@127.0.0.1:5432/name?connect_timeout=5&sslmode=require"
    options = settings_with("DATABASES", DATABASE_URL=address).stdout
    assert "'connect_timeout': 5" in options
    assert "'CONN_MAX_AGE': None" in options
    assert "'CONN_HEALTH_CHECKS': True" in options


def test_sqlite_keeps_its_careful_options_when_named_by_url(tmp_path) -> None:
    database = settings_with("DATABASES", DATABASE_URL=f"sqlite:///{tmp_path}/a.sqlite3?timeout=5").stdout
    assert "'timeout': 5" in database
    assert "journal_mode=WAL" in database
    assert f"{tmp_path}/a.sqlite3" in database


@pytest.mark.slow
def test_requests_have_limits_in_postgresql_and_commands_only_for_locks() -> None:
    url = {"DATABASE_URL": "postgresql://me@127.0.0.1/site?options=-c%20work_mem=8MB"}
    requests = settings_with("DATABASES", **url).stdout
    assert "-c statement_timeout=10000 -c lock_timeout=5000" in requests
    assert "-c work_mem=8MB" in requests
    show = "from django.conf import settings; print(settings.DATABASES)"
    commands = run("manage.py", "shell", "--no-imports", "--command", show, **url).stdout
    assert "-c statement_timeout=0 -c lock_timeout=5000" in commands
