"""Every address of the site: the composition root of the rooms."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from netjes.login import urls as login
from netjes.schools import urls as schools
from netjes.site import api, association, errors, health, home, installing, look, me, room_pages, today

# What is seen of more than one school stands behind the door of the schools, and asks the rooms above it.
above: list[URLPattern | URLResolver] = [path("bestuur/", association.overview, name="association")]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("ik/", me.me, name="me"),
    path("vandaag/", today.today_page, name="today"),
    path("meer/", today.more_page, name="more"),
    path("", include("netjes.privacy.urls")),
    path("mensen/ruimtes/", room_pages.rooms, name="rooms"),
    path("mensen/ruimtes/<slug:code>/open/", room_pages.open_page, name="open_room"),
    path("mensen/ruimtes/<slug:code>/sluit/", room_pages.close_page, name="close_room"),
    path("mensen/inlezen/", include("netjes.rosters.urls")),
    path("", include((schools.urlpatterns + login.ways_in + above, schools.app_name))),
    path("", include("netjes.login.urls")),
    path("", include(login.for_allauth)),
    path("opstellen/", include("netjes.drafting.urls")),
    path("tekenen/", include("netjes.signing.urls")),
    path("berichten/", include("netjes.notices.urls")),
    path("les/rooster/", include("netjes.timetables.urls")),
    path("les/telefoons/", include("netjes.phones.urls")),
    path("les/", include("netjes.lessons.urls")),
    path("leessleutel/", include("netjes.keyring.urls")),
    path("melden/", include("netjes.reports.urls")),
    path("zaken/", include("netjes.cases.urls")),
    path("toestemming/", include("netjes.consents.urls")),
    path("plaatsen/fotos/", include("netjes.photos.urls")),
    path("plaatsen/accounts/", include("netjes.accounts.urls")),
    path("plaatsen/", include("netjes.publishing.urls")),
    path("gesprek/", include("netjes.dialogue.urls")),
    path("mag-ik/", include("netjes.asking.urls")),
    path("afspraken/", include("netjes.agreements.urls")),
    # Choosing a language changes nothing but the page's words, so it needs no cookie against forgery; and
    # without that a visitor of the public pages gets no cookie at all.
    path("taal/", csrf_exempt(set_language), name="language"),
    path("huisstijl.<slug:version>.css", look.stylesheet, name="look"),
    path("beeldmerk.<slug:version>", look.logo, name="logo"),
    path("api/v1/", api.urls),
    path("app.webmanifest", installing.manifest, name="manifest"),
    path("app-<int:size>-<slug:purpose>.<slug:version>.png", installing.icon, name="app_icon"),
    path("sw.js", installing.service_worker, name="service_worker"),
    path("offline/", installing.offline, name="offline"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]

if settings.DEMO:
    from netjes.site import demo

    urlpatterns.append(path("voorbeeld/kijk-als/", demo.look_as, name="look_as"))

handler400 = errors.bad_request
handler403 = errors.not_found  # a refusal does not betray that something is there
handler404 = errors.not_found
handler500 = errors.server_error
