// Progressive enhancement only: the check works without this file. Nothing here sends anything.
//
// <input data-remember="key">        a tick that this device remembers, and nobody else
// <button data-share-text="#id">     shares the words of that element, where the device can
(function () {
  "use strict";

  document.querySelectorAll("input[data-remember]").forEach(function (tick) {
    try {
      if (localStorage.getItem(tick.dataset.remember) === "ja") tick.checked = true;
      tick.addEventListener("change", function () {
        if (tick.checked) localStorage.setItem(tick.dataset.remember, "ja");
        else localStorage.removeItem(tick.dataset.remember);
      });
    } catch (error) { /* a device that remembers nothing */ }
  });

  document.querySelectorAll("[data-share-text]").forEach(function (button) {
    if (!navigator.share) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.share({ text: document.querySelector(button.dataset.shareText).textContent.trim() }).catch(function () {});
    });
  });

  // The answer is at the top: a screen reader begins at its heading.
  const heading = document.querySelector(".found h1[tabindex]");
  if (heading) heading.focus({ preventScroll: true });
})();
