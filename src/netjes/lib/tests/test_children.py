"""A child finds our code, has none of the site's secrets, and stays within its limits."""

import subprocess

from netjes.lib.children import command_for, surroundings


def run(code: str) -> subprocess.CompletedProcess:
    command = [*command_for("x")[:-2], "-c", code]
    return subprocess.run(command, env=surroundings(), capture_output=True, text=True, check=False)


def test_it_works():
    assert run("import netjes.lib.children; print('here')").stdout.strip() == "here"


def test_no_secret_goes_along(monkeypatch):
    monkeypatch.setenv("NETJES_SECRET_KEY", "geheim")
    monkeypatch.setenv("DATABASE_URL", "postgres://wie:wacht@ergens/netjes")
    assert "geheim" not in str(surroundings()) and "wacht" not in str(surroundings())


def test_more_memory_than_it_may_have_is_refused():
    limited = "from netjes.lib.children import keep_within; keep_within(memory=200_000_000);"
    assert "MemoryError" in run(limited + "b'x' * 400_000_000").stderr


def test_a_file_is_not_written_where_nothing_may_be(tmp_path):
    limited = "from netjes.lib.children import keep_within; keep_within(memory=400_000_000, writes=False);"
    done = run(limited + f"open({str(tmp_path / 'x')!r}, 'w', buffering=1).write('iets' + chr(10))")
    assert done.returncode != 0 and not (tmp_path / "x").read_text()


def test_who_works_too_long_is_sent_away():
    limited = "from netjes.lib.children import no_longer_than; no_longer_than(1);"
    assert run(limited + "\nwhile True: pass").returncode != 0
