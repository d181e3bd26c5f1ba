from django.urls import path

from netjes.agreements.views import beside, history, paper, reading, safety

app_name = "agreements"
urlpatterns = [
    path("", reading.index, name="index"),
    path("veiligheid/", safety.safety, name="safety"),
    path("veiligheid/schrijven/", safety.write, name="write_safety"),
    path("veiligheid/vertellen/", safety.tell, name="tell_safety"),
    path("bronnen/<int:pk>/", beside.source, name="source"),
    path("bronnen/<int:pk>/weghalen/", beside.remove_source, name="remove_source"),
    path("voorbeelden/<int:pk>/intrekken/", beside.withdraw_example, name="withdraw_example"),
    path("<slug:slug>/", reading.agreement, name="agreement"),
    path("<slug:slug>/praten/", reading.talk, name="talk"),  # no article has a word for a number
    path("<slug:slug>/afspraken.pdf", paper.agreement, name="paper"),
    path("<slug:slug>/poster.pdf", paper.poster, name="poster"),
    path("<slug:slug>/versies/", history.versions, name="versions"),
    path("<slug:slug>/versies/<str:label>/", history.version, name="version"),
    path("<slug:slug>/versies/<str:label>/veranderd/", history.changes, name="changes"),
    path("<slug:slug>/versies/<str:label>/afspraken.pdf", paper.agreement, name="version_paper"),
    path("<slug:slug>/versies/<str:label>/poster.pdf", paper.poster, name="version_poster"),
    path("<slug:slug>/versies/<str:label>/<slug:number>/", history.article, name="version_article"),
    path("<slug:slug>/<slug:number>/", reading.article, name="article"),
    path("<slug:slug>/<slug:number>/vertalingen/", beside.translations, name="translations"),
    path("<slug:slug>/<slug:number>/vertalingen/<str:language>/weghalen/", beside.remove_translation,
         name="remove_translation"),
    path("<slug:slug>/<slug:number>/bronnen/", beside.sources, name="sources"),
    path("<slug:slug>/<slug:number>/voorbeeld/", beside.example, name="example"),
]  # fmt: skip
