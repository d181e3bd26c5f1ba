from django.urls import URLPattern, URLResolver, path

from netjes.drafting import decision_urls, editor_urls
from netjes.drafting.views import pieces, uploads

app_name = "drafting"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", uploads.index, name="index"),
    path("nieuw/", uploads.new, name="new"),
    path("<int:pk>/", uploads.overview, name="overview"),
    path("<int:pk>/indelen/", pieces.confirm, name="confirm"),
    *editor_urls.urlpatterns,
    *decision_urls.urlpatterns,
]
