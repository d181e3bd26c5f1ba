// Progressive enhancement only: every page works without this file.
//
// <button data-copy="#id" data-done="Gekopieerd">   copies the text of that element
// <button data-share data-title="…" data-text="…">  shares the page, or copies its address
// <button data-print>                               prints the page
// <button data-read="#id" data-stop="Stop …">       reads that element aloud, and stops when pressed again
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

  const speech = window.speechSynthesis;
  let reading = null;

  function hush() {
    if (!reading) return;
    reading.label.textContent = reading.before;
    reading = null;
    speech.cancel();
  }

  function readAloud(button) {
    const again = reading && reading.button === button;
    hush();
    if (again) return;
    const source = document.querySelector(button.dataset.read);
    const label = button.querySelector("[data-label]") || button;
    const mine = reading = { button: button, label: label, before: label.textContent };
    const language = source.closest("[lang]").lang;
    const voices = speech.getVoices().filter(function (voice) { return voice.lang.slice(0, 2) === language.slice(0, 2); });
    // One sentence at a time: some browsers fall silent halfway a long text.
    const sentences = source.innerText.match(/\S.*?(?:[.!?](?=\s)|$)/gm) || [];
    sentences.forEach(function (sentence, place) {
      const part = new SpeechSynthesisUtterance(sentence);
      part.lang = language;
      // A voice of the device itself: then the text is sent to nobody.
      part.voice = voices.find(function (voice) { return voice.localService; }) || voices[0] || null;
      part.onerror = function () { if (reading === mine) hush(); };
      if (place === sentences.length - 1) part.onend = part.onerror;
      speech.speak(part);
    });
    label.textContent = button.dataset.stop;
  }

  window.addEventListener("pagehide", hush);

  document.addEventListener("click", async function (event) {
    const button = event.target.closest("[data-copy], [data-share], [data-print], [data-read]");
    if (!button) return;
    if (button.hasAttribute("data-print")) { window.print(); return; }
    if (button.hasAttribute("data-read")) { readAloud(button); return; }
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
  if (speech) document.querySelectorAll("[data-read][hidden]").forEach(function (button) { button.hidden = false; });

  // After a swap, a screen reader and the keyboard go on at the new heading.
  document.addEventListener("htmx:afterSettle", function (event) {
    const heading = event.target.querySelector("h1[tabindex]");
    if (heading) { heading.focus(); say(heading.textContent.trim()); }
  });
})();
