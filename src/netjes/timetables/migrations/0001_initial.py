import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("schools", "0006_association"),
    ]

    operations = [
        migrations.CreateModel(
            name="Lesson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(max_length=255)),
                ("version", models.PositiveBigIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lesson", "les"),
                            ("quiz", "overhoring"),
                            ("test", "toets"),
                            ("exam", "examen"),
                            ("trip", "schoolreis of excursie"),
                            ("other", "iets anders"),
                        ],
                        default="lesson",
                        max_length=10,
                    ),
                ),
                ("subject", models.CharField(max_length=80)),
                ("location", models.CharField(blank=True, default="", max_length=40)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("is_cancelled", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
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
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="timetables_lesson_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["lesson", "quiz", "test", "exam", "trip", "other"])),
                        name="timetables_lesson_kind_known",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="LessonGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.group"
                    ),
                ),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="of_groups", to="timetables.lesson"
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
                    models.UniqueConstraint(fields=("lesson", "group"), name="timetables_lessongroup_once")
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="lesson",
            name="groups",
            field=models.ManyToManyField(related_name="lessons", through="timetables.LessonGroup", to="schools.group"),
        ),
        migrations.CreateModel(
            name="LessonTeacher",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="given_by", to="timetables.lesson"
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
                    models.UniqueConstraint(fields=("lesson", "person"), name="timetables_lessonteacher_once")
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="lesson",
            name="teachers",
            field=models.ManyToManyField(
                related_name="lessons", through="timetables.LessonTeacher", to="schools.person"
            ),
        ),
        migrations.CreateModel(
            name="NameFor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(choices=[("group", "klas of lesgroep"), ("teacher", "docent")], max_length=10),
                ),
                ("text", models.CharField(max_length=120)),
                ("is_ignored", models.BooleanField(default=False)),
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
                "ordering": ["text"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "what", "text"), name="timetables_namefor_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", True), ("what", "group")),
                            models.Q(("group__isnull", True), ("what", "teacher")),
                            _connector="OR",
                        ),
                        name="timetables_namefor_one_thing",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Timetable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                (
                    "format",
                    models.CharField(
                        choices=[("ical", "agenda (iCalendar)"), ("zermelo", "Zermelo (JSON)"), ("csv", "lijst (CSV)")],
                        max_length=10,
                    ),
                ),
                ("sealed_address", models.TextField(blank=True, default="")),
                ("etag", models.CharField(blank=True, default="", max_length=200)),
                ("fetched_at", models.DateTimeField(blank=True, null=True)),
                ("tried_at", models.DateTimeField(blank=True, null=True)),
                ("trouble", models.CharField(blank=True, default="", max_length=300)),
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
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "name"), name="timetables_timetable_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["ical", "zermelo", "csv"])),
                        name="timetables_timetable_format_known",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="lesson",
            name="timetable",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lessons",
                to="timetables.timetable",
            ),
        ),
        migrations.AddIndex(
            model_name="lesson",
            index=models.Index(fields=["school", "ends_at", "starts_at"], name="timetables_lesson_when"),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.UniqueConstraint(
                condition=models.Q(("timetable__isnull", False)),
                fields=("timetable", "uid"),
                name="timetables_lesson_uid_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.UniqueConstraint(
                condition=models.Q(("timetable__isnull", True)),
                fields=("school", "uid"),
                name="timetables_lesson_on_the_spot_once",
            ),
        ),
    ]
