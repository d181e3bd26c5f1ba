"""What WhatsApp itself writes in an export, in Dutch and English: what is no message of anybody."""

import re

_THING = (
    r"(?:media|afbeelding|foto|video|videonotitie|audio|spraakbericht|sticker|gif|document|contactkaart|bestand|locatie|"
    r"eenmalig bekijken[^<>]{0,60}|image|photo|video note|voice message|view once[^<>]{0,60}|contact card|"
    r"file|location)"
)
_MEDIA = re.compile(
    rf"<?{_THING} (?:weggelaten|niet inbegrepen|omitted)>?\.?"
    rf"|[^<>\n]{{1,200}}\.\w{{2,5}}(?: • [^<>\n]{{1,60}})? {_THING} (?:weggelaten|omitted)"
    r"|(?:.{0,1000}\s)?<(?:bijgevoegd|attached): [^<>\n]{1,200}>"
    r"|[^\n]{1,200} \((?:bestand bijgevoegd|file attached)\)(?:\n.*)?",
    re.IGNORECASE | re.DOTALL,
)
_DELETED = re.compile(
    r"(?:dit bericht is (?:door beheerder [^\n]{0,100})?verwijderd(?: door [^\n]{0,100})?"
    r"|(?:je|u) (?:hebt|heeft) dit bericht verwijderd"
    r"|this message was deleted(?: by [^\n]{0,100})?|you deleted this message(?: as [^\n]{0,100})?)\.?",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\s*<(?:dit bericht is bewerkt|this message was edited)\.?>\s*$", re.IGNORECASE)
_NOTICE = re.compile(
    r"berichten en (?:oproepen|gesprekken) zijn (?:end-to-end|beveiligd|versleuteld)"
    r"|berichten [^\n]{0,80} (?:zijn nu |zijn )?(?:beveiligd met|end-to-end)"
    r"|messages and calls are end-to-end encrypted|messages [^\n]{0,80} (?:secured with|end-to-end encrypt)"
    r"|(?:je|jouw|uw) beveiligingscode |your security code ",
    re.IGNORECASE,
)
_WHO = r"[^\n:]{1,100}?"
_SYSTEM = re.compile(
    rf"{_WHO} (?:heeft|hebt|hebben) (?:de groep|deze groep|het onderwerp|de groeps\w+|de instellingen|de beschrijving|"
    r"de timer|de community|een bericht vastge|verdwijnende berichten|een nieuw telefoonnummer|"
    r"dit contact|deze contact|"
    r"[^\n:]{1,100} (?:toegevoegd|verwijderd|uitgenodigd)\.?$)"
    rf"|{_WHO} (?:is|zijn|bent) (?:toegetreden|toegevoegd|lid geworden|nu (?:een )?(?:groeps)?beheerder|uit de groep)"
    rf"|{_WHO} (?:gaat|ging) weg\.?$|{_WHO} is gewijzigd van telefoonnummer"
    rf"|{_WHO} (?:created (?:this )?group|joined using|joined from|changed (?:the|this|their|to)|pinned a message|"
    r"turned (?:on|off) disappearing|updated the message timer|blocked this|unblocked this|was added|is now an admin|"
    r"left\.?$|(?:added|removed) [^\n:]{1,100}$)",
    re.IGNORECASE,
)


def is_media(text: str) -> bool:
    return len(text) < 2_000 and bool(_MEDIA.fullmatch(text))


def is_deleted(text: str) -> bool:
    return bool(_DELETED.fullmatch(text))


def without_edited(text: str) -> str | None:
    """The text before WhatsApp's mark that it was edited; None without that mark."""
    if not text.endswith(">"):
        return None
    found = _EDITED.search(text, max(0, len(text) - 60))
    return text[: found.start()] if found else None


def is_notice(text: str) -> bool:
    """What is said about the chat as such; nobody types it."""
    return bool(_NOTICE.match(text))


def is_system(text: str) -> bool:
    """What WhatsApp says about people and the group. A person can type the same: who asks must know who wrote."""
    return bool(_NOTICE.match(text) or _SYSTEM.match(text))
