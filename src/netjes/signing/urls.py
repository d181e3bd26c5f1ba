from django.urls import path

from netjes.signing.views import code, mine, moments, paper, progress, proof, questions, receipts

app_name = "signing"
CLASS = "voortgang/<int:pk>/klas/<int:group>"
STAFF = "voortgang/<int:pk>/medewerkers"

urlpatterns = [
    path("", mine.mine, name="mine"),
    path("<int:pk>/", mine.answer, name="answer"),
    path("<int:pk>/kind/<int:child>/", mine.answer, name="answer_child"),
    path("klaar/<int:pk>/", mine.done, name="done"),
    path("code/", code.code, name="code"),
    path("klas/<int:pk>/", moments.together, name="together"),
    path("bewijzen/", receipts.receipts, name="receipts"),
    path("bewijs/<int:pk>/", receipts.receipt, name="receipt"),
    path("bewijs/<int:pk>/bewijs.pdf", receipts.receipt_pdf, name="receipt_pdf"),
    path("vragen/", questions.questions, name="questions"),
    path("vragen/<int:pk>/", questions.question, name="question"),
    path("redenen/", questions.reasons, name="reasons"),
    path("ronde/<int:version>/", progress.open_for, name="open"),
    path("voortgang/", progress.progress, name="progress"),
    path("voortgang/<int:pk>/nog-niet/", progress.chase, name="chase"),
    path("voortgang/<int:pk>/herinner/", progress.remind, name="remind"),
    path("voortgang/<int:pk>/sluit/", progress.close, name="close"),
    path(f"{STAFF}/", progress.of_group, name="staff"),
    path(f"{STAFF}/papier/<int:person>/", paper.register, name="paper_staff"),
    path(f"{CLASS}/", progress.of_group, name="group"),
    path(f"{CLASS}/papier/<int:person>/", paper.register, name="paper"),
    path(f"{CLASS}/papier/<int:person>/kind/<int:child>/", paper.register, name="paper_child"),
    path(f"{CLASS}/lijst.pdf", paper.class_list, name="class_list"),
    path(f"{CLASS}/strookjes/", paper.strips, name="strips"),
    path(f"{CLASS}/brieven/", paper.letters, name="letters"),
    path(f"{CLASS}/samen/", moments.start, name="start_moment"),
    path("bord/<int:pk>/", moments.board, name="board"),
    path("bord/<int:pk>/sluit/", moments.stop, name="stop_moment"),
    path("wie-zag-wat/<int:person>/", proof.proof, name="proof"),
]
