"""Wrong use is answered in the language of the one who typed it."""

import pytest

from netjes.cli.main import main


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["model"], "dit ontbreekt nog"),
        (["model", "x"], "kan niet. Kies uit: "),
        (["words", "--bogus"], "dit ken ik niet: --bogus"),
        (["decide", "a.md", "--role"], "--role: er hoort één waarde achter"),
    ],
)
def test_it_works(argv, says, capsys):
    with pytest.raises(SystemExit) as stop:
        main(argv)
    assert stop.value.code == 2
    assert says in capsys.readouterr().err
