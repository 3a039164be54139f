"""How firm an answer is, in the one label beside it wherever it is given."""

from django.db import models


class Label(models.TextChoices):
    CONTRACT = "contract", "Contract"
    LAW = "law", "Law"
    OFFICIAL = "official", "Official guidance"
    REPORTED = "reported", "Reported"
    OURS = "ours", "Our reading"


def add_label(text: str, label: str) -> str:
    """'Half. Reported.' A text that ends with the very words of its label is not given them twice."""
    sentence = text if text.endswith((".", "!", "?")) else f"{text}."
    labelled = f" {Label(label).label}." if label else ""
    return sentence if sentence.lower().endswith(labelled.lower()) else f"{sentence}{labelled}"
