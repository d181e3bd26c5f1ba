from netjes.records.models import LogRow
from netjes.signing.models import Signature


def test_it_works(people, pupils_round, client_of, answer_of):
    client = client_of(people.noor)
    answer_of(client, pupils_round, "disagreed", woorden="Te streng, vind ik.")
    signature = Signature.objects.for_school(people.noor.school).get()
    page = client.get(f"/tekenen/bewijs/{signature.pk}/").content.decode()
    for shown in ("Te streng, vind ik.", pupils_round.version.sha256, "Noor de Vries", "op het scherm"):
        assert shown in page
    assert f"/afspraken/{pupils_round.version.agreement.slug}/versies/1/" in page
    pdf = client.get(f"/tekenen/bewijs/{signature.pk}/bewijs.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert "Ik ben het niet eens" in client.get("/tekenen/bewijzen/").content.decode()


def test_an_earlier_answer_keeps_its_receipt(people, pupils_round, client_of, answer_of):
    client = client_of(people.noor)
    answer_of(client, pupils_round, "disagreed", woorden="Te streng.")
    first = Signature.objects.for_school(people.noor.school).get()
    answer_of(client, pupils_round)
    page = client.get(f"/tekenen/bewijs/{first.pk}/").content.decode()
    assert "Dit was een eerder antwoord" in page
    assert "Te streng." in page


def test_a_receipt_is_the_signers_alone(people, pupils_round, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round)
    signature = Signature.objects.for_school(people.noor.school).get()
    for who in ("sami", "marieke", "bos", "terpstra", "oosthoek"):
        client = client_of(getattr(people, who))
        for page in ("", "bewijs.pdf"):
            assert client.get(f"/tekenen/bewijs/{signature.pk}/{page}").status_code == 404
        assert client.get(f"/tekenen/klaar/{signature.pk}/").status_code == 404


def test_proof_shows_every_step_without_words_and_is_itself_logged(people, pupils_round, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round, "disagreed", woorden="Te streng.")
    answer_of(client_of(people.noor), pupils_round)
    page = client_of(people.terpstra).get(f"/tekenen/wie-zag-wat/{people.noor.pk}/").content.decode()
    for shown in ("Opende de tekst voor het eerst", "later veranderd", pupils_round.version.sha256):
        assert shown in page
    assert "Te streng." not in page
    row = LogRow.objects.for_school(people.noor.school_id).get(act="signing.proof.read")
    assert (row.actor, row.about) == (people.terpstra.ref, people.noor.ref)


def test_words_are_in_no_log_row(people, pupils_round, client_of, answer_of):
    answer_of(client_of(people.noor), pupils_round, "question", woorden="Geheim en van mij.")
    for row in LogRow.objects.for_school(people.noor.school_id).all():
        assert "Geheim" not in row.detail + row.subject + row.about
