from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "netjes.photos"
    label = "photos"
