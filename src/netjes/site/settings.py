"""Settings of one installation, all from the environment (docs/operate lists them).

Safe by default: without a single variable it runs one school on SQLite, on this machine only.
"""

import os
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from netjes.site import environment as env

DATA = env.data_folder()
SECRET_KEY = env.secret_key(DATA)
SECRET_KEY_FALLBACKS = env.words("NETJES_OLD_SECRET_KEYS")  # still opens what an older key sealed or signed
DEBUG = env.flag("NETJES_DEBUG")

# Who may reach it. Anything beyond this machine means HTTPS, unless a reverse proxy says otherwise.
ALLOWED_HOSTS = env.words("NETJES_HOSTS", "127.0.0.1,localhost,[::1]")
ON_THIS_MACHINE = all(env.is_loopback(host) for host in ALLOWED_HOSTS)
HTTPS = env.flag("NETJES_HTTPS", default=not ON_THIS_MACHINE)

# The example school lets anyone look through anyone's eyes. That must never meet real people.
DEMO = env.flag("NETJES_DEMO")
if DEMO and not ON_THIS_MACHINE:
    raise ImproperlyConfigured(
        "NETJES_DEMO staat aan, maar NETJES_HOSTS noemt adressen buiten deze computer. "
        "De voorbeeldschool draait alleen op deze computer: haal NETJES_DEMO of NETJES_HOSTS weg."
    )

INSTALLED_APPS = [
    "netjes.site",
    "netjes.privacy",
    "netjes.drafting",
    "netjes.signing",
    "netjes.cases",
    "netjes.reports",
    "netjes.publishing",
    "netjes.accounts",
    "netjes.dialogue",
    "netjes.asking",
    "netjes.phones",
    "netjes.photos",
    "netjes.lessons",
    "netjes.consents",
    "netjes.timetables",
    "netjes.agreements",
    "netjes.notices",
    "netjes.rosters",
    "netjes.keyring",
    "netjes.login",
    "netjes.schools",
    "netjes.records",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "netjes.site.headers.headers_middleware",
    "django.middleware.common.CommonMiddleware",
    "netjes.reports.middleware.nobody_middleware",
    "netjes.site.middleware.school_middleware",
    "netjes.site.middleware.language_middleware",
    "netjes.site.soundness.soundness_middleware",
    "netjes.site.open_rooms.rooms_middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "netjes.site.middleware.viewer_middleware",
    "django_htmx.middleware.HtmxMiddleware",
]
if DEMO:
    MIDDLEWARE.insert(
        MIDDLEWARE.index("netjes.site.middleware.viewer_middleware") + 1, "netjes.site.demo.demo_middleware"
    )
MIDDLEWARE += [
    "netjes.login.second_step.second_step_middleware",
    "allauth.account.middleware.AccountMiddleware",
    "netjes.site.middleware.login_middleware",
    "netjes.keyring.middleware.reading_key_middleware",
]

ROOT_URLCONF = "netjes.site.urls"
WSGI_APPLICATION = "netjes.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "netjes.site.context.surroundings",
            ],
            "builtins": [
                "netjes.site.templatetags.icons",
                "netjes.site.templatetags.verdicts",
                "netjes.agreements.templatetags.languages",
            ],
        },
    }
]

# --- database -------------------------------------------------------------------------------------
DATABASES: dict[str, Any] = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA / ('voorbeeld.sqlite3' if DEMO else 'netjes.sqlite3')}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers never wait for the writer; a writer takes its lock at once instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
    # A file, not memory: the browser tests' server reads in another thread than the test writes in.
    # Its own per process, so that two runs side by side do not meet.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / f"test-{os.getpid()}.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # A question that was asked before is not planned anew (docs/reference/benchmarks.md, signing day).
    DATABASES["default"].setdefault("OPTIONS", {}).update(server_side_binding=True, prepare_threshold=2)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- language and time ------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LANGUAGE_COOKIE_NAME = "taal"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = HTTPS
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# --- ways in ------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "schools.Account"
AUTHENTICATION_BACKENDS = ["netjes.schools.backends.SchoolBackend"]
PASSWORD_HASHERS = ["netjes.schools.backends.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "netjes.login.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "netjes.login.passwords.NotCommon"},
    {"NAME": "netjes.login.passwords.NotOnlyDigits"},
]
# django-allauth does the protocols; who comes in, and every page, is ours (netjes.login).
LOGIN_URL, LOGIN_REDIRECT_URL = "schools:log_in", "home"
ACCOUNT_ADAPTER = "netjes.login.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD, ACCOUNT_USER_MODEL_EMAIL_FIELD = "login", None
ACCOUNT_LOGIN_METHODS, ACCOUNT_SIGNUP_FIELDS = {"username"}, ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # those count addresses; a whole school sits behind one
ACCOUNT_FORMS = {"reauthenticate": "netjes.login.forms.PasswordAgainForm"}
SOCIALACCOUNT_ADAPTER = "netjes.login.adapters.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form may only lead to this site (form-action), a link may lead elsewhere
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "netjes.login.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_FORMS = {
    "reauthenticate": "netjes.login.forms.CodeAgainForm",
    "login_webauthn": "netjes.login.forms.PasskeyForm",
}
SESSION_ENGINE = "netjes.login.store"
# Over HTTPS the name itself keeps other hosts under the same domain from setting it.
SESSION_COOKIE_NAME = "__Host-binnen" if HTTPS else "binnen"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600

# --- mail ---------------------------------------------------------------------------------------------
# Without NETJES_SMTP nothing is sent: notices then wait on their page, and letters can be printed.
SMTP = env.mail_server(os.environ.get("NETJES_SMTP", ""))
EMAIL_HOST, EMAIL_PORT = SMTP.host, SMTP.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = SMTP.user, SMTP.password
EMAIL_USE_TLS, EMAIL_USE_SSL = SMTP.starttls, SMTP.tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("NETJES_MAIL_FROM", "netjes@localhost")
# The name under which the school's own mail server writes what it found (Authentication-Results); nobody else's counts.
MAIL_RECEIVED_BY = os.environ.get("NETJES_MAIL_RECEIVED_BY", "")
# Where people reach this site, for links in mail and on paper; the school's own address goes before it.
PUBLIC_ADDRESS = os.environ.get("NETJES_ADDRESS", "http://127.0.0.1:8000").rstrip("/")

# --- a second judge of tone ---------------------------------------------------------------------------
# Off: only the rules ask about tone. A folder of this machine goes before an address of the school's network.
TONE_FOLDER = os.environ.get("NETJES_TONE_FOLDER", "")
TONE_SHA256 = os.environ.get("NETJES_TONE_SHA256", "")
TONE_ADDRESS = os.environ.get("NETJES_TONE_ADDRESS", "")
TONE_MODEL = os.environ.get("NETJES_TONE_MODEL", "")

# --- files ------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

# --- what may be sent in one go -------------------------------------------------------------------------
LARGEST_REQUEST = 64_000_000  # bytes; the largest file that is taken in, a list of an association, is 60 MB
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000  # all fields together; a pasted text may be large
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # a draft's words and situations stand in one form
DATA_UPLOAD_MAX_NUMBER_FILES = 100  # of a list in many files
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # what is larger waits in a file until it has been read

# --- the browser's side of safety ---------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # a health check comes from next door, over HTTP
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# Other names under the school's domain are not ours to promise HTTPS for.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # those two
if env.flag("NETJES_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "netjes.site.errors.csrf_failure"
SESSION_COOKIE_SECURE = HTTPS

# --- logging: what happened, never who asked what ------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_query": {"()": "netjes.site.logs.WithoutQuery"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["without_query"],
            "formatter": "plain",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Every mistyped address would otherwise be a line about what someone looked for.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "netjes": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
