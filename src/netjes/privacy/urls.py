from django.urls import path

from netjes.privacy.views import desk, mine, papers

app_name = "privacy"
urlpatterns = [
    path("privacy/", papers.leaflet, name="leaflet"),
    path("privacy/bewaren/", papers.kept, name="kept"),
    path("privacy/bewaren/korter/", papers.shorter, name="shorter"),
    path("privacy/papieren/", papers.papers, name="papers"),
    path("privacy/papieren/<slug:slug>/", papers.paper, name="paper"),
    path("privacy/papieren/<slug:slug>.md", papers.paper_text, name="paper_text"),
    path("privacy/papieren/<slug:slug>.pdf", papers.paper_pdf, name="paper_pdf"),
    path("privacy/vragen/", desk.desk, name="desk"),
    path("privacy/vragen/<int:pk>/", desk.request_page, name="request"),
    path("privacy/mensen/<int:pk>/", desk.person_page, name="person"),
    path("privacy/mensen/<int:pk>/wissen/", desk.erase, name="erase"),
    path("privacy/mensen/<int:pk>/vasthouden/", desk.hold, name="hold"),
    path("privacy/vasthouden/<int:pk>/opheffen/", desk.lift, name="lift"),
    path("privacy/gewist/<int:pk>/", desk.erased, name="erased"),
    path("ik/alles/", mine.everything, name="everything"),
    path("ik/alles.json", mine.everything_file, {"kind": "json"}, name="everything_json"),
    path("ik/alles.html", mine.everything_file, {"kind": "html"}, name="everything_html"),
    path("ik/alles/<int:pk>/", mine.child, name="child"),
    path("ik/alles/<int:pk>.json", mine.child_file, {"kind": "json"}, name="child_json"),
    path("ik/alles/<int:pk>.html", mine.child_file, {"kind": "html"}, name="child_html"),
    path("ik/wie-ziet-wat/", mine.who_sees, name="who_sees"),
    path("ik/klopt-niet/", mine.ask_correction, name="ask_correction"),
    path("ik/mag-weg/", mine.ask_erasure, name="ask_erasure"),
    path("ik/gevraagd/<int:pk>/", mine.asked, name="asked"),
]
