"""Fetching one page from an address, when a person asks for it: the only module that leaves this computer.

Every address of a host is looked up once and checked; the connection goes to a checked address and to no other. Each
redirect is a new address and checked anew. Nothing is sent but the request: no cookie, no password, no referring page.
What arrives is bytes; they are parsed elsewhere, in a child process.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from briefer.errors import BrieferError
from briefer.readers import refusals
from briefer.readers.encoding import can_decode, codec_of
from briefer.words import tr

MAX_BYTES = 20_000_000
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
CHUNK = 65_536
POLL_SECONDS = 0.05
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PORTS = {"http": 80, "https": 443}
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Briefer)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
ANY_KIND = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/xml", "application/xml"})
"""What says nothing of its kind is told by its bytes."""

_NOT_PUBLIC = tuple(
    map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "::ffff:0:0/96", "::/96"))
)
"""Addresses that stand for others behind them: NAT64, 6to4, IPv4 written as IPv6."""


class Fetched(NamedTuple):
    """What an address gave: the bytes, a name to read them under, the last address, the encoding its server names."""

    data: bytes
    file_name: str
    url: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Door:
    """How hosts are looked up and which addresses may be connected to; tests open another one."""

    lookup: Callable[[str, int], tuple[str, ...]]
    is_allowed: Callable[[str], bool]


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public network."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if any(found.version == network.version and found in network for network in _NOT_PUBLIC):
        return False
    return found.is_global and not found.is_multicast


def addresses_of(host: str, port: int) -> tuple[str, ...]:
    """Return the IP addresses of a host. Raises OSError if there are none."""
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


PUBLIC = Door(addresses_of, is_public)


def host_of(url: str) -> str:
    """Return the host an address leads to, to be named before it is fetched. Raises FetchError if it leads to none."""
    return _parts(url).hostname or ""


def fetch(
    url: str,
    *,
    heartbeat: Callable[[], None] = lambda: None,
    seconds: float = MAX_SECONDS,
    door: Door = PUBLIC,
) -> Fetched:
    """Return what stands at an address, following at most MAX_REDIRECTS redirects.

    At most MAX_BYTES after unpacking and `seconds` in all. Raises FetchError with one sentence for every way in which
    this can fail, and what `heartbeat`, called some twenty times a second, raises to stop it.
    """
    visit = _Visit(url, door)
    thread = threading.Thread(target=visit.run, daemon=True)
    deadline = time.monotonic() + seconds
    thread.start()
    try:
        while thread.is_alive():
            thread.join(POLL_SECONDS)
            heartbeat()
            if time.monotonic() > deadline:
                raise refusals.page_too_slow(visit.host, seconds=f"{seconds:g}")
    finally:
        visit.stop()
    if visit.failure:
        raise visit.failure
    assert visit.fetched is not None
    return visit.fetched


class _Visit:
    """One fetch in a thread of its own, which can be left alone when it does not come back."""

    def __init__(self, url: str, door: Door) -> None:
        self.host = host_of(url)
        self.fetched: Fetched | None = None
        self.failure: BrieferError | None = None
        self._url = url
        self._door = door
        self._socket: socket.socket | None = None
        self._is_stopped = False

    def run(self) -> None:
        """Fetch and keep what came of it."""
        try:
            self.fetched = self._follow(self._url)
        except BrieferError as exc:
            self.failure = exc
        except ssl.SSLCertVerificationError as exc:
            self.failure = refusals.not_secure(self.host, reason=exc.verify_message.rstrip("."))
        except (OSError, http.client.HTTPException, ValueError) as exc:
            self.failure = refusals.not_reached(self.host, reason=_why(exc), details=repr(exc))

    def stop(self) -> None:
        """End the connection, so that whatever waits for it ends as well."""
        self._is_stopped = True
        if self._socket:
            _shut(self._socket)

    def _follow(self, url: str) -> Fetched:
        for _ in range(MAX_REDIRECTS + 1):
            parts = _parts(url)
            self.host = parts.hostname or ""
            connection = self._connected(parts)
            try:
                connection.request("GET", _target(parts), headers=HEADERS)
                with connection.getresponse() as response:
                    location = response.getheader("Location")
                    if response.status not in REDIRECTS or not location:
                        return self._received(response, urlunsplit(parts))
                url = urljoin(url, location)
            finally:
                connection.close()
        raise refusals.too_many_redirects(self.host)

    def _connected(self, parts: SplitResult) -> http.client.HTTPConnection:
        """Return a connection to a checked address of the host. Raises FetchError if any of its addresses is not."""
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        try:
            addresses = self._door.lookup(_ascii(host), port)
        except (OSError, UnicodeError) as exc:
            raise refusals.unknown_host(host) from exc
        if not addresses or not all(map(self._door.is_allowed, addresses)):
            raise refusals.not_public(host)
        channel = _first_open(addresses, port)
        self._socket = channel
        if self._is_stopped:
            _shut(channel)
        connection = http.client.HTTPConnection(_ascii(host), port, timeout=MAX_SECONDS)
        connection.sock = _secured(channel, _ascii(host)) if parts.scheme == "https" else channel
        connection.default_port = PORTS[parts.scheme]
        return connection

    def _received(self, response: http.client.HTTPResponse, url: str) -> Fetched:
        if response.status != HTTPStatus.OK:
            raise refusals.answered_with_error(self.host, status=_status(response.status))
        kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
        if kind not in SUFFIXES and kind not in ANY_KIND:
            raise refusals.page_of_other_kind(self.host, kind=kind)
        packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
        data = b"".join(_limited(_unpacked(_chunks(response, self.host), packing, self.host), self.host))
        return Fetched(data, _file_name(url, kind), url, _encoding(response.headers.get_content_charset(), data))


def _parts(url: str) -> SplitResult:
    """Return an address in its parts. Raises FetchError if it is none that can be fetched."""
    url = url.strip()
    shown = url[:100]
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as exc:
        raise refusals.not_an_address(shown) from exc
    if parts.scheme not in PORTS or not parts.hostname or port == 0:
        raise refusals.not_an_address(shown)
    if parts.username is not None or parts.password is not None:
        raise refusals.has_credentials(parts.hostname)
    if "\\" in url or not url.isprintable() or " " in parts.netloc:
        raise refusals.not_an_address(shown)
    return parts._replace(fragment="")


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _target(parts: SplitResult) -> str:
    return urlunsplit(("", "", quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._"), _query(parts.query), ""))


def _query(query: str) -> str:
    return quote(query, safe="/%:@!$&'()*+,;=~-._?[]")


def _first_open(addresses: tuple[str, ...], port: int) -> socket.socket:
    failure: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=MAX_SECONDS / len(addresses))
        except OSError as exc:
            failure = exc
    raise failure or OSError("no address")


def _secured(channel: socket.socket, host: str) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:  # some Pythons come without the system's authorities
        import certifi

        context.load_verify_locations(certifi.where())
    return context.wrap_socket(channel, server_hostname=host)


def _shut(channel: socket.socket) -> None:
    try:
        channel.shutdown(socket.SHUT_RDWR)
    except OSError:  # it is closed already
        channel.close()


def _chunks(response: http.client.HTTPResponse, host: str) -> Iterator[bytes]:
    """Return the body as it comes. Raises FetchError if less comes than was announced."""
    expected = response.length
    count = 0
    while chunk := response.read1(CHUNK):
        count += len(chunk)
        yield chunk
    if expected is not None and count < expected:
        raise refusals.cut_short(host)


def _unpacked(chunks: Iterator[bytes], packing: str, host: str) -> Iterator[bytes]:
    """Return the body unpacked in pieces of bounded size. Raises FetchError if it is packed in another way."""
    if packing in {"identity", ""}:
        yield from chunks
        return
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise refusals.page_of_other_kind(host, kind=tr("a page packed as {packing}").format(packing=packing))
    unpacker = None
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                unpacker = unpacker or zlib.decompressobj(_window(rest, packing))
                yield unpacker.decompress(rest, CHUNK)
                rest = unpacker.unconsumed_tail or unpacker.unused_data
                unpacker = None if unpacker.eof else unpacker
    except zlib.error as exc:
        raise refusals.cut_short(host) from exc
    if unpacker:
        raise refusals.cut_short(host)


def _window(chunk: bytes, packing: str) -> int:
    """Return how zlib is to read the bytes; some servers send bare deflate where its wrapping belongs."""
    is_bare = packing == "deflate" and not (chunk[0] & 0x0F == 8 and int.from_bytes(chunk[:2]) % 31 == 0)
    return -zlib.MAX_WBITS if is_bare else zlib.MAX_WBITS | 32


def _limited(pieces: Iterator[bytes], host: str) -> Iterator[bytes]:
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > MAX_BYTES:
            raise refusals.page_too_large(host, megabytes=MAX_BYTES // 1_000_000)
        yield piece


def _file_name(url: str, kind: str) -> str:
    parts = urlsplit(url)
    name = PurePosixPath(unquote(parts.path)).name[:100] or (parts.hostname or "")
    suffix = SUFFIXES.get(kind, "")
    return name if not suffix or name.lower().endswith(suffix) else f"{name}{suffix}"


def _encoding(charset: str | None, data: bytes) -> str:
    """Return the encoding the server names if the bytes say nothing themselves and can be read in it."""
    codec = codec_of(charset or "")
    return codec if codec and not can_decode(data, "utf-8") and can_decode(data, codec) else ""


def _status(status: int) -> str:
    try:
        return f"“{status} {HTTPStatus(status).phrase}”"
    except ValueError:
        return f"“{status}”"


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return tr("it did not answer in time")
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[:1].lower() + error.strerror[1:]
    return tr("its answer could not be understood")
