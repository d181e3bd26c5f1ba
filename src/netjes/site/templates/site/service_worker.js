{% autoescape off %}// Static files and one page without anybody in it; and, where lessons/now.js put it, the last answer with its time.
"use strict";
const STATIC = "netjes-static-{{ version }}", ANSWER = "netjes-les";
const KEPT = {{ kept }};
const OFFLINE = "{% url 'offline' %}", OUT = "{{ out }}";
const LASTS = 12 * 3600 * 1000; // the last answer is of today

self.addEventListener("install", function (event) {
  event.waitUntil(caches.open(STATIC).then(function (cache) { return cache.addAll(KEPT.map(function (url) {
    return new Request(url, { credentials: "omit" });
  })); }).then(function () { return self.skipWaiting(); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return name !== STATIC && name !== ANSWER; }).map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

async function page(request) {
  try {
    const answer = await fetch(request);
    // Sent to the log-in page: whoever it was is not in any more, and leaves nothing behind.
    if (answer.redirected || answer.type === "opaqueredirect") {
      const kept = await (await caches.open(ANSWER)).match(new URL(request.url).pathname);
      if (kept) await caches.delete(ANSWER);
    }
    return answer;
  } catch (error) {
    const kept = await (await caches.open(ANSWER)).match(new URL(request.url).pathname);
    if (kept) {
      if (Date.now() - Number(kept.headers.get("Netjes-Tijd")) < LASTS) return kept;
      await caches.delete(ANSWER);
    }
    return (await (await caches.open(STATIC)).match(OFFLINE)) || Response.error();
  }
}

self.addEventListener("fetch", function (event) {
  const request = event.request, url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST") {
    if (url.pathname === OUT) event.waitUntil(caches.delete(ANSWER));
    return;
  }
  if (request.method !== "GET") return;
  if (request.mode === "navigate") { event.respondWith(page(request)); return; }
  if (KEPT.includes(url.pathname)) {
    event.respondWith(caches.match(url.pathname).then(function (kept) { return kept || fetch(request); }));
  }
});
{% endautoescape %}
