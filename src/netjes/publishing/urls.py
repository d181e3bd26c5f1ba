from django.urls import path

from netjes.publishing.views import check, drafts

app_name = "publishing"

urlpatterns = [
    path("", check.index, name="index"),
    path("gedeeld/", check.shared, name="shared"),
    path("eigen-foto/", check.picture, name="picture"),
    path("bewaard/", drafts.drafts, name="drafts"),
    path("bewaard/nieuw/", drafts.keep, name="keep"),
    path("bewaard/<int:pk>/", drafts.draft, name="draft"),
    path("bewaard/<int:pk>/weg/", drafts.remove, name="remove"),
]
