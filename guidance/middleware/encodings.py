"""How a page is compressed for a browser (RFC 9110, 12.5.3)."""

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import brotli

# Higher levels take longer and hardly make a page smaller.
_COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=4)),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
_DECOMPRESS: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}
IDENTITY = "identity"
ENCODINGS = frozenset({*_COMPRESS, IDENTITY})
_WEIGHT = re.compile(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*")


@lru_cache(maxsize=256)
def best_encoding(accept_encoding: str) -> str:
    """The encoding that the browser prefers. Between equals, the one that compresses best."""
    weights: dict[str, float] = {}
    for part in accept_encoding.lower().split(","):
        name, _, parameters = part.partition(";")
        weights.setdefault(name.strip(), _read_weight(parameters))
    anything_else = weights.get("*", 0.0)
    choices = {name: weights.get(name, anything_else) for name in _COMPRESS}
    # A browser that doesn't mention 'identity' accepts it, but prefers any encoding that it names.
    choices[IDENTITY] = weights.get(IDENTITY, 0.0001)
    best = max(choices, key=lambda name: choices[name])
    return best if choices[best] > 0 else IDENTITY


def _read_weight(parameters: str) -> float:
    """1 if no weight is given, 0 if it can't be read."""
    if not parameters.strip().startswith("q"):
        return 1.0
    weight = _WEIGHT.fullmatch(parameters)
    return float(weight[1]) if weight else 0.0


def compress_body(body: bytes, encoding: str) -> bytes:
    return _COMPRESS[encoding](body)


def decompress_body(body: bytes, encoding: str) -> bytes:
    """Only for what we compressed ourselves: the result's size has no limit."""
    return _DECOMPRESS[encoding](body)


def compress_parts(parts: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Compresses a body that comes in parts. A reader can read each part as soon as it is there."""
    if encoding == "br":
        packer = brotli.Compressor(mode=brotli.MODE_TEXT, quality=4)
        for part in parts:
            yield packer.process(part) + packer.flush()
        yield packer.finish()
    elif encoding == "gzip":
        zipper = zlib.compressobj(level=6, wbits=zlib.MAX_WBITS | 16)  # with gzip's header and end
        for part in parts:
            yield zipper.compress(part) + zipper.flush(zlib.Z_SYNC_FLUSH)
        yield zipper.flush()
    else:
        yield from parts
