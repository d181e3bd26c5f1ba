// A reading key by a passkey, where browser and device can do that; without this file there is the passphrase.
//
// <form data-passkey="openen" data-ask="url" data-failed="…" data-unable="…" data-twice="…" hidden>
// asks the site what to ask the device, asks the device, and is sent with its answer. What the device gives to open the
// key with is in the page only while the form is sent.
(function () {
  "use strict";

  if (!window.PublicKeyCredential) return;

  const note = document.querySelector("[data-passkey-wrong]");
  let busy = false;

  class Refused extends Error {}

  function bytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (sign) { return sign.charCodeAt(0); });
  }

  function text(buffer) {
    const plain = Array.from(new Uint8Array(buffer), function (byte) { return String.fromCharCode(byte); }).join("");
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  async function asked(form) {
    const fields = new URLSearchParams({ voor: form.dataset.passkey, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
    const reply = await fetch(form.dataset.ask, { method: "POST", body: fields });
    const isJson = (reply.headers.get("Content-Type") || "").startsWith("application/json");
    if (!isJson) throw new Refused(form.dataset.failed);
    const said = await reply.json();
    if (!reply.ok) throw new Refused(said.why);
    const question = said.publicKey;
    question.challenge = bytes(question.challenge);
    if (question.user) question.user.id = bytes(question.user.id);
    [...(question.excludeCredentials || []), ...(question.allowCredentials || [])].forEach(function (each) { each.id = bytes(each.id); });
    Object.values(question.extensions.prf.evalByCredential || {}).forEach(function (each) { each.first = bytes(each.first); });
    return question;
  }

  // Without what came of the extensions: that goes in a field of its own, or nowhere.
  function plain(credential) {
    const response = { clientDataJSON: text(credential.response.clientDataJSON) };
    ["attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    });
    const id = text(credential.rawId);
    return JSON.stringify({ id: id, rawId: id, type: credential.type, response: response, clientExtensionResults: {} });
  }

  async function answered(form) {
    const question = await asked(form);
    if (form.dataset.passkey === "maken") {
      const made = await navigator.credentials.create({ publicKey: question });
      if (!(made.getClientExtensionResults().prf || {}).enabled) throw new Refused(form.dataset.unable);
      return { answer: plain(made) };
    }
    const found = await navigator.credentials.get({ publicKey: question });
    const results = (found.getClientExtensionResults().prf || {}).results;
    if (!results || !results.first) throw new Refused(form.dataset.unable);
    return { answer: plain(found), given: text(results.first) };
  }

  function send(form, fields) {
    const added = Object.entries(fields).map(function ([name, value]) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      form.append(field);
      return field;
    });
    form.submit();
    added.forEach(function (field) { field.remove(); });
  }

  function why(form, error) {
    if (error instanceof Refused) return error.message;
    return error.name === "InvalidStateError" && form.dataset.twice ? form.dataset.twice : form.dataset.failed;
  }

  async function start(form) {
    if (busy) return;
    busy = true;
    note.hidden = true;
    try {
      send(form, await answered(form));
    } catch (error) {
      note.querySelector("p").textContent = why(form, error);
      note.hidden = false;
      note.focus();
    }
    busy = false;
  }

  async function canGive() {
    if (!PublicKeyCredential.getClientCapabilities) return true;
    return (await PublicKeyCredential.getClientCapabilities())["extension:prf"] !== false;
  }

  async function offer() {
    const forms = document.querySelectorAll("form[data-passkey]");
    if (!forms.length || !(await canGive())) return;
    forms.forEach(function (form) {
      form.addEventListener("submit", function (event) { event.preventDefault(); start(form); });
      form.hidden = false;
    });
    document.querySelectorAll("[data-without-passkey]").forEach(function (each) { each.hidden = true; });
    document.querySelectorAll("[data-with-passkey]").forEach(function (each) { each.hidden = false; });
  }

  offer();
})();
