// Keeps what is typed in <form data-autosave> a moment after the last key. Without this file there is the button.
//
// It says "bewaard" only when the server said so. Without a connection it says that, and goes on trying; when
// somebody else changed the same text it stops and lets the button show both.
(function () {
  "use strict";

  const PAUSE = 1200, AGAIN = 5000; // milliseconds

  document.querySelectorAll("form[data-autosave]").forEach(function (form) {
    const status = form.querySelector("[data-status]");
    const seen = form.querySelector("[name=seen_piece]");
    let timer = null, busy = false, dirty = false, halted = false, renewed = false;

    function say(text) { status.textContent = text; }

    function plan(after) {
      clearTimeout(timer);
      timer = setTimeout(save, after);
    }

    // Who logged in again elsewhere has another token against forgery; the page itself brings it.
    async function renew() {
      const page = new DOMParser().parseFromString(await (await fetch(form.action)).text(), "text/html");
      const token = page.querySelector("[name=csrfmiddlewaretoken]");
      if (token) form.elements.csrfmiddlewaretoken.value = token.value;
    }

    async function save() {
      if (busy || halted || !dirty) return;
      busy = true;
      dirty = false;
      say(form.dataset.saving);
      let answer, why = form.dataset.offline, wait = AGAIN;
      try {
        const response = await fetch(form.action, {
          method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, redirect: "manual",
        });
        if (response.status === 403 && !renewed) {
          renewed = true;
          await renew();
          wait = PAUSE;
        }
        why = response.type === "opaqueredirect" ? form.dataset.out : form.dataset.unsaved;
        if (!(response.headers.get("Content-Type") || "").startsWith("application/json")) throw new Error("no answer");
        answer = await response.json();
      } catch (error) {
        busy = false;
        dirty = true;
        say(why);
        plan(wait);
        return;
      }
      busy = false;
      if (answer.revision) {
        seen.value = answer.revision;
        renewed = false;
        if (dirty) { plan(PAUSE); return; }
        say(form.dataset.saved + " " + answer.at);
      } else {
        dirty = true;
        halted = Boolean(answer.both);
        say([form.dataset.unsaved, answer.wrong, halted ? form.dataset.both : ""].filter(Boolean).join(" "));
      }
    }

    form.addEventListener("input", function () {
      dirty = true;
      if (!busy && !halted) say(form.dataset.unsaved);
      plan(PAUSE);
    });
    form.addEventListener("submit", function () { clearTimeout(timer); halted = true; dirty = false; });
    window.addEventListener("online", function () { if (dirty) plan(0); });
    window.addEventListener("beforeunload", function (event) { if (dirty || busy) event.preventDefault(); });
  });
})();
