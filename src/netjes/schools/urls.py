from django.urls import include, path

app_name = "schools"
urlpatterns = [
    path("", include("netjes.schools.token_urls")),
    path("mensen/", include("netjes.schools.people_urls")),
]
