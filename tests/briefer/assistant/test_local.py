"""A model on this computer is asked over its loopback alone, and whatever its server does ends in a sentence."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefer.assistant import local
from briefer.assistant.answer import read_answer
from briefer.assistant.local import Server, ask, is_remote, server_at, servers
from briefer.assistant.question import questions
from briefer.errors import BrieferError, Cancelled
from tests.builders import a_project

LINES = ['{"s": ["S1.1.1"], "kind": "DEMAND", "party": "Russia", "issue": "Troops"}\n'] * 2


def events(pieces):
    return [f"data: {json.dumps({'choices': [{'delta': {'content': piece}}]})}\n\n".encode() for piece in pieces]


class Stub(BaseHTTPRequestHandler):
    """A server of models whose manner is that of its server object."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        models = [{"id": "small", "max_model_len": 8192}, {"id": "large:cloud"}]
        self.answer(200, "application/json", [json.dumps({"data": models}).encode()])

    def do_POST(self):
        self.server.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.manner(self)

    def answer(self, status, kind, pieces, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()

    def stream(self, pieces):
        self.answer(200, "text/event-stream", pieces)


@pytest.fixture
def stub():
    made = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
    made.daemon_threads = True
    made.handle_error = lambda *_: None  # whoever asked has hung up
    made.is_over = threading.Event()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    made.address = f"http://127.0.0.1:{made.server_port}"
    yield made
    made.is_over.set()
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def asked(stub):
    """Ask the stub, which answers in a manner."""

    def asked(manner, heard=lambda _: None, seconds=5):
        stub.manner = manner
        (question,) = questions(a_project(2))
        return ask(Server(stub.address, ("small",)), "small", question, heard, seconds=seconds)

    return asked


def test_a_streamed_answer_is_read_as_any_other_and_told_item_by_item(asked, stub):
    heard = []
    text = asked(lambda handler: handler.stream([*events(LINES), b"data: [DONE]\n\n"]), heard.append)
    assert len(read_answer(a_project(2), text).proposals) == 2
    assert all(text.startswith(each) for each in heard)
    assert local.sentences_in(text) == 2
    assert 0 < stub.asked["max_tokens"] < 10_000
    assert "S1.1.1 Moscow demands" in stub.asked["messages"][0]["content"]
    assert stub.asked["response_format"]["type"] == "json_schema"


def test_a_server_that_does_not_stream_is_read_too(asked):
    whole = json.dumps({"choices": [{"message": {"content": f"Sure.\n{LINES[0]}"}}]}).encode()
    text = asked(lambda handler: handler.answer(200, "application/json", [whole]))
    assert len(read_answer(a_project(2), text).proposals) == 1


def test_an_answer_in_prose_comes_back_to_be_listed(asked):
    text = asked(lambda handler: handler.answer(200, "text/plain", [b"I would rather not."]))
    assert [each.text for each in read_answer(a_project(2), text).unread] == ["I would rather not."]


def slowly(handler):
    handler.stream(events(LINES[:1]))
    handler.server.is_over.wait(20)


@pytest.mark.parametrize(
    ("manner", "sentence"),
    [
        (lambda h: h.answer(500, "text/plain", [b"out of memory"]), "refused the question"),
        (lambda h: h.answer(302, "text/plain", [], Location="http://example.org/"), "another address"),
        (lambda h: h.stream([b"data: {not json\n\n"]), "broke off"),
        (lambda h: h.stream([b'data: {"colour": "red"}\n\n']), "broke off"),
        (lambda h: h.wfile.write(b"nonsense\r\n"), "broke off"),
        (lambda h: h.answer(200, "text/plain", [b"x" * 1_000_000] * 50), "more than 20 MB"),
        (lambda h: h.stream([b"data: {}" + b"x" * 1_000_000 + b"\n"] * 50), "more than 20 MB|broke off"),
        (slowly, "did not finish"),
    ],
    ids=["500", "redirect", "broken event", "other schema", "no http", "50 MB", "50 MB of events", "hangs"],
)
def test_whatever_a_server_does_ends_in_a_sentence(asked, manner, sentence):
    with pytest.raises(BrieferError, match=sentence):
        asked(manner, seconds=1)


def test_asking_stops_at_once_when_a_person_wants_it(asked):
    started = []

    def heard(text):
        if text and not started:
            started.append(time.monotonic())
            raise Cancelled

    with pytest.raises(Cancelled):
        asked(slowly, heard, seconds=20)
    assert started


@pytest.mark.parametrize(
    "address",
    [
        "http://192.0.2.7:11434",
        "http://0.0.0.0:11434",
        "https://127.0.0.1",
        "ftp://127.0.0.1",
        "http://",
        "http://a@::1",
    ],
)
def test_nothing_but_this_computer_is_asked(address, monkeypatch):
    monkeypatch.setattr(local.socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    with pytest.raises(BrieferError):
        server_at(address)


def test_a_name_that_leads_elsewhere_is_not_asked(monkeypatch):
    monkeypatch.setattr(local.socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("192.0.2.7", 80))])
    with pytest.raises(BrieferError, match="not this computer"):
        server_at("http://localhost:11434")


def test_servers_are_found_with_their_models_and_what_they_hold(stub):
    (found,) = servers((stub.server_port, 9))
    assert (found.models, found.context) == (("small",), 8192)
    assert found.most_words < 8192
    with pytest.raises(BrieferError, match="another computer"):
        ask(found, "large:cloud", questions(a_project(2))[0])


def test_names_of_models_that_run_elsewhere_are_known():
    assert [is_remote(name) for name in ("gpt-oss:120b-cloud", "x:cloud", "remote/y")] == [True] * 3
    assert [is_remote(name) for name in ("llama3.1:8b", "cloudy-7b", "qwen2.5")] == [False] * 3
