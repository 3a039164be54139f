import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("guidance", "0010_bring_answers_along")]

    operations = [
        migrations.RenameModel("Opening", "OpenForm"),
        migrations.AlterField(
            model_name="openform",
            name="root",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="open_forms", to="guidance.root"
            ),
        ),
    ]
