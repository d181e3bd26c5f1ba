// When very much comes in: the puzzles of this page, solved beside it while somebody still reads.
(function () {
  "use strict";

  let worker = null;

  function begin() {
    if (worker) worker.terminate();
    worker = null;
    const form = document.querySelector("form[data-work]");
    if (!form) return;
    const field = form.querySelector("input[name=werk]");
    let waiting = null;
    worker = new Worker(form.dataset.worker);
    worker.onmessage = function (event) {
      field.value = event.data;
      if (waiting) form.requestSubmit(waiting);
    };
    worker.postMessage([form.dataset.work, Number(form.dataset.puzzles), Number(form.dataset.bits)]);
    form.addEventListener("submit", function (event) {
      const pressed = event.submitter;
      if (field.value || !pressed || !pressed.dataset.busy) return;
      event.preventDefault();
      waiting = pressed;
      pressed.textContent = pressed.dataset.busy;
    });
  }

  document.addEventListener("netjes:page", begin);
  begin();
})();
