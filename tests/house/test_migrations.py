"""Every change of a model has its migration."""

import subprocess
import sys

from reading_the_tree import ROOT


def test_nothing_waits_for_a_migration(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
