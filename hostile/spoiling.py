"""Spoils valid addresses, queries and form fields."""

from random import Random
from urllib.parse import quote, quote_from_bytes

from hostile import values
from hostile.pages import PageField

Sent = list[tuple[str, values.Value]]

SEGMENTS = [
    "%00", "..", "%2e%2e", "%2e%2e%2f", "%2f", "%5c", "..%252f", ".;", "*", "%", "%zz", "%c0%af", "%ff", "%ed%a0%80",
    "~", "%E2%80%AE", "%F0%9F%99%82", "%0d%0aX-Canary:%207734", "%3Cscript%3Ealert(7734)%3C/script%3E", "a" * 3500,
    "-", "--", "a-" * 1500, "0", "-1", "9" * 20, "9" * 3000, "1.1.1", "0000-00", "9999-99", "CON", ".git", "%20",
    "{{7734*7734}}", "_", "__", "None", "add", "draft", "%25", "9223372036854775808", "2147483648", "%C2%B2",
    "%D9%A3", "@", ":", "=1;a=2",
]  # fmt: skip


def spoilt_path(rng: Random, path: str) -> str:
    parts = path.strip("/").split("/")
    place = rng.randrange(len(parts))
    ways = [
        lambda: _replace_part(parts, place, rng.choice(SEGMENTS)),
        lambda: _replace_part(parts, place, parts[place] + rng.choice(SEGMENTS)),
        lambda: _replace_part(parts, place, quote_from_bytes(values.as_bytes(values.pick_value(rng)), safe="")),
        lambda: path + rng.choice(SEGMENTS) + rng.choice(["", "/"]),
        lambda: path.rstrip("/"),
        lambda: path.replace("/", "//"),
        lambda: path.upper(),
        lambda: "".join(f"%{ord(letter):02x}" for letter in path if ord(letter) < 256),
        lambda: path.replace("-", "_"),
        lambda: path.replace("/", "%2f"),
        lambda: "/" + rng.choice(SEGMENTS) + path,
        lambda: path + path,
        lambda: path.rstrip("/") + rng.choice([".csv", ".json", ".docx", ".pdf", ".zip", ".php", "/feed/", "/answer/"]),
        lambda: _replace_part(parts, place, parts[place][: len(parts[place]) // 2]),
    ]
    return rng.choice(ways)()


def _replace_part(parts: list[str], place: int, part: str) -> str:
    return "/" + "/".join([*parts[:place], part, *parts[place + 1 :]]) + "/"


def write_query(sent: Sent) -> str:
    return "&".join(
        f"{quote(name, safe='[]')}={quote_from_bytes(values.as_bytes(value), safe='')}" for name, value in sent
    )


def spoilt_fields(rng: Random, fields: list[PageField], *, long: bool = False) -> Sent:
    """What the form would send, sometimes with other choices, and with one to three fields made hostile."""
    sent: Sent = [
        (field.name, rng.choice(field.choices) if field.choices and rng.random() < 0.4 else field.value)
        for field in fields
    ]
    kinds = {field.name: field.kind for field in fields}
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        if sent:
            place = rng.randrange(len(sent))
            sent[place : place + 1] = _spoil_value(rng, sent, place, kinds.get(sent[place][0], ""), long=long)
    if rng.random() < 0.1:
        sent.append(
            (
                rng.choice(["utm_source", "a", "", "\x00", "__proto__", "page", "_method", "next"]),
                values.pick_value(rng),
            )
        )
    return sent


def _spoil_value(rng: Random, sent: Sent, place: int, kind: str, *, long: bool) -> Sent:
    name, value = sent[place]
    hostile = values.pick_value(rng, kind, long=long)
    way = rng.random()
    if way < 0.68:
        return [(name, hostile)]
    if way < 0.78:
        return [(name, values.as_bytes(value) + values.as_bytes(hostile))]
    if way < 0.82:
        return []
    if way < 0.86:
        return [(name, value[:1000])] * rng.choice([2, 3, 50, 990, 1001])
    if way < 0.90:
        return [(name, value), (name, hostile)]
    if way < 0.93:
        return [(f"{name}[]", value), (f"{name}[0][a]", hostile)]
    if way < 0.97:
        return [(name, rng.choice(sent)[1])]
    return [(name.upper(), value)]
