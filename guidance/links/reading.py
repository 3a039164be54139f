"""What an answer says, without what changes at every request, and a digest of it to compare with the next."""

import hashlib
import zlib

from lxml import etree, html

# Around the text that a reader came for, or run rather than read.
_NOT_TEXT = ("script", "style", "template", "noscript", "svg", "iframe", "nav", "footer", "aside")


def digest(body: bytes, content_type: str, charset: str | None) -> str:
    """SHA-256 of a page's visible text, or of the bytes of any other file. Blank for a page without text."""
    if content_type.partition(";")[0].strip().lower() not in {"text/html", "application/xhtml+xml"}:
        return hashlib.sha256(body).hexdigest()
    text = visible_text(body, charset)
    return hashlib.sha256(text.encode(errors="replace")).hexdigest() if text else ""


def visible_text(page: bytes, charset: str | None = None) -> str:
    """The letters of the page's main part, or of all the page where it marks none, without any white space.

    White space comes and goes with the tags between which it stands. `charset` is what the answer's header says;
    where it says nothing, or nonsense, the page's own word is taken.
    """
    try:
        root = html.document_fromstring(page, parser=html.HTMLParser(encoding=charset))
    except LookupError:  # no such charset
        return visible_text(page)
    except (etree.ParserError, ValueError):  # nothing in it
        return ""
    etree.strip_elements(root, etree.Comment, *_NOT_TEXT, with_tail=False)
    main = next(root.iter("main"), None)
    text = "".join(str(letters) for letters in (root if main is None else main).itertext())
    return "".join(text.split())


def unpacked(body: bytes, encoding: str, most: int) -> bytes:
    """The body as it was before it was packed for the way, up to `most` bytes. Only gzip is ever asked for."""
    if encoding.strip().lower() != "gzip":
        return body
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(body, most)
    except zlib.error:
        return body
