from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from guidance.upkeep import backups
from guidance.upkeep.problems import BackupError


class Command(BaseCommand):
    help = (
        "Backs up the whole database into BACKUP_DIR while the site is in use, and checks the backup by restoring it "
        "into a database of its own. Run it once a day."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--keep", type=int, default=30, metavar="N", help="delete all but the newest N (default: 30; 0 keeps all)"
        )

    def handle(self, **options: Any) -> None:
        try:
            backup = backups.make_backup(timezone.now())
        except BackupError as error:
            raise CommandError(f"{error} No backup was made.") from error
        dropped = backups.drop_old(options["keep"]) if options["keep"] > 0 else []
        if options["verbosity"]:
            rows = sum(int(told.partition(":")[0]) for told in backup.tables.values())
            self.stdout.write(f"{backup.file}: {rows} rows of {len(backup.tables)} tables, restored and the same.")
            if dropped:
                self.stdout.write(f"Old backups deleted: {len(dropped)}.")
