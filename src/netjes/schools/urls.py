from django.urls import include, path

from netjes.schools import views

app_name = "schools"
urlpatterns = [
    path("inloggen/", views.log_in, name="log_in"),
    path("uitloggen/", views.log_out, name="log_out"),
    path("binnen/<slug:code>/", views.enter, name="enter"),
    path("", include("netjes.schools.token_urls")),
]
