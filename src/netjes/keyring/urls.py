from django.urls import URLPattern, path

from netjes.keyring.views import opening, own, passkeys, recovering

app_name = "keyring"

urlpatterns: list[URLPattern] = [
    path("", own.index, name="index"),
    path("maak/", own.make, name="make"),
    path("open/", opening.open_page, name="open"),
    path("open/passkey/", passkeys.open_page, name="open_with_passkey"),
    path("sluit/", opening.lock_page, name="lock"),
    path("wijzig/", own.change, name="change"),
    path("helften/", own.halves, name="holders"),
    path("passkey/", passkeys.add, name="add_passkey"),
    path("passkey/vraag/", passkeys.ask, name="ask_passkey"),
    path("passkey/<int:pk>/weg/", passkeys.remove, name="remove_passkey"),
    path("vervang/", own.replace, name="replace"),
    path("kwijt/", recovering.lost, name="lost"),
    path("kwijt/maak-af/", recovering.finish, name="finish"),
    path("kwijt/stop/", recovering.stop, name="stop"),
    path("help/<int:pk>/", recovering.help_page, name="help"),
]
