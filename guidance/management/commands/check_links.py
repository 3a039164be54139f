import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from guidance.link_checking import checking, fetching
from guidance.link_checking.addresses import AddressUse
from guidance.models import LinkCheck
from guidance.rules.dates import long_date


def read_from_1(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,4}", text):
        raise ArgumentTypeError(f"{text} is not a whole number from 1 to 99999")
    return int(text)


def read_from_0(text: str) -> int:
    return 0 if text == "0" else read_from_1(text)


class Command(BaseCommand):
    help = (
        "Asks the addresses elsewhere that the content names whether they still answer, and still say the same. "
        "Run it once a day: it can be interrupted, and run twice at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--limit", type=read_from_1, metavar="N", help="ask N addresses at most, the longest ago first"
        )
        parser.add_argument(
            "--older-than",
            type=read_from_0,
            default=1,
            metavar="DAYS",
            help="ask only those last asked this many days ago, or more (default: 1; 0 asks all)",
        )
        parser.add_argument("--host", nargs="+", default=[], metavar="HOST", help="ask only these hosts")
        parser.add_argument(
            "--minutes", type=read_from_1, default=60, help="stop asking after so many minutes (default: 60)"
        )

    def handle(self, **options: Any) -> None:
        scope = checking.CheckScope(
            options["older_than"],
            options["limit"],
            frozenset(host.lower() for host in options["host"]),
            options["minutes"],
        )
        name = fetching.build_user_agent(settings.SITE_NAME, settings.SITE_ADDRESS, settings.SITE_CONTACT)
        summary = checking.check_links(timezone.now(), scope, fetching.Manner(name))
        if options["verbosity"]:
            for line in write_lines(summary):
                self.stdout.write(make_printable(line))
        if summary.faulty:
            raise CommandError(
                "A fault of this program, which the log describes, kept it from checking:\n"
                + "\n".join(make_printable(address) for address in summary.faulty)
            )


def make_printable(line: str) -> str:
    """Replaces control characters: an address that somebody typed must not send commands to the terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)


def write_lines(summary: checking.LinkCheckSummary) -> list[str]:
    told = []
    for link, uses in summary.to_mend:
        told += [f"{choose_heading(link)}: {link.address}", *describe_failure(link), f"  In: {list_uses(uses)}."]
        told.append(f"  To do: {link.what_to_do}")
    for address, uses in summary.too_long.items():
        told += [f"Too long to check: {address[:100]}...", f"  In: {list_uses(uses)}."]
    if summary.is_cut_off:
        told.append("Not one host answered, so it is this machine that is cut off. No failure was recorded.")
    if summary.left:
        told.append(f"Left for the next time: {summary.left}.")
    if summary.dropped:
        told.append(f"Forgotten, because nothing names them any more: {summary.dropped}.")
    counts = [f"{state.label}: {summary.counts[state]}." for state in LinkCheck.State if state in summary.counts]
    return [*told, " ".join([f"Asked {summary.asked} of {summary.addresses} addresses.", *counts])]


def choose_heading(link: LinkCheck) -> str:
    return "Moved for good" if link.state == LinkCheck.State.ANSWERS else link.get_state_display()


def describe_failure(link: LinkCheck) -> list[str]:
    since = link.first_failed_at or link.changed_at
    words = [link.detail, f"Since {long_date(timezone.localdate(since))}." if since else ""]
    told = " ".join(filter(None, words))
    return [f"  {told}"] if told else []


def list_uses(uses: Iterable[AddressUse]) -> str:
    return "; ".join(dict.fromkeys(str(use) for use in uses))
