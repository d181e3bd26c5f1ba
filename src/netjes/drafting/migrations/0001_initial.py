import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agreements", "0002_for_everyone"),
        ("schools", "0002_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
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
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("language", models.CharField(default="nl", max_length=2)),
                ("front", models.TextField(blank=True, default="")),
                ("preamble", models.TextField(blank=True, default="")),
                ("words", models.TextField()),
                ("situations", models.TextField(blank=True, default="")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("editing", "concept"),
                            ("consulting", "ligt voor overleg"),
                            ("adopted", "vastgesteld"),
                            ("published", "bekendgemaakt"),
                            ("discarded", "weggelegd"),
                        ],
                        default="editing",
                        max_length=12,
                    ),
                ),
                ("corrects", models.BooleanField(default=False)),
                ("corrects_because", models.TextField(blank=True, default="")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("edits", models.PositiveIntegerField(default=1)),
                ("consult_until", models.DateField(blank=True, null=True)),
                ("adopted_by", models.CharField(blank=True, default="", max_length=120)),
                ("adopted_on", models.DateField(blank=True, null=True)),
                ("decision_name", models.CharField(blank=True, default="", max_length=200)),
                ("decision", models.BinaryField(blank=True, default=bytes)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.version",
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
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft",
                        to="agreements.version",
                    ),
                ),
            ],
            options={
                "ordering": ["-updated_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["editing", "consulting", "adopted", "published", "discarded"])
                        ),
                        name="drafting_draft_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["leerling", "medewerker", "ouder", "iedereen"])),
                        name="drafting_draft_audience_known",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("article", models.CharField(blank=True, default="", max_length=12)),
                ("passage", models.TextField(blank=True, default="")),
                ("text", models.TextField()),
                ("role", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken_over", "overgenomen"),
                            ("not_taken_over", "niet overgenomen"),
                            ("answered", "beantwoord"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("answer", models.TextField(blank=True, default="")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "person",
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
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="drafting.draft"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=40)),
                ("subject", models.CharField(blank=True, default="", max_length=40)),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("at", models.DateTimeField()),
                ("undone", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="drafting.draft"
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
                "ordering": ["-pk"],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("source_text", models.TextField()),
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
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
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
        migrations.AddField(
            model_name="draft",
            name="upload",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="drafts",
                to="drafting.upload",
            ),
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("article", "artikel"), ("left_out", "weggelaten")], default="article", max_length=10
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("number", models.CharField(blank=True, default="", max_length=12)),
                ("title", models.CharField(blank=True, default="", max_length=200)),
                ("text", models.TextField(blank=True, default="")),
                ("source", models.TextField(blank=True, default="")),
                ("labels", models.TextField(blank=True, default="")),
                ("topics", models.JSONField(default=list)),
                ("certainty", models.CharField(blank=True, default="", max_length=10)),
                ("warnings", models.JSONField(default=list)),
                ("confirmed", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("updated_at", models.DateTimeField()),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="drafting.draft"
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
                    "updated_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
            ],
            options={
                "ordering": ["place", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["article", "left_out"])), name="drafting_piece_kind_known"
                    )
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
    ]
