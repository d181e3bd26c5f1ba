"""Logging in at a SAML provider that speaks as Entree Federatie does: whole round trips with pysaml2's server."""

import shutil

import pytest
from django.utils import timezone

from netjes.lib.actors import system
from netjes.login.actions import keep_provider
from netjes.login.models import ExternalIdentity, LoginProvider
from netjes.login.tests.idp import MFA_CONTEXT, browser, log_in_at_saml, saml_answer, saml_provider
from netjes.schools.models import Account

pytestmark = [
    pytest.mark.provider,
    pytest.mark.skipif(shutil.which("xmlsec1") is None, reason="xmlsec1 ontbreekt; op Debian: apt-get install xmlsec1"),
]
ACTOR = system("tests")


def entree(uid: str = "qj7cks8qdz9ph54@lindekade", brin: str = "11ZZ", **more: str) -> dict[str, str]:
    """What Entree tells of somebody, under the names it uses."""
    return {
        "uid": uid, "givenName": "Anneke", "eduPersonAffiliation": "employee",
        "nlEduPersonHomeOrganizationId": brin, "employeeNumber": "P-17", **more,
    }  # fmt: skip


@pytest.fixture
def idp(tmp_path):
    with saml_provider(tmp_path) as running:
        yield running


@pytest.fixture
def provider(people, idp):
    school = people.bos.school
    school.brin = "11ZZ"
    school.save()
    people.bos.external_id = "P-17"
    people.bos.save()
    row = LoginProvider(
        school=school, slug="entree", kind="saml", name="Entree", issuer=idp.entity_id,
        metadata_url=f"{idp.root}/metadata", match_by="external_id", attribute="employeeNumber",
    )  # fmt: skip
    keep_provider(actor=ACTOR, provider=row)
    metadata = browser().get("/inloggen/saml/entree/metadata/")
    assert metadata.status_code == 200
    idp.know(metadata.content.decode())
    idp.who = entree()
    return row


def test_it_works(provider, people):
    client = browser()
    assert log_in_at_saml(client, "entree").url == "/"
    viewer = client.get("/berichten/").wsgi_request.viewer
    assert viewer.person == people.bos
    assert log_in_at_saml(browser(), "entree").url == "/"
    assert Account.objects.for_school(provider.school).count() == 1


def test_the_affiliation_gives_no_role(provider, idp, people):
    people.noor.external_id = "L-1"
    people.noor.save()
    idp.who = entree(uid="ander@lindekade", employeeNumber="L-1", eduPersonAffiliation="staff")
    client = browser()
    log_in_at_saml(client, "entree")
    viewer = client.get("/berichten/").wsgi_request.viewer
    assert viewer.person == people.noor
    assert not viewer.is_staff


@pytest.mark.parametrize("brin", ["22YY", "22YY00", "", "1"])
def test_somebody_of_another_school_is_refused(provider, idp, brin):
    idp.who = entree(brin=brin)
    answer = log_in_at_saml(browser(), "entree")
    assert answer.status_code == 403
    assert not ExternalIdentity.objects.for_school(provider.school).exists()


def test_a_known_identity_that_moved_to_another_school_is_refused(provider, idp):
    assert log_in_at_saml(browser(), "entree").status_code == 302
    idp.who = entree(brin="22YY")
    assert log_in_at_saml(browser(), "entree").status_code == 403


def test_the_code_of_a_location_is_one_of_the_school(provider, idp):
    idp.who = entree(brin="11ZZ03")
    assert log_in_at_saml(browser(), "entree").status_code == 302


def test_who_the_school_does_not_know_gets_a_friendly_page_and_nothing_is_made(provider, idp):
    idp.who = entree(uid="vreemd@lindekade", employeeNumber="P-99")
    answer = log_in_at_saml(browser(), "entree")
    assert answer.status_code == 403
    assert "We kennen deze login nog niet" in answer.content.decode()
    assert not Account.objects.for_school(provider.school).exists()


def test_a_signature_that_can_be_forged_is_refused(provider, idp):
    idp.weak = True
    assert log_in_at_saml(browser(), "entree").status_code == 400


def test_an_answer_that_was_tampered_with_is_refused(provider):
    import base64

    client = browser()
    path, fields = saml_answer(client, "entree")
    text = base64.b64decode(fields["SAMLResponse"]).replace(b"P-17", b"P-18")
    landed = client.post(path, fields | {"SAMLResponse": base64.b64encode(text).decode()})
    assert client.get(landed.url).status_code == 400
    assert client.get("/berichten/").status_code == 302


def test_an_answer_works_once_and_only_in_the_browser_that_asked(provider):
    client, thief = browser(), browser()
    path, fields = saml_answer(client, "entree")
    stolen = thief.post(path, fields)
    assert thief.get(stolen.url).status_code == 400
    assert client.get(client.post(path, fields).url).status_code == 302
    client.post("/uitloggen/")
    assert client.get(client.post(path, fields).url).status_code == 400


def test_the_providers_second_step_counts_when_the_school_says_so(provider, idp, people):
    people.terpstra.external_id = "P-1"
    people.terpstra.save()
    provider.trusts_mfa = True
    keep_provider(actor=ACTOR, provider=provider)
    idp.who = entree(uid="rector@lindekade", employeeNumber="P-1")
    client = browser()
    log_in_at_saml(client, "entree")
    assert client.get("/berichten/").url.startswith("/inloggen/eerst-beveiligen/")
    idp.context = MFA_CONTEXT
    client = browser()
    log_in_at_saml(client, "entree")
    assert client.get("/berichten/").status_code == 200


def test_an_answer_that_nobody_picks_up_is_soon_forgotten(provider):
    from django.contrib.sessions.models import Session

    path, fields = saml_answer(browser(), "entree")
    browser().post(path, fields)
    left = min(row.expire_date for row in Session.objects.all() if "request" in row.get_decoded()) - timezone.now()
    assert left.total_seconds() <= 300


def test_logging_out_over_there_does_nothing_here(provider):
    client = browser()
    log_in_at_saml(client, "entree")
    assert client.get("/inloggen/saml/entree/sls/?SAMLRequest=x").status_code == 404
    assert client.get("/berichten/").status_code == 200
