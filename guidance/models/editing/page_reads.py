"""What each page and document read when it was built: the queries that it made, and a digest of what each found.

A page is the same as long as all its queries find the same. So these tell which pages a draft could change.
"""

from typing import Any

from django.db import models


class ReadQuery(models.Model):
    """A query that pages make. Pages that make the same one share it."""

    key = models.CharField(primary_key=True, max_length=32, help_text="A digest of the statement and its values.")
    sql = models.TextField()
    values = models.JSONField()
    tables = models.JSONField(help_text="The tables that it reads.")

    class Meta:
        default_permissions: list[str] = []

    def __str__(self) -> str:
        return self.sql


class PageReads(models.Model):
    path = models.CharField(max_length=1000, unique=True, help_text="The address of a page, or the name of a document.")
    title = models.TextField(help_text="Its heading.")
    version = models.CharField(max_length=32, help_text="The content version that it is known to be right for.")
    built_by = models.CharField(max_length=64, help_text="The release, and the contract year in force.")
    day = models.DateField(null=True, help_text="The day that it asked about, if any: on another it asks again.")
    tables = models.JSONField(help_text="All the tables that it reads.")
    queries = models.JSONField(help_text="The key of each query, and a digest of what it found.")

    class Meta:
        default_permissions: list[str] = []
        indexes = [models.Index(fields=["version"], name="page_reads_by_version")]

    def __str__(self) -> str:
        return self.path

    def found(self) -> dict[str, Any]:
        return dict(self.queries)
