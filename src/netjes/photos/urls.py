from django.urls import path

from netjes.photos.views import desk, files, lists, start

app_name = "photos"

urlpatterns = [
    path("", start.index, name="index"),
    path("wie-mag-erop/", lists.lists, name="lists"),
    path("wie-mag-erop/<int:pk>/", lists.class_list, name="class"),
    path("<int:pk>/", desk.photo, name="photo"),
    path("<int:pk>/beeld.jpg", files.picture, name="picture"),
    path("<int:pk>/zo-komt-hij-eruit.jpg", files.preview, name="preview"),
    path("<int:pk>/foto.jpg", files.download, name="download"),
    path("<int:pk>/gooi-weg/", start.throw, name="throw_away"),
    path("<int:pk>/gevraagd/", files.asked, name="asked"),
    path("<int:pk>/gevraagd/beeld.jpg", files.asked_picture, name="asked_picture"),
]
