from django.apps import AppConfig
from django.db.models.signals import post_migrate


class GuidanceConfig(AppConfig):
    name = "guidance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Django makes the permissions that groups are given after it migrates, by this same signal.
        post_migrate.connect(make_groups_after_migration, dispatch_uid="guidance.groups")


def make_groups_after_migration(*, app_config: AppConfig, **_: object) -> None:
    from guidance.publishing.permissions import make_groups

    if app_config.label == "guidance":
        make_groups()
