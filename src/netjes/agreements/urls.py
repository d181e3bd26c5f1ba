from django.urls import path

from netjes.agreements import views

app_name = "agreements"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:slug>/", views.agreement, name="agreement"),
    path("<slug:slug>/praten/", views.talk, name="talk"),  # no article has a word for a number
    path("<slug:slug>/<slug:number>/", views.article, name="article"),
]
