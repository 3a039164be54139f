from django.db import models


class LoadedRecord(models.Model):
    """A digest of what a fixture last put into a row, so that the next load can tell if somebody edited it."""

    model = models.CharField(max_length=100)
    natural_key = models.CharField(max_length=500, help_text="The natural key as a JSON list.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the record as it was loaded.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model", "natural_key"], name="loaded_record_is_remembered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.natural_key}"
