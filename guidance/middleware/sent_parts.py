"""Long files that are sent in parts: each part is compressed as it goes, and the whole is kept if it went well."""

from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_vary_headers

from guidance.middleware import encodings, kept_pages


def tag_and_keep(
    response: StreamingHttpResponse, shelf: kept_pages.Shelf, encoding: str, etag: str, *, may_keep: bool
) -> None:
    """For text alone. Its parts are of the one content version that the ETag names, or the answer breaks off."""
    patch_vary_headers(response, ["Accept-Encoding"])
    if encoding != encodings.IDENTITY:
        response["Content-Encoding"] = encoding
    response["ETag"] = etag
    written: Iterator[bytes] = response.streaming_content  # type: ignore[assignment]  # never asynchronous here
    parts = encodings.compress_parts(written, encoding)
    response.streaming_content = _keep_at_end(parts, response, shelf, encoding, etag) if may_keep else parts


def _keep_at_end(
    parts: Iterator[bytes], response: StreamingHttpResponse, shelf: kept_pages.Shelf, encoding: str, etag: str
) -> Iterator[bytes]:
    """Keeps nothing that broke off, that nobody read to its end, or that is too large."""
    held: list[bytes] = []
    size = 0
    for part in parts:
        size += len(part)
        if size <= kept_pages.LARGEST_BODY:
            held.append(part)
        yield part
    if size <= kept_pages.LARGEST_BODY:
        headers = {**dict(response.items()), "Content-Length": str(size)}
        shelf.keep_page(encoding, etag, HttpResponse(b"".join(held), headers=headers))
