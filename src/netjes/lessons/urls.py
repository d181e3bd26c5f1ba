from django.urls import URLPattern, path

from netjes.lessons.views import board, pupil

app_name = "lessons"

urlpatterns: list[URLPattern] = [
    path("nu/", pupil.now, name="now"),
    path("stand/", pupil.stand, name="stand"),
    path("<int:pk>/bord/", board.board, name="board"),
]
