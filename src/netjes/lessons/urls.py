from django.urls import URLPattern, path

from netjes.lessons.views import board, exemptions, figures, pupil, regimes, start, teacher

app_name = "lessons"

urlpatterns: list[URLPattern] = [
    path("", start.index, name="index"),
    path("nu/", pupil.now, name="now"),
    path("stand/", pupil.stand, name="stand"),
    path("los/", teacher.on_the_spot, name="on_the_spot"),
    path("<int:pk>/", teacher.lesson, name="lesson"),
    path("<int:pk>/vast/", teacher.standing, name="standing"),
    path("<int:pk>/anders/", teacher.another, name="another"),
    path("<int:pk>/bord/", board.board, name="board"),
    path("vrijstellingen/", exemptions.exemptions, name="exemptions"),
    path("vrijstellingen/<int:pk>/", exemptions.exempt, name="exempt"),
    path("vrijstellingen/<int:pk>/stop/", exemptions.end, name="end_exemption"),
    path("regels/", regimes.regimes, name="regimes"),
    path("regels/<int:pk>/", regimes.regime, name="regime"),
    path("regels/<int:pk>/terug/", regimes.reset, name="reset_regime"),
    path("regels/<slug:circumstance>/", regimes.new_regime, name="new_regime"),
    path("cijfers/", figures.figures, name="figures"),
    path("apps/", regimes.apps, name="apps"),
    path("apps/<int:pk>/weg/", regimes.remove, name="remove_app"),
]
