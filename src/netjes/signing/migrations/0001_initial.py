import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agreements", "0002_for_everyone"),
        ("schools", "0004_turning_age"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asks_pupils", models.BooleanField(default=False)),
                ("asks_guardians", models.BooleanField(default=False)),
                ("asks_staff", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("remind_every", models.PositiveSmallIntegerField(default=7)),
                ("remind_times", models.PositiveSmallIntegerField(default=2)),
                ("reminded", models.PositiveSmallIntegerField(default=0)),
                ("last_reminded_on", models.DateField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="round", to="agreements.version"
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asks_pupils", True), ("asks_guardians", True), ("asks_staff", True), _connector="OR"
                        ),
                        name="signing_round_asks_somebody",
                    )
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ClassMoment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.group"
                    ),
                ),
                (
                    "opened_by",
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
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moments", to="signing.round"
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
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("agreed", "Ik doe mee"),
                            ("question", "Ik heb een vraag"),
                            ("disagreed", "Ik ben het niet eens"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, default="")),
                ("article", models.CharField(blank=True, default="", max_length=12)),
                ("shown_to_mentor", models.BooleanField(default=False)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("screen", "op het scherm"),
                            ("link", "met een persoonlijke link"),
                            ("class", "in de klas"),
                            ("paper", "op papier"),
                        ],
                        max_length=10,
                    ),
                ),
                ("remark", models.CharField(blank=True, default="", max_length=2000)),
                ("registered_by", models.CharField(blank=True, default="", max_length=80)),
                ("signed_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                ("reply", models.TextField(blank=True, default="")),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "child",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed_for",
                        to="schools.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="schools.person"
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="signing.round"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="agreements.version"
                    ),
                ),
            ],
            options={
                "ordering": ["-signed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["agreed", "question", "disagreed"])),
                        name="signing_signature_answer_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["screen", "link", "class", "paper"])),
                        name="signing_signature_way_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("child__isnull", True), ("replaced_at__isnull", True)),
                        fields=("round", "person"),
                        name="signing_signature_one_own",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("child__isnull", False), ("replaced_at__isnull", True)),
                        fields=("round", "person", "child"),
                        name="signing_signature_one_per_child",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="schools.person"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="agreements.version"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "version"), name="signing_reading_first_time_only")
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="signature",
            index=models.Index(fields=["round", "replaced_at"], name="signing_current_answers"),
        ),
    ]
