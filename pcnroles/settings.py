"""All settings. What differs between installations comes from the environment: docs/production.md lists it.

Without any environment variables this is a development site: DEBUG, a development key, SQLite in var/.
"""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
BUILD_DIR = BASE_DIR / "build"
VAR_DIR = BASE_DIR / "var"
FIXTURES_DIR = BASE_DIR / "fixtures"
FONTS_DIR = BUILD_DIR / "fonts"

# SQLite can't make its folder, and Django warns if the static folder is missing.
for folder in (BUILD_DIR / "static", VAR_DIR):
    folder.mkdir(parents=True, exist_ok=True)

env = environ.Env()


def read_text(name: str, default: str = "") -> str:
    """A variable that is set but empty counts as not set, because compose files and service managers set such."""
    return str(env.str(name, default="")).strip() or default


def read_whole_number(name: str, default: int) -> int:
    text = read_text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise ImproperlyConfigured(f"{name}={text[:40]} is not a whole number. Set {name}={default} or another.")
    return int(text)


def read_switch(name: str, *, default: bool) -> bool:
    text = read_text(name).lower()
    if text in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return text in {"1", "true", "yes", "on"} if text else default
    raise ImproperlyConfigured(f"{name}={text} is neither on nor off. Set {name}=1 or {name}=0.")


def read_list(name: str) -> list[str]:
    """The values of a comma-separated variable."""
    return [value.strip() for value in read_text(name).split(",") if value.strip()]


# --- The site ---------------------------------------------------------------------------------------------

DEVELOPMENT_KEY = "development-only-key-that-production-refuses"
SECRET_KEY = read_text("SECRET_KEY", DEVELOPMENT_KEY)

# A site with its own key is not a development site, so forgetting DEBUG=0 does no harm.
DEBUG = read_switch("DEBUG", default=SECRET_KEY == DEVELOPMENT_KEY)

if not DEBUG and SECRET_KEY == DEVELOPMENT_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set, and DEBUG is off. Set SECRET_KEY to a long random text, for example from "
        "`python -c 'import secrets; print(secrets.token_urlsafe(50))'`, and keep it secret. "
        "For development, leave both SECRET_KEY and DEBUG unset."
    )

# Earlier keys, newest first: what they signed or encrypted still counts.
SECRET_KEY_FALLBACKS = read_list("SECRET_KEY_FALLBACKS")

SITE_NAME = read_text("SITE_NAME", "PCN mental health roles")
SITE_ORGANISATION = read_text("SITE_ORGANISATION")
SITE_CONTACT = read_text("SITE_CONTACT")
if SITE_CONTACT and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", SITE_CONTACT):
    raise ImproperlyConfigured(
        f"SITE_CONTACT={SITE_CONTACT} is not an email address. Set it to one, such as roles@example.org."
    )

SITE_LICENCE = read_text("SITE_LICENCE")
if SITE_LICENCE and not re.fullmatch(r"https?://[^\s\"<>]+", SITE_LICENCE):
    raise ImproperlyConfigured(
        f"SITE_LICENCE={SITE_LICENCE} is not the address of a licence. Set it to one, such as "
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/, or leave it unset."
    )

SITE_ADDRESS = read_text("SITE_ADDRESS", "http://127.0.0.1:8000" if DEBUG else "").rstrip("/")
if not re.fullmatch(r"https?://[\w.-]+(:\d+)?", SITE_ADDRESS):
    raise ImproperlyConfigured(
        f"SITE_ADDRESS={SITE_ADDRESS or '(not set)'} is not the address of a site. Set it to the address "
        "that readers type, scheme and host and nothing after, such as https://roles.example.org."
    )
site_address = urlsplit(SITE_ADDRESS)
SITE_HOST = str(site_address.hostname)

ALLOWED_HOSTS = read_list("ALLOWED_HOSTS")
if not ALLOWED_HOSTS:
    local = ["127.0.0.1", "localhost", "[::1]"]
    ALLOWED_HOSTS = [SITE_HOST, *local] if DEBUG or SITE_HOST in local else [SITE_HOST]

# The release's name for the page cache. If not given, it is worked out from the files.
RELEASE = read_text("RELEASE")

# --- The application --------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "pcnroles.apps.EditorsConfig",  # Django's admin, with our own sign-in
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "crispy_forms",
    # Not "allauth" itself: its templates would show wherever one of ours is missing.
    "allauth.account",
    "allauth.mfa",
    "axes",
    "guidance",
]

MIDDLEWARE = [
    "guidance.middleware.security_headers.EveryAnswerMiddleware",
    "guidance.middleware.open_data.OpenDataMiddleware",
    "guidance.middleware.editors.EditorsMiddleware",
    "guidance.middleware.page_cache.PageCacheMiddleware",
    "guidance.middleware.unavailable.UnavailableMiddleware",
    "guidance.middleware.unreadable.UnreadableMiddleware",
    "guidance.middleware.methods.MethodsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "guidance.middleware.security_headers.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "guidance.middleware.health.HealthMiddleware",
    "guidance.middleware.finished_pages.FinishedPagesMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "guidance.middleware.first_uses.FirstUsesMiddleware",
]

ROOT_URLCONF = "pcnroles.urls"
WSGI_APPLICATION = "pcnroles.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "guidance.context_processors.build_frame",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Crispy lays forms out with our own template pack, templates/nhsuk/.
CRISPY_TEMPLATE_PACK = "nhsuk"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("nhsuk",)
CRISPY_FAIL_SILENTLY = False

# Uploads are read in memory and never written to disk. Larger ones are skipped unread.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_500_000

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Data -------------------------------------------------------------------------------------------------

database_url = read_text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}")
if not re.match(r"(sqlite|postgres|postgresql)://", database_url):
    raise ImproperlyConfigured(
        "DATABASE_URL is for neither PostgreSQL nor SQLite. Set it to "
        "postgresql://user:password@host:5432/name, or leave it unset for SQLite in var/."
    )
database = env.db_url_config(database_url)
database.setdefault("OPTIONS", {})
# A connection lasts as long as its thread: opening one costs more than most pages' queries.
database.setdefault("CONN_MAX_AGE", None)
# Requests get an answer within a known time. Commands such as `migrate` take as long as they need (see manage.py), but
# wait no longer for a lock, because readers queue behind a migration that waits for one.
DATABASE_SECONDS = read_whole_number("DATABASE_SECONDS", 10)
LOCK_SECONDS = 5
if database["ENGINE"] == "django.db.backends.sqlite3":
    database["ENGINE"] = "pcnroles.sqlite"  # Django's, in a private file
    database["OPTIONS"] = {
        "timeout": LOCK_SECONDS if DATABASE_SECONDS else 60,  # seconds that a writer waits for another writer
        "transaction_mode": "IMMEDIATE",  # lock at the start: upgrading a lock later fails without waiting
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        **database["OPTIONS"],
    }
else:
    database.setdefault("CONN_HEALTH_CHECKS", True)
    limits = {
        "statement_timeout": DATABASE_SECONDS,
        "lock_timeout": LOCK_SECONDS,
        "idle_in_transaction_session_timeout": 60 if DATABASE_SECONDS else 0,  # for a server process that is frozen
    }
    database["OPTIONS"] = {
        "connect_timeout": 5,  # for commands; guidance/patience/ decides for requests
        "keepalives_idle": 30,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 10_000,  # milliseconds
        **database["OPTIONS"],
        "options": " ".join(f"-c {name}={1000 * seconds}" for name, seconds in limits.items())
        + f" {database['OPTIONS'].get('options', '')}",
    }
DATABASES = {"default": database}

# Where `manage.py backup` puts its files: on another disk than the database, if the machine has one.
BACKUP_DIR = Path(read_text("BACKUP_DIR", str(VAR_DIR / "backups")))

REDIS_URL = read_text("REDIS_URL")
if REDIS_URL and not re.match(r"(redis|rediss|unix)://", REDIS_URL):
    raise ImproperlyConfigured(
        "REDIS_URL is not the address of a Redis server. Set it to redis://host:6379/0, "
        "or leave it unset: each process then keeps its own cache."
    )
cache: dict[str, object] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "OPTIONS": {"MAX_ENTRIES": 1000},
}
if REDIS_URL:
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    cache = {
        "BACKEND": "guidance.patience.redis_cache.PatientRedisCache",
        "LOCATION": REDIS_URL,
        # Making a page again is quicker than waiting for a server that is away.
        "OPTIONS": {
            "socket_connect_timeout": 0.25,
            "socket_timeout": 0.25,
            "retry": Retry(NoBackoff(), 0),
            "health_check_interval": 30,  # seconds of silence after which a connection is tested before use
            "max_connections": 50,  # for each process, which has fewer threads: only a safety limit
        },
    }
CACHES = {"default": cache}
# Pages in each process's memory, unless Redis has them: all pages take about 5 MB in one encoding, 20 MB in all three.
PAGES_BYTES = 32_000_000
PAGES_WITH_QUERY_BYTES = 8_000_000  # their number has no limit, and they are only in memory
FINISHED_PAGES_BYTES = 8_000_000  # in each process's memory, uncompressed: what was asked for last
# After a publication a thread makes the new search index, while readers are answered from the one before.
SEARCH_INDEX_APART = True

# --- Email ------------------------------------------------------------------------------------------------

email_url = read_text("EMAIL_URL", "consolemail://")
if not re.fullmatch(
    r"(smtps?|smtp\+(tls|ssl))://([^/\s]+@)?[\w.-]+(:\d+)?(\?\S*)?|(console|file)mail://\S*", email_url
):
    raise ImproperlyConfigured(
        "EMAIL_URL is not the address of a mail server. Set it to smtp+tls://user:password@host:587, "
        "or leave it unset: emails are then printed instead of sent."
    )
vars().update(env.email_url_config(email_url))
EMAIL_TIMEOUT = 5  # seconds that a request waits for the mail server

DEFAULT_FROM_EMAIL = read_text("DEFAULT_FROM_EMAIL", SITE_CONTACT or f"noreply@{SITE_HOST}")
if not re.fullmatch(r"[^@\s]+@[^@\s]+", DEFAULT_FROM_EMAIL):
    raise ImproperlyConfigured(
        f"DEFAULT_FROM_EMAIL={DEFAULT_FROM_EMAIL} is not an email address. Set it to one, such as roles@example.org."
    )

# --- Static files -----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BUILD_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Signing in -------------------------------------------------------------------------------------------

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "guidance.accounts.people.NameOrEmailBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 4 * 60 * 60
CSRF_FAILURE_VIEW = "guidance.pages.accounts.views.show_out_of_date"

# A session ends with the browser, or a working day after signing in, because computers are shared.
SESSION_ENGINE = "guidance.accounts.sessions"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

ACCOUNT_ADAPTER = "guidance.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "guidance.accounts.forms.SignInForm",
    "reauthenticate": "guidance.accounts.forms.ConfirmByPasswordForm",
    "change_password": "guidance.accounts.forms.ChangePasswordForm",
    "reset_password": "guidance.accounts.forms.AskForNewPasswordForm",
    "reset_password_from_key": "guidance.accounts.forms.ChooseNewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators enter the addresses
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{SITE_NAME}: "
# Django's own. allauth's uses its copy of the address, which stays valid when an administrator changes it.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_RATE_LIMITS = {
    # axes counts wrong passwords and codes: in the database, for all processes and across restarts.
    **dict.fromkeys(["login", "login_failed", "reauthenticate", "change_password", "reset_password_from_key"]),
    "reset_password": "20/15m/ip,5/15m/key",
}

# The keys of second steps' secrets in the database: the first encrypts, and all of them decrypt. There is also a key
# derived from SECRET_KEY: see guidance/accounts/encryption.py.
SECOND_FACTOR_KEYS = read_list("SECOND_FACTOR_KEYS")
if not all(re.fullmatch(r"[A-Za-z0-9_-]{43}=", key) for key in SECOND_FACTOR_KEYS):
    raise ImproperlyConfigured(
        "SECOND_FACTOR_KEYS has something in it that is not a key. Set it to one from `python -c 'from "
        "cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'`, or to several with commas "
        "between, newest first; or leave it unset."
    )
MFA_ADAPTER = "guidance.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "guidance.accounts.forms.SignInByCodeForm",
    "reauthenticate": "guidance.accounts.forms.ConfirmByCodeForm",
    "activate_totp": "guidance.accounts.forms.SetUpAppForm",
}
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1  # code before and after the current one: phones' clocks differ, and typing takes time
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True

AXES_HANDLER = "guidance.accounts.throttle.Throttle"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address", "username"]
AXES_FAILURE_LIMIT = 1  # our handler counts the limits that are reached: one is enough
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "guidance.accounts.throttle.get_counted_name"
AXES_CLIENT_IP_CALLABLE = "guidance.accounts.throttle.find_client_address"
AXES_LOCKOUT_CALLABLE = "guidance.pages.accounts.views.refuse_guess"
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "login",
    "code",
    "csrfmiddlewaretoken",
]  # some type a password as the name
AXES_DISABLE_ACCESS_LOG = True  # a permanent record of who signed in from where is more than we need
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# --- Safety -----------------------------------------------------------------------------------------------

is_https = site_address.scheme == "https"
SECURE_SSL_REDIRECT = is_https
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # a check on the same machine has no https
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = is_https
SECURE_HSTS_PRELOAD = is_https
SESSION_COOKIE_SECURE = is_https
CSRF_COOKIE_SECURE = is_https
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"  # the CSRF check over https needs it from our own pages
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
TRUSTED_PROXY = read_switch("TRUSTED_PROXY", default=False)
if TRUSTED_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "upgrade-insecure-requests": is_https,
    }
}

# --- Logging ----------------------------------------------------------------------------------------------

# As JSON for programs, with nothing of people in it; as text for whoever watches the terminal.
LOG_FORMAT = read_text("LOG_FORMAT", "text" if DEBUG else "json")
if LOG_FORMAT not in {"json", "text"}:
    raise ImproperlyConfigured(f"LOG_FORMAT={LOG_FORMAT[:40]} is neither json nor text. Set LOG_FORMAT=json.")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "one_line": {"()": "pcnroles.logs.OneLineFormatter", "format": "{levelname} {name}: {message}", "style": "{"},
        "json": {"()": "pcnroles.json_logs.PrivateJsonFormatter", "json_ensure_ascii": False},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json" if LOG_FORMAT == "json" else "one_line"}
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django's own handlers would print everything twice and email administrators, and there are none.
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # httpx logs every request, which check_links sums up at its end. axes logs who was slowed down.
        "httpx": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},  # says at each start that it has started
        "axes": {"level": "ERROR"},
    },
}
