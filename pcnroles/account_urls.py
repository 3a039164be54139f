"""The pages of allauth that this site has, under allauth's own route names. Its other pages have no address."""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from csp.decorators import csp_update
from django.urls import path, re_path

from guidance.pages.accounts import views

# The QR code is an inline image.
with_qr_code = csp_update({"img-src": ["data:"]})

urlpatterns = [
    path("", views.framed(second_step.IndexView, "Your account"), name="mfa_index"),
    path("sign-in/", views.framed(account.LoginView, "Sign in"), name="account_login"),
    path("sign-in/code/", views.framed(second_step.AuthenticateView, "Type your code"), name="mfa_authenticate"),
    path("sign-out/", views.framed(account.LogoutView, "Sign out"), name="account_logout"),
    path("confirm/", views.framed(account.ReauthenticateView, "Confirm that it is you"), name="account_reauthenticate"),
    path(
        "confirm/code/",
        views.framed(second_step.ReauthenticateView, "Confirm that it is you"),
        name="mfa_reauthenticate",
    ),
    path("password/", views.framed(account.PasswordChangeView, "Change your password"), name="account_change_password"),
    path(
        "password/new/", views.framed(views.AskForNewPassword, "Ask for a new password"), name="account_reset_password"
    ),
    path(
        "password/new/sent/",
        views.framed(account.PasswordResetDoneView, "Look in your email"),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.framed(account.PasswordResetFromKeyView, "Choose a new password"),
        name="account_reset_password_from_key",
    ),
    path(
        "password/new/done/",
        views.framed(account.PasswordResetFromKeyDoneView, "You have a new password"),
        name="account_reset_password_from_key_done",
    ),
    path("app/", with_qr_code(views.framed(views.SetUpApp, "Set up your app")), name="mfa_activate_totp"),
    path("app/remove/", views.framed(totp.DeactivateTOTPView, "Remove your app"), name="mfa_deactivate_totp"),
    path(
        "recovery-codes/",
        views.framed(recovery_codes.ViewRecoveryCodesView, "Recovery codes"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "recovery-codes/new/",
        views.framed(views.MakeRecoveryCodes, "New recovery codes"),
        name="mfa_generate_recovery_codes",
    ),
]
