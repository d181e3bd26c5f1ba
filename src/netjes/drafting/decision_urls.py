"""Addresses of deciding: consultation, adoption, publication."""

from django.urls import URLPattern, path

from netjes.drafting.views import consultation, decisions

urlpatterns: list[URLPattern] = [
    path("<int:pk>/overleg/", consultation.consult, name="consult"),
    path("<int:pk>/overleg/start/", consultation.start, name="consult_start"),
    path("<int:pk>/overleg/terug/", consultation.end, name="consult_end"),
    path("<int:pk>/overleg/zeg/", consultation.say, name="comment"),
    path("<int:pk>/overleg/<int:comment>/antwoord/", consultation.answer, name="comment_answer"),
    path("<int:pk>/vaststellen/", decisions.adopt, name="adopt"),
    path("<int:pk>/besluit/", decisions.decision, name="decision"),
    path("<int:pk>/bekendmaken/", decisions.publish, name="publish"),
]
