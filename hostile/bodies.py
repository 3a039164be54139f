"""The bytes of a posted form: in either encoding, or with headers that don't match."""

from collections.abc import Sequence
from random import Random

from hostile import spoiling
from hostile.values import as_bytes
from hostile.visits import FORM

BOUNDARY = "----hostile7734"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
LIES = [
    "application/json", "text/plain", "text/xml", "multipart/form-data", "multipart/form-data; boundary=",
    "multipart/form-data; boundary=\xff", f"multipart/form-data; boundary={'a' * 200}", "multipart/mixed; boundary=a",
    f"{FORM}; charset=utf-16", f"{FORM}; charset=nonsense", f"{FORM}; charset=\x00", "*/*", ";;;", "a" * 5000,
    f"{MULTIPART}; charset=utf-7",
]  # fmt: skip

File = tuple[str, str, bytes]
"""The field's name, the file's name, and the content."""


def build_multipart(sent: spoiling.Sent, files: Sequence[File] = (), kind: str = "application/octet-stream") -> bytes:
    parts = [
        b'Content-Disposition: form-data; name="%s"\r\n\r\n%s' % (_quote_name(name), as_bytes(value))
        for name, value in sent
    ]
    parts += [
        b'Content-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: %s\r\n\r\n%s'
        % (_quote_name(name), _quote_name(called), kind.encode(), content)
        for name, called, content in files
    ]
    edge = f"--{BOUNDARY}".encode()
    return b"".join(edge + b"\r\n" + part + b"\r\n" for part in parts) + edge + b"--\r\n"


def _quote_name(name: str) -> bytes:
    return as_bytes(name.replace('"', "%22").replace("\r", "").replace("\n", ""))


def build_body(rng: Random, sent: spoiling.Sent, *, has_file: bool) -> tuple[bytes, dict[str, str]]:
    """The body and its headers, which are usually right and sometimes false."""
    whole = build_multipart(sent) if has_file or rng.random() < 0.1 else spoiling.write_query(sent).encode()
    headers = {"Content-Type": MULTIPART if whole.startswith(b"--") else FORM}
    way = rng.random()
    if way < 0.03:
        headers["Content-Type"] = rng.choice(LIES)
    elif way < 0.05:
        headers["Content-Length"] = rng.choice(["0", "1", str(len(whole) // 2), str(len(whole) + 1000), "9" * 18])
    elif way < 0.07:
        whole = whole[: rng.randrange(len(whole) + 1)]
    elif way < 0.09:
        place = rng.randrange(len(whole) + 1)
        whole = whole[:place] + rng.randbytes(rng.randrange(1, 50)) + whole[place:]
    return whole, headers
