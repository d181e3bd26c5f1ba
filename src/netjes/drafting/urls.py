from django.urls import URLPattern, URLResolver, path

from netjes.drafting import decision_urls, editor_urls
from netjes.drafting.views import pieces, uploads, words

app_name = "drafting"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", uploads.index, name="index"),
    path("nieuw/", uploads.new, name="new"),
    path("<int:pk>/", uploads.overview, name="overview"),
    path("<int:pk>/document/", uploads.source, name="source"),
    path("<int:pk>/wegleggen/", uploads.discard, name="discard"),
    path("<int:pk>/terug/", pieces.travel, name="travel"),
    path("<int:pk>/indelen/", pieces.confirm, name="confirm"),
    path("<int:pk>/indelen/<int:piece>/tekst/", words.words, name="piece_text"),
    path("<int:pk>/indelen/<int:piece>/splitsen/", pieces.cut, name="piece_split"),
    path("<int:pk>/indelen/<int:piece>/normen/", pieces.norms, name="piece_norms"),
    *editor_urls.urlpatterns,
    *decision_urls.urlpatterns,
]
