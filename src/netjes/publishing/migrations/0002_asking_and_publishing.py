import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consents", "0001_initial"),
        ("publishing", "0001_initial"),
        ("schools", "0006_association"),
    ]

    operations = [
        migrations.CreateModel(
            name="Example",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=400)),
                ("answer", models.CharField(max_length=1000)),
                ("article", models.CharField(blank=True, default="", max_length=12)),
                ("role", models.CharField(max_length=10)),
                ("added_by", models.CharField(max_length=80)),
                ("added_at", models.DateTimeField()),
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
                "ordering": ["-added_at", "-pk"],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="SchoolChannel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wordpress", "website met WordPress"),
                            ("mastodon", "Mastodon"),
                            ("feed", "nieuwsfeed van Netjes"),
                            ("by_hand", "plaatsen jullie zelf"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("slug", models.SlugField(max_length=60)),
                ("address", models.CharField(blank=True, default="", max_length=300)),
                ("username", models.CharField(blank=True, default="", max_length=120)),
                ("sealed_secret", models.TextField(blank=True, default="", editable=False)),
                ("own_network", models.BooleanField(default=False)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("fault", models.CharField(blank=True, default="", max_length=300)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                (
                    "purpose",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consents.purpose",
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
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("school", "slug"), name="publishing_channel_slug_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["wordpress", "mastodon", "feed", "by_hand"])),
                        name="publishing_channel_kind_known",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField()),
                ("link", models.CharField(blank=True, default="", max_length=500)),
                ("picture", models.BinaryField(blank=True, default=bytes)),
                ("about", models.CharField(blank=True, default="", max_length=40)),
                ("alt", models.CharField(blank=True, default="", max_length=300)),
                ("facts", models.JSONField(default=dict)),
                ("verdict", models.CharField(blank=True, default="", max_length=12)),
                ("articles", models.JSONField(default=list)),
                ("approved_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("stays_until", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "klaargezet"),
                            ("waiting", "wacht op verzenden"),
                            ("sending", "wordt verzonden"),
                            ("out", "geplaatst"),
                            ("failed", "niet gelukt"),
                            ("taken_down", "weggehaald"),
                        ],
                        default="prepared",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("tried_from", models.DateTimeField(blank=True, null=True)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                ("fault", models.CharField(blank=True, default="", max_length=300)),
                ("address", models.CharField(blank=True, default="", max_length=500)),
                ("remote_id", models.CharField(blank=True, default="", max_length=120)),
                ("remote_picture", models.CharField(blank=True, default="", max_length=120)),
                ("created_at", models.DateTimeField()),
                ("out_at", models.DateTimeField(blank=True, null=True)),
                ("taken_down_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="publications",
                        to="publishing.draft",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="schools.person"
                    ),
                ),
                (
                    "purpose",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="consents.purpose",
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
                    "taken_down_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="publishing.schoolchannel",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "prepared")),
                        fields=("draft",),
                        name="publishing_publication_one_prepared",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["prepared", "waiting", "sending", "out", "failed", "taken_down"])
                        ),
                        name="publishing_publication_state_known",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="TakeDown",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("withdrawn", "een ja is teruggenomen"),
                            ("shielded", "iemand mag nooit te zien zijn"),
                            ("past", "de afgesproken tijd is om"),
                            ("asked", "iemand vroeg erom"),
                        ],
                        max_length=10,
                    ),
                ),
                ("address", models.CharField(blank=True, default="", max_length=500)),
                ("words", models.CharField(blank=True, default="", max_length=1000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "moet nog"),
                            ("done", "weggehaald"),
                            ("refused", "blijft staan, met een reden"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("gone_on", models.DateField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, default="", max_length=1000)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="take_downs",
                        to="schools.person",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="take_downs",
                        to="publishing.publication",
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
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("publication", "person"),
                        name="publishing_takedown_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cause", "past"), ("state", "open")),
                        fields=("publication",),
                        name="publishing_takedown_past_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "done", "refused"])),
                        name="publishing_takedown_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cause__in", ["withdrawn", "shielded", "past", "asked"])),
                        name="publishing_takedown_cause_known",
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Doubt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=10)),
                (
                    "voice",
                    models.CharField(
                        choices=[("own", "voor mezelf"), ("school", "namens school")], default="own", max_length=6
                    ),
                ),
                ("words", models.TextField(blank=True, default="")),
                ("text", models.TextField(blank=True, default="")),
                ("sha256", models.CharField(blank=True, default="", max_length=64)),
                ("verdict", models.CharField(blank=True, default="", max_length=12)),
                (
                    "asked_of",
                    models.CharField(
                        choices=[
                            ("supervisor", "mijn leidinggevende"),
                            ("communication", "communicatie"),
                            ("mentor", "mijn mentor"),
                        ],
                        max_length=14,
                    ),
                ),
                ("may_be_example", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "wacht op antwoord"),
                            ("approved", "het kan zo"),
                            ("returned", "zo nog niet"),
                            ("withdrawn", "ingetrokken"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("climbs_at", models.DateTimeField()),
                ("climbed", models.PositiveSmallIntegerField(default=0)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, default="")),
                ("article", models.CharField(blank=True, default="", max_length=12)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="schools.person",
                    ),
                ),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="doubts", to="schools.person"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="doubts",
                        to="publishing.draft",
                    ),
                ),
                (
                    "handed_to",
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
                    "publication",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="doubts",
                        to="publishing.publication",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["school", "climbs_at"],
                        name="publishing_doubt_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")), fields=("draft",), name="publishing_doubt_one_a_draft"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "approved", "returned", "withdrawn"])),
                        name="publishing_doubt_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_of__in", ["supervisor", "communication", "mentor"])),
                        name="publishing_doubt_asked_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("voice__in", ["own", "school"])), name="publishing_doubt_voice_known"
                    ),
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="PublicationPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="published_in", to="schools.person"
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="people", to="publishing.publication"
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
                    models.UniqueConstraint(fields=("publication", "person"), name="publishing_person_once")
                ],
            },
            managers=[
                ("_every_school", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("next_try_at__isnull", False)),
                fields=["school", "next_try_at"],
                name="publishing_to_send",
            ),
        ),
    ]
