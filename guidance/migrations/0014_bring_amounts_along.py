"""What was kept of amounts in the old form is brought to the new one: editions, what they were forked from, what was
saved of them, natural keys and the digests of what was loaded. Rates that sums use get their days and zone from their
slugs, which told them until now, and the series of least and most supplements becomes one of each.

Drafts of that series become a draft of each, so that nothing an editor typed is lost.
"""

import hashlib
import json
import re
import secrets

from django.db import migrations

POINT, REPAID = "guidance.paypoint", "guidance.reimbursement"
SERIES, FIGURE = "guidance.figureseries", "guidance.figure"
LIMITS = "high-cost-area-supplement-limits"
MINIMUM, MAXIMUM = "high-cost-area-supplement-minimum", "high-cost-area-supplement-maximum"
CALLED = {MINIMUM: "minimum", MAXIMUM: "maximum"}
TAX_YEAR = {"employer-national-insurance-rate", "employer-national-insurance-threshold"}
RATES = TAX_YEAR | {"employer-pension-contribution", "high-cost-area-supplement-rate", MINIMUM, MAXIMUM}
RATE_SLUG = re.compile(r"(?P<year>\d{4})-\d{2}(?:-(?P<zone>inner-london|outer-london|fringe))?")
YEAR = re.compile(r"\d{4}-\d{2}")
OPEN = ("draft", "in-review", "scheduled")


def days_of_year(first, *, is_tax_year=False):
    day, last = ("04-06", "04-05") if is_tax_year else ("04-01", "03-31")
    return {"holds_from": f"{first}-{day}", "holds_to": f"{first + 1}-{last}"}


def turn_amount(fields):
    """The fields of a pay point or maximum, in the form of fixtures."""
    year = fields.get("contract_year")
    if not year or not YEAR.fullmatch(str(year[0])):
        return fields
    kept = {name: value for name, value in fields.items() if name != "contract_year"}
    return {**kept, **days_of_year(int(year[0][:4]))}


def turn_amount_key(key):
    """[year, band, step] becomes [band, step, first day], and [year, band, role, zone] in the same way."""
    parts = json.loads(key)
    if not parts or not YEAR.fullmatch(str(parts[0])):
        return key
    return json.dumps([*parts[1:], days_of_year(int(parts[0][:4]))["holds_from"]], ensure_ascii=False)


def series_of(figure_slug):
    return MAXIMUM if figure_slug.endswith("-most") else MINIMUM


def turn_figure(fields):
    """The fields of a figure of any series: those of the limits move to the series of their own."""
    [series], slug = fields["series"], fields.get("slug", "")
    turned = dict(fields)
    if series == LIMITS:
        series = series_of(slug)
        slug = slug.removesuffix("-least").removesuffix("-most")
        turned |= {"series": [series], "slug": slug, "order": (fields.get("order", 0) + 1) // 2}
    found = RATE_SLUG.fullmatch(slug)
    if series in RATES and found and "holds_from" not in fields:
        turned |= days_of_year(int(found["year"]), is_tax_year=series in TAX_YEAR)
        turned |= {"zone": found["zone"]} if found["zone"] else {}
    return turned


def turn_series(fields, slug):
    """The fields of the series of limits, as one of the two that it becomes."""
    title = fields.get("title", "").removesuffix(": least and most")[:180]
    order = fields.get("order", 0) + (slug == MAXIMUM)
    return {**fields, "slug": slug, "title": f"{title}: {CALLED[slug]}", "order": order}


def turn_snapshot(snapshot, half=MINIMUM):
    """A list of records in the form of fixtures, in the new form. `half` is which of the two series of limits."""
    turned = []
    for record in snapshot:
        model, fields = record["model"], record["fields"]
        if model in (POINT, REPAID):
            fields = turn_amount(fields)
        elif model == SERIES and fields.get("slug") == LIMITS:
            fields = turn_series(fields, half)
        elif model == FIGURE:
            is_of_limits = fields["series"] == [LIMITS]
            fields = turn_figure(fields)
            if is_of_limits and fields["series"] != [half]:
                continue
        turned.append({"model": model, "fields": fields})
    return turned


def write_value(value):
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "as_tuple"):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value


def write_fields(row, plain, references):
    """A row's fields in the form of fixtures, in which what is left at its default is left out."""
    fields = {name: write_value(getattr(row, name)) for name in plain}
    for name in references:
        related = getattr(row, name)
        fields[name] = [related.slug] if related else None
    left_out = {"order": 0, "date_precision": "day"}
    return {
        name: value
        for name, value in fields.items()
        if value not in (None, "") and (name not in left_out or value != left_out[name])
    }


def digest_record(model, fields):
    return hashlib.sha256(json.dumps([model, fields], sort_keys=True).encode()).hexdigest()


def key_json(*parts):
    return json.dumps(list(parts), ensure_ascii=False)


def bring_loaded_along(loaded, model, was, now):
    """A row that is as it was loaded stays so: `load_content` would take it for edited otherwise.

    `was` and `now` are its key and fields before and after.
    """
    for record in loaded.filter(model=model, natural_key=was[0]):
        if record.digest == digest_record(model, was[1]):
            record.digest = digest_record(model, now[1])
        record.natural_key = now[0]
        record.save()


def bring_amounts_along(rows_of):
    loaded = rows_of("LoadedRecord")
    for name, model, plain, references in (
        ("PayPoint", POINT, ("step", "amount", "locator"), ("band", "source")),
        ("Reimbursement", REPAID, ("zone", "amount", "checked_on", "locator"), ("band", "role", "source")),
    ):
        for row in rows_of(name).select_related(*references):
            start = row.holds_from.year
            now = {**write_fields(row, plain, references), **days_of_year(start)}
            year = f"{start}-{(start + 1) % 100:02}"
            was = {name: value for name, value in now.items() if name not in ("holds_from", "holds_to")}
            between = [row.band.slug, row.step] if model == POINT else [row.band.slug, row.role.slug, row.zone]
            bring_loaded_along(
                loaded,
                model,
                (key_json(year, *between), {**was, "contract_year": [year]}),
                (key_json(*between, now["holds_from"]), now),
            )
        for record in loaded.filter(model=model):  # those whose row is gone
            record.natural_key = turn_amount_key(record.natural_key)
            record.save()


def series_fields(row):
    return write_fields(row, ("slug", "title", "unit", "description", "order"), ("role",))


def figure_fields(row):
    plain = ("slug", "order", "label", "value", "as_of", "date_precision", "date_note", "basis", "scope", "note")
    return write_fields(row, (*plain, "locator"), ("series", "source"))


def split_limits(rows_of):
    """The row of the series of limits becomes that of the minimum, and the maximum gets a new one. Gives both by slug."""
    limits = rows_of("FigureSeries").filter(slug=LIMITS).first()
    if limits is None:
        return {}
    loaded, was = rows_of("LoadedRecord"), series_fields(limits)
    digests = list(loaded.filter(model=SERIES, natural_key=key_json(LIMITS)).values_list("digest", flat=True))
    found = {}
    for slug in (MAXIMUM, MINIMUM):
        now = turn_series(was, slug)
        row = limits if slug == MINIMUM else rows_of("FigureSeries").model(unit=limits.unit, role=limits.role)
        row.slug, row.title, row.order, row.description = slug, now["title"], now["order"], limits.description
        row.save(using=rows_of("FigureSeries").db)
        found[slug] = row
        if slug == MAXIMUM:
            for digest in digests:
                as_loaded = digest == digest_record(SERIES, was)
                loaded.create(
                    model=SERIES,
                    natural_key=key_json(slug),
                    digest=digest_record(SERIES, now) if as_loaded else digest,
                )
        else:
            bring_loaded_along(loaded, SERIES, (key_json(LIMITS), was), (key_json(slug), now))
    return found


def bring_figures_along(rows_of):
    figures = list(
        rows_of("Figure")
        .filter(series__slug__in=[*RATES - {MINIMUM, MAXIMUM}, LIMITS])
        .select_related("series", "source")
    )
    before = [figure_fields(row) for row in figures]
    split = split_limits(rows_of)
    for row, was in zip(figures, before, strict=True):
        now = turn_figure(was)
        row.slug, row.order, row.zone = now["slug"], now.get("order", 0), now.get("zone", "")
        row.holds_from, row.holds_to = now.get("holds_from"), now.get("holds_to")
        row.series = split.get(now["series"][0], row.series)
        row.save()
        now = {name: value for name, value in now.items() if (name, value) != ("order", 0)}
        keys = (key_json(*fields["series"], fields["slug"]) for fields in (was, now))
        bring_loaded_along(rows_of("LoadedRecord"), FIGURE, *zip(keys, (was, now), strict=True))
    return split


def turn_stored(edition, revisions, half=MINIMUM):
    """An edition and what was saved of it, each turned and saved in place."""
    edition.snapshot = turn_snapshot(edition.snapshot or [], half)
    if edition.forked_from is not None:
        edition.forked_from = turn_snapshot(edition.forked_from, half)
    edition.save()
    for revision in revisions:
        revision.snapshot = turn_snapshot(revision.snapshot or [], half)
        revision.save()


def bring_editions_along(rows_of, split):
    limits = key_json(LIMITS)
    for root in rows_of("Root").filter(model=SERIES, editions__natural_key=limits).distinct():
        copy_for_maximum(rows_of, root, split)
    for edition in rows_of("Edition").filter(root__model__in=[POINT, REPAID, SERIES]).select_related("root"):
        model = edition.root.model
        if model != SERIES:
            edition.natural_key = turn_amount_key(edition.natural_key)
        elif edition.natural_key == limits:
            edition.natural_key = key_json(MINIMUM)
            edition.title = turn_series({"title": edition.title}, MINIMUM)["title"]
        turn_stored(edition, rows_of("Revision").filter(edition=edition))


def copy_for_maximum(rows_of, root, split):
    """A root of the maximum with the history and the drafts of the limits. Readers are told of each change once.

    A draft that changes nothing of the maximum gets no copy.
    """
    live, copies = root.live_edition_id, {}
    of_live = next((one.snapshot for one in rows_of("Edition").filter(pk=live)), None)
    new = rows_of("Root").create(
        model=SERIES,
        row=split[MAXIMUM].pk if root.row and split else None,
        title=turn_series({"title": root.title}, MAXIMUM)["title"],
        owner=root.owner,
        deputy=root.deputy,
        review_on=root.review_on,
    )
    for edition in rows_of("Edition").filter(root=root).order_by("pk"):
        mine = turn_snapshot(edition.snapshot, MAXIMUM)
        if edition.state in OPEN and of_live is not None and mine == turn_snapshot(of_live, MAXIMUM):
            continue
        revisions = list(rows_of("Revision").filter(edition=edition))
        before, edition.pk = edition.pk, None
        edition.root, edition.importance, edition.address = new, "minor", ""
        edition.natural_key = key_json(MAXIMUM)
        edition.title = turn_series({"title": edition.title}, MAXIMUM)["title"]
        for name in ("base", "aside_of"):
            setattr(edition, f"{name}_id", copies.get(getattr(edition, f"{name}_id")))
        turn_stored(edition, [], MAXIMUM)
        copies[before] = edition.pk
        for revision in revisions:
            revision.pk, revision.edition_id = None, edition.pk
            revision.snapshot = turn_snapshot(revision.snapshot, MAXIMUM)
            revision.save()
    new.live_edition_id = copies.get(live) if new.row else None
    new.save()
    rows_of("Root").filter(pk=root.pk).update(title=turn_series({"title": root.title}, MINIMUM)["title"])


def bring_along(apps, schema_editor):
    def rows_of(name):
        return apps.get_model("guidance", name).objects.using(schema_editor.connection.alias)

    bring_amounts_along(rows_of)
    bring_editions_along(rows_of, bring_figures_along(rows_of))
    rows_of("ContentVersion").update(version=secrets.token_hex(8))


class Migration(migrations.Migration):
    dependencies = [("guidance", "0013_amounts_hold_for_days")]

    operations = [migrations.RunPython(bring_along, migrations.RunPython.noop)]
