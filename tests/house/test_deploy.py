"""What stands in deploy/ fits together, and with what the program and its docs say."""

import argparse
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from netjes.cli.main import COMMANDS
from reading_the_tree import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
SETTINGS = (ROOT / "docs" / "operate" / "settings.md").read_text(encoding="utf-8")


def typed() -> dict[str, list[str]]:
    """Every netjes command that a unit or the compose file starts, by where it stands."""
    found = {}
    for unit in UNITS:
        for words in re.findall(r"/netjes/\.venv/bin/netjes ([^'\n]+)", unit.read_text()):
            found[unit.name] = re.sub(r"\$\$\(.*?\)", "1", words).split()
    for name, service in yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"].items():
        if service.get("image") == "netjes":
            found[name] = service.get("command") or ["serve", "--address", "0.0.0.0"]
    return found


@pytest.mark.parametrize("where", typed())
def test_what_is_started_exists(where):
    command, *words = typed()[where]
    parser = argparse.ArgumentParser()
    import_module(COMMANDS[command][0]).add_arguments(parser)
    parser.parse_args(words)


def test_the_container_starts_what_compose_expects():
    text = (DEPLOY / "Containerfile").read_text()
    assert re.search(r'^CMD \["serve", "--address", "0\.0\.0\.0"\]$', text, re.MULTILINE)
    assert re.search(r"^USER netjes$", text, re.MULTILINE) and "--require-hashes" in text
    copied = {name for line in re.findall(r"^COPY (.+) \S+$", text, re.MULTILINE) for name in line.split()}
    assert all((ROOT / name).exists() for name in copied)
    let_through = {
        line[1:] for line in (DEPLOY / "Containerfile.dockerignore").read_text().splitlines() if line[:1] == "!"
    }
    assert copied == let_through


def test_images_are_named_plainly():
    images = re.findall(
        r"^(?:FROM|\s+image:) (\S+)$", "\n".join(p.read_text() for p in DEPLOY.iterdir() if p.is_file()), re.M
    )
    assert images and all(re.fullmatch(r"[a-z]+(:[\w.-]+)?", image) for image in images)


def test_compose_keeps_what_must_stay_and_shows_only_the_proxy():
    content = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    services = content["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    kept = {volume.split(":")[0] for service in services.values() for volume in service["volumes"]}
    assert set(content["volumes"]) <= kept
    assert services["site"]["volumes"] == services["work"]["volumes"] == ["data:/data"]
    assert all(service["env_file"] == "netjes.env" for service in services.values())


def test_settings_in_the_example_exist():
    text = (DEPLOY / "netjes.env.example").read_text()
    used = set(re.findall(r"^(NETJES_\w+|DATABASE_URL)=", text, re.MULTILINE))
    caddy = set(re.findall(r"\{\$(\w+)\}", (DEPLOY / "Caddyfile").read_text()))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", SETTINGS, re.MULTILINE))
    assert used - documented == caddy
    for unit in UNITS:
        assert set(re.findall(r"NETJES_[A-Z_]+", unit.read_text())) <= documented


def test_no_proxy_keeps_what_people_asked():
    nginx = (DEPLOY / "nginx.conf").read_text()
    assert nginx.count("server {") == nginx.count("access_log off;") == 2
    assert re.search(r"^\s+error_log \S+ crit;$", nginx, re.MULTILINE)
    assert nginx.count("{") == nginx.count("}") and "X-Forwarded-Proto $scheme" in nginx
    caddy = re.sub(r"#.*", "", (DEPLOY / "Caddyfile").read_text())
    assert not re.search(r"^\s*log\b", caddy, re.MULTILINE) and caddy.count("{") == caddy.count("}")


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_is_what_systemd_takes(unit, tmp_path):
    """systemd itself judges where it is installed; elsewhere its form does."""
    program = str(Path(sys.executable).with_name("netjes"))
    for each in UNITS:
        (tmp_path / each.name).write_text(each.read_text().replace("/opt/netjes/.venv/bin/netjes", program))
    lines = [line for line in unit.read_text().splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"\[[A-Z]\w+\]|[A-Z]\w+=.*", line) for line in lines)
    if shutil.which("systemd-analyze"):
        done = subprocess.run(
            ["systemd-analyze", "verify", tmp_path / unit.name], capture_output=True, text=True, check=False
        )
        told = [line for line in done.stderr.splitlines() if unit.stem in line]
        assert not told, told
