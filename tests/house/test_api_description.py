"""The API does what its own description says, whatever is sent to it."""

from contextlib import contextmanager

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as bounds
from schemathesis.specs.openapi import checks

from netjes.lib.actors import system
from netjes.schools.api_tokens import make_token
from netjes.schools.models import Scope
from netjes.site.api import limits, per_token

# Which words a question may use stands in the school's own texts, so a description for all schools cannot say it.
OF_THE_SCHOOL = [checks.positive_data_acceptance]
EXAMPLES = 100  # for each operation and each way; they are the same ones every time


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def described(agreed, monkeypatch, settings):
    """The description, as the site itself gives it to a program with every scope."""
    monkeypatch.setattr(limits, "PER_MINUTE", 1_000_000)
    settings.ALLOWED_HOSTS = ["*"]
    per_token.forget()
    for signal in (request_started, request_finished):  # a server gives up its connection then; a test needs it
        signal.disconnect(close_old_connections)
    code = make_token(actor=system("tests"), school=agreed, name="schema", scopes=list(Scope.values), days=1)
    headers = {"Authorization": f"Bearer {code}", "Accept-Encoding": "identity"}
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), headers=headers), headers
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda mode: mode.value)
def test_every_operation_keeps_to_the_description(described, mode):
    schema, headers = described
    tried = []
    for found in schema.get_all_operations():
        operation = found.ok()
        tried.append(operation.label)

        @bounds(
            max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(operation.as_strategy(generation_mode=mode))
        def keeps(case):
            with undone():
                case.call_and_validate(headers=headers, excluded_checks=OF_THE_SCHOOL)

        keeps()
    assert len(tried) == 9, tried
