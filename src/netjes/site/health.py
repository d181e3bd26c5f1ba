"""Whether this process lives, and whether it can do its work. Says no more than that."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from netjes.schools.models import School

PLAIN = "text/plain; charset=utf-8"


def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type=PLAIN)


def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, is up to date and holds a school; else 503 with what is missing."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return HttpResponse("de database is niet bijgewerkt\n", status=503, content_type=PLAIN)
        if not School.objects.exists():
            return HttpResponse("er is nog geen school\n", status=503, content_type=PLAIN)
    except DatabaseError:
        return HttpResponse("de database antwoordt niet\n", status=503, content_type=PLAIN)
    return HttpResponse("ok\n", content_type=PLAIN)
