// The pages after each other without a line in the history for each: an answer is fetched and put in place of the page.
// Without this file a form goes the ordinary way, to the same address.
(function () {
  "use strict";

  const busy = new WeakSet();

  function bodyOf(form, submitter) {
    const data = new FormData(form, submitter);
    return form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  }

  function ready() {
    document.querySelectorAll("[data-copy][hidden], [data-print][hidden]").forEach(function (button) { button.hidden = false; });
    document.dispatchEvent(new CustomEvent("netjes:page"));
  }

  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const main = page.querySelector("main"), top = page.querySelector("header.top");
    if (!main || !top) throw new Error("no page");
    document.querySelector("main").replaceWith(document.adoptNode(main));
    document.querySelector("header.top").replaceWith(document.adoptNode(top));
    scrollTo(0, 0);
    const heading = main.querySelector("[role=alert]") || main.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: heading.tagName === "H1" });
    ready();
  }

  document.addEventListener("submit", async function (event) {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    event.preventDefault();
    if (busy.has(form)) return;
    busy.add(form);
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: bodyOf(form, event.submitter), credentials: "same-origin", cache: "no-store",
      });
      show(await answer.text());
    } catch (error) {
      const told = document.querySelector("[data-lost]"), region = document.getElementById("verbinding");
      if (region) region.remove();
      const note = document.createElement("p");
      note.id = "verbinding";
      note.className = "note error";
      note.setAttribute("role", "alert");
      note.textContent = told.dataset.lost;
      form.append(note);
      note.scrollIntoView({ block: "nearest" });
    } finally {
      busy.delete(form);
    }
  });
})();
