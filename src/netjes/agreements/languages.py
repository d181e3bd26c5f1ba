"""The languages in which a school can put its agreements beside the Dutch, each under its own name."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code (BCP 47), in its own words and in ours."""

    code: str
    own_name: str
    name: str | Promise
    rtl: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.rtl else "ltr"


LANGUAGES = {
    language.code: language
    for language in (
        Language("en", "English", _("Engels")),
        Language("ar", "العربية", _("Arabisch"), rtl=True),
        Language("tr", "Türkçe", _("Turks")),
        Language("uk", "Українська", _("Oekraïens")),
        Language("ti", "ትግርኛ", _("Tigrinya")),
        Language("pl", "Polski", _("Pools")),
        Language("fa", "فارسی", _("Farsi"), rtl=True),
        Language("prs", "دری", _("Dari"), rtl=True),
        Language("ps", "پښتو", _("Pasjtoe"), rtl=True),
        Language("so", "Soomaali", _("Somalisch")),
        Language("es", "Español", _("Spaans")),
        Language("pt", "Português", _("Portugees")),
        Language("pap", "Papiamentu", _("Papiaments")),
        Language("fr", "Français", _("Frans")),
        Language("de", "Deutsch", _("Duits")),
        Language("it", "Italiano", _("Italiaans")),
        Language("ro", "Română", _("Roemeens")),
        Language("bg", "Български", _("Bulgaars")),
        Language("hu", "Magyar", _("Hongaars")),
        Language("ru", "Русский", _("Russisch")),
        Language("ku", "Kurdî (Kurmancî)", _("Koerdisch (Kurmanci)")),
        Language("ckb", "کوردی (سۆرانی)", _("Koerdisch (Sorani)"), rtl=True),
        Language("zgh", "ⵜⴰⵎⴰⵣⵉⵖⵜ", _("Berbers (Tamazight)")),
        Language("am", "አማርኛ", _("Amhaars")),
        Language("he", "עברית", _("Hebreeuws"), rtl=True),
        Language("hi", "हिन्दी", _("Hindi")),
        Language("ur", "اردو", _("Urdu"), rtl=True),
        Language("zh-Hans", "简体中文", _("Chinees")),
        Language("vi", "Tiếng Việt", _("Vietnamees")),
        Language("fy", "Frysk", _("Fries")),
    )
}
