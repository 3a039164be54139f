from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guidance.content import exporting


class Command(BaseCommand):
    help = "Writes the content to its fixture files: those that differ from the database, and no others."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=settings.FIXTURES_DIR, help="default: fixtures/")
        parser.add_argument("--check", action="store_true", help="write nothing; fail where a file would differ")
        parser.add_argument("--delete-stale", action="store_true", help="delete fixture files that no record is in")

    def handle(self, **options: Any) -> None:
        directory: Path = options["directory"]
        if options["check"]:
            files = exporting.find_differing(directory)
            if files:
                names = "\n".join(files)
                raise CommandError(f"{names}\n{len(files)} differ from the database. Run export_content to write them.")
            self.stdout.write(f"The files in {directory} are as an export would write them.")
            return
        written, stale = exporting.export_files(directory, delete_stale=options["delete_stale"])
        for file in written:
            self.stdout.write(f"Wrote {file}.")
        for file in stale:
            done = "Deleted" if options["delete_stale"] else "Has no records any more (--delete-stale deletes it)"
            self.stdout.write(f"{done}: {file}.")
        self.stdout.write(f"Content exported to {directory}: {len(written)} files written.")
