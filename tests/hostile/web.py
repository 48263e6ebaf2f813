"""Pages that break readers, and a server that answers as no good server does."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SENTENCE = "The delegation said on Monday that the terms were not yet acceptable to it."
Answer = Callable[[socket.socket, str], None]


def page(body: str) -> bytes:
    return f"<!doctype html><html><head><title>Talks</title></head><body>{body}</body></html>".encode()


def nested(depth: int) -> bytes:
    return page("<div>" * depth + f"<p>{SENTENCE}</p>" + "</div>" * depth)


def nested_and_never_closed(depth: int) -> bytes:
    return page(f"<p>{SENTENCE}</p>" + "<b><div>" * depth)


def one_text_node(megabytes: int) -> bytes:
    return page(f"<p>{(SENTENCE + ' ') * (megabytes * 1_000_000 // len(SENTENCE))}</p><p>The end of it.</p>")


def attributes(count: int) -> bytes:
    names = " ".join(f"a{number}=1" for number in range(count))
    return page(f"<p {names}>{SENTENCE}</p>")


def open_links(count: int) -> bytes:
    return page(f"<p>{SENTENCE}</p>" + "<a" * count)


def wide_cells() -> bytes:
    cell = f'<td colspan="9007199254740991" rowspan="99999999999">{SENTENCE}</td>'
    return page(f"<table><tr>{cell}</tr></table><p>{SENTENCE}</p>")


def entities(count: int) -> bytes:
    declared = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return f"{declared}<html><body><p>{SENTENCE} {'&b;' * count}</p></body></html>".encode()


def hidden_letters() -> bytes:
    tags = "".join(map(chr, range(0xE0041, 0xE0051)))
    return page(f"<p>{SENTENCE}\u202e\u2066\u200b{tags} So it ends.</p>")


# A server of bad answers


@contextmanager
def server(answer: Answer) -> Iterator[int]:
    """Serve every connection by `answer` (the connection and the path asked for) on a port of this computer."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    is_over = threading.Event()
    threads: list[threading.Thread] = []

    def serve(connection: socket.socket) -> None:
        with connection:
            connection.settimeout(1)
            try:
                head = b""
                while b"\r\n\r\n" not in head and (more := connection.recv(65_536)):
                    head += more
                answer(connection, head.split(b" ")[1].decode())
            except OSError:
                pass  # the other side has gone, as it should

    def listen() -> None:
        while not is_over.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            threads.append(threading.Thread(target=serve, args=(connection,), daemon=True))
            threads[-1].start()

    listening = threading.Thread(target=listen, daemon=True)
    listening.start()
    try:
        yield listener.getsockname()[1]
    finally:
        is_over.set()
        listening.join()
        listener.close()
        for thread in threads:
            thread.join()


def head(status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def sends(body: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    def answer(connection: socket.socket, path: str) -> None:
        connection.sendall(head(Content_Type=kind, Content_Length=str(len(body)), **headers) + body)

    return answer


def sends_to(location: str) -> Answer:
    return lambda connection, path: connection.sendall(head("302 Found", Location=location, Content_Length="0"))


def gzip_bomb(megabytes: int) -> bytes:
    return gzip.compress(b"\0" * (megabytes * 1_000_000), 9)


def endless(connection: socket.socket, path: str) -> None:
    connection.sendall(head(Content_Type="text/html"))
    while True:
        connection.sendall(b"<p>more</p>" * 10_000)


def drip(connection: socket.socket, path: str) -> None:
    connection.sendall(head(Content_Type="text/html", Content_Length="100000"))
    while True:
        connection.sendall(b"x")
        time.sleep(0.02)


def drip_of_headers(connection: socket.socket, path: str) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        connection.sendall(b"x")
        time.sleep(0.02)
