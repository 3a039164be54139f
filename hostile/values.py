"""Hostile values for fields, addresses and files. Those that are not valid UTF-8 are bytes."""

from random import Random

from hostile import canaries

Value = str | bytes

NUMBERS: list[Value] = [
    "0", "-1", "-0", "1e999", "1e-999", "1E400000000", "NaN", "sNaN", "Infinity", "-Infinity", "0x10", "1_000", "--1",
    "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    "99999999999999999999", "9" * 17, "9" * 100, "1" * 3900, "1" * 5000, "0." + "3" * 3000, "1.000000000000000000001",
    "\N{ARABIC-INDIC DIGIT THREE}", "\N{SUPERSCRIPT TWO}", "\N{VULGAR FRACTION ONE HALF}",
    "\N{FULLWIDTH DIGIT SEVEN}", "\N{MATHEMATICAL BOLD DIGIT NINE}", "1,000", "£1", " 1 ", "1\x00", "true", "None",
    "null", "[]", "1.5", "1e3", "٩" * 20,
]  # fmt: skip

DATES: list[Value] = [
    "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-13-45", "2026-02-30", "31/02/2026", "1/1/1",
    "29/02/2100", "-1/-1/-1", "31/12/9999", "01/01/0001", "2026-11-21T25:61:61", "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59", "2026-11-21\x00", "1 April 99999", "1 Aprıl 2027", "24:00", "99:99", "-1:-1", "2026",
    "2026-27", "9999-00", "0000-01", "2026/27", "99999999-99",
]  # fmt: skip

SCRIPTS: list[Value] = [
    f"<script>alert({canaries.MARK})</script>",
    f"</script><script>alert({canaries.MARK})</script>",
    f"</title></textarea></style></noscript><script>alert({canaries.MARK})</script>",
    f"--><script>alert({canaries.MARK})</script><!--",
    f'"><img src=x onerror=alert({canaries.MARK})>',
    f"' onmouseover='alert({canaries.MARK})",
    f'" autofocus onfocus="alert({canaries.MARK})',
    f"`onload=alert({canaries.MARK})",
    f"<svg/onload=alert({canaries.MARK})>",
    f"<iframe srcdoc='<script>alert({canaries.MARK})</script>'>",
    f"<math><mtext><table><mglyph><style><img src=x onerror=alert({canaries.MARK})>",
    f"javascript:alert({canaries.MARK})",
    f"java\tscript:alert({canaries.MARK})",
    f"[read](javascript:alert({canaries.MARK}))",
    f"[read](JaVaScRiPt&colon;alert({canaries.MARK}))",
    f"![read](data:text/html,<script>alert({canaries.MARK})</script>)",
    f'<a href="javascript:alert({canaries.MARK})" onclick="alert({canaries.MARK})">read</a>',
    f"{{{{{canaries.MARK}*{canaries.MARK}}}}}",
    f"${{{canaries.MARK}*{canaries.MARK}}}{{% debug %}}{{% include 'settings' %}}",
    f"\r\nX-Canary: {canaries.MARK}",
    f"\r\n\r\n<script>alert({canaries.MARK})</script>",
    f"={canaries.MARK}+{canaries.MARK}",
    f"\t=cmd|'/C {canaries.MARK}'!A0",
    f"https://{canaries.ELSEWHERE}/",
    f"//{canaries.ELSEWHERE}/",
    f"/\\{canaries.ELSEWHERE}",
    f"https:{canaries.ELSEWHERE}",
    f"\\u003cscript\\u003ealert({canaries.MARK})\\u003c/script\\u003e",
    f"&lt;script&gt;alert({canaries.MARK})&lt;/script&gt;",
]

INJECTIONS: list[Value] = [
    "' OR '1'='1", "'; DROP TABLE guidance_role; --", '" UNION SELECT 1,2,3 --', "%' AND 1=CAST((SELECT 1) AS int)--",
    "\\'; --", "$(id)", "`id`", "; ls", "| cat /etc/passwd", "../../../../etc/passwd", "..\\..\\windows\\win.ini",
    "file:///etc/passwd", "http://169.254.169.254/latest/", "%s%n%d", "{0.__class__}", "%(password)s", "$where", "*",
    "(|(uid=*))", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;", "__proto__", "constructor",
    "pk__in", "password__startswith", "user__password", "_popup=1", "id=1", '["a"]', '{"a": 1}', "[" * 3900,
]  # fmt: skip

LETTERS: list[Value] = [
    "", " ", "\x00", "a\x00b", "\x01\x08\x0b\x1b\x7f\x85", "\r\n" * 50, "\u2028\u2029",
    "\N{RIGHT-TO-LEFT OVERRIDE}evil", "\N{ZERO WIDTH JOINER}" * 50, "\N{SLIGHTLY SMILING FACE}" * 30,
    "e" + "\u0301" * 500, "\ufeff", "\ufffe\uffff", "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}" * 20, "ﷺ" * 20,
    "ß" * 20, "\N{KELVIN SIGN}", "\ue000", "\U0010ffff", b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\x80", b"\x80",
    b"\xf4\x90\x80\x80", b"caf\xe9", "+", "%", "%zz", "&", "=", "#", "a" * 3900, "a b " * 900, "(" * 2000,
    "a-" * 1500, "\\" * 1000, "'" * 500, '"' * 500, "^" * 500, "?" * 500,
]  # fmt: skip

# Only for posted forms: addresses can't be this long.
LONG: list[Value] = [
    "a" * 30_000, "word " * 6_000, "\n" * 30_000, "\N{RIGHT-TO-LEFT OVERRIDE}x" * 8_000, "[" * 30_000, "(" * 30_000,
    "*_" * 15_000, "> " * 15_000, "- " * 15_000, "|" * 30_000, "`" * 30_000, "<" * 30_000, "&" * 30_000,
    "\\" * 30_000, "[a](" * 7_000, "![" * 15_000, "<!--" * 7_000, "e" + "\u0301" * 15_000, '{"a":' * 6_000,
    "1" * 30_000, "a." * 15_000 + "@" + "b." * 1_000, "http://" * 4_000, " \t" * 15_000, "a,b\n" * 7_000,
    "AfC " * 7_000,
]  # fmt: skip

TEXTS = SCRIPTS + INJECTIONS + LETTERS
EVERY = NUMBERS + DATES + TEXTS


def pick_value(rng: Random, kind: str = "", *, long: bool = False) -> Value:
    """A hostile value, usually one that a field of this kind must refuse."""
    if long and rng.random() < 0.1:
        return rng.choice(LONG)
    of_kind = {"number": NUMBERS, "date": DATES, "text": TEXTS}.get(kind, EVERY)
    return rng.choice(of_kind if rng.random() < 0.7 else EVERY)


def as_bytes(value: Value) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
