"""What does not come, what does not end, and what nobody vouches for: each costs no more than its bound."""

import gzip
import socket
import ssl
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from guidance.link_checking.answers import Result
from guidance.link_checking.reading import unpack_body
from tests.link_checking.site import MANNER, Asked, Page, Site, ask, ask_each, says, says_nothing


def drips(until: threading.Event) -> Page:
    """A letter every hundredth of a second, for as long as anybody listens."""

    def answer(asked: Asked) -> None:
        asked.send_response(200)
        asked.end_headers()
        while not until.wait(0.01):
            asked.wfile.write(b"x")

    return answer


def pours(asked: Asked) -> None:
    asked.send_response(200)
    asked.end_headers()
    while True:
        asked.wfile.write(b"x" * 10_000)


def test_a_page_that_drips_is_given_up(site: Site, has_ended: threading.Event) -> None:
    site.pages["/"] = drips(has_ended)
    answer = ask(site, manner=replace(MANNER, total=0.1))
    assert (answer.result, answer.detail) == (Result.FAILED, "It took too long to answer.")


def test_a_site_that_says_nothing_is_given_up(site: Site, has_ended: threading.Event) -> None:
    site.pages["/"] = says_nothing(has_ended)
    answer = ask(site, manner=replace(MANNER, read=0.1))
    assert (answer.result, answer.detail) == (Result.FAILED, "It took too long to answer.")


def test_no_more_is_read_than_the_bound(site: Site) -> None:
    """The page never ends: the answer comes because reading does."""
    site.pages["/"] = pours
    answer = ask(site, manner=replace(MANNER, most_bytes=50_000))
    assert answer.result is Result.ANSWERED
    assert "only its beginning" in answer.detail


def test_what_is_packed_is_unpacked_up_to_the_bound() -> None:
    packed = gzip.compress(b"x" * 5_000_000)
    assert len(unpack_body(packed, "gzip", 1000)) == 1000
    assert unpack_body(gzip.compress(b"whole"), "GZip", 1000) == b"whole"
    assert unpack_body(b"not packed", "gzip", 1000) == b"not packed"
    assert unpack_body(b"\x8b\x02", "br", 1000) == b"\x8b\x02"  # never asked for: a few bytes may hold gigabytes


def test_packed_or_not_it_says_the_same(site: Site) -> None:
    body = gzip.compress(b"<p>Hello")
    site.pages["/packed"] = lambda asked: asked.answer(200, body, Content_Encoding="gzip", Content_Type="text/html")
    site.pages["/plain"] = says("<p>Hello")
    assert ask(site, "/packed").digest == ask(site, "/plain").digest


@pytest.mark.parametrize("raw", [b"nonsense\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"])
def test_an_answer_that_breaks_off_is_a_failure(site: Site, raw: bytes) -> None:
    def answer(asked: Asked) -> None:
        asked.wfile.write(raw)
        asked.close_connection = True

    site.pages["/"] = answer
    assert ask(site).result is Result.FAILED


def test_where_nothing_listens_is_a_failure(site: Site) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))  # and not listening, so that nobody else does
        site.port = bound.getsockname()[1]
        answer = ask(site)
    assert (answer.result, answer.status) == (Result.FAILED, None)
    assert "No answer: the host" in answer.detail


def test_a_certificate_that_nobody_vouches_for_is_a_failure(site: Site, tmp_path: Path) -> None:
    """And the server is asked for by its name, though connected to by its number."""
    names: list[object] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own_certificate(tmp_path))
    context.sni_callback = lambda *told: names.append(told[1])
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    address = site.address("/", scheme="https")
    answer = ask_each(site, address)[address]
    assert answer.result is Result.FAILED
    assert "certificate is not valid" in answer.detail
    assert names == ["source.test"]
    assert not site.asked


def own_certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "source.test")])
    day = datetime(2026, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(day)
        .not_valid_after(day + timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("source.test")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "own.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file
