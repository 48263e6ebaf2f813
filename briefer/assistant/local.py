"""Asking a model that runs on this computer: the only other module that uses the network, and only its loopback.

A server is reached by the chat call that Ollama, llama.cpp, LM Studio and vLLM share. Its host is looked up once, every
address found has to be one of this computer, and the connection goes to that address: no proxy, no redirect. What it
answers is text, read like any other answer.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import urlsplit

from briefer.assistant.question import Question
from briefer.errors import BrieferError
from briefer.words import tr

USUAL_PORTS = (11434, 8080, 1234, 8000)
"""Where Ollama, llama.cpp, LM Studio and vLLM listen when nobody says otherwise."""
MAX_SECONDS = 900.0
MAX_BYTES = 20_000_000
LOOK_SECONDS = 2.0
POLL_SECONDS = 0.05
SMALL_CONTEXT = 4096
"""Tokens that a server is taken to hold when it does not say: Ollama's own default."""
_REMOTE = re.compile(r"(?i)(?:^|[^a-z])(?:cloud|remote|online)(?:$|[^a-z])")
_SENTENCE = re.compile(r"S\d+\.\d+\.\d+")

Heard = Callable[[str], None]
"""Called some twenty times a second with all that has come in; what it raises stops the asking."""
TOKENS_A_SENTENCE = 100
"""What an answer may take for each sentence of a question, two items and some air: what repeats itself ends."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server on this computer: its `address`, its models that run here, and the tokens it can hold, 0 if unsaid."""

    address: str
    models: tuple[str, ...]
    context: int = 0

    @property
    def most_words(self) -> int:
        """Return how many words of an article a question may hold: the rest is for the task and the answer."""
        return max(200, int((self.context or SMALL_CONTEXT) * 0.3))


def servers(ports: tuple[int, ...] = USUAL_PORTS) -> tuple[Server, ...]:
    """Return the servers that answer on the usual ports of this computer; called only when a person asks for it."""
    found = []
    for port in ports:
        with contextlib.suppress(BrieferError):
            found.append(server_at(f"http://127.0.0.1:{port}"))
    return tuple(found)


def server_at(address: str) -> Server:
    """Return what a server offers. Raises BrieferError if it is not on this computer or does not answer."""
    call = _Call(address, "GET", "/v1/models")
    answer = call.whole(lambda _: None, LOOK_SECONDS)
    try:
        data = json.loads(answer)["data"]
        models = tuple(str(each["id"]) for each in data)
        context = max((_context(each) for each in data), default=0)
    except (ValueError, KeyError, TypeError, RecursionError) as exc:
        raise BrieferError(
            tr("What answers at {host} is not a server of models.").format(host=call.host), tr("Check its address.")
        ) from exc
    return Server(address, tuple(name for name in models if not is_remote(name)), context)


def sentences_in(answer: str) -> int:
    """Return how many sentences an answer that is still coming in has named so far."""
    return len(_SENTENCE.findall(answer))


def is_remote(model: str) -> bool:
    """Return whether the name of a model says that it runs elsewhere, though a server here offers it."""
    return bool(_REMOTE.search(model))


def ask(
    server: Server, model: str, question: Question, heard: Heard = lambda _: None, *, seconds: float = MAX_SECONDS
) -> str:
    """Return the answer of a model on this computer to a question.

    Raises BrieferError with one sentence for every way in which this can fail, and what `heard` raises.
    """
    if is_remote(model):
        raise BrieferError(
            tr("The model {model} runs on another computer, by its name.").format(model=model),
            tr("Choose one that runs here."),
        )
    body = {
        "model": model,
        "messages": [{"role": "user", "content": question.text}],
        "temperature": 0,
        "max_tokens": TOKENS_A_SENTENCE * (question.sentences + 5),
        "stream": True,
        "response_format": {"type": "json_schema", "json_schema": {"name": "items", "schema": _SCHEMA}},
    }
    return _Call(server.address, "POST", "/v1/chat/completions", body).whole(heard, seconds)


_ITEM = {
    "type": "object",
    "properties": {
        "s": {"type": "array", "items": {"type": "string"}},
        "kind": {"enum": ["DEMAND", "POSITION", "EVENT"]},
        "party": {"type": "string"},
        "issue": {"type": "string"},
    },
    "required": ["s", "kind", "party"],
}
_SCHEMA = {"type": "object", "properties": {"items": {"type": "array", "items": _ITEM}}, "required": ["items"]}


class _Call:
    """One request in a thread of its own, which is left alone when it does not come back."""

    def __init__(self, address: str, method: str, path: str, body: Any = None) -> None:
        self.host, self._port = _place(address)
        self._request = (method, path, None if body is None else json.dumps(body).encode())
        self._pieces: list[str] = []
        self._failure: BrieferError | None = None
        self._sock: socket.socket | None = None

    def whole(self, heard: Heard, seconds: float) -> str:
        """Return all that was answered within `seconds`."""
        deadline = time.monotonic() + seconds
        thread = threading.Thread(target=self._run, args=(seconds,), daemon=True)
        thread.start()
        try:
            while thread.is_alive():
                thread.join(POLL_SECONDS)
                heard("".join(self._pieces))
                if time.monotonic() > deadline:
                    raise BrieferError(
                        tr("The model did not finish within {seconds:g} seconds.").format(seconds=seconds),
                        tr("Ask in smaller parts."),
                    )
        finally:
            self._stop()
        if self._failure:
            raise self._failure
        return "".join(self._pieces)

    def _run(self, seconds: float) -> None:
        try:
            address = _own_address(self.host, self._port)
            with socket.create_connection((address, self._port), timeout=seconds) as self._sock:
                self._ask()
        except BrieferError as error:
            self._failure = error
        except (OSError, http.client.HTTPException, ValueError, RecursionError) as error:
            self._failure = BrieferError(
                tr("The model server at {host} port {port} broke off or does not answer.").format(
                    host=self.host, port=self._port
                ),
                tr("Start it, or check its address."),
                details=str(error),
            )

    def _ask(self) -> None:
        connection = http.client.HTTPConnection(self.host, self._port)
        connection.sock = self._sock
        method, path, body = self._request
        connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        with contextlib.closing(connection), connection.getresponse() as response:
            if response.status != http.client.OK:
                _refuse(self.host, response)
            is_stream = "event-stream" in (response.getheader("Content-Type") or "")
            for piece in _streamed(response) if is_stream else _at_once(response):
                self._pieces.append(piece)

    def _stop(self) -> None:
        """Wake the thread if it still waits for the server; it closes what it opened."""
        if self._sock is not None:
            with contextlib.suppress(OSError):
                self._sock.shutdown(socket.SHUT_RDWR)


def _place(address: str) -> tuple[str, int]:
    """Return host and port of an address. Raises BrieferError if it is none of http."""
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host, port = parts.hostname or "", parts.port or 80
    except ValueError:
        host, port, parts = "", 0, urlsplit("")
    if parts.scheme != "http" or not host or parts.username is not None:
        raise BrieferError(
            tr("“{address}” is no address of this computer.").format(address=address),
            tr("Write http://127.0.0.1:11434, for example."),
        )
    return host, port


def _own_address(host: str, port: int) -> str:
    """Return the checked address of a host of this computer. Raises BrieferError if it is anywhere else."""
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(ipaddress.ip_address(each.partition("%")[0]).is_loopback for each in found):
        raise BrieferError(
            tr("{host} is not this computer: nothing was sent.").format(host=host),
            tr("A model has to run here: 127.0.0.1, ::1 or localhost."),
        )
    return found[0]


def _refuse(host: str, response: http.client.HTTPResponse) -> NoReturn:
    if 300 <= response.status < 400:
        raise BrieferError(
            tr("The server at {host} points to another address: nothing was sent there.").format(host=host)
        )
    said = response.read(2000).decode("utf-8", "replace").strip()
    raise BrieferError(
        tr("The model server at {host} refused the question ({status}).").format(host=host, status=response.status),
        tr("Its own words are below."),
        said,
    )


def _streamed(response: http.client.HTTPResponse) -> Iterator[str]:
    """Yield the pieces of a stream of events as they come."""
    for line in _lines(response):
        data = line.removeprefix("data:").strip() if line.startswith("data:") else ""
        if data == "[DONE]":
            return
        if data:
            yield _content(json.loads(data), "delta")


def _lines(response: http.client.HTTPResponse) -> Iterator[str]:
    left = MAX_BYTES
    while line := response.readline(65_536):
        left -= len(line)
        if left < 0:
            raise BrieferError(tr("The model answered more than 20 MB."), tr("Ask another one."))
        yield line.decode("utf-8", "replace")


def _at_once(response: http.client.HTTPResponse) -> Iterator[str]:
    """Yield the one piece of a server that does not stream: the words of a chat, or else the answer as it is."""
    data = response.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise BrieferError(tr("The model answered more than 20 MB."), tr("Ask another one."))
    text = data.decode("utf-8", "replace")
    try:
        value = json.loads(text)
    except ValueError:
        yield text
        return
    yield _content(value, "message") if isinstance(value, dict) and "choices" in value else text


def _content(value: Any, part: str) -> str:
    """Return the words of a chat's answer. Raises ValueError if it has another shape."""
    try:
        return str(value["choices"][0][part].get("content") or "")
    except (KeyError, IndexError, TypeError, AttributeError) as exc:
        raise ValueError(tr("the answer has no choices")) from exc


def _context(model: Any) -> int:
    """Return how many tokens a model says it can hold, as vLLM and llama.cpp tell it, or 0."""
    values = (model.get("max_model_len"), (model.get("meta") or {}).get("n_ctx"), model.get("context_length"))
    return next((value for value in values if isinstance(value, int) and 0 < value < 10_000_000), 0)
