"""Fetching a page: what is asked of the network, what is refused, and that nothing outlasts its limits."""

from __future__ import annotations

import gzip
import socket
import zlib

import pytest

from briefer import pipeline
from briefer.errors import Cancelled, FetchError
from briefer.readers import from_web, refusals
from briefer.readers.from_web import Door, Fetched, fetch, host_of, is_public
from tests.hostile import web

LOOPBACK = Door(from_web.addresses_of, lambda address: address == "127.0.0.1" or is_public(address))
PAGE = web.page(f"<p>{web.SENTENCE}</p>")


def fetched(answer: web.Answer, path: str = "/talks", **options: object) -> Fetched:
    with web.server(answer) as port:
        return fetch(f"http://127.0.0.1:{port}{path}", door=LOOPBACK, **options)


def refused(answer: web.Answer, **options: object) -> str:
    with pytest.raises(FetchError) as caught:
        fetched(answer, **options)
    assert refusals.is_listed(caught.value.message)
    assert caught.value.hint
    return caught.value.message


def test_a_page_comes_with_its_bytes_its_name_and_its_address():
    found = fetched(web.sends(PAGE), "/2026/talks?part=1#end")
    assert found.data == PAGE
    assert found.file_name == "talks.html"
    assert found.url.endswith("/2026/talks?part=1")


def test_only_the_request_is_sent(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    seen: list[bytes] = []

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def lookup(host: str, port: int) -> tuple[str, ...]:
            assert host == "news.example.org"
            return ("127.0.0.1",)

        from threading import Thread

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                seen.append(connection.recv(65_536))
                web.sends(PAGE)(connection, "/")

        thread = Thread(target=serve)
        thread.start()
        fetch(f"http://news.example.org:{port}/talks%20end", door=Door(lookup, LOOPBACK.is_allowed))
        thread.join()
    lines = seen[0].decode().split("\r\n")
    assert lines[0] == "GET /talks%20end HTTP/1.1"
    names = {line.partition(":")[0].lower() for line in lines[1:] if line}
    assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert f"Host: news.example.org:{port}" in lines


@pytest.mark.parametrize(
    ("packing", "data"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("gzip", gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
    ],
)
def test_packed_pages_are_unpacked(packing: str, data: bytes):
    assert fetched(web.sends(data, Content_Encoding=packing)).data == PAGE


def test_a_page_in_an_unknown_packing_is_refused():
    assert "packed as br" in refused(web.sends(PAGE, Content_Encoding="br"))


def test_the_encoding_the_server_names_is_kept_where_the_bytes_say_nothing():
    words = "Zażółć gęślą jaźń".encode("iso8859-2")
    assert fetched(web.sends(words, "text/plain; charset=iso-8859-2")).encoding == "iso8859-2"
    assert fetched(web.sends(PAGE, "text/html; charset=iso-8859-2")).encoding == ""


@pytest.mark.parametrize(
    "url",
    ["file:///etc/hostname", "ftp://example.org/a", "javascript:alert(1)", "//example.org", "example.org", "http://"]
    + [
        "https://exa mple.org",
        "http://example.org:99999",
        "http://example.org:0",
        "http:\\\\example.org",
        "data:,a",
        "",
    ],
)
def test_what_is_no_web_address_is_refused(url: str):
    with pytest.raises(FetchError, match="is not a web address"):
        fetch(url)


@pytest.mark.parametrize("url", ["http://jo:secret@example.org/", "https://jo@example.org/"])
def test_an_address_with_a_password_is_refused_and_not_repeated(url: str):
    with pytest.raises(FetchError) as caught:
        host_of(url)
    assert "user name or password" in caught.value.message
    assert "secret" not in str(caught.value)


PRIVATE = (
    *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
    *("224.0.0.1", "239.1.1.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0"),
    *("fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::"),
    *("::127.0.0.1", "2001::1", "2001:db8::1", "no address"),
)


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_not_connected_to(address: str):
    assert not is_public(address)
    with pytest.raises(FetchError, match="is not a public address"):
        fetch("https://news.example.org/", door=Door(lambda host, port: (address,), is_public))


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_allowed(address: str):
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    door = Door(lambda host, port: ("93.184.216.34", "10.0.0.1"), is_public)
    with pytest.raises(FetchError, match="is not a public address"):
        fetch("https://news.example.org/", door=door)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1", "2130706433", "[::1]"])
def test_this_computer_is_not_read_under_any_of_its_names(host: str):
    with pytest.raises(FetchError) as caught:
        fetch(f"http://{host}/")
    found = caught.value.message
    assert refusals.not_public.is_said_by(found) or refusals.unknown_host.is_said_by(found)


def test_a_host_is_looked_up_once_so_that_it_cannot_change_its_mind():
    answers = [("127.0.0.1",), ("10.0.0.1",)]
    with web.server(web.sends(PAGE)) as port:
        door = Door(lambda host, port: answers.pop(0), lambda address: address == "127.0.0.1")
        assert fetch(f"http://news.example.org:{port}/", door=door).data == PAGE
    assert len(answers) == 1


def test_a_redirect_is_followed_and_the_last_address_kept():
    def answer(connection: socket.socket, path: str) -> None:
        (web.sends(PAGE) if path == "/new" else web.sends_to("/new"))(connection, path)

    assert fetched(answer, "/old").url.endswith("/new")


@pytest.mark.parametrize("location", ["http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest"])
def test_a_redirect_to_a_private_address_is_refused(location: str):
    assert "is not a public address" in refused(web.sends_to(location))


def test_a_redirect_to_a_file_is_refused():
    assert "is not a web address" in refused(web.sends_to("file:///etc/hostname"))


def test_redirects_without_end_are_ended():
    assert "without end" in refused(web.sends_to("/again"))


def test_a_bomb_is_counted_as_it_unpacks():
    assert "larger than 20 MB" in refused(web.sends(web.gzip_bomb(60), Content_Encoding="gzip"))


def test_a_body_without_end_is_ended():
    assert "larger than 20 MB" in refused(web.endless)


@pytest.mark.parametrize("answer", [web.drip, web.drip_of_headers])
def test_a_server_that_drips_is_left_in_time(answer: web.Answer):
    assert "took longer than 0.3 seconds" in refused(answer, seconds=0.3)


def test_a_fetch_can_be_stopped():
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        fetched(web.drip, heartbeat=stop)


def test_a_page_cut_short_is_not_taken_for_the_whole():
    def answer(connection: socket.socket, path: str) -> None:
        connection.sendall(web.head(Content_Type="text/html", Content_Length="5000") + PAGE)

    assert "before the page was complete" in refused(answer)
    assert "before the page was complete" in refused(web.sends(gzip.compress(PAGE)[:-12], Content_Encoding="gzip"))


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (lambda connection, path: connection.sendall(web.head("404 Not Found", Content_Length="0")), "404 Not Found"),
        (lambda connection, path: connection.sendall(web.head("799 \x1b[31mRed", Content_Length="0")), "“799”"),
        (lambda connection, path: connection.sendall(b"\x00\x01 nonsense\r\n\r\n"), "could not be reached"),
        (lambda connection, path: None, "could not be reached"),
        (web.sends(b"\x89PNG", "image/png"), "no article but image/png"),
    ],
)
def test_each_other_answer_has_its_sentence(answer: web.Answer, sentence: str):
    assert sentence in refused(answer)


def test_a_server_without_a_trusted_certificate_is_not_read():
    with web.server(lambda connection, path: None) as port, pytest.raises(FetchError) as caught:
        fetch(f"https://127.0.0.1:{port}/", door=LOOPBACK)
    assert refusals.is_listed(caught.value.message)


def test_an_address_is_read_as_a_file_is_and_named_as_source(monkeypatch: pytest.MonkeyPatch):
    real = from_web.fetch
    monkeypatch.setattr(from_web, "fetch", lambda url, **options: real(url, door=LOOPBACK, **options))
    steps: list[str] = []
    with web.server(web.sends(PAGE)) as port:
        url = f"http://127.0.0.1:{port}/talks"
        result = pipeline.read_address(url, "2026-01-02T03:04Z", progress=steps.append)
    assert [paragraph.text for paragraph in result.article.paragraphs] == [web.SENTENCE]
    assert (result.article.source.url, result.article.source.accessed) == (url, "2026-01-02T03:04Z")
    assert steps[0] == "Fetching from 127.0.0.1"
    assert pipeline.host_of(url) == "127.0.0.1"
