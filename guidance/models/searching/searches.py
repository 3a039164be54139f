"""Counts of what readers search for, without knowing who they are."""

import re
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.crypto import salted_hmac

LONGEST = 80
ASKED_BY_SEVERAL = 3  # times before we keep the words
FORGOTTEN_AFTER = timedelta(days=60)  # if asked fewer times than that
# An email address, telephone number or NHS number, which may be personal.
_PERSONAL = re.compile(r"@|(?:\d[\s-]?){6,}")


class SearchQuerySet(models.QuerySet["Search"]):
    def asked_often(self) -> Self:
        """The searches whose words we have."""
        return self.filter(asked__gte=ASKED_BY_SEVERAL)

    def without_answer(self) -> Self:
        return self.asked_often().filter(found=0)

    def count_one(self, typed: str, *, found: int, day: date) -> None:
        """Count a search. Its words are kept from the third time on. Until then we keep only a digest, made with the
        site's key, which shows whether the same was asked before."""
        text = " ".join(typed.lower().split())
        if not text or len(text) > LONGEST or _PERSONAL.search(text):
            return
        digest = salted_hmac("search", text, algorithm="sha256").hexdigest()
        known = When(asked__gte=ASKED_BY_SEVERAL - 1, then=Value(text))
        again = self.filter(digest=digest).update(
            asked=F("asked") + 1, found=found, last_asked_on=day, text=Case(known, default=F("text"))
        )
        if not again:
            self.filter(asked__lt=ASKED_BY_SEVERAL, last_asked_on__lt=day - FORGOTTEN_AFTER).delete()
            self.bulk_create([self.model(digest=digest, found=found, last_asked_on=day)], ignore_conflicts=True)


class Search(models.Model):
    """A question typed into the search, how often, and how many results it last had."""

    digest = models.CharField(max_length=64, unique=True)
    text = models.CharField(
        max_length=LONGEST, blank=True, help_text="In small letters, once it was asked three times."
    )
    asked = models.PositiveIntegerField(default=1, help_text="How often.")
    found = models.PositiveIntegerField(help_text="How many results it had the last time.")
    last_asked_on = models.DateField(help_text="The day it was asked last.")

    objects = SearchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "searches"
        ordering = ["-asked", "text"]
        constraints = [
            models.CheckConstraint(
                condition=Q(text="") | Q(asked__gte=ASKED_BY_SEVERAL), name="search_has_words_only_if_asked_often"
            ),
        ]

    def __str__(self) -> str:
        return self.text or "asked too seldom to be shown"
