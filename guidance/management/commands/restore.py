from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from guidance.upkeep import backups
from guidance.upkeep.problems import BackupError


class Command(BaseCommand):
    help = "Puts the whole database back as it was when a backup was made: content, history, people."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="a backup (default: the newest in BACKUP_DIR)")
        parser.add_argument("--no-input", action="store_true", help="do not ask first")

    def handle(self, **options: Any) -> None:
        try:
            newest = backups.list_backups()[:1]
            if options["file"] is None and not newest:
                raise BackupError("BACKUP_DIR has no backup.")
            backup = backups.read_backup(options["file"] or newest[0].file)
            if not options["no_input"]:
                self._ask(backup)
            kept = backups.restore_backup(backup)
        except BackupError as error:
            raise CommandError(f"{error} Nothing was restored.") from error
        self.stdout.write(f"The database is as it was at {backup.made_at:%Y-%m-%d %H:%M} UTC.")
        if kept:
            self.stdout.write(f"What was there is kept as the database {kept}: drop it once you are sure.")
        self.stdout.write("If the release is newer than the backup, run `manage.py migrate` now.")

    def _ask(self, backup: backups.Backup) -> None:
        self.stdout.write(f"{backup.file}, made at {backup.made_at:%Y-%m-%d %H:%M} UTC.")
        self.stdout.write(f"It takes the place of everything in {connection.settings_dict['NAME']}.")
        if input("Type 'restore' to go on: ") != "restore":
            raise CommandError("Nothing was restored.")
