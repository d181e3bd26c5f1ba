from django.urls import path

from netjes.publishing.views import channels, check, confidential, doubts, drafts, feed, log, publish, take_downs

app_name = "publishing"

urlpatterns = [
    path("", check.index, name="index"),
    path("gedeeld/", check.shared, name="shared"),
    path("eigen-foto/", check.picture, name="picture"),
    path("vertrouwelijk/", confidential.confidential, name="confidential"),
    path("bewaard/", drafts.drafts, name="drafts"),
    path("bewaard/nieuw/", drafts.keep, name="keep"),
    path("bewaard/<int:pk>/", drafts.draft, name="draft"),
    path("bewaard/<int:pk>/weg/", drafts.remove, name="remove"),
    path("vragen/", doubts.questions, name="questions"),
    path("vragen/nieuw/", doubts.ask, name="ask"),
    path("vragen/<int:pk>/", doubts.question, name="question"),
    path("vragen/<int:pk>/foto.jpg", doubts.picture, name="asked_picture"),
    path("vragen/<int:pk>/antwoord/", doubts.answer, name="answer"),
    path("vragen/<int:pk>/geef-door/", doubts.pass_on, name="pass_on"),
    path("vragen/<int:pk>/trek-in/", doubts.withdraw, name="withdraw"),
    path("vragen/voorbeeld/<int:pk>/weg/", doubts.forget_example, name="forget_example"),
    path("plaats/<int:pk>/", publish.plan, name="publish"),
    path("geplaatst/", log.log, name="log"),
    path("geplaatst/<int:pk>/", log.publication, name="publication"),
    path("geplaatst/<int:pk>/foto.jpg", log.picture, name="placed_picture"),
    path("geplaatst/<int:pk>/staat-er/", log.placed, name="placed"),
    path("geplaatst/<int:pk>/opnieuw/", log.again, name="again"),
    path("geplaatst/<int:pk>/weg/", log.remove, name="take_off"),
    path("weghalen/", take_downs.take_downs, name="takedowns"),
    path("weghalen/<int:pk>/", take_downs.task, name="takedown"),
    path("waar-sta-ik-op/", take_downs.mine, name="mine"),
    path("waar-sta-ik-op/weg/", take_downs.ask, name="ask_takedown"),
    path("kanalen/", channels.channels, name="channels"),
    path("kanalen/nieuw/<slug:kind>/", channels.new, name="new_channel"),
    path("kanalen/<int:pk>/", channels.channel, name="channel"),
    path("kanalen/<int:pk>/sluit/", channels.close, name="close_channel"),
    path("kanaal/<slug:slug>/feed.xml", feed.feed, name="feed"),
    path("kanaal/<slug:slug>/<int:pk>.jpg", feed.picture, name="feed_picture"),
]
