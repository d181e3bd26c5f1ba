from django.urls import path

from netjes.consents.views import choosing, lists, paper, purposes, standing

app_name = "consents"

urlpatterns = [
    path("", choosing.mine, name="mine"),
    path("<int:pk>/", choosing.choose_page, name="choose"),
    path("vraag/<int:pk>/", choosing.question, name="question"),
    path("doelen/", purposes.index, name="purposes"),
    path("doelen/nieuw/", purposes.new, name="new_purpose"),
    path("doelen/<int:pk>/", purposes.reword, name="purpose"),
    path("doelen/<int:pk>/sluit/", purposes.close, name="close_purpose"),
    path("stand/", standing.overview, name="overview"),
    path("stand/vraag/", standing.remind, name="remind"),
    path("stand/regels/", standing.rules, name="rules"),
    path("stand/<int:pk>/", standing.of_class, name="class"),
    path("papier/<int:pk>/", paper.paper, name="paper"),
    path("lijst/", lists.hand_in, name="lists"),
    path("lijst/<int:pk>/", lists.look, name="list"),
    path("lijst/<int:pk>/weg/", lists.throw_away, name="throw_away"),
]
