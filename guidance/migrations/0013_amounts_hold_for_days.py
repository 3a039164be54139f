"""Pay points and maximum reimbursements hold from a day to a day, and not for a contract year: those of a year are given
its days."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

AMOUNTS = ("paypoint", "reimbursement")
FROM_HELP = "The first day it holds. Where only the contract year is known, its 1 April."
TO_HELP = "The last day it holds. Leave empty where no end is known: it then holds until the next one begins."
ZONES = [
    ("rest-of-england", "Rest of England"),
    ("inner-london", "Inner London"),
    ("outer-london", "Outer London"),
    ("fringe", "London fringe"),
]


def give_days_of_the_year(apps, schema_editor):
    alias = schema_editor.connection.alias
    years = apps.get_model("guidance", "ContractYear").objects.using(alias).filter(pk=OuterRef("contract_year"))
    for name in AMOUNTS:
        apps.get_model("guidance", name).objects.using(alias).update(
            holds_from=Subquery(years.values("starts_on")), holds_to=Subquery(years.values("ends_on"))
        )


def ends_not_before_it_starts(name):
    condition = (
        models.Q(holds_to__isnull=True)
        | models.Q(holds_from__isnull=True)
        | models.Q(holds_to__gte=models.F("holds_from"))
    )
    return models.CheckConstraint(condition=condition, name=name)


class Migration(migrations.Migration):
    dependencies = [("guidance", "0012_adult_and_childrens_posts")]

    operations = [
        *(
            migrations.AddField(name, "holds_from", models.DateField(null=True, help_text=FROM_HELP))
            for name in AMOUNTS
        ),
        *(
            migrations.AddField(name, "holds_to", models.DateField(blank=True, null=True, help_text=TO_HELP))
            for name in AMOUNTS
        ),
        migrations.RunPython(give_days_of_the_year, migrations.RunPython.noop),
        migrations.RemoveConstraint("paypoint", "pay_point_is_held_once_for_a_year_band_and_step"),
        migrations.RemoveConstraint("reimbursement", "reimbursement_is_held_once_for_a_year_band_role_and_zone"),
        migrations.AlterModelOptions("paypoint", {"ordering": ["holds_from", "band", "step"]}),
        migrations.AlterModelOptions("reimbursement", {"ordering": ["holds_from", "band", "role", "zone"]}),
        *(migrations.RemoveField(name, "contract_year") for name in AMOUNTS),
        *(migrations.AlterField(name, "holds_from", models.DateField(help_text=FROM_HELP)) for name in AMOUNTS),
        migrations.AddConstraint(
            "paypoint",
            models.UniqueConstraint(
                fields=("band", "step", "holds_from"), name="pay_point_begins_once_on_a_day_for_a_band_and_step"
            ),
        ),
        migrations.AddConstraint("paypoint", ends_not_before_it_starts("pay_point_ends_not_before_it_starts")),
        migrations.AddConstraint(
            "reimbursement",
            models.UniqueConstraint(
                fields=("band", "role", "zone", "holds_from"),
                name="reimbursement_begins_once_on_a_day_for_a_band_role_and_zone",
            ),
        ),
        migrations.AddConstraint("reimbursement", ends_not_before_it_starts("reimbursement_ends_not_before_it_starts")),
        migrations.AddField(
            "figure",
            "holds_from",
            models.DateField(
                blank=True,
                null=True,
                help_text="The first day that sums use it. Leave empty where it has always held.",
            ),
        ),
        migrations.AddField(
            "figure",
            "holds_to",
            models.DateField(
                blank=True,
                null=True,
                help_text="The last day that sums use it. Leave empty where no end is known: then until the next one "
                "begins.",
            ),
        ),
        migrations.AddField(
            "figure",
            "zone",
            models.CharField(
                blank=True,
                choices=ZONES,
                help_text="Where it holds, if only in one part of England.",
                max_length=20,
            ),
        ),
        migrations.AddConstraint("figure", ends_not_before_it_starts("figure_ends_not_before_it_starts")),
    ]
