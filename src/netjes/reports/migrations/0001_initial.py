import datetime

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import netjes.reports.models.reports


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("schools", "0006_association"),
    ]

    operations = [
        migrations.CreateModel(
            name="HelpLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("contact", models.CharField(max_length=60)),
                ("href", models.CharField(max_length=200)),
                ("about", models.CharField(max_length=200)),
                ("opens", models.TimeField(blank=True, null=True)),
                ("closes", models.TimeField(blank=True, null=True)),
                ("for_staff", models.BooleanField(default=False)),
                ("checked_on", models.DateField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
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
                "ordering": ["position", "pk"],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=netjes.reports.models.reports.random_number, primary_key=True, serialize=False
                    ),
                ),
                ("intake", models.CharField(max_length=40)),
                ("lookup", models.CharField(max_length=64)),
                ("reporter_public", models.BinaryField()),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("ordinary", "gewoon"),
                            ("confidential", "vertrouwenspersoon"),
                            ("about_staff", "over een medewerker"),
                            ("about_head", "over de rector"),
                            ("offence", "mogelijk seksueel misdrijf door een medewerker"),
                            ("home", "thuis is het niet veilig"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "ontvangen"),
                            ("read", "gelezen"),
                            ("answered", "beantwoord"),
                            ("closed", "afgesloten"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "wie het eerst leest"),
                            (1, "wie daarna aan de beurt is"),
                            (2, "de rector of het bestuur"),
                        ],
                        default=0,
                    ),
                ),
                ("on_day", models.DateField()),
                ("answer_by", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("waits_for_school", models.BooleanField(default=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("helped", "geholpen"),
                            ("case", "verder als zaak"),
                            ("elsewhere", "verder bij een ander"),
                            ("unfounded", "er was niets aan de hand"),
                            ("no_answer", "er kwam niets meer terug"),
                            ("withdrawn", "ingetrokken door wie meldde"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
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
                "ordering": ["answer_by", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "lookup"), name="reports_report_lookup_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["received", "read", "answered", "closed"])),
                        name="reports_report_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("route__in", ["ordinary", "confidential", "about_staff", "about_head", "offence", "home"])
                        ),
                        name="reports_report_route_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("state", "closed")),
                            models.Q(models.Q(("state", "closed"), _negated=True), ("closed_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="reports_report_closed_has_a_day",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=netjes.reports.models.reports.random_number, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("sealed_original", models.BinaryField()),
                ("sealed_view", models.BinaryField()),
                ("size", models.PositiveIntegerField()),
                ("on_day", models.DateField()),
                ("removed_on", models.DateField(blank=True, null=True)),
                (
                    "removal_asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="reports.report"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("report", "number"), name="reports_evidence_once")],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReportKey",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=netjes.reports.models.reports.random_number, primary_key=True, serialize=False
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "wie het eerst leest"),
                            (1, "wie daarna aan de beurt is"),
                            (2, "de rector of het bestuur"),
                        ],
                        default=0,
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("told_on", models.DateField(blank=True, null=True)),
                (
                    "handed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report_keys",
                        to="schools.person",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="reports.report"
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
                "constraints": [
                    models.UniqueConstraint(fields=("report", "reader"), name="reports_reportkey_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("reader__isnull", True)),
                        fields=("report",),
                        name="reports_reportkey_one_reporter",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReportMessage",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=netjes.reports.models.reports.random_number, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("from_school", models.BooleanField()),
                ("sealed", models.BinaryField()),
                ("on_day", models.DateField()),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="reports.report"
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
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "number"), name="reports_reportmessage_once")
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReportRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answer_in", models.PositiveSmallIntegerField(default=1)),
                ("reads_from", models.TimeField(default=datetime.time(8, 30))),
                ("reads_until", models.TimeField(default=datetime.time(17, 0))),
                ("phone", models.CharField(blank=True, default="", max_length=40)),
                ("where", models.CharField(blank=True, default="", max_length=200)),
                ("budget", models.PositiveSmallIntegerField(default=60)),
                ("sealed_salt", models.TextField(blank=True, default="")),
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
                    models.UniqueConstraint(fields=("school",), name="reports_reportrules_one_a_school"),
                    models.CheckConstraint(
                        condition=models.Q(("answer_in__gte", 1), ("answer_in__lte", 5)),
                        name="reports_reportrules_answers_within_a_week",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
    ]
