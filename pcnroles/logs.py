import logging
import re
from typing import Any

_CONTROL_IN_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROL_IN_TRACEBACK = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def _escape_control(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode()


class OneLineFormatter(logging.Formatter):
    """Escapes control characters, so that a request can't forge an entry or control the terminal that shows it."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return _CONTROL_IN_LINE.sub(_escape_control, super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802
        return _CONTROL_IN_TRACEBACK.sub(_escape_control, super().formatException(ei))
