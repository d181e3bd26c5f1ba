import socket

import pytest

from netjes.site.serve import CannotListen, serve, workers_for


def test_a_taken_port_is_named_with_a_way_on(settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotListen, match=f"{port} is al bezet.*--port {port + 1}"):
            serve("127.0.0.1", port, when_ready=lambda: None)


@pytest.mark.parametrize(
    ("database", "cores", "workers"), [("sqlite", 1, 1), ("sqlite", 16, 2), ("postgresql", 4, 4), ("postgresql", 64, 8)]
)
def test_sqlite_gets_two_processes_at_most(database, cores, workers):
    assert workers_for(database, cores) == workers
