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
    let timer = null, busy = false, dirty = false, halted = false;

    function say(text) { status.textContent = text; }

    function plan(after) {
      clearTimeout(timer);
      timer = setTimeout(save, after);
    }

    async function save() {
      if (busy || halted || !dirty) return;
      busy = true;
      dirty = false;
      say(form.dataset.saving);
      let answer;
      try {
        const response = await fetch(form.action, {
          method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, redirect: "manual",
        });
        if (!(response.headers.get("Content-Type") || "").startsWith("application/json")) throw new Error("no answer");
        answer = await response.json();
      } catch (error) {
        busy = false;
        dirty = true;
        say(form.dataset.offline);
        plan(AGAIN);
        return;
      }
      busy = false;
      if (answer.revision) {
        seen.value = answer.revision;
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
