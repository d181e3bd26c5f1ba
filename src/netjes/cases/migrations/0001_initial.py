import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agreements", "0002_for_everyone"),
        ("schools", "0006_association"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=120)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("report", "een melding"),
                            ("incident", "een genoteerd incident"),
                            ("sighting", "iets wat een docent zag"),
                            ("signal", "een signaal van het netwerk"),
                            ("staff", "wat een medewerker vertelde"),
                        ],
                        max_length=10,
                    ),
                ),
                ("origin", models.CharField(blank=True, default="", max_length=80)),
                ("only_anonymous", models.BooleanField(default=False)),
                ("happened_on", models.DateField()),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("school", "op school"),
                            ("school_online", "online, op school of op het netwerk van school"),
                            ("outside", "buiten school of buiten schooltijd"),
                        ],
                        max_length=14,
                    ),
                ),
                ("articles", models.JSONField(default=list)),
                (
                    "gravity",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "licht"), (2, "ernstig"), (3, "zeer ernstig")], default=1
                    ),
                ),
                ("gravity_because", models.CharField(blank=True, default="", max_length=400)),
                ("may_be_crime", models.BooleanField(default=False)),
                ("danger", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("closed", "afgesloten")], default="open", max_length=8
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("talked", "opgelost met een gesprek"),
                            ("measure", "met een maatregel"),
                            ("elsewhere", "verder bij een ander"),
                            ("not_ours", "gaat school niet aan"),
                            ("unfounded", "het was niet zo"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "handler",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="cases_handled",
                        to="schools.person",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.version",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "number"), name="cases_case_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("state", "closed")),
                            models.Q(("closed_at__isnull", True), ("state", "open")),
                            _connector="OR",
                        ),
                        name="cases_case_closed_has_a_moment",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CaseReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("because", models.CharField(blank=True, default="", max_length=400)),
                ("added_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readers", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "person"), name="cases_casereader_once")],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CaseRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("year", models.CharField(max_length=9)),
                ("articles", models.JSONField(default=list)),
                ("audiences", models.JSONField(default=list)),
                ("measures", models.JSONField(default=list)),
                (
                    "gravity",
                    models.PositiveSmallIntegerField(choices=[(1, "licht"), (2, "ernstig"), (3, "zeer ernstig")]),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("talked", "opgelost met een gesprek"),
                            ("measure", "met een maatregel"),
                            ("elsewhere", "verder bij een ander"),
                            ("not_ours", "gaat school niet aan"),
                            ("unfounded", "het was niet zo"),
                        ],
                        max_length=10,
                    ),
                ),
                ("weeks", models.PositiveSmallIntegerField()),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "number"), name="cases_caserecord_number_once")
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CaseRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("objects_to_suspension", models.BooleanField(default=True)),
                ("objection_weeks", models.PositiveSmallIntegerField(default=6)),
                ("tells_leerplicht", models.BooleanField(default=True)),
                ("suspension_days", models.PositiveSmallIntegerField(default=5)),
                ("complaint_route", models.CharField(blank=True, default="", max_length=400)),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("school",), name="cases_caserules_one_a_school"),
                    models.CheckConstraint(
                        condition=models.Q(("suspension_days__gte", 1), ("suspension_days__lte", 5)),
                        name="cases_caserules_at_most_a_week",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("objection_weeks__gte", 6)), name="cases_caserules_six_weeks_at_least"
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CatalogueEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("leerling", "leerlingen"),
                            ("medewerker", "medewerkers"),
                            ("ouder", "ouders"),
                            ("iedereen", "iedereen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("code", models.SlugField(max_length=40)),
                ("name", models.CharField(max_length=120)),
                ("text", models.CharField(max_length=400)),
                (
                    "weight",
                    models.PositiveSmallIntegerField(choices=[(1, "licht"), (2, "ernstig"), (3, "zeer ernstig")]),
                ),
                ("act", models.CharField(blank=True, default="", max_length=80)),
                ("decided_by", models.CharField(max_length=20)),
                ("needs_second", models.BooleanField(default=False)),
                ("most_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
            ],
            options={
                "ordering": ["audience", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "audience", "code"), name="cases_catalogueentry_once")
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("article", models.CharField(max_length=12)),
                ("why", models.TextField(max_length=8000)),
                ("last_resort", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "voorgesteld"),
                            ("decided", "besloten"),
                            ("running", "loopt"),
                            ("ended", "afgelopen"),
                            ("withdrawn", "ingetrokken"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("seconded_at", models.DateTimeField(blank=True, null=True)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=400)),
                ("added_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="cases.case"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.catalogueentry"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
                (
                    "seconded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seconded_by__isnull", True),
                            models.Q(("seconded_by", models.F("decided_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_measure_second_is_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["decided", "running", "ended"]), _negated=True),
                            ("decided_at__isnull", False),
                            _connector="OR",
                        ),
                        name="cases_measure_decided_by_somebody",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="NetworkTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shuts", models.BooleanField()),
                ("due_on", models.DateField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="network_tasks", to="cases.measure"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [models.UniqueConstraint(fields=("measure", "shuts"), name="cases_networktask_once")],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("received_on", models.DateField()),
                ("words", models.TextField(max_length=8000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "loopt"),
                            ("upheld", "gegrond"),
                            ("partly", "deels gegrond"),
                            ("dismissed", "ongegrond"),
                            ("withdrawn", "ingetrokken"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True, default="", max_length=8000)),
                ("decided_on", models.DateField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="objections", to="cases.measure"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
            ],
            options={
                "ordering": ["received_on", "pk"],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("concerned", "het gaat over"),
                            ("target", "het overkwam"),
                            ("forwarded", "stuurde door"),
                            ("pictured", "staat erop"),
                            ("bystander", "was erbij"),
                            ("helper", "hielp of vertelde het"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("leerling", "leerlingen"),
                            ("medewerker", "medewerkers"),
                            ("ouder", "ouders"),
                            ("iedereen", "iedereen"),
                        ],
                        default="leerling",
                        max_length=12,
                    ),
                ),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("home_sees", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("case", "person", "role"), name="cases_party_once")],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="measure",
            name="party",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="cases.party"
            ),
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("invitation", "uitnodiging voor een gesprek"),
                            ("measure", "maatregel"),
                            ("suspension", "schorsing"),
                            ("removal_intention", "voornemen om te verwijderen"),
                            ("removal", "besluit om te verwijderen"),
                            ("objection", "besluit op bezwaar"),
                            ("closing", "afsluiting"),
                            ("unfounded", "het was niet zo"),
                        ],
                        max_length=20,
                    ),
                ),
                ("body", models.JSONField()),
                ("made_at", models.DateTimeField()),
                (
                    "sent_by_way",
                    models.CharField(
                        blank=True,
                        choices=[("mail", "per e-mail"), ("print", "op papier"), ("hand", "meegegeven")],
                        default="",
                        max_length=6,
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="cases.case"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="letters",
                        to="cases.measure",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="cases.party"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="GatePass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "gate",
                    models.CharField(
                        choices=[
                            ("ours", "Gaat dit school aan?"),
                            ("talk", "Gesprek"),
                            ("heard", "Gehoord"),
                            ("measure", "Maatregel kiezen"),
                            ("parents", "Ouders spreken"),
                            ("around", "Wat erbij hoort"),
                            ("told", "Brief"),
                            ("objection", "Bezwaar"),
                            ("close", "Afsluiten"),
                        ],
                        max_length=10,
                    ),
                ),
                ("because", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passes", to="cases.case"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passes",
                        to="cases.party",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "party", "gate"), name="cases_gatepass_once"),
                    models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True), name="cases_gatepass_has_a_reason"
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CaseStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("why_ours", "waarom dit school aangaat"),
                            ("talk", "gesprek"),
                            ("heard", "gehoord"),
                            ("parents_heard", "ouders gehoord"),
                            ("safety_asked", "gevraagd of thuis veilig is"),
                            ("parents_told", "ouders ingelicht"),
                            ("parents_not_told", "ouders niet ingelicht, met een reden"),
                            ("told", "schriftelijk verteld aan wie het betreft"),
                            ("reply", "antwoord van wie het betreft"),
                            ("called", "gebeld"),
                            ("repaired", "goedgemaakt"),
                            ("came_forward", "vertelde het zelf"),
                            ("education", "onderwijs gaat door"),
                            ("inspectorate", "inspectie ingelicht of gesproken"),
                            ("leerplicht", "leerplicht ingelicht"),
                            ("other_school", "een andere school neemt de leerling aan"),
                            ("police", "politie ingeschakeld"),
                            ("supported", "er is bewijs naast een anonieme melding"),
                            ("note", "notitie"),
                        ],
                        max_length=16,
                    ),
                ),
                ("on_day", models.DateField()),
                ("words", models.TextField(blank=True, default="", max_length=8000)),
                ("interpreter", models.BooleanField(default=False)),
                ("shared", models.BooleanField(default=True)),
                ("added_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="cases.case"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schools.school",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="cases.party",
                    ),
                ),
            ],
            options={
                "ordering": ["on_day", "pk"],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
    ]
