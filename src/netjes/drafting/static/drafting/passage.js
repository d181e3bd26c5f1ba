// Whoever selects words in an article can say something about exactly those. Without this file a press on a
// sentence does the same for that sentence.
(function () {
  "use strict";
  const list = document.querySelector("[data-say]");
  if (!list) return;
  list.addEventListener("click", function (event) {
    const link = event.target.closest("a.say");
    const chosen = String(window.getSelection()).replace(/\s+/g, " ").trim();
    const row = event.target.closest("[data-article]");
    if (!link || !row || chosen.length < 3 || chosen.length > 1000) return;
    event.preventDefault();
    const asked = new URLSearchParams({ artikel: row.dataset.article, zin: chosen });
    window.location.assign(list.dataset.say + "?" + asked);
  });
})();
