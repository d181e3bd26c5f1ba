from django.urls import path

from netjes.cases.views import case, catalogue, doing, letters, measures, mine, network, objections, start

app_name = "cases"

urlpatterns = [
    path("", start.index, name="index"),
    path("nieuw/", start.new, name="new"),
    path("<int:pk>/", case.case, name="case"),
    path("<int:pk>/stap/", doing.step, name="step"),
    path("<int:pk>/ernst/", doing.weigh_it, name="weigh"),
    path("<int:pk>/mensen/", doing.people, name="people"),
    path("<int:pk>/vertel/", doing.tell, name="tell"),
    path("<int:pk>/nood/<int:party>/<slug:gate>/", doing.emergency, name="emergency"),
    path("<int:pk>/zonder-maatregel/", doing.settle, name="settle"),
    path("<int:pk>/sluit/", doing.close, name="close"),
    path("<int:pk>/maatregel/", measures.propose, name="propose"),
    path("<int:pk>/bezwaar/", objections.note, name="note_objection"),
    path("<int:pk>/brief/<slug:kind>/", letters.write, name="write"),
    path("<int:pk>/zaak.pdf", letters.whole, name="whole"),
    path("maatregel/<int:pk>/", measures.settle, name="measure"),
    path("maatregel/<int:pk>/laat-ingaan/", measures.begin, name="begin"),
    path("maatregel/<int:pk>/bezwaar/", objections.give, name="give_objection"),
    path("brief/<int:pk>/", letters.letter, name="letter"),
    path("brief/<int:pk>/brief.pdf", letters.paper, name="letter_pdf"),
    path("brief/<int:pk>/gesprek.ics", letters.calendar, name="letter_ics"),
    path("bezwaar/<int:pk>/", objections.weigh, name="objection"),
    path("netwerk/", network.tasks, name="network"),
    path("netwerk/<int:pk>/", network.settle, name="settle_task"),
    path("maatregelen/", catalogue.published, name="measures"),
    path("maatregelen/begin/", catalogue.begin, name="begin_list"),
    path("maatregelen/regels/", catalogue.rules, name="rules"),
    path("maatregelen/nieuw/<slug:audience>/", catalogue.new, name="new_entry"),
    path("maatregelen/<int:pk>/", catalogue.entry, name="entry"),
    path("maatregelen/<int:pk>/weg/", catalogue.retire, name="retire_entry"),
    path("mij/<int:pk>/", mine.mine, name="mine"),
    path("mij/<int:pk>/antwoord/", mine.reply, name="reply"),
    path("mij/<int:pk>/bezwaar/", mine.objects, name="object"),
    path("mij/brief/<int:pk>/", letters.mine, name="my_letter"),
]
