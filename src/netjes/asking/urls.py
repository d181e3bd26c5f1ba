from django.urls import path

from netjes.asking import views

app_name = "asking"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:slug>/", views.ask, name="ask"),
]
