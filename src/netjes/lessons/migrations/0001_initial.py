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
            name="Permission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("lookup", "iets opzoeken"),
                            ("capture", "foto of film maken"),
                            ("app", "een quiz of app"),
                            ("other", "iets anders"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, default="", max_length=120)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("lasts_whole_lesson", models.BooleanField(default=False)),
                ("bring_phone", models.BooleanField(default=False)),
                ("alternative", models.CharField(blank=True, default="", max_length=120)),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("token", models.UUIDField()),
                ("created_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="permissions", to="timetables.lesson"
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
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "token"), name="lessons_permission_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="lessons_permission_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["lookup", "capture", "app", "other"])),
                        name="lessons_permission_purpose_known",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="PermissionFor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="schools.group",
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="audience", to="lessons.permission"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group__isnull", True), ("person__isnull", False)),
                            models.Q(("group__isnull", False), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="lessons_permissionfor_one_thing",
                    ),
                    models.UniqueConstraint(fields=("permission", "group"), name="lessons_permissionfor_group_once"),
                    models.UniqueConstraint(fields=("permission", "person"), name="lessons_permissionfor_person_once"),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Regime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "circumstance",
                    models.CharField(
                        choices=[
                            ("lesson", "gewone les"),
                            ("quiz", "overhoring"),
                            ("test", "toets"),
                            ("exam", "examen"),
                            ("trip", "schoolreis of excursie"),
                            ("break", "pauze"),
                            ("canteen", "kantine"),
                            ("outside", "buiten de lessen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("sentence", models.CharField(blank=True, default="", max_length=120)),
                ("facts", models.JSONField(default=dict)),
                ("weekdays", models.CharField(blank=True, default="", max_length=7)),
                ("from_time", models.TimeField(blank=True, null=True)),
                ("to_time", models.TimeField(blank=True, null=True)),
                ("is_on", models.BooleanField(default=True)),
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
                "ordering": ["circumstance", "from_time", "name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "circumstance__in",
                                ["lesson", "quiz", "test", "exam", "trip", "break", "canteen", "outside"],
                            )
                        ),
                        name="lessons_regime_circumstance_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("from_time__isnull", True), ("to_time__isnull", True)),
                            ("to_time__gt", models.F("from_time")),
                            _connector="OR",
                        ),
                        name="lessons_regime_ends_after_start",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ClassApp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("is_social", models.BooleanField(default=False)),
                ("is_approved", models.BooleanField(default=True)),
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
                "ordering": ["name"],
                "constraints": [models.UniqueConstraint(fields=("school", "name"), name="lessons_classapp_once")],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Exemption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="exemptions", to="schools.person"
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
                "ordering": ["ends_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__isnull", False)), name="lessons_exemption_ends"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="lessons_exemption_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="permission",
            index=models.Index(fields=["school", "ends_at"], name="lessons_permission_until"),
        ),
    ]
