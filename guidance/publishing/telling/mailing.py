"""Mails notices, after the response where somebody waits for one. A mail that fails harms nothing else: the notice is
on the person's first page, and the next daily run tries again."""

import logging
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.signals import request_finished, request_started
from django.db import Error, transaction
from django.urls import reverse

from guidance import models
from guidance.rules.limits.cut_short import cut_to_line

logger = logging.getLogger(__name__)

TRIED_FOR = timedelta(days=3)
KEPT_FOR = timedelta(days=180)

LONGEST_SUBJECT = 200
OF_ONE_MAIL = (SMTPRecipientsRefused, SMTPDataError, ValueError)  # the server still takes others

Mail = models.Notice.Mail


class _Thread(threading.local):
    """What a thread mails once its response is on its way."""

    is_answering = False

    def __init__(self) -> None:
        self.waiting: list[int] = []


_thread = _Thread()


def mail_when_saved(notices: Sequence[int]) -> None:
    """Mails these, by primary key, once the transaction is committed. Nothing is mailed if it is rolled back."""
    if notices:
        transaction.on_commit(partial(_mail_or_hold, notices), robust=True)


def _mail_or_hold(notices: Sequence[int]) -> None:
    if _thread.is_answering:
        _thread.waiting.extend(notices)
    else:
        mail_notices(notices)


def begin_answering(**_: Any) -> None:
    _thread.is_answering, _thread.waiting = True, []


def end_answering(**_: Any) -> None:
    _thread.is_answering = False
    held, _thread.waiting = _thread.waiting, []
    if held:
        mail_notices(held)


def mail_after_responses() -> None:
    """Call this once, when the site starts."""
    request_started.connect(begin_answering, dispatch_uid="guidance.telling")
    request_finished.connect(end_answering, dispatch_uid="guidance.telling")


def mail_again(now: datetime) -> int:
    """Mails what failed or was never tried in the last days, forgets old notices, and returns how many were mailed."""
    models.Notice.objects.filter(at__lt=now - KEPT_FOR).delete()
    waiting = models.Notice.objects.filter(mail__in=[Mail.WAITING, Mail.FAILED], at__gt=now - TRIED_FOR)
    return mail_notices(list(waiting.order_by("pk").values_list("pk", flat=True)))


def mail_notices(notices: Iterable[int]) -> int:
    """Returns how many were mailed. Raises nothing: a failure is logged without anybody's name or address."""
    try:
        sent, failed = _mail_all(models.Notice.objects.filter(pk__in=notices).select_related("to").order_by("pk"))
    except Error as error:
        logger.error("Emails to editors were not sent: the database failed (%s).", type(error).__name__)
        return 0
    if failed:
        logger.error("%d of %d emails to editors could not be sent (%s).", len(failed), sent + len(failed), failed[0])
    return sent


def _mail_all(notices: Iterable[models.Notice]) -> tuple[int, list[str]]:
    """How many were mailed, and the error of each that failed. A server that fails is not asked again."""
    connection, is_down = get_connection(), False
    failed: list[str] = []
    sent = 0
    for notice in notices:
        if not _claim(notice):
            continue
        error = ConnectionError() if is_down else _send(notice, connection)
        if error is None:
            sent += 1
            continue
        is_down = not isinstance(error, OF_ONE_MAIL)
        failed.append(type(error).__name__)
        models.Notice.objects.filter(pk=notice.pk).update(mail=Mail.FAILED)
    with suppress(Exception):
        connection.close()
    return sent, failed


def _claim(notice: models.Notice) -> bool:
    """Whether nobody else mails it at the same moment."""
    unsent = models.Notice.objects.filter(pk=notice.pk, mail__in=[Mail.WAITING, Mail.FAILED])
    return bool(unsent.update(mail=Mail.SENT))


def _send(notice: models.Notice, connection: Any) -> Exception | None:
    footer = f"Choose which emails you get: {settings.SITE_ADDRESS}{reverse('told')}"
    body = f"{notice.text}\n{settings.SITE_ADDRESS}{notice.path}\n\n{footer}\n"
    subject = cut_to_line(f"{settings.SITE_NAME}: {notice.subject}", LONGEST_SUBJECT)
    try:
        connection.open()
        connection.send_messages([EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [notice.to.email])])
    except Exception as error:
        return error
    return None
