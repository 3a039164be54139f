from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from guidance.publishing.reviewing import reminders
from guidance.publishing.telling.mailing import mail_again


class Command(BaseCommand):
    help = (
        "Mails the owners of records whose review is due, then their deputies as well. Mails again what could not be "
        "sent before. Run it once a day."
    )

    def handle(self, **options: Any) -> None:
        now = timezone.now()
        day = timezone.localdate(now)
        again = mail_again(now)
        sent = reminders.send_reminders(day, now)
        if not options["verbosity"]:
            return
        for address, count in sent.items():
            self.stdout.write(f"{address}: {count} due.")
        for root in reminders.find_unreachable(day):
            self.stdout.write(f"Nobody to remind: {root.title}. Name an owner with an email address.")
        self.stdout.write(f"{len(sent)} mails sent, and {again} that could not be sent before.")
