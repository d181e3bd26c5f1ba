"""Addresses under mensen/: who there is, what somebody is, the classes, and the school's look."""

from django.urls import path

from netjes.schools.views import groups, look, members, people, person

urlpatterns = [
    path("", people.index, name="people"),
    path("nieuw/", people.add, name="add_person"),
    path("huisstijl/", look.look, name="look"),
    path("groepen/", groups.index, name="groups"),
    path("groepen/<int:pk>/", groups.group, name="group"),
    path("groepen/<int:pk>/mentor/", groups.mentor, name="group_mentor"),
    path("<int:pk>/", person.show, name="person"),
    path("<int:pk>/nooit-tonen/", person.never_show, name="person_never_show"),
    path("<int:pk>/gegevens/", person.particulars, name="person_particulars"),
    path("<int:pk>/vertrek/", person.leaves, name="person_leaves"),
    path("<int:pk>/uitnodiging/", person.invitation, name="person_invitation"),
    path("<int:pk>/uitnodiging/brief.pdf", person.invitation_letter, name="person_letter"),
    path("<int:pk>/rol/", members.role, name="person_role"),
    path("<int:pk>/rol/<int:position>/einde/", members.role_ends, name="person_role_ends"),
    path("<int:pk>/klas/", members.place, name="person_group"),
    path("<int:pk>/ouders/", members.guardian, name="person_guardian"),
    path("<int:pk>/ouders/<int:bond>/einde/", members.guardian_ends, name="person_guardian_ends"),
    path("<int:pk>/vervanging/", members.stand_in, name="person_stand_in"),
    path("<int:pk>/vervanging/<int:stand_in>/einde/", members.stand_in_ends, name="person_stand_in_ends"),
]
