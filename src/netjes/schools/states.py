"""The roles of a school, the kinds of groups, and what follows from them. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is at school. One human can be several of these at once."""

    PUPIL = "pupil", _("leerling")
    GUARDIAN = "guardian", _("ouder of verzorger")
    TEACHER = "teacher", _("docent")
    MENTOR = "mentor", _("mentor")
    SUBSTITUTE = "substitute", _("invaller")
    INVIGILATOR = "invigilator", _("surveillant")
    CONCIERGE = "concierge", _("conciërge")
    CARE_COORDINATOR = "care_coordinator", _("zorgcoördinator")
    ANTI_BULLYING = "anti_bullying", _("anti-pestcoördinator")
    COORDINATOR = "coordinator", _("afdelingscoördinator")
    TEAM_LEADER = "team_leader", _("teamleider")
    HEAD = "head", _("rector of directeur")
    SUPERVISOR = "supervisor", _("leidinggevende")
    COMMUNICATION = "communication", _("communicatie")
    CONFIDENTIAL = "confidential", _("vertrouwenspersoon")
    PRIVACY = "privacy", _("privacyfunctionaris")
    NETWORK = "network", _("netwerkbeheerder")
    COUNCIL = "council", _("lid van de medezeggenschapsraad")
    BOARD = "board", _("lid van het bestuur")
    ADMINISTRATOR = "administrator", _("beheerder")


# The role by which the agreements bind somebody; a council member is bound as what they are besides.
BOUND_AS: dict[Role, str] = {
    Role.PUPIL: "leerling",
    Role.GUARDIAN: "ouder",
    **{role: "medewerker" for role in Role if role not in (Role.PUPIL, Role.GUARDIAN, Role.COUNCIL, Role.BOARD)},
}
STAFF = frozenset(role for role, bound in BOUND_AS.items() if bound == "medewerker")

# Roles that are held for a class or a department, not for the whole school.
FOR_A_GROUP = frozenset({Role.TEACHER, Role.MENTOR, Role.SUBSTITUTE, Role.COORDINATOR, Role.TEAM_LEADER})


class AssociationDuty(TextChoices):
    """What somebody does for an association of schools; at the schools themselves it is no role."""

    ADMINISTRATOR = "administrator", _("beheerder van het bestuursbureau")
    PRIVACY = "privacy", _("privacyfunctionaris van het bestuur")
    BOARD = "board", _("bestuurder")


class GroupKind(TextChoices):
    CLASS = "class", _("klas")
    CLUSTER = "cluster", _("lesgroep")
    DEPARTMENT = "department", _("afdeling")
    COUNCIL = "council", _("raad")
