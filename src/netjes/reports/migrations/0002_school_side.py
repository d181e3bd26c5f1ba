import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import netjes.reports.models.reports


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_initial"),
        ("schools", "0006_association"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("threat", "dreigen"),
                            ("fight", "vechten of slaan"),
                            ("bullying", "pesten of buitensluiten"),
                            ("insult", "schelden of kleineren"),
                            ("discriminate", "discrimineren"),
                            ("sexual", "seksueel gedrag dat iemand niet wil"),
                            ("picture", "een foto, filmpje of bericht"),
                            ("other", "iets anders"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("lesson", "in de les"),
                            ("building", "in het gebouw"),
                            ("yard", "op het plein of bij school"),
                            ("online", "online"),
                            ("trip", "op reis, stage of excursie"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on_day", models.DateField()),
                ("measure", models.CharField(blank=True, default="", max_length=500)),
                ("noted_on", models.DateField()),
                (
                    "noted_by",
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
            ],
            options={
                "ordering": ["-on_day", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["threat", "fight", "bullying", "insult", "discriminate", "sexual", "picture", "other"],
                            )
                        ),
                        name="reports_incident_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__in", ["lesson", "building", "yard", "online", "trip"])),
                        name="reports_incident_place_known",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="IncidentPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="people", to="reports.incident"
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
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "person"), name="reports_incidentperson_once")
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="RemovedEvidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("evidence", models.BigIntegerField()),
                ("on_day", models.DateField()),
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
                    models.UniqueConstraint(fields=("school", "evidence"), name="reports_removedevidence_once")
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReportSheet",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=netjes.reports.models.reports.random_number, primary_key=True, serialize=False
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("on_day", models.DateField()),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sheet", to="reports.report"
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
                "abstract": False,
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="RouteStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20)),
                ("on_day", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="reports.report"
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
                "ordering": ["on_day", "pk"],
                "constraints": [models.UniqueConstraint(fields=("report", "code"), name="reports_routestep_once")],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "spoke_with",
                    models.CharField(
                        choices=[
                            ("guardian", "een ouder of verzorger"),
                            ("pupil", "de leerling zelf"),
                            ("other", "iemand anders"),
                        ],
                        max_length=10,
                    ),
                ),
                ("with_interpreter", models.BooleanField(default=False)),
                ("on_day", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "pupil",
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
                "ordering": ["-on_day", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("spoke_with__in", ["guardian", "pupil", "other"])),
                        name="reports_call_with_known",
                    )
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
    ]
