"""How a page is compressed for a browser (RFC 9110, 12.5.3)."""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache

import brotli

# The levels past which more time hardly makes a page smaller.
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
    """The encoding that the browser likes best; between equals, the smallest."""
    weights: dict[str, float] = {}
    for part in accept_encoding.lower().split(","):
        name, _, parameters = part.partition(";")
        weights.setdefault(name.strip(), _weight(parameters))
    anything_else = weights.get("*", 0.0)
    choices = {name: weights.get(name, anything_else) for name in _COMPRESS}
    # Where nothing is said of it, an uncompressed page is welcome, but less than whatever is named.
    choices[IDENTITY] = weights.get(IDENTITY, 0.0001)
    best = max(choices, key=lambda name: choices[name])
    return best if choices[best] > 0 else IDENTITY


def _weight(parameters: str) -> float:
    """1 where no weight is given, and 0 where it can't be read."""
    if not parameters.strip().startswith("q"):
        return 1.0
    weight = _WEIGHT.fullmatch(parameters)
    return float(weight[1]) if weight else 0.0


def compress(body: bytes, encoding: str) -> bytes:
    return _COMPRESS[encoding](body)


def decompress(body: bytes, encoding: str) -> bytes:
    """Of what was compressed here: nothing says how large it will be."""
    return _DECOMPRESS[encoding](body)
