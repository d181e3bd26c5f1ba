// Progressive enhancement only: every page works without this file.
//
// <button data-copy="#id" data-done="Gekopieerd">   copies the text of that element
// <button data-share data-title="…" data-text="…">  shares the page, or copies its address
// <button data-print>                               prints the page
(function () {
  "use strict";

  function say(text) {
    const region = document.getElementById("mededeling");
    if (region) region.textContent = text;
  }

  async function copy(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    // Without HTTPS (a school's inner network) the old way still works.
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "vh";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("copy refused");
  }

  function confirmOn(button, text) {
    const label = button.querySelector("[data-label]") || button;
    const before = label.textContent;
    label.textContent = text;
    say(text);
    setTimeout(function () { label.textContent = before; }, 4000);
  }

  document.addEventListener("click", async function (event) {
    const button = event.target.closest("[data-copy], [data-share], [data-print]");
    if (!button) return;
    if (button.hasAttribute("data-print")) { window.print(); return; }
    try {
      if (button.hasAttribute("data-copy")) {
        await copy(document.querySelector(button.dataset.copy).textContent.trim());
      } else if (navigator.share) {
        await navigator.share({ title: button.dataset.title, text: button.dataset.text, url: location.href });
        return;
      } else {
        await copy([button.dataset.text, location.href].filter(Boolean).join("\n"));
      }
      confirmOn(button, button.dataset.done);
    } catch (error) {
      if (error.name !== "AbortError") confirmOn(button, button.dataset.failed);
    }
  });

  // Buttons that need this file stand hidden in the page until it is there.
  document.querySelectorAll("[data-copy][hidden], [data-share][hidden], [data-print][hidden]").forEach(function (button) {
    button.hidden = false;
  });

  // After a swap, a screen reader and the keyboard go on at the new heading.
  document.addEventListener("htmx:afterSettle", function (event) {
    const heading = event.target.querySelector("h1[tabindex]");
    if (heading) { heading.focus(); say(heading.textContent.trim()); }
  });
})();
