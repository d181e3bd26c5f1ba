import stat

import pytest

from netjes.site import environment


def test_it_works(tmp_path, monkeypatch):
    monkeypatch.setenv("NETJES_DATA", str(tmp_path / "nieuw"))
    folder = environment.data_folder()
    assert folder == tmp_path / "nieuw" and folder.is_dir()


def test_a_key_is_made_once_and_read_by_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    key = environment.secret_key(tmp_path)
    assert len(key) >= 50
    assert environment.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_a_given_key_wins_and_is_not_written_down(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "gegeven")
    assert environment.secret_key(tmp_path) == "gegeven"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("host", ["*", "0.0.0.0", ".localhost.example", "netjes.example", "127.0.0.1.example.nl"])
def test_only_this_machine_is_this_machine(host):
    assert not environment.is_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "::1", "127.0.0.53"])
def test_this_machine_is(host):
    assert environment.is_loopback(host)
