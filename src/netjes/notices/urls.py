from django.urls import path

from netjes.notices.views import letters, mine

app_name = "notices"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("brieven/", letters.letters, name="letters"),
    path("brieven/brieven.pdf", letters.printed, name="print_letters"),
    path("<int:pk>/", mine.follow, name="follow"),
]
