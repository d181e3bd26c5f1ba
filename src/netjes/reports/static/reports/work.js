// When very much comes in: the puzzles of this page, solved beside it while somebody still reads.
(function () {
  "use strict";

  document.querySelectorAll("form[data-work]").forEach(function (form) {
    const field = form.querySelector("input[name=werk]");
    const worker = new Worker(form.dataset.worker);
    let waiting = null;
    worker.onmessage = function (event) {
      field.value = event.data;
      if (waiting) { const button = waiting; waiting = null; button.form.requestSubmit(button); }
    };
    worker.postMessage([form.dataset.work, Number(form.dataset.puzzles), Number(form.dataset.bits)]);
    form.addEventListener("submit", function (event) {
      if (field.value || !event.submitter || !event.submitter.dataset.busy) return;
      event.preventDefault();
      waiting = event.submitter;
      waiting.textContent = waiting.dataset.busy;
    });
  });
})();
