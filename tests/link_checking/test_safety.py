"""What editors type must not make the server talk to the machines around it."""

from ipaddress import ip_address

import httpx
import pytest

from guidance.link_checking import safety
from guidance.link_checking.answers import KnownAddress, LinkAnswer, Result
from guidance.link_checking.rounds import ask_all
from guidance.link_checking.safety import IPAddress, NetworkReach, RefusedAddressError, is_public
from tests.link_checking.site import HERE, MANNER, Site, leads_to, run, says

PRIVATE = (
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",  # shared by a provider's customers
    "169.254.169.254",  # where clouds keep their secrets
    "0.0.0.0",  # noqa: S104
    "0.1.2.3",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%1",
    "fc00::1",
    "fd12:3456:789a::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",  # through a Teredo relay
)
PUBLIC = ("1.1.1.1", "151.101.0.81", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1")

# Ways to write this machine that a name server never sees.
THIS_MACHINE = (
    "localhost",
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "0",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::]",
    "①②⑦.⓪.⓪.①",
)

NOT_ASKED = (
    "ftp://source.test/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "gopher://source.test/",
    "//source.test/",
    "source.test",
    "",
    "http://",
    "http:///path",
    "http://reader@source.test/",
    "https://reader:secret@source.test/",
    "http://source.test:22/",
    "https://source.test:8443/",
    "http://source.test:99999/",
    "http://[::1",
    "http://source.test/\x00",
    "http://source.test/\r\nX-Injected: yes",
)


def ask(address: str, reach: NetworkReach) -> LinkAnswer:
    [(_, answer)] = ask_all([KnownAddress(address)], MANNER, reach, 5)
    return answer


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_no_public_host_may_not_be_asked(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_open_internet_may_be_asked(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", THIS_MACHINE)
def test_this_machine_is_not_asked_however_it_is_written(site: Site, host: str) -> None:
    """By the site's own rule and the machine's own resolver, with the one port more."""
    reach = NetworkReach(ports=frozenset({site.port}))
    assert ask(f"http://{host}:{site.port}/", reach).result is Result.REFUSED
    assert not site.asked


@pytest.mark.parametrize("address", NOT_ASKED)
def test_what_is_no_plain_address_of_the_web_is_not_asked(address: str) -> None:
    async def resolve(host: str, port: int) -> list[IPAddress]:
        raise AssertionError(f"{host} was looked up")

    answer = ask(address, NetworkReach(look_up=resolve))
    assert answer.result is Result.REFUSED
    assert answer.detail.endswith(".")


def test_only_the_ports_of_the_web_are_asked() -> None:
    NetworkReach().check_url(httpx.URL("https://source.test/"))
    NetworkReach().check_url(httpx.URL("http://source.test:80/"))
    with pytest.raises(RefusedAddressError):
        NetworkReach().check_url(httpx.URL("http://source.test:8080/"))


@pytest.mark.parametrize(
    "found",
    [("10.0.0.1",), ("127.0.0.1", "10.0.0.1"), ("::1", "127.0.0.1"), ("127.0.0.1", "::ffff:169.254.169.254")],
    ids=str,
)
def test_a_name_with_any_private_address_is_refused(site: Site, found: tuple[str, ...]) -> None:
    async def resolve(host: str, port: int) -> list[IPAddress]:
        return [ip_address(each) for each in found]

    answer = ask(site.address("/"), site.reach_by(resolve))
    assert (answer.result, answer.detail) == (Result.REFUSED, "Its name leads to a private network.")
    assert not site.asked


def test_what_is_connected_to_is_the_address_that_was_checked(site: Site) -> None:
    """The name means nothing to this machine's resolver, and to ours something else the second time."""
    site.pages["/"] = says("Hello")
    looked_up: list[str] = []

    async def resolve(host: str, port: int) -> list[IPAddress]:
        looked_up.append(host)
        return [HERE if len(looked_up) == 1 else ip_address("10.0.0.1")]

    answer = ask(site.address("/", host="rebound.test"), site.reach_by(resolve))
    assert answer.result is Result.ANSWERED
    assert looked_up == ["rebound.test"]
    assert site.headers[0]["Host"] == f"rebound.test:{site.port}"


@pytest.mark.parametrize(
    "onward", ["http://10.0.0.1:{port}/", "http://169.254.169.254/", "http://source.test:22/", "ftp://source.test/"]
)
def test_each_step_of_a_redirect_is_checked(site: Site, onward: str) -> None:
    site.pages["/"] = leads_to(onward.format(port=site.port))
    answer = ask(site.address("/"), site.reach)
    assert answer.result is Result.REFUSED
    assert len(site.asked) == 1


def test_no_proxy_of_the_environment_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    site.pages["/"] = says("Hello")
    assert ask(site.address("/"), site.reach).result is Result.ANSWERED


def test_a_name_that_cannot_be_one_is_found_nowhere() -> None:
    for name in ("a..b", "a" * 70 + ".test"):
        with pytest.raises(OSError, match="not the name of a host"):
            run(safety.look_up_host(name, 80))
