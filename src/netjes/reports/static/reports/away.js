// The way out: no page to come back to, by the button or by pressing Escape twice.
(function () {
  "use strict";

  let escaped = 0;

  function leave() {
    document.documentElement.hidden = true;
    location.replace(document.querySelector("[data-away]").href);
  }

  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-away]")) return;
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    const now = performance.now();
    if (now - escaped < 1500) leave();
    escaped = now;
  });

  // A page that a browser kept in memory says nothing when somebody comes back to it.
  window.addEventListener("pagehide", function () {
    document.querySelectorAll("textarea, input").forEach(function (field) { if (field.type !== "hidden") field.value = ""; });
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { document.documentElement.hidden = true; location.replace("/melden/"); }
  });
})();
