"""Small agreements for tests, written as a school would."""

HEAD = """---
titel: {title}
taal: nl
geldt voor: {roles}
versie: 1
anders: mag
---

"""
PHONE = """## Artikel 1. De telefoon

> In het kort: in de les ligt je telefoon weg.

In de les gebruik je je telefoon niet. Buiten de les wel.

> Waarom: je bent er met je hoofd bij.
> Dat leert beter.

```norm 1-les
wie: leerling
verbiedt: telefoon gebruiken
als: les
tenzij: toestemming leraar
vraag: leraar
```

## Artikel 2. Kletsen

Hier staat alleen tekst.
"""
OWN_WORDS = """
## Woordenlijst

| handeling | valt onder | ook wel |
|---|---|---|
| fietsen | | wielrennen |

| feit | vraag | wie weet het |
|---|---|---|
| regen | Regent het? | jijzelf |

| persoon | rol |
|---|---|
| leerling | ja |
| jijzelf | |
"""


def text(body: str = PHONE, *, title: str = "Onze afspraken", roles: str = "leerling", extra: str = "") -> str:
    head = HEAD.format(title=title, roles=roles)
    return head.replace("anders: mag\n", f"anders: mag\n{extra}") + body


CYCLING = (
    text(
        """## Artikel 1. Fietsen

Niet fietsen in de regen.

```norm 1-regen
wie: leerling
verbiedt: fietsen
als: regen
```
"""
    )
    + OWN_WORDS
)
