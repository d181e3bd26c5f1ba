"""The ways in. `ways_in` keeps the names `schools:log_in`, `schools:log_out` and `schools:enter`, which every
room uses; the site puts them there. The names without a room are those by which django-allauth finds its pages.
"""

from allauth.mfa.webauthn.views import EditWebAuthnView
from django.urls import URLPattern, URLResolver, path

from netjes.login.views import coming, own, providers, steps, visiting

ways_in: list[URLPattern | URLResolver] = [
    path("inloggen/", coming.log_in, name="log_in"),
    path("uitloggen/", coming.log_out, name="log_out"),
    path("binnen/<slug:code>/", coming.enter, name="enter"),
]

rooms_own = [
    path("inloggen/tweede-stap/", coming.second_step, name="second_step"),
    path("inloggen/vergeten/", own.forgotten, name="forgotten"),
    path("inloggen/wachtwoord/", own.password, name="password"),
    path("inloggen/sessies/", own.sessions, name="sessions"),
    path("inloggen/eerst-beveiligen/", steps.must_secure, name="must_secure"),
    path("inloggen/van/<int:pk>/", providers.of_person, name="of_person"),
    path("inloggen/aanbieders/", providers.providers, name="providers"),
    path("inloggen/aanbieders/nieuw/", providers.provider, name="new_provider"),
    path("inloggen/aanbieders/<slug:slug>/", providers.provider, name="provider"),
]

for_allauth = [
    path("inloggen/", coming.log_in, name="account_login"),
    path("inloggen/met-sleutel/", coming.WithPasskey.as_view(), name="mfa_login_webauthn"),
    path("inloggen/nogmaals/", steps.for_accounts(steps.PasswordAgain.as_view()), name="account_reauthenticate"),
    path("inloggen/nogmaals/code/", steps.for_accounts(steps.CodeAgain.as_view()), name="mfa_reauthenticate"),
    path(
        "inloggen/nogmaals/sleutel/",
        steps.for_accounts(steps.KeyAgain.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
    path("inloggen/beveiliging/", steps.overview, name="mfa_index"),
    path("inloggen/beveiliging/", steps.overview, name="mfa_list_webauthn"),
    path("inloggen/beveiliging/app/", steps.for_proven(steps.AddApp.as_view()), name="mfa_activate_totp"),
    path("inloggen/beveiliging/app/weg/", steps.for_proven(steps.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("inloggen/beveiliging/sleutel/", steps.for_proven(steps.AddKey.as_view()), name="mfa_add_webauthn"),
    path(
        "inloggen/beveiliging/sleutel/<int:pk>/naam/",
        steps.for_proven(EditWebAuthnView.as_view(template_name="login/name_key.html")),
        name="mfa_edit_webauthn",
    ),
    path(
        "inloggen/beveiliging/sleutel/<int:pk>/weg/",
        steps.for_proven(steps.RemoveKey.as_view()),
        name="mfa_remove_webauthn",
    ),
    path("inloggen/beveiliging/codes/", steps.for_proven(steps.Codes.as_view()), name="mfa_view_recovery_codes"),
    path(
        "inloggen/beveiliging/codes/nieuw/",
        steps.for_proven(steps.NewCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    path("inloggen/oidc/<slug:provider_id>/login/", visiting.to_oidc, name="openid_connect_login"),
    path("inloggen/oidc/<slug:provider_id>/login/callback/", visiting.from_oidc, name="openid_connect_callback"),
    path("inloggen/saml/<slug:organization_slug>/acs/", visiting.from_saml, name="saml_acs"),
    path("inloggen/saml/<slug:organization_slug>/acs/finish/", visiting.finish_saml, name="saml_finish_acs"),
    path("inloggen/saml/<slug:organization_slug>/sls/", visiting.saml_goodbye, name="saml_sls"),
    path("inloggen/saml/<slug:organization_slug>/metadata/", visiting.saml_metadata, name="saml_metadata"),
    path("inloggen/saml/<slug:organization_slug>/login/", visiting.to_saml, name="saml_login"),
]

app_name = "login"
urlpatterns = rooms_own
