from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections

from guidance.content.checks import run
from guidance.content.checks.content import Content
from guidance.content.checks.coverage import SourceCoverage
from guidance.content.loading import load_files
from guidance.content.problems import ContentError
from guidance.content.validation import validate_all
from guidance.content.yaml_reading import read_directory


class Command(BaseCommand):
    help = (
        "Checks the content: sources, abbreviations, links, years, reading ease, and what of each source is answered."
    )
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--files",
            nargs="?",
            type=Path,
            const=settings.FIXTURES_DIR,
            metavar="DIRECTORY",
            help="check these fixture files (default: fixtures/) in a database in memory, not the site's own",
        )
        parser.add_argument("--coverage", action="store_true", help="list each part of each source, and its pages")
        parser.add_argument("--warnings", action="store_true", help="list the warnings, too")

    def handle(self, **options: Any) -> None:
        directory: Path | None = options["files"]
        report = run.run_checks(content_of_files(directory) if directory else Content())
        if options["verbosity"] or options["coverage"]:
            for source in report.coverage:
                self.stdout.write(str(source))
                for line in coverage_lines(source) if options["coverage"] else ():
                    self.stdout.write(line)
        if options["warnings"]:
            for warning in report.warnings:
                self.stdout.write(f"Warning: {warning}")
        if report.errors:
            problems = "\n".join(str(error) for error in report.errors)
            raise CommandError(f"{problems}\n{len(report.errors)} to fix.")
        if options["verbosity"]:
            count = len(report.warnings)
            noted = "--warnings lists them" if count and not options["warnings"] else ""
            self.stdout.write(f"The content has no errors and {count} warnings. {noted}".rstrip())


def coverage_lines(source: SourceCoverage) -> list[str]:
    """A line for each part of the source, with the pages that answer it."""
    lines = []
    for part in source.parts:
        answer = ", ".join(part.addresses)
        if part.left_out:
            answer = f"left out: {part.left_out}"
        elif not answer:
            answer = "no page yet for " + "; ".join(part.without_page) if part.without_page else "NOT ANSWERED"
        lines.append(f"      {part.title}: {answer}")
    return lines


def content_of_files(directory: Path) -> Content:
    """Loads the files into a new database in memory. The site's database is not touched."""
    connections["default"].close()
    connections.databases["default"] = {
        **connections.databases["default"],
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {},
        "CONN_HEALTH_CHECKS": False,
    }
    del connections["default"]
    make_tables()
    try:
        load_files(directory)
    except ContentError as error:
        raise CommandError(f"{error}\n{len(error.problems)} to fix in {directory}.") from None
    return Content(validate_all(read_directory(directory)[0])[0])


def make_tables() -> None:
    """Creates the tables from the models: running every migration would take longer than all the checks."""
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            editor.create_model(model)
