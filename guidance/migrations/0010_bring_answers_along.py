"""What the rules of who pays and how many had written into code becomes fields of the answers, wherever those are kept:
rows, editions, drafts and what was saved of them. An answer whose words were changed by an editor keeps its own words,
and gets no figures: the rules had stopped for it."""

import hashlib
import json

from django.db import migrations

PRACTITIONER = "mental-health-practitioner"
MODEL = "guidance.yearfact"
# By contract year and slug: the words that the rule was written from, and what it made of them.
WRITTEN = {
    ("2021-22", "funding"): (
        "pays 50% and the PCN pays 50%. The PCN can claim its half back through the ARRS",
        {
            "answer": "The local provider of community mental health services pays half. The PCN pays the other half, "
            "and can claim it back through the ARRS, up to the maximum for the band.",
            "first_share": "50",
            "later_share": "50",
            "rest_paid_by": "the local provider of community mental health services",
        },
    ),
    ("2022-23", "funding"): (
        "gives the shares as 50/50: half from the ARRS, half from money that ICSs hold",
        {
            "answer": "Half comes from the ARRS, and half from the money that ICSs hold for community mental health "
            "transformation.",
            "first_share": "50",
            "later_share": "50",
            "rest_paid_by": "the money that the ICS holds for community mental health transformation",
            "caution": "NHS England's page is of about 2023 and names no contract year.",
        },
    ),
    ("2024-25", "funding"): (
        "may be fully funded through the ARRS, subject to conditions on first posts",
        {
            "answer": "A practitioner may be fully funded, subject to conditions on first posts. We do not hold the "
            "conditions.",
            "later_share": "100",
            "later_is_up_to": True,
        },
    ),
    ("2026-27", "funding"): (
        "50% for the first practitioner in each band (Table 3a). "
        "For later ones it repays up to 100%, where there is a written agreement (Table 3b)",
        {
            "answer": "The ARRS repays 50% for the first practitioner in each band, and up to 100% for later ones where "
            "there is a written agreement.",
            "first_share": "50",
            "later_share": "100",
            "later_is_up_to": True,
            "later_condition": "a written agreement",
        },
    ),
    ("2021-22", "entitlement"): (
        "Every PCN is entitled to one fully embedded FTE practitioner from April 2021",
        {
            "answer": "One for every PCN, two above 100,000 patients",
            "posts": 1,
            "posts_above_100_000": 2,
        },
    ),
    ("2022-23", "entitlement"): (
        "one practitioner where the population is up to 100,000, and two where it is more",
        {
            "answer": "At least one up to 100,000 people, at least two above that: NHS England's page of about 2023, "
            "which names no contract year",
            "posts": 1,
            "posts_above_100_000": 2,
        },
    ),
    ("2023-24", "entitlement"): (
        "All recruitment caps on mental health practitioners were removed",
        {"answer": "No cap: all caps on recruitment were removed"},
    ),
    ("2025-26", "entitlement"): (
        "no restriction on the number or type of staff",
        {"answer": "No restriction on the number or type of staff"},
    ),
}


def find_figures(fields):
    """What an answer in the form of fixtures gets; nothing where no rule was written from it."""
    year, role = fields.get("contract_year"), fields.get("role")
    if not year or role != [PRACTITIONER]:
        return {}
    words, figures = WRITTEN.get((year[0], fields.get("slug")), ("", {}))
    return figures if words in " ".join(str(fields.get("body", "")).split()) else {}


def add_to_snapshot(snapshot):
    """Whether anything was added to a list of records in the form of fixtures."""
    added = False
    for record in snapshot or ():
        figures = find_figures(record["fields"]) if record["model"] == MODEL else {}
        if figures and "answer" not in record["fields"]:
            record["fields"].update(figures)
            added = True
    return added


def digest_record(fields):
    return hashlib.sha256(json.dumps([MODEL, fields], sort_keys=True).encode()).hexdigest()


def bring_rows_along(rows, loaded):
    """A row that is as it was loaded stays so: `load_content` would take it for edited otherwise."""
    for row in rows.select_related("contract_year", "role"):
        fields = {
            "contract_year": [row.contract_year.slug],
            "role": [row.role.slug],
            "slug": row.slug,
            "subject": row.subject,
            "body": row.body,
        } | ({"order": row.order} if row.order else {})
        figures = find_figures(fields)
        if figures:
            for name, value in figures.items():
                setattr(row, name, value)
            row.save()
            key = json.dumps([row.contract_year.slug, row.role.slug, row.slug], ensure_ascii=False)
            loaded.filter(model=MODEL, natural_key=key, digest=digest_record(fields)).update(
                digest=digest_record(fields | figures)
            )


def bring_along(apps, schema_editor):
    def rows_of(name):
        return apps.get_model("guidance", name).objects.using(schema_editor.connection.alias)

    bring_rows_along(rows_of("YearFact"), rows_of("LoadedRecord"))
    for edition in rows_of("Edition").filter(root__model=MODEL):
        if add_to_snapshot(edition.snapshot) | add_to_snapshot(edition.forked_from):
            edition.save(update_fields=["snapshot", "forked_from"])
    for revision in rows_of("Revision").filter(edition__root__model=MODEL):
        if add_to_snapshot(revision.snapshot):
            revision.save(update_fields=["snapshot"])


class Migration(migrations.Migration):
    dependencies = [("guidance", "0009_answers_in_figures")]

    operations = [migrations.RunPython(bring_along, migrations.RunPython.noop)]
