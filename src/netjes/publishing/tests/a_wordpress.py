"""A real WordPress, from Debian's own packages, for as long as the tests take: its database, its PHP, and nobody else.

Everything lies in one folder that goes afterwards; no service of the system is started, and only this machine reaches
it. Without the packages the tests that need it say so and are left out; in CI that is a failure.
"""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

SOURCE = Path("/usr/share/wordpress")
PROGRAMS = ("php", "mariadbd", "mariadb-install-db")
PACKAGES = "wordpress mariadb-server php-cli php-mysql"
PATIENCE = 30  # seconds before something that starts has failed
HERE = "127.0.0.1"

CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT',
    'NONCE_SALT'] as $name) {{ define($name, '{salt}' . $name); }}
define('WP_HOME', '{address}'); define('WP_SITEURL', '{address}'); define('WP_CONTENT_DIR', '{content}');
define('WP_CONTENT_URL', '{address}/wp-content');
define('WP_ENVIRONMENT_TYPE', 'local'); define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) {{ define('ABSPATH', __DIR__ . '/'); }}
require_once ABSPATH . 'wp-settings.php';
"""
INSTALL = """<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '{host}'; $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require '{site}/wp-load.php';
function wp_new_blog_notification() {{}}
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Testschool', 'beheer', 'beheer@school.example', true, '', 'niet-geraden');
switch_theme('kaal');
$made = [];
foreach (['redactie' => 'author', 'lezer' => 'subscriber'] as $login => $role) {{
    $id = wp_insert_user(['user_login' => $login, 'user_pass' => wp_generate_password(), 'role' => $role]);
    [$word, $_item] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'Netjes']);
    $made[$login] = $word;
}}
echo json_encode($made);
"""
THEME = (
    "<?php if (have_posts()) { while (have_posts()) { the_post(); the_title('<h1>', '</h1>'); the_content(); } } "
    "else { status_header(404); echo 'Niets.'; }"
)


@dataclass(frozen=True, slots=True)
class WordPress:
    """Where it is, and the application passwords of who may publish (`redactie`) and who may not (`lezer`)."""

    address: str
    passwords: dict[str, str]


def missing() -> str:
    """What has to be installed before it can start; empty when all is there."""
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    if absent or not (SOURCE / "wp-load.php").exists():
        return (
            f"WordPress ontbreekt, dus het kanaal is niet tegen een echte getest. Op Debian: apt-get install {PACKAGES}"
        )
    return ""


@contextmanager
def running(folder: Path) -> Iterator[WordPress]:
    """A new one, with one theme and two users. Both its programs are stopped at the end, whatever happens."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        line = _database(folder, started)
        yield _site(folder, line, started)
    finally:
        for process in reversed(started):
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """With whatever it started itself."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        try:
            process.wait(10)
            return
        except subprocess.TimeoutExpired:
            continue


def _database(folder: Path, started: list[subprocess.Popen[bytes]]) -> Path:
    data, line = folder / "data", folder / "s"
    as_root = ["--user=root"] if os.geteuid() == 0 else []
    _run("mariadb-install-db", "--no-defaults", f"--datadir={data}", "--skip-test-db", "--skip-name-resolve",
         "--auth-root-authentication-method=normal", *as_root)  # fmt: skip
    small = ["--innodb-buffer-pool-size=16M", "--innodb-log-file-size=4M", "--innodb-flush-log-at-trx-commit=0"]
    started.append(_start(
        folder, "mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={line}", "--skip-networking", *small,
        f"--pid-file={folder}/pid", *as_root,
    ))  # fmt: skip
    _wait_for(lambda: line.exists(), started[-1], folder)
    _run("mariadb", "--no-defaults", f"--socket={line}", "-uroot", "-e", "CREATE DATABASE wordpress")
    return line


def _site(folder: Path, line: Path, started: list[subprocess.Popen[bytes]]) -> WordPress:
    site, content = folder / "site", folder / "site" / "wp-content"
    shutil.copytree(
        SOURCE, site, symlinks=False, ignore=shutil.ignore_patterns(".htaccess", "wp-content", "wp-config.php")
    )
    (content / "themes" / "kaal").mkdir(parents=True)
    (content / "uploads").mkdir()
    (content / "themes" / "kaal" / "style.css").write_text("/* Theme Name: Kaal */")
    (content / "themes" / "kaal" / "index.php").write_text(THEME)
    with socket.socket() as free:
        free.bind((HERE, 0))
        port = free.getsockname()[1]
    address = f"http://{HERE}:{port}"
    words = {"socket": line, "salt": os.urandom(16).hex(), "address": address, "content": content, "site": site}
    (site / "wp-config.php").write_text(CONFIG.format(**words))
    (folder / "install.php").write_text(INSTALL.format(**words, host=f"{HERE}:{port}"))
    made = _run("php", "-d", "sendmail_path=/bin/true", str(folder / "install.php"))
    started.append(_start(folder, "php", "-S", f"{HERE}:{port}", "-t", str(site)))
    _wait_for(lambda: _answers(f"{address}/?rest_route=/"), started[-1], folder)
    return WordPress(address, json.loads(made[made.index("{") :]))


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE * 2, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout[-500:]} {done.stderr[-500:]}")
    return done.stdout


def _start(folder: Path, *command: str) -> subprocess.Popen[bytes]:
    with (folder / f"{command[0]}.log").open("wb") as written:
        return subprocess.Popen(command, stdout=written, stderr=written, start_new_session=True)


def _wait_for(is_there, process: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not is_there():
        if process.poll() is not None or time.monotonic() > until:
            logs = "\n".join(path.read_text(errors="replace")[-1500:] for path in folder.glob("*.log"))
            raise RuntimeError(f"WordPress kwam niet op gang.\n{logs}")
        time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False
