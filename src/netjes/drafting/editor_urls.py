"""Addresses of writing: an article, its norms, and the draft as a whole."""

from django.urls import URLPattern, path

from netjes.drafting.views import editor, whole

urlpatterns: list[URLPattern] = [
    path("<int:pk>/artikel/<int:piece>/", editor.article, name="article"),
    path("<int:pk>/artikel/<int:piece>/tekst/", editor.words_of_article, name="article_text"),
    path("<int:pk>/artikel/<int:piece>/goed/", editor.settle, name="article_settle"),
    path("<int:pk>/artikel/<int:piece>/norm/", editor.norm, name="norm_new"),
    path("<int:pk>/artikel/<int:piece>/norm/<str:norm_id>/", editor.norm, name="norm"),
    path("<int:pk>/artikel/<int:piece>/norm/<str:norm_id>/weg/", editor.norm_remove, name="norm_remove"),
    path("<int:pk>/kop/", whole.head, name="head"),
    path("<int:pk>/woorden/", whole.words, name="words"),
    path("<int:pk>/notatie/", whole.notation, name="notation"),
    path("<int:pk>/notatie.md", whole.notation_file, name="notation_file"),
    path("<int:pk>/nakijken/", whole.review, name="review"),
]
