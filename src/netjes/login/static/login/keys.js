// Shows what needs a passkey only where the browser can do that, lets django-allauth's script do the ceremony,
// and says in words when it did not work out.
(function () {
  'use strict'
  if (!window.PublicKeyCredential) return
  const IDS = {
    login: 'passkey_login',
    authenticate: 'authenticate',
    add: 'mfa_webauthn_add',
    passwordless: 'id_passwordless',
    credential: 'mfa_credential',
    data: 'js_data'
  }
  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('[data-needs-key]').forEach(function (form) {
      form.hidden = false
      window.allauth.webauthn.forms[form.dataset.needsKey]({ ids: IDS })
    })
    document.querySelectorAll('[data-without-key]').forEach(function (each) { each.hidden = true })
  })
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    document.querySelectorAll('[data-key-failed]').forEach(function (each) { each.hidden = false; each.focus() })
  })
})()
