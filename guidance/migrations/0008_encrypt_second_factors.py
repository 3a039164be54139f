"""Encrypts the second steps that were set up before they were kept encrypted."""

from django.db import migrations

from guidance.accounts.encryption import change_secrets, decrypt_token, encrypt_text, is_encrypted


def encrypt_all(apps, schema_editor):
    change_all(apps, schema_editor, lambda text: text if is_encrypted(text) else encrypt_text(text))


def decrypt_all(apps, schema_editor):
    change_all(apps, schema_editor, lambda text: decrypt_token(text) if is_encrypted(text) else text)


def change_all(apps, schema_editor, change):
    authenticators = apps.get_model("mfa", "Authenticator").objects.using(schema_editor.connection.alias)
    for authenticator in authenticators.filter(type__in=("totp", "recovery_codes")):
        authenticator.data = change_secrets(authenticator.data, change)
        authenticator.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0007_search"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(encrypt_all, decrypt_all)]
