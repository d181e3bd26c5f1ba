"""Sessions of which the table does not tell the keys: who reads a copy of the database comes in nowhere.

The cookie holds the key, the table its SHA-256; `LoginSession` names a session by that too. A key is 165 random
bits, so a plain hash is enough, and its first 160 bits fit the column that Django made.
"""

import hashlib
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils.timezone import now


def kept_as(key: str | None) -> str:
    """What the tables have in place of a session's key; nothing for no session."""
    return hashlib.sha256(key.encode()).hexdigest()[:40] if key else ""


def still_open(kept: str) -> bool:
    """Whether this session, named as the tables name it, is there."""
    return Session.objects.filter(session_key=kept, expire_date__gt=now()).exists()


def close(kept: str) -> None:
    Session.objects.filter(session_key=kept).delete()


class SessionStore(DatabaseStore):
    """Django's own, but for what stands in the column of the key."""

    def _get_session_from_db(self) -> Any:
        try:
            return self.model.objects.get(session_key=kept_as(self.session_key), expire_date__gt=now())
        except self.model.DoesNotExist:
            self._session_key = None
            return None

    def exists(self, session_key: str) -> bool:
        return self.model.objects.filter(session_key=kept_as(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.session_key = kept_as(self.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        close(kept_as(session_key or self.session_key))
