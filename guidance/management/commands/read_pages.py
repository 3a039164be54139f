from typing import Any

from django.core.management.base import BaseCommand

from guidance.publishing.reach import page_index

A_PIECE = 10.0  # seconds


class Command(BaseCommand):
    help = "Notes what each page reads, so that editors see at once what a draft reaches. Run it once a day."

    def handle(self, **options: Any) -> None:
        progress = page_index.bring_up_to_date(A_PIECE)
        while not progress.is_finished:
            if options["verbosity"] > 1:
                self.stdout.write(f"{progress.done} of {progress.total} pages.")
            progress = page_index.bring_up_to_date(A_PIECE)
        page_index.drop_unused()
        if options["verbosity"]:
            self.stdout.write(f"What {progress.total} pages read is known.")
