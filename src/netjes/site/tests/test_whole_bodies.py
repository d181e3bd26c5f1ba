"""A body is taken in whole before a page is made of it."""

import io
import threading

import pytest

from netjes.site.whole_bodies import whole_bodies


def echo(environ, start_response):
    start_response("200 OK", [])
    return [threading.current_thread().name.encode(), b" ", environ["wsgi.input"].read()]


def asked(pages, body=b"", length=None):
    environ = {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body) if length is None else length)}
    return b"".join(whole_bodies(pages, at_once=1)(environ, lambda status, headers: None))


@pytest.mark.parametrize("body", [b"", b"naam=Sami", b"x" * 700_000])
def test_it_works(body):
    thread, _, came = asked(echo, body).partition(b" ")
    assert thread.startswith(b"pages") and (came == body or not body)


def test_a_body_that_breaks_off_is_handed_on_as_far_as_it_came():
    assert asked(echo, b"naam=Sa", 900).endswith(b" naam=Sa")


def test_of_a_body_that_says_it_is_too_large_nothing_is_read(settings):
    settings.LARGEST_REQUEST = 5
    assert asked(echo, b"naam=Sami").endswith(b" ")


def test_a_long_answer_is_made_and_closed_where_pages_are_made():
    seen = []

    class Long:
        streaming = True

        def __iter__(self):
            for piece in (b"een ", b"twee"):
                seen.append(threading.current_thread().name)
                yield piece

        def close(self):
            seen.append(threading.current_thread().name)

    answer = whole_bodies(lambda environ, start: Long(), at_once=1)({}, lambda status, headers: None)
    assert b"".join(answer) == b"een twee"
    answer.close()
    assert len(seen) == 3 and all(name.startswith("pages") for name in seen)


def test_what_goes_wrong_goes_wrong_at_the_server():
    def broken(environ, start_response):
        raise ValueError("stuk")

    with pytest.raises(ValueError, match="stuk"):
        asked(broken)
