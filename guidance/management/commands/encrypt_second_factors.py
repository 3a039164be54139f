from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guidance.accounts.rotation import encrypt_second_factors


class Command(BaseCommand):
    help = (
        "Encrypts every second step with the first of SECOND_FACTOR_KEYS. Run it after adding one, then drop the old."
    )

    def handle(self, **options: Any) -> None:
        rotation = encrypt_second_factors()
        if options["verbosity"]:
            self.stdout.write(f"Encrypted with the newest key: {rotation.done}.")
        if rotation.unreadable:
            raise CommandError(
                f"No key opens what these people set up: {', '.join(rotation.unreadable)}. Add the key that was used "
                "before to SECOND_FACTOR_KEYS (or, where there was none, the old SECRET_KEY to SECRET_KEY_FALLBACKS) "
                "and run this again. If it is lost, reset their second step in the admin, under Users."
            )
