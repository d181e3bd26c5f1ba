"""Every personal datum has its rule: a model that nobody thought about fails here."""

from django.apps import apps
from django.db.models import CharField, EmailField

from netjes.privacy.table import KEPT, RULES, field_at, model_of
from netjes.records.states import Way
from netjes.schools.models import Person

OURS = [
    model for model in apps.get_models() if model.__module__.startswith("netjes.") and ".tests" not in model.__module__
]
# Tables of Django and django-allauth: what is in them about people, and when it goes.
OF_OTHERS = {
    "sessions.Session": "runs out after two weeks; holds a number of an account",
    "mfa.Authenticator": "goes with the account",
    "account.EmailAddress": "stays empty: addresses stand with the person",
    "account.EmailConfirmation": "stays empty",
    "socialaccount.SocialAccount": "stays empty: identities are ours",
    "socialaccount.SocialApp": "stays empty: providers are ours",
    "socialaccount.SocialToken": "stays empty: tokens are not kept",
    "auth.Group": "stays empty",
    "auth.Permission": "made by Django, without people",
    "contenttypes.ContentType": "made by Django, without people",
}


def test_it_works():
    assert {rule.model for rule in RULES} & {kept.model for kept in KEPT} == set()
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_model_has_a_rule_or_a_reason_to_have_none():
    named = {entry.model for entry in (*RULES, *KEPT)}
    missing = {model._meta.label for model in OURS} - named
    assert not missing, f"Zet in de retention.py van de kamer, met een regel of met Kept: {sorted(missing)}"
    assert named <= {model._meta.label for model in OURS}


def test_what_holds_people_is_not_said_to_hold_none():
    for kept in KEPT:
        people = [f.name for f in model_of(kept)._meta.concrete_fields if f.related_model is Person or _names(f)]
        assert kept.personal or not people, f"{kept.model}: {people}"


def _names(field) -> bool:
    return isinstance(field, EmailField) or (
        isinstance(field, CharField) and field.name.endswith("_by") and field.max_length == 80
    )


def test_every_rule_can_be_carried_out_and_explained():
    for rule in RULES:
        model = model_of(rule)
        assert rule.clocks and rule.since and rule.why and rule.source and rule.what.endswith(".")
        for clock in rule.clocks:
            assert field_at(model, clock).get_internal_type() in ("DateField", "DateTimeField")
        assert (rule.way is Way.ANONYMISE) == bool(rule.blanks)
        assert all(field_at(model, blank).null for blank in rule.blanks)


def test_the_tables_of_others_are_known():
    found = {
        m._meta.label for m in apps.get_models(include_auto_created=False) if not m.__module__.startswith("netjes.")
    }
    assert found <= set(OF_OTHERS), f"Bedenk wanneer dit weggaat: {sorted(found - set(OF_OTHERS))}"
