from pathlib import Path

import pytest

from netjes.site import messages


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(messages, "PACKAGE", tmp_path / "netjes")
    app = tmp_path / "netjes" / "rooms"
    (app / "templates" / "rooms").mkdir(parents=True)
    (app / "apps.py").write_text("")
    (app / "views.py").write_text('from x import gettext as _\n\ntitle = _("Mag ik?")\n')
    (app / "templates" / "rooms" / "page.html").write_text(
        '{% load i18n %}<p title="{% translate "Uitleg" %}">\n'
        "  {% blocktranslate count n=n %}Eén vraag{% plural %}{{ n }} vragen{% endblocktranslate %}</p>"
    )
    return app


def test_it_works(app):
    messages.update(app)
    catalogue = messages.catalogue_path(app).read_text()
    for text in ("Mag ik?", "Uitleg", "Eén vraag", "%(n)s vragen"):
        assert text in catalogue
    assert "POT-Creation-Date" not in catalogue


def test_what_is_missing_or_left_over_is_named(app):
    assert any("niet in de lijst: 'Mag ik?'" in line for line in messages.problems(app))
    messages.update(app)
    assert any("nog niet vertaald: 'Uitleg'" in line for line in messages.problems(app))
    path = messages.catalogue_path(app)
    path.write_text(path.read_text() + '\nmsgid "Weg"\nmsgstr "Gone"\n')
    assert any("niet meer gebruikt: 'Weg'" in line for line in messages.problems(app))


def test_updating_twice_changes_nothing_and_loses_no_translation(app):
    messages.update(app)
    path = messages.catalogue_path(app)
    path.write_text(path.read_text().replace('msgid "Uitleg"\nmsgstr ""', 'msgid "Uitleg"\nmsgstr "Why"'))
    messages.update(app)
    once = path.read_text()
    messages.update(app)
    assert path.read_text() == once and '"Why"' in once


def test_a_compiled_catalogue_can_be_read(app):
    import gettext

    messages.update(app)
    path = messages.catalogue_path(app)
    path.write_text(path.read_text().replace('msgid "Uitleg"\nmsgstr ""', 'msgid "Uitleg"\nmsgstr "Why"'))
    messages.compile_catalogue(app)
    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Uitleg") == "Why"
