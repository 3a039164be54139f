class BackupError(Exception):
    """What went wrong with a backup or with restoring one, for whoever runs the command."""
