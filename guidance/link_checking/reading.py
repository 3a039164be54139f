"""Read what an answer says, without the parts that change at every request, and digest it for comparing."""

import hashlib
import zlib

from lxml import etree, html

# Elements around the main text, or with code in them.
_NOT_TEXT = ("script", "style", "template", "noscript", "svg", "iframe", "nav", "footer", "aside")


def digest_body(body: bytes, content_type: str, charset: str | None) -> str:
    """SHA-256 of a page's visible text, or of all the bytes if it is not a page. Blank for a page without text."""
    if content_type.partition(";")[0].strip().lower() not in {"text/html", "application/xhtml+xml"}:
        return hashlib.sha256(body).hexdigest()
    text = read_visible_text(body, charset)
    return hashlib.sha256(text.encode(errors="replace")).hexdigest() if text else ""


def read_visible_text(page: bytes, charset: str | None = None) -> str:
    """The text of the <main> element, or of the whole page if it has none, without white space.

    White space is dropped because it changes with the tags around it. `charset` is from the answer's header. If that
    has none, or an unknown one, the page's own charset is used.
    """
    try:
        root = html.document_fromstring(page, parser=html.HTMLParser(encoding=charset))
    except LookupError:  # no such charset
        return read_visible_text(page)
    except (etree.ParserError, ValueError):  # nothing in it
        return ""
    etree.strip_elements(root, etree.Comment, *_NOT_TEXT, with_tail=False)
    main = next(root.iter("main"), None)
    text = "".join(str(letters) for letters in (root if main is None else main).itertext())
    return "".join(text.split())


def unpack_body(body: bytes, encoding: str, most: int) -> bytes:
    """Unpack the body, up to `most` bytes. We only ever ask for gzip."""
    if encoding.strip().lower() != "gzip":
        return body
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(body, most)
    except zlib.error:
        return body
