from django.urls import path

from netjes.timetables import views

app_name = "timetables"

urlpatterns = [
    path("", views.index, name="index"),
    path("volgen/", views.follow, name="follow"),
    path("namen/", views.names, name="names"),
    path("<int:pk>/", views.timetable, name="timetable"),
    path("<int:pk>/nu/", views.now_again, name="fetch"),
    path("<int:pk>/gooi-weg/", views.stop, name="stop"),
    path("<int:pk>/stoppen/", views.remove, name="remove"),
]
