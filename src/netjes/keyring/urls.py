from django.urls import URLPattern, path

from netjes.keyring.views import opening, own, recovering

app_name = "keyring"

urlpatterns: list[URLPattern] = [
    path("", own.index, name="index"),
    path("maak/", own.make, name="make"),
    path("open/", opening.open_page, name="open"),
    path("sluit/", opening.lock_page, name="lock"),
    path("wijzig/", own.change, name="change"),
    path("helften/", own.halves, name="holders"),
    path("vervang/", own.replace, name="replace"),
    path("kwijt/", recovering.lost, name="lost"),
    path("kwijt/maak-af/", recovering.finish, name="finish"),
    path("kwijt/stop/", recovering.stop, name="stop"),
    path("help/<int:pk>/", recovering.help_page, name="help"),
]
