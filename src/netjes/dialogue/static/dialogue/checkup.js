// The ticks of the check-up stay on this device: in the browser's own storage, read by nobody else. Without this file
// the list works as a list; the ticks then last as long as the page.
(function () {
  "use strict";
  const KEY = "netjes.nagekeken";

  function kept() {
    try { return new Set(JSON.parse(localStorage.getItem(KEY)) || []); } catch (error) { return new Set(); }
  }

  function keep(codes) {
    try {
      if (codes.length) localStorage.setItem(KEY, JSON.stringify(codes)); else localStorage.removeItem(KEY);
    } catch (error) { /* a private window keeps nothing, and that is fine */ }
  }

  document.addEventListener("DOMContentLoaded", function () {
    const boxes = Array.from(document.querySelectorAll("#lijst input"));
    const progress = document.getElementById("voortgang"), again = document.getElementById("opnieuw");
    const said = progress.querySelector("[data-said]"), bar = progress.querySelector("progress");

    function show() {
      const done = boxes.filter(function (box) { return box.checked; }).length, left = boxes.length - done;
      progress.hidden = again.hidden = done === 0;
      said.textContent = left === 0 ? progress.dataset.done : left === 1 ? progress.dataset.one : progress.dataset.rest.replace("#", left);
      bar.max = boxes.length;
      bar.value = done;
    }

    function save() {
      keep(boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; }));
      show();
    }

    const before = kept();
    boxes.forEach(function (box) {
      box.checked = before.has(box.value);
      box.addEventListener("change", save);
    });
    again.querySelector("button").addEventListener("click", function () {
      boxes.forEach(function (box) { box.checked = false; });
      save();
      boxes[0].focus();
    });
    show();
  });
})();
