import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("schools", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
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
                ("slug", models.SlugField(max_length=60)),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("school", "audience"), name="agreements_agreement_one_per_audience"
                    ),
                    models.UniqueConstraint(fields=("school", "slug"), name="agreements_agreement_one_per_address"),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["leerling", "medewerker", "ouder", "iedereen"])),
                        name="agreements_agreement_audience_known",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("words", models.TextField()),
                ("situations", models.TextField(blank=True, default="")),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("in_force_from", models.DateField()),
                ("in_force_until", models.DateField(blank=True, null=True)),
                ("adopted_by", models.CharField(blank=True, default="", max_length=120)),
                ("adopted_on", models.DateField(blank=True, null=True)),
                ("published_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="agreements.agreement"
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
                "ordering": ["-in_force_from", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "number"), name="agreements_version_number_once"),
                    models.UniqueConstraint(
                        fields=("agreement", "in_force_from"), name="agreements_version_one_per_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_until__isnull", True),
                            ("in_force_until__gt", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="agreements_version_ends_after_it_starts",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
    ]
