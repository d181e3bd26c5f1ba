from django.urls import URLPattern

app_name = "keyring"

urlpatterns: list[URLPattern] = []
