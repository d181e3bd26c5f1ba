from django.urls import path

from netjes.agreements import views

app_name = "agreements"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:slug>/", views.agreement, name="agreement"),
    path("<slug:slug>/<slug:number>/", views.article, name="article"),
]
