"""Who told something stands nowhere: not in the database, a log, a file of the server or of the proxy in front of it.

The real server stands behind nginx with the site of `deploy/nginx.conf`, on an installation of its own. Somebody tells
something from an address, with a browser, a cookie and words that occur nowhere else; then every file is searched.
"""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bench.reports_school import Teller
from bench.signing_day import Server, asked, databases, free_port

ADDRESS, BROWSER, COOKIE = "127.0.0.77", "Telefoon/9.9 (van Xantippe)", "sessiekoek-7f3a9c"
WORDS, LATER, FILE = "Zeepaardjes in het aquarium", "Kwallen in de gang", b"Zeesterren op het schoolplein.\n"
FROM = "https://elders.example/onderweg-hierheen"
TIME_OF_DAY = re.compile(r"\d\d:\d\d:\d\d|\bdatetime\.datetime\(|\bdatetime\.time\(")
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@dataclass
class Site:
    folder: Path
    port: int
    environment: dict[str, str]

    def rows(self) -> set[str]:
        return set(asked(self.environment, "-m", "bench.reports_school", "changed").splitlines())

    def whole(self) -> dict[str, bytes]:
        """Every file of the installation and the proxy, with the journals of the database."""
        found = [path for path in self.folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in found}


def configured(folder: Path, port: int, upstream: int) -> Path:
    """The site of deploy/nginx.conf, on a port of this machine and without certificates; the rest as it stands."""
    text = (Path(__file__).parent.parent / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    site = text[text.index("server {", text.index("server {") + 1) :]
    site = re.sub(r"\n\s*listen \[::\][^;]+;|\n\s*ssl_[^;]+;", "", site)
    site = site.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};").replace(":8000;", f":{upstream};")
    # One level more than in use: at this one nginx says so when it puts a body in a file, with the request.
    site = site.replace("/var/log/nginx/netjes.log crit;", f"{folder}/log/netjes.log warn;")
    (folder / "log").mkdir(parents=True)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/tmp/{kind};\n" for kind in kinds)
    (folder / "tmp").mkdir()
    made = folder / "nginx.conf"
    made.write_text(
        f"daemon off;\npid {folder}/nginx.pid;\nworker_processes 1;\nerror_log {folder}/log/error.log info;\n"
        f"events {{}}\nhttp {{\naccess_log {folder}/log/access.log;\n{temporary}{site}}}\n",
        encoding="utf-8",
    )
    if (folder / "tmp").owner() == "root":
        made.write_text("user root;\n" + made.read_text(encoding="utf-8"), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if NGINX is None:
        pytest.skip("NIET GETEST ACHTER EEN PROXY: nginx ontbreekt (Debian: apt-get install nginx-light)")
    with databases("SQLite") as environment:
        asked(environment, "-m", "bench.reports_school", "open")
        folder = Path(environment["NETJES_DATA"]).parent
        environment = {**environment, "NETJES_BEHIND_PROXY": "1", "NETJES_HOSTS": "127.0.0.1"}
        server = Logged(environment, folder / "server.log")
        port = free_port()
        made = configured(folder / "nginx", port, server.port)
        proxy = subprocess.Popen([NGINX, "-c", str(made), "-p", str(folder / "nginx")], start_new_session=True)
        try:
            wait_for(port)
            yield Site(folder, port, environment)
        finally:
            proxy.send_signal(signal.SIGQUIT)
            proxy.wait(timeout=20)
            server.stop()


class Logged(Server):
    """The server, with everything that it says in a file."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.port = free_port()
        line = [sys.executable, "-m", "netjes.cli.main", "serve", "--port", str(self.port)]
        with log.open("wb") as said:
            self.process = subprocess.Popen(line, env=environment, start_new_session=True, stdout=said, stderr=said)
        wait_for(self.port)


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            teller = Teller(port)
            teller.get()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not come up")


@pytest.fixture(scope="module")
def told(site: Site) -> tuple[Site, Teller, str, set[str]]:
    """Somebody told something with a file, came back with the code, and wrote more; with the rows that this made."""
    before = site.rows()
    headers = {
        "User-Agent": BROWSER, "Cookie": f"binnen={COOKIE}", "Referer": FROM, "X-Forwarded-For": ADDRESS,
        "Accept-Language": "grc-x-xantippe",
    }  # fmt: skip
    teller = Teller(site.port, ADDRESS, headers)
    teller.tell(WORDS, topic="beeld", naked="nee")
    teller.post_with_file("zeesterren.txt", FILE * 30_000)
    assert teller.status == 200, teller.page[:3000]
    code = teller.code
    teller.open(code)
    assert WORDS in teller.page
    teller.post(daad="schrijf", woorden=LATER)
    assert LATER in teller.page
    return site, teller, code, site.rows() - before


def test_it_works(told):
    _site, teller, code, rows = told
    assert len(code) == 24 and teller.status == 200
    assert {row.split()[0] for row in rows} >= {"reports.Report", "reports.Evidence", "reports.ReportMessage"}


def test_no_file_anywhere_has_who_it_was_or_what_was_told(told):
    site, _teller, code, _rows = told
    digits = code.replace(" ", "")
    markers = [
        ADDRESS,
        BROWSER,
        COOKIE,
        FROM,
        "xantippe",
        WORDS,
        LATER,
        FILE.decode().strip(),
        "zeesterren.txt",
        digits,
    ]
    for name, content in site.whole().items():
        for marker in markers:
            assert marker.encode() not in content and marker.encode("utf-16-le") not in content, (name, marker)


def test_no_row_that_came_of_it_has_a_time_of_day(told):
    for row in told[3]:
        assert not TIME_OF_DAY.search(row), row


def test_no_row_of_the_log_or_of_sessions_came_of_it(told):
    made = {row.split()[0] for row in told[3]}
    assert made <= {
        "reports.Report", "reports.ReportKey", "reports.ReportMessage", "reports.Evidence", "records.IntakeWaiting",
    }, made  # fmt: skip


def test_the_server_and_the_proxy_wrote_nothing_down_of_it(told):
    site = told[0]
    logs = {name: content for name, content in site.whole().items() if "log" in Path(name).name or "/log/" in name}
    assert logs, "zonder logboeken is er niets nagekeken"
    for name, content in logs.items():
        assert b"melden" not in content, (name, content[-500:])


def test_the_proxy_put_nothing_in_a_file(told):
    folder = told[0].folder / "nginx" / "tmp"
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert b"temporary file" not in (told[0].folder / "nginx" / "log" / "netjes.log").read_bytes()


def test_no_answer_gave_a_cookie_or_may_be_kept(told):
    headers = told[1].answered
    assert not [value for name, value in headers if name.lower() == "set-cookie"]
    kept = [value for name, value in headers if name.lower() == "cache-control"]
    assert kept and all("no-store" in value for value in kept)
