// Shows what needs a passkey only where the browser can do that, and says in words when it did not work out.
(function () {
  'use strict'
  if (!window.PublicKeyCredential) return
  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('[data-needs-key]').forEach(function (each) { each.hidden = false })
    document.querySelectorAll('[data-without-key]').forEach(function (each) { each.hidden = true })
  })
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    document.querySelectorAll('[data-key-failed]').forEach(function (each) { each.hidden = false; each.focus() })
  })
})()
