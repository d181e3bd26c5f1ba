import django.db.models.deletion
import django.db.models.expressions
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("consents", "0001_initial"),
        ("schools", "0006_association"),
    ]

    operations = [
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("picture", models.BinaryField()),
                ("small", models.BinaryField()),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("removed", models.JSONField(default=list)),
                ("nobody_recognisable", models.BooleanField(default=False)),
                (
                    "outsiders",
                    models.CharField(
                        choices=[
                            ("none", "nee"),
                            ("unasked", "ja, en ik heb het nog niet gevraagd"),
                            ("agreed", "ja, en die vindt het goed"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("answers", models.JSONField(default=dict)),
                (
                    "cover_with",
                    models.CharField(
                        choices=[("opaque", "een dicht vlak"), ("pixels", "grove blokjes")],
                        default="opaque",
                        max_length=10,
                    ),
                ),
                ("crop_x", models.PositiveIntegerField(blank=True, null=True)),
                ("crop_y", models.PositiveIntegerField(blank=True, null=True)),
                ("crop_w", models.PositiveIntegerField(blank=True, null=True)),
                ("crop_h", models.PositiveIntegerField(blank=True, null=True)),
                ("asked_until", models.DateField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("goes_at", models.DateTimeField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="photos",
                        to="schools.person",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.group",
                    ),
                ),
                (
                    "purpose",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="consents.purpose"
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("goes_at__isnull", False), ("published_at__isnull", False), _connector="OR"
                        ),
                        name="photos_photo_goes_unless_published",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("height__gt", 0), ("width__gt", 0)), name="photos_photo_has_size"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outsiders__in", ["none", "unasked", "agreed"])),
                        name="photos_photo_outsiders_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cover_with__in", ["opaque", "pixels"])), name="photos_photo_cover_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("crop_h__isnull", True),
                                ("crop_w__isnull", True),
                                ("crop_x__isnull", True),
                                ("crop_y__isnull", True),
                            ),
                            models.Q(
                                ("crop_h__gt", 0),
                                ("crop_w__gt", 0),
                                ("crop_x__isnull", False),
                                ("crop_y__isnull", False),
                                (
                                    "height__gte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("crop_y"), "+", models.F("crop_h")
                                    ),
                                ),
                                (
                                    "width__gte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("crop_x"), "+", models.F("crop_w")
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="photos_photo_crop_whole",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Box",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("x", models.PositiveIntegerField()),
                ("y", models.PositiveIntegerField()),
                ("w", models.PositiveIntegerField()),
                ("h", models.PositiveIntegerField()),
                (
                    "origin",
                    models.CharField(
                        choices=[("found", "gevonden"), ("drawn", "getekend")], default="drawn", max_length=10
                    ),
                ),
                ("covered", models.BooleanField(default=False)),
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
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="boxes", to="photos.photo"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("photo", "number"), name="photos_box_number_once"),
                    models.CheckConstraint(condition=models.Q(("h__gt", 0), ("w__gt", 0)), name="photos_box_has_size"),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["found", "drawn"])), name="photos_box_origin_known"
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Pictured",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("added_at", models.DateTimeField()),
                (
                    "box",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="pictured",
                        to="photos.box",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pictured", to="schools.person"
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pictured", to="photos.photo"
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
                "constraints": [models.UniqueConstraint(fields=("photo", "person"), name="photos_pictured_once")],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
    ]
