from django.urls import path

from netjes.phones.views import desk, home, keeping, ladders, mine, seen, slips, start, steps, take

app_name = "phones"

urlpatterns = [
    path("", start.index, name="index"),
    path("les/<int:pk>/", start.lesson, name="lesson"),
    path("bewaar/<int:pk>/", take.take, name="take"),
    path("geeft-niet/<int:pk>/", take.refused, name="refused"),
    path("strook/<int:pk>/", slips.slip, name="slip"),
    path("strook/<int:pk>/afgegeven/", slips.sign, name="sign"),
    path("strook/<int:pk>/terug/", slips.back, name="give_back"),
    path("strook/<int:pk>/strook.pdf", slips.paper, name="slip_pdf"),
    path("strook/<int:pk>/thuis/", home.decide, name="home"),
    path("hier/", desk.here, name="here"),
    path("plekken/", keeping.keeping, name="keeping"),
    path("van-mij/", mine.mine, name="mine"),
    path("gezien/", mine.seen_mine, name="seen_mine"),
    path("gezien/<int:pk>/antwoord/", mine.answer, name="answer"),
    path("gezien/les/<int:pk>/", seen.lesson, name="seen_lesson"),
    path("gezien/les/<int:pk>/<int:pupil>/", seen.see, name="see"),
    path("gezien/door-mij/", seen.noted, name="noted"),
    path("gezien/<int:pk>/", seen.sighting, name="sighting"),
    path("gezien/<int:pk>/trek-in/", seen.withdraw, name="withdraw"),
    path("gesprekken/", steps.waiting, name="waiting"),
    path("gesprekken/<int:pk>/", steps.settle, name="settle"),
    path("trap/", ladders.ladder, name="ladder"),
    path("trap/nieuw/", ladders.change, name="set_ladder"),
]
