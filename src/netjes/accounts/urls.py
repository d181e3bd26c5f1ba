from django.urls import URLPattern, path

from netjes.accounts.views import connections, contact, really, register

app_name = "accounts"

urlpatterns: list[URLPattern] = [
    path("", register.index, name="index"),
    path("volgen/", register.follow, name="follow"),
    path("alle/", register.everything, name="register"),
    path("nieuw/", register.new, name="new"),
    path("<int:pk>/", register.account, name="account"),
    path("<int:pk>/bevestig/", register.confirm, name="confirm"),
    path("<int:pk>/stop/", register.end, name="end"),
    path("echt-van-school/", really.really, name="really"),
    path("vraag/", contact.ask, name="ask"),
    path("vraag/<int:pk>/", contact.my_question, name="my_question"),
    path("vraag/<int:pk>/weg/", contact.take_question_back, name="take_back"),
    path("vragen/", contact.questions, name="questions"),
    path("vragen/<int:pk>/", contact.question, name="question"),
    path("bereikbaar/", contact.reached, name="reached"),
    path("mijn-lijst/", connections.connections, name="connections"),
]
