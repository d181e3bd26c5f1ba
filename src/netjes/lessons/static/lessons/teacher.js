// The teacher's taps over a shaky network. A tap is kept until the server said yes, shown as not yet seen by the class,
// tried again and again, and dropped when its time has passed. Without this file the forms simply work.
(function () {
  "use strict";
  document.documentElement.classList.add("js");
  const WAITS = [1000, 2000, 4000, 8000, 15000];
  const PATIENCE = 8000; // milliseconds that one try may take

  document.addEventListener("DOMContentLoaded", function () {
    const box = document.getElementById("wacht");
    const said = box && box.querySelector("[data-sending]");
    const form = document.getElementById("kies");
    let waiting = null;

    function show(text) {
      box.hidden = !text;
      said.textContent = text || "";
    }

    // The clock of the server, whatever the device thinks it is.
    const skew = form ? Number(form.dataset.at) - Date.now() : 0;
    function serverNow() { return Date.now() + skew; }

    function ending() {
      const chosen = form.querySelector("[name=tijd]:checked");
      if (!chosen) return null;
      const end = Number(form.dataset.ends) * 1000;
      return new Date(chosen.value ? Math.min(serverNow() + Number(chosen.value) * 60000, end) : end);
    }

    function nameTheEnd() {
      const label = form.querySelector("[data-button]");
      const end = ending();
      if (!label || !end) return;
      const hour = new Intl.DateTimeFormat("nl-NL", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Amsterdam" });
      label.textContent = label.dataset.until.replace("#", hour.format(end).replace(":", ".").replace(/^0/, ""));
    }

    if (form) {
      form.addEventListener("change", nameTheEnd);
      nameTheEnd();
      setInterval(nameTheEnd, 15000);
    }

    const app = document.getElementById("app");
    const without = document.getElementById("zonder");
    if (app && without) {
      app.addEventListener("change", async function () {
        try {
          const response = await fetch(without.dataset.url + "?aantal&app=" + encodeURIComponent(app.value));
          if (response.ok) without.innerHTML = await response.text();
        } catch (error) { /* the page says it after opening, too */ }
      });
    }

    async function attempt(tap) {
      const stop = new AbortController();
      const timer = setTimeout(function () { stop.abort(); }, PATIENCE);
      try {
        return await fetch(tap.url, { method: "POST", body: new URLSearchParams(tap.fields), signal: stop.signal, redirect: "follow" });
      } finally {
        clearTimeout(timer);
      }
    }

    async function send(tap) {
      for (let round = 0; waiting === tap; round += 1) {
        if (serverNow() > tap.until) { waiting = null; show(said.dataset.late); enable(true); return; }
        show(navigator.onLine === false ? said.dataset.offline : said.dataset.sending);
        try {
          const response = await attempt(tap);
          if (waiting !== tap) return;
          if (response.ok) { waiting = null; location.replace(response.url); return; }
          if (response.status < 500) { // the page says what is wrong; the same tap again changes nothing twice
            waiting = null;
            enable(true);
            tap.form.dataset.plain = "1";
            tap.form.requestSubmit(tap.button);
            return;
          }
        } catch (error) { /* not reached: try again */ }
        if (waiting !== tap) return;
        show(navigator.onLine === false ? said.dataset.offline : said.dataset.sending);
        await new Promise(function (done) {
          const timer = setTimeout(done, WAITS[Math.min(round, WAITS.length - 1)]);
          addEventListener("online", function () { clearTimeout(timer); done(); }, { once: true });
        });
      }
    }

    function enable(yes) {
      document.querySelectorAll("form[data-queue] button").forEach(function (each) { each.disabled = !yes; });
    }

    document.querySelectorAll("form[data-queue]").forEach(function (each) {
      each.addEventListener("submit", function (event) {
        if (each.dataset.plain) return;
        event.preventDefault();
        if (waiting) return;
        const fields = new FormData(each, event.submitter);
        const end = each === form ? ending() : null;
        waiting = {
          url: each.action, fields: fields, form: each, button: event.submitter,
          until: end ? end.getTime() : serverNow() + 10 * 60000
        };
        enable(false);
        send(waiting);
      });
    });

    const drop = box && box.querySelector("[data-drop]");
    if (drop) drop.addEventListener("click", function () { waiting = null; show(""); enable(true); });
  });
})();
