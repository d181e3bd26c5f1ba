from django.urls import path

from netjes.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<int:pk>/", views.follow, name="follow"),
]
