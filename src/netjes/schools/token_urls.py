from django.urls import path

from netjes.schools import token_views as views

urlpatterns = [
    path("mensen/koppelingen/", views.tokens, name="tokens"),
    path("mensen/koppelingen/<int:pk>/intrekken/", views.revoke, name="revoke_token"),
]
