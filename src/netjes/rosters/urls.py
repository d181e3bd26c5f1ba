from django.urls import path

from netjes.rosters import views

app_name = "rosters"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.look, name="look"),
    path("<int:pk>/kolommen/", views.columns, name="columns"),
    path("<int:pk>/stoppen/", views.stop, name="stop"),
]
