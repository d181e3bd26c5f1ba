"""`netjes doctor` says whether the judge of tone that was set can be used; without one it is silent."""

from netjes.checks.tests.a_model import Model
from netjes.site.doctor.second_judge import judge_found


def test_it_works(settings):
    model = Model()
    settings.TONE_ADDRESS, settings.TONE_MODEL = model.address, "klein"
    assert [each.state.value for each in judge_found()] == ["well"]
    model.says = b"hallo"
    assert [each.state.value for each in judge_found()] == ["wrong"]
    model.server.shutdown()
    model.server.server_close()


def test_without_one_it_is_silent():
    assert list(judge_found()) == []


def test_what_is_missing_is_said_with_what_to_do(settings, tmp_path):
    settings.TONE_FOLDER = str(tmp_path)
    (said,) = judge_found()
    assert "ontbreekt model.onnx" in said.what
    assert said.do == "Zet het bestand erbij."


def test_an_address_on_the_internet_is_refused(settings):
    settings.TONE_ADDRESS = "http://8.8.8.8/api/chat"
    (said,) = judge_found()
    assert "buiten het netwerk van de school" in said.what
