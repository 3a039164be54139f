from django.apps import AppConfig
from django.conf import settings
from django.db import connection
from django.db.models.signals import post_migrate


class GuidanceConfig(AppConfig):
    name = "guidance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Django makes the permissions that the groups need after it migrates, on this same signal.
        post_migrate.connect(make_groups_after_migration, dispatch_uid="guidance.groups")
        from guidance.publishing.telling.mailing import mail_after_responses

        mail_after_responses()
        if connection.vendor == "postgresql" and settings.DATABASE_SECONDS:
            from guidance.patience.postgresql import limit_waiting

            limit_waiting()


def make_groups_after_migration(*, app_config: AppConfig, **_: object) -> None:
    from guidance.publishing.permissions import make_groups

    if app_config.label == "guidance":
        make_groups()
