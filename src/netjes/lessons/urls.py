from django.urls import URLPattern, path

from netjes.lessons.views import board, pupil, start, teacher

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
]
