"""Whether what the environment sets is fit for readers: docs/production.md says what each variable is."""

from django.conf import settings
from django.core import checks

from guidance.upkeep.findings import Finding, Findings

SENT_NOWHERE = "django.core.mail.backends.console.EmailBackend"


def look_at_settings() -> Findings:
    yield _mail()
    if not settings.SITE_CONTACT:
        yield Finding("Contact", "Pages offer readers no address to write to.", "Set SITE_CONTACT.")
    if not settings.SITE_ADDRESS.startswith("https://"):
        yield Finding(
            "https",
            "The site's address is http, so what people type can be read on its way.",
            "Set SITE_ADDRESS to an https address.",
        )
    elif not settings.TRUSTED_PROXY:
        told = "Every visitor seems to come from the proxy's address, and none by https."
        yield Finding("Proxy", told, "Set TRUSTED_PROXY=1 where a proxy is in front.")
    if not settings.SECOND_FACTOR_KEYS:
        told = "Second steps are locked with a key that follows from SECRET_KEY."
        yield Finding("Second steps", told, "Set SECOND_FACTOR_KEYS, then run manage.py encrypt_second_factors.")
    if not settings.REDIS_URL:
        yield Finding("Page cache", "Each process keeps its own pages.", "Set REDIS_URL where several processes serve.")
    yield from _django()


def _mail() -> Finding:
    if settings.EMAIL_BACKEND == SENT_NOWHERE:
        told = "No mail is sent: new passwords and reminders are only printed."
        return Finding("Mail", told, "Set EMAIL_URL to a mail server.")
    return Finding("Mail", f"Sent by {settings.EMAIL_HOST}, from {settings.DEFAULT_FROM_EMAIL}.")


def _django() -> Findings:
    """Django's own checks for production (`manage.py check --deploy`)."""
    for found in checks.run_checks(include_deployment_checks=True):
        if found.level >= checks.WARNING:
            yield Finding(f"Django ({found.id})", found.msg, found.hint or "See Django's system check reference.")
