import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("schools", "0006_association"),
        ("timetables", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ladder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("steps", models.JSONField()),
                ("article", models.CharField(max_length=12)),
                ("counts_weeks", models.PositiveSmallIntegerField(default=6)),
                ("holds_from", models.DateField()),
                ("set_by", models.CharField(max_length=80)),
                ("created_at", models.DateTimeField()),
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
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "number"), name="phones_ladder_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("counts_weeks__gte", 1), ("counts_weeks__lte", 12)),
                        name="phones_ladder_expires_in_weeks",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen_at", models.DateTimeField()),
                (
                    "suggested",
                    models.CharField(
                        choices=[
                            ("word", "erop aanspreken"),
                            ("custody", "de telefoon bewaren tot het eind van de schooldag"),
                            ("home", "contact met thuis"),
                            ("talk", "een gesprek"),
                            ("waived", "niets: er was een goede reden"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("word", "erop aanspreken"),
                            ("custody", "de telefoon bewaren tot het eind van de schooldag"),
                            ("home", "contact met thuis"),
                            ("talk", "een gesprek"),
                            ("waived", "niets: er was een goede reden"),
                        ],
                        max_length=10,
                    ),
                ),
                ("because", models.CharField(blank=True, default="", max_length=300)),
                ("answer", models.CharField(blank=True, default="", max_length=1000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("expires_on", models.DateField()),
                ("token", models.UUIDField()),
                (
                    "ladder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="phones.ladder"
                    ),
                ),
                (
                    "lesson",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="timetables.lesson",
                    ),
                ),
                (
                    "pupil",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sightings", to="schools.person"
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
                    "seen_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-seen_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "token"), name="phones_sighting_once"),
                    models.CheckConstraint(
                        condition=models.Q(("step__in", ["word", "custody", "home", "talk", "waived"])),
                        name="phones_sighting_step_known",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="CustodySlip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=12)),
                ("taken_at", models.DateTimeField()),
                ("place", models.CharField(max_length=80)),
                ("condition", models.CharField(blank=True, default="", max_length=300)),
                ("due_at", models.DateTimeField()),
                ("longer_because", models.CharField(blank=True, default="", max_length=300)),
                ("pupil_signed_at", models.DateTimeField(blank=True, null=True)),
                ("taker_signed_at", models.DateTimeField(blank=True, null=True)),
                ("told_home_at", models.DateTimeField(blank=True, null=True)),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                ("returned_to", models.CharField(blank=True, default="", max_length=80)),
                ("early_because", models.CharField(blank=True, default="", max_length=300)),
                ("received_signed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "pupil",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="custody_slips", to="schools.person"
                    ),
                ),
                (
                    "returned_by",
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
                    "taken_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "sighting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="slips",
                        to="phones.sighting",
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "number"), name="phones_custodyslip_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("returned_at__isnull", True)),
                        fields=("pupil",),
                        name="phones_custodyslip_one_at_a_time",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
    ]
