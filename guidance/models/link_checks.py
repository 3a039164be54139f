"""Whether each address of another site still answers, and still says the same."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import TruncDate

from guidance.models.sources import Source

LONGEST_ADDRESS = 2000  # PostgreSQL can index up to 2,700 bytes


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    def for_addresses(self, addresses: Iterable[str]) -> "LinkCheckQuerySet":
        """The checks of these addresses, as written in the content. An address never checked has none."""
        return self.filter(address__in=set(addresses))

    def dead(self) -> "LinkCheckQuerySet":
        return self.filter(state=LinkCheck.State.DEAD)

    def refused(self) -> "LinkCheckQuerySet":
        return self.filter(state=LinkCheck.State.REFUSED)

    def moved_for_good(self) -> "LinkCheckQuerySet":
        """Links that answer at a new address, which editors should use instead."""
        return self.filter(is_moved_for_good=True)

    def changed_since_checked(self) -> "LinkCheckQuerySet":
        """Links of sources that changed, and that no editor has checked on or after the day of the change."""
        not_checked_since = Source.objects.filter(address=OuterRef("address"), checked_on__lt=OuterRef("changed_on"))
        changed = self.filter(state=LinkCheck.State.CHANGED).annotate(changed_on=TruncDate("changed_at"))
        return changed.filter(Exists(not_checked_since))

    def due(self, before: datetime) -> "LinkCheckQuerySet":
        """Links never checked, then those last checked before `before`, oldest first."""
        due = self.filter(Q(checked_at__isnull=True) | Q(checked_at__lt=before))
        return due.order_by(F("checked_at").asc(nulls_first=True), "address")


class LinkCheck(models.Model):
    """An address of another site in the content, and what it last answered. Not content itself."""

    class State(models.TextChoices):
        UNCHECKED = "unchecked", "Not yet checked"
        ANSWERS = "answers", "Answers"
        CHANGED = "changed", "Answers, but says something else"
        SILENT = "silent", "Could not be read"
        DEAD = "dead", "Dead"
        REFUSED = "refused", "Refused: we may not ask it"

    address = models.CharField(max_length=LONGEST_ADDRESS, unique=True, help_text="Exactly as it is in the content.")
    state = models.CharField(max_length=10, choices=State, default=State.UNCHECKED)
    detail = models.CharField(max_length=500, blank=True, help_text="What happened, in plain words.")
    http_status = models.PositiveSmallIntegerField(
        "HTTP status", null=True, blank=True, help_text="The last answer's number. None where nothing answered."
    )
    final_address = models.CharField(
        max_length=LONGEST_ADDRESS, blank=True, help_text="Where it led in the end, where that is another address."
    )
    is_moved_for_good = models.BooleanField(
        "moved for good", default=False, help_text="Whether every step of the way there is said to be permanent."
    )
    checked_at = models.DateTimeField(null=True, blank=True, help_text="When it was last asked.")
    failures = models.PositiveSmallIntegerField(
        default=0, help_text="On how many days running it has failed. It is 0 again as soon as it answers."
    )
    first_failed_at = models.DateTimeField(null=True, blank=True, help_text="When this run of failures began.")
    digest = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of what it said when our statements were last checked against it."
    )
    newest_digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of what it said last.")
    etag = models.CharField("ETag", max_length=200, blank=True, help_text="Its own mark for what it said last.")
    last_modified = models.CharField(max_length=100, blank=True, help_text="When it says that it last changed.")
    changed_at = models.DateTimeField(null=True, blank=True, help_text="When it was first found to say something else.")

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = "link to another site"
        verbose_name_plural = "links to other sites"
        ordering = ["address"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="unchecked") ^ Q(checked_at__isnull=False),
                name="link_has_a_time_once_it_is_checked",
            ),
            models.CheckConstraint(
                condition=Q(failures=0) ^ Q(first_failed_at__isnull=False),
                name="link_that_fails_has_failed_since_a_time",
            ),
            models.CheckConstraint(
                condition=Q(failures=0) ^ Q(state__in=["dead", "silent"]),
                name="link_is_dead_or_silent_only_if_it_failed",
            ),
            models.CheckConstraint(
                condition=~Q(state="changed") | Q(changed_at__isnull=False),
                name="link_that_changed_was_found_so_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(is_moved_for_good=False) | ~Q(final_address=""),
                name="link_that_moved_leads_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @classmethod
    def has_run(cls) -> bool:
        """Whether any address was ever asked."""
        return cls.objects.filter(checked_at__isnull=False).exists()

    @property
    def what_to_do(self) -> str:
        """What an editor should do, or blank if nothing."""
        match self.state:
            case self.State.DEAD:
                return "Find where it is now and correct the address. If it is nowhere, take the address away."
            case self.State.REFUSED:
                return "Correct the address: it must be one of the open web that any reader can follow."
            case self.State.CHANGED:
                return "Open it, check our statements against it, then write the day in the source's 'checked on'."
        return f"Give its new address: {self.final_address}" if self.is_moved_for_good else ""
