"""Headers and methods that no browser sends but a server passes on."""

from random import Random

from hostile import values
from hostile.canaries import ELSEWHERE

METHODS = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "MKCOL", "PURGE",
    "QUERY", "BREW", "get", "PoST", "A" * 20, "M-SEARCH", "__INIT__", "HTTP_METHOD_NOT_ALLOWED", "DISPATCH", "SETUP",
]  # fmt: skip

HEADERS = {
    "Host": [
        ELSEWHERE, f"roles.example.org:{'9' * 30}", "roles.example.org:99999", "[::1", "[", "a" * 300, "", " ", "%00",
        "roles.example.org@canary.example", "\xff", "127.0.0.1:80:80", "..", "roles.example.org.", "ROLES.EXAMPLE.ORG",
    ],
    "Accept": ["*/*", "text/html;q=NaN", "a" * 7000, "/" * 500, ",".join(["a/b;q=1e999"] * 500), "application/json"],
    "Accept-Encoding": [
        "br", "gzip", "identity;q=0", "*;q=0", "br;q=NaN, gzip;q=1e999", "gzip;q=" + "9" * 400, "br;q=-1", ",,,;;;==",
        ",".join(["gzip"] * 1000), "gzip;q=\xb2", "*", "zstd, deflate", "br;q=0.0001;q=2", "gzip ; q = 0", "\xff",
    ],
    "If-None-Match": ["*", '"', 'W/"a"', ",".join(['"a"'] * 1500), '"' * 7000, "W/" * 3000, '"\xff"', "a"],
    "If-Modified-Since": ["Thu, 01 Jan 0000 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "0", "a" * 5000, "-1"],
    "If-Match": ["*", '"a"'],
    "Range": ["bytes=0-1", "bytes=-1", "bytes=9999999999999999999-", "bytes=" + "0-1," * 1500, "items=0-1"],
    "Cookie": [
        "sessionid=", "sessionid=a; sessionid=b", "sessionid=\xff", f"sessionid={'a' * 7000}", ";" * 3000,
        "=", "a" * 7900, 'csrftoken=\x01; messages=[["__json_message",0,25,"a"]]', "messages=" + "[" * 7000,
        "messages=a:b:c", '"\\' * 999, "csrftoken=" + "a" * 64, "sessionid=../../etc/passwd", "saved=[[[",
        "; ".join(f"a{n}=b" for n in range(900)),
    ],
    "Content-Type": ["application/json", "multipart/form-data", "text/plain; charset=\xff", "a/b; charset=utf-99"],
    "Content-Length": ["0", "1", "9" * 15, "5"],
    "Referer": ["javascript:alert(7734)", f"https://{ELSEWHERE}/", "[", "http://[::1", "\xff", "a" * 7000],
    "Origin": ["null", f"https://{ELSEWHERE}", "https://[", "a" * 7000, "\xff", "https://roles.example.org:99999999"],
    "Sec-Fetch-Site": ["cross-site", "same-origin", "none", "\xff", ""],
    "X-Forwarded-For": ["", ",", "a" * 7000, "::1", "127.0.0.1, 999.999.999.999", "\xff", "1.1.1.1, " * 700, "'\""],
    "X-Forwarded-Proto": ["http", "https,http", "HTTPS", "javascript", "", "\xff"],
    "X-Forwarded-Host": [ELSEWHERE, "\xff"],
    "X-Forwarded-Port": ["99999999", "-1"],
    "X-Forwarded-Prefix": [f"//{ELSEWHERE}"],
    "X-Requested-With": ["XMLHttpRequest", "\xff"],
    "X-Http-Method-Override": ["DELETE", "PUT"],
    "X-Original-Url": ["/admin/"], "X-Rewrite-Url": ["/admin/"], "Forwarded": [f"host={ELSEWHERE};proto=\xff"],
    "Authorization": ["Basic " + "a" * 5000, "Basic \xff", "Bearer a.b.c", "Digest"],
    "User-Agent": ["", "a" * 7900, "\xff\xfe", "<script>alert(7734)</script>"],
    "Accept-Language": ["../../etc", "xx-" * 2000, "en;q=NaN", "*", ",".join(["en-GB"] * 1200), "\xff"],
    "Expect": ["100-continue", "a"], "Upgrade": ["websocket", "h2c"], "Transfer-Encoding": ["chunked", "gzip, chunked"],
    "Access-Control-Request-Method": ["PUT", "\xff"], "Access-Control-Request-Headers": ["a" * 5000],
    "Purpose": ["prefetch"], "Te": ["trailers"], "Via": ["a" * 3000], "X-" + "A" * 200: ["b"],
}  # fmt: skip


def hostile_headers(rng: Random) -> dict[str, str]:
    """One to four of them. A header's text has one character for each byte, and no line ends."""
    names = rng.sample(list(HEADERS), rng.choice([1, 1, 2, 4]))
    return {
        name: rng.choice(HEADERS[name]) if rng.random() < 0.8 else as_header(values.pick_value(rng)) for name in names
    }


def as_header(value: str | bytes) -> str:
    text = values.as_bytes(value).decode("latin-1")
    return "".join(letter for letter in text if letter not in "\r\n\x00").strip()
