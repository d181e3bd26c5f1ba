from django.urls import URLPattern, path

from netjes.dialogue import views

app_name = "dialogue"

urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("instellingen/", views.settings, name="settings"),
]
