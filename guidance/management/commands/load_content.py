from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from guidance.content import loading
from guidance.content.problems import ContentError
from guidance.models import TemplateVersion
from guidance.publishing.drafting.roots import record_all_live


class Command(BaseCommand):
    help = "Loads the content from its fixture files. Rows edited since they were last loaded are left alone and named."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=settings.FIXTURES_DIR, help="default: fixtures/")
        parser.add_argument("--overwrite", action="store_true", help="replace rows that were edited, too")
        parser.add_argument("--prune", action="store_true", help="delete unedited rows that are no longer in the files")
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there is any content")

    def handle(self, **options: Any) -> None:
        directory: Path = options["directory"]
        if options["if_empty"] and loading.has_content():
            return
        try:
            with transaction.atomic():
                summary = loading.load_files(directory, overwrite=options["overwrite"], prune=options["prune"])
                record_all_live(at=timezone.now())
                TemplateVersion.objects.save_current(timezone.localdate())
        except ContentError as error:
            count = len(error.problems)
            raise CommandError(f"{error}\n{count} to fix in {directory}. Nothing was loaded.") from None
        if not options["verbosity"]:
            return
        for name, reason in summary.left_alone:
            self.stdout.write(f"Left alone: {name}: {reason}.")
        for name in summary.gone:
            self.stdout.write(f"No longer in the files: {name}. --prune deletes it where nobody edited it.")
        for name in summary.pruned:
            self.stdout.write(f"Deleted: {name}.")
        self.stdout.write(f"Content of {directory}: {summary}.")
