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
            name="ChoiceList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("uploaded_at", models.DateTimeField()),
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
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="schools.person"
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
            name="Purpose",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("picture", "foto’s en filmpjes"),
                            ("recording", "opnamen van de les"),
                            ("app", "een app in de les"),
                        ],
                        default="picture",
                        max_length=10,
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        choices=[("inside", "alleen wie bij school hoort"), ("everybody", "iedereen")],
                        default="everybody",
                        max_length=10,
                    ),
                ),
                ("app", models.CharField(blank=True, default="", max_length=80)),
                ("asks_pupils", models.BooleanField(default=True)),
                ("asks_staff", models.BooleanField(default=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("counts_from", models.PositiveSmallIntegerField(default=1)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "code"), name="consents_purpose_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["picture", "recording", "app"])),
                        name="consents_purpose_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reach__in", ["inside", "everybody"])), name="consents_purpose_reach_known"
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.CharField(max_length=40)),
                ("for_what", models.CharField(max_length=200)),
                ("path", models.CharField(blank=True, default="", max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("closes_on", models.DateField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="schools.person"
                    ),
                ),
                (
                    "purpose",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="consents.purpose"
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
                "ordering": ["closes_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("person", "about"),
                        name="consents_question_once",
                    )
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_yes", models.BooleanField()),
                ("given_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies_given", to="schools.person"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="consents.question"
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
                "constraints": [models.UniqueConstraint(fields=("question", "given_by"), name="consents_reply_once")],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=80)),
                ("text", models.CharField(max_length=400)),
                ("name_en", models.CharField(blank=True, default="", max_length=80)),
                ("text_en", models.CharField(blank=True, default="", max_length=400)),
                ("changes_use", models.BooleanField(default=True)),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
                (
                    "purpose",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="consents.purpose"
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
                "ordering": ["-edition"],
                "constraints": [
                    models.UniqueConstraint(fields=("purpose", "edition"), name="consents_wording_edition_once")
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "ja"), ("ask_me", "vraag het mij"), ("no", "nee")], max_length=10
                    ),
                ),
                ("as_family", models.BooleanField(default=False)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("site", "op de site"),
                            ("paper", "op papier"),
                            ("import", "overgenomen uit een ander systeem"),
                        ],
                        default="site",
                        max_length=10,
                    ),
                ),
                ("remark", models.CharField(blank=True, default="", max_length=300)),
                ("given_at", models.DateTimeField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="choices_given",
                        to="schools.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="choices", to="schools.person"
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
                    "purpose",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="choices", to="consents.purpose"
                    ),
                ),
                (
                    "wording",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="consents.wording"
                    ),
                ),
            ],
            options={
                "ordering": ["-given_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["yes", "ask_me", "no"])), name="consents_choice_answer_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["site", "paper", "import"])), name="consents_choice_way_known"
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ConsentRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("every_guardian", models.BooleanField(default=True)),
                ("reminded_on", models.DateField(blank=True, null=True)),
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
                "constraints": [models.UniqueConstraint(fields=("school",), name="consents_consentrules_one_a_school")],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="choice",
            index=models.Index(fields=["person", "purpose"], name="consents_choice_by_person"),
        ),
    ]
