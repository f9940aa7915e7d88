// Served in place of sw.js, this takes the service worker out of every browser at its next visit: its caches and
// then itself. Open tabs stay as they are and go to the network from now on.

const FAMILY = `portal ${new URL("./", self.location.href).pathname} `;

async function leave() {
  for (const key of await caches.keys()) {
    if (key.startsWith(FAMILY)) await caches.delete(key);
  }
  await self.registration.unregister();
}

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(leave()));
