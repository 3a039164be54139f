"""The pages of allauth that this site has, under allauth's own route names. Its other pages have no address."""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from csp.decorators import csp_update
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from guidance.pages.accounts import views

# The QR code is an inline image.
with_qr_code = csp_update({"img-src": ["data:"]})

urlpatterns = [
    path("", views.put_in_frame(second_step.IndexView, "Your account"), name="mfa_index"),
    path("sign-in/", views.put_in_frame(account.LoginView, "Sign in"), name="account_login"),
    path("sign-in/code/", views.put_in_frame(second_step.AuthenticateView, "Type your code"), name="mfa_authenticate"),
    path("sign-out/", views.put_in_frame(account.LogoutView, "Sign out"), name="account_logout"),
    path(
        "confirm/",
        views.put_in_frame(account.ReauthenticateView, "Confirm that it is you"),
        name="account_reauthenticate",
    ),
    path(
        "confirm/code/",
        views.put_in_frame(second_step.ReauthenticateView, "Confirm that it is you"),
        name="mfa_reauthenticate",
    ),
    path(
        "password/",
        views.put_in_frame(account.PasswordChangeView, "Change your password"),
        name="account_change_password",
    ),
    # allauth leads there whoever has no password yet. They prove by email who they are.
    path(
        "password/first/",
        never_cache(RedirectView.as_view(pattern_name="account_reset_password")),
        name="account_set_password",
    ),
    path(
        "password/new/",
        views.put_in_frame(views.AskForNewPassword, "Ask for a new password"),
        name="account_reset_password",
    ),
    path(
        "password/new/sent/",
        views.put_in_frame(account.PasswordResetDoneView, "Look in your email"),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.put_in_frame(account.PasswordResetFromKeyView, "Choose a new password"),
        name="account_reset_password_from_key",
    ),
    path(
        "password/new/done/",
        views.put_in_frame(account.PasswordResetFromKeyDoneView, "You have a new password"),
        name="account_reset_password_from_key_done",
    ),
    path("app/", with_qr_code(views.put_in_frame(views.SetUpApp, "Set up your app")), name="mfa_activate_totp"),
    path("app/remove/", views.put_in_frame(totp.DeactivateTOTPView, "Remove your app"), name="mfa_deactivate_totp"),
    path(
        "recovery-codes/",
        views.put_in_frame(recovery_codes.ViewRecoveryCodesView, "Recovery codes"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "recovery-codes/new/",
        views.put_in_frame(views.MakeRecoveryCodes, "New recovery codes"),
        name="mfa_generate_recovery_codes",
    ),
]
