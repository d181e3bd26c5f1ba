from django.urls import URLPattern, path

from netjes.reports.views import evidence_view, help_lines, inbox, noting, reading, rules, start, taking_down

app_name = "reports"

urlpatterns: list[URLPattern] = [
    # Who reports does everything at this one address; `netjes.reports.middleware` knows nobody there.
    path("", start.page, name="start"),
    path("hulplijnen/", help_lines.index, name="help_lines"),
    path("hulplijnen/nieuw/", help_lines.new, name="new_help_line"),
    path("hulplijnen/nagekeken/", help_lines.checked, name="help_lines_checked"),
    path("hulplijnen/<int:pk>/", help_lines.line, name="help_line"),
    path("hulplijnen/<int:pk>/weg/", help_lines.remove, name="remove_help_line"),
    # Readers, with their reading key.
    path("binnen/", inbox.inbox, name="inbox"),
    path("binnen/<int:pk>/", reading.report, name="report"),
    path("binnen/<int:pk>/antwoord/", reading.answer, name="answer"),
    path("binnen/<int:pk>/sluit/", reading.close, name="close"),
    path("binnen/<int:pk>/stap/", reading.step, name="step"),
    path("binnen/<int:pk>/keten/", reading.chain, name="chain"),
    path("binnen/<int:pk>/geef/", reading.give, name="give"),
    path("binnen/<int:pk>/bewijs/<int:number>/", evidence_view.evidence, name="evidence"),
    path("binnen/<int:pk>/bewijs/<int:number>/origineel/", evidence_view.original, name="original"),
    path("binnen/<int:pk>/bewijs/<int:number>/hoort-niet/", evidence_view.remove, name="remove_evidence"),
    path("binnen/<int:pk>/bewijs/<int:number>/<str:how>/", evidence_view.picture, name="picture"),
    path("binnen/weg/", evidence_view.removals, name="removals"),
    path("binnen/weghalen/", taking_down.take_down, name="take_down"),
    path("binnen/belofte/", rules.rules, name="rules"),
    path("binnen/belofte/vakantie/<int:pk>/weg/", rules.holiday_over, name="remove_holiday"),
    # What staff note themselves.
    path("incidenten/", noting.incidents, name="incidents"),
    path("incidenten/alle/", noting.noted, name="noted"),
    path("incidenten/<int:pk>/weg/", noting.withdraw, name="withdraw_incident"),
    path("gebeld/", noting.calls, name="calls"),
    path("gebeld/<int:pk>/", noting.call, name="call"),
    path("gebeld/<int:pk>/weg/", noting.withdraw_a_call, name="withdraw_call"),
]
