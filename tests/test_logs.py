import logging
import sys

from pcnroles.logs import OneLineFormatter

formatter = OneLineFormatter("{levelname}: {message}", style="{")


def entry(message: str, **more: object) -> str:
    return formatter.format(
        logging.makeLogRecord({"msg": message, "levelname": "INFO", "levelno": logging.INFO, **more})
    )


def test_a_message_cannot_forge_a_second_entry() -> None:
    assert entry("Not found: /a\nERROR: forged\r\u2028") == "INFO: Not found: /a\\nERROR: forged\\r\\u2028"


def test_a_message_cannot_steer_the_terminal() -> None:
    assert entry("/a\x1b[2J\x9b") == "INFO: /a\\x1b[2J\\x9b"


def test_a_traceback_keeps_its_lines() -> None:
    try:
        raise ValueError("what was \x1b[31m sent")
    except ValueError:
        text = entry("It failed", exc_info=sys.exc_info())
    assert text.startswith("INFO: It failed\nTraceback")
    assert text.endswith("ValueError: what was \\x1b[31m sent")
