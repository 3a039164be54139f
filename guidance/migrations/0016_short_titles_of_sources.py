"""Sources get the short title that citations call them by. Until an editor writes a better one it is made from the
title: in rows, editions, what those were forked from and what was saved of them."""

import hashlib
import json
import secrets

from django.db import migrations, models

MODEL = "guidance.source"
LONGEST = 60
PLAIN = (
    "slug", "title", "publisher", "kind", "published_on", "date_precision", "date_note", "address", "licence", "scope",
    "area", "evidence", "standing", "reading", "checked_on", "note",
)  # fmt: skip
LEFT_OUT = {"date_precision": "day", "standing": "current", "reading": "read"}


def cut_title(title):
    """The title, or as many of its words as there is room for and an ellipsis."""
    title = " ".join(title.split())
    if len(title) <= LONGEST:
        return title
    room = LONGEST - len("…")
    words = title[: room + 1].rpartition(" ")[0] or title[:room]
    return words.rstrip(" ,;:-") + "…"


def add_to_snapshot(snapshot):
    """Whether anything was added to a list of records in the form of fixtures."""
    added = False
    for record in snapshot or ():
        fields = record["fields"]
        if record["model"] == MODEL and fields.get("title") and "short_title" not in fields:
            fields["short_title"] = cut_title(fields["title"])
            added = True
    return added


def write_fields(row):
    """A row's fields in the form of fixtures, in which what is left at its default is left out."""
    fields = {name: getattr(row, name) for name in PLAIN}
    fields["contract_year"] = [row.contract_year.slug] if row.contract_year else None
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in fields.items()
        if value not in (None, "") and value != LEFT_OUT.get(name)
    }


def digest_record(fields):
    return hashlib.sha256(json.dumps([MODEL, fields], sort_keys=True).encode()).hexdigest()


def bring_rows_along(rows, loaded):
    """A row that is as it was loaded stays so: `load_content` would take it for edited otherwise."""
    for row in rows.select_related("contract_year"):
        fields = write_fields(row)
        row.short_title = cut_title(row.title)
        row.save(update_fields=["short_title"])
        key = json.dumps([row.slug], ensure_ascii=False)
        loaded.filter(model=MODEL, natural_key=key, digest=digest_record(fields)).update(
            digest=digest_record({**fields, "short_title": row.short_title})
        )


def bring_along(apps, schema_editor):
    def rows_of(name):
        return apps.get_model("guidance", name).objects.using(schema_editor.connection.alias)

    bring_rows_along(rows_of("Source"), rows_of("LoadedRecord"))
    for edition in rows_of("Edition").filter(root__model=MODEL):
        if add_to_snapshot(edition.snapshot) | add_to_snapshot(edition.forked_from):
            edition.save(update_fields=["snapshot", "forked_from"])
    for revision in rows_of("Revision").filter(edition__root__model=MODEL):
        if add_to_snapshot(revision.snapshot):
            revision.save(update_fields=["snapshot"])
    rows_of("ContentVersion").update(version=secrets.token_hex(8))


class Migration(migrations.Migration):
    dependencies = [("guidance", "0015_answers_of_the_year")]

    operations = [
        migrations.AddField(
            model_name="source",
            name="short_title",
            field=models.CharField(
                default="",
                help_text="What citations call it, in at most six words: 'Haresign ARRS calculator'.",
                max_length=60,
            ),
            preserve_default=False,
        ),
        migrations.RunPython(bring_along, migrations.RunPython.noop),
    ]
