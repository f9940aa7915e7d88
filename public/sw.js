// The service worker of releases: the portal starts without a network. `cargo xtask dist` writes the list of the
// site's files before it: SITE = { version, files: { NAME: [WHEN, INTEGRITY] } }.
//
// It keeps files of that list and nothing else: no answer of a server, no other address, no other method. A name
// with a hash never changes, so the copy is the file; every other one is asked for first, with short patience.
// Each version has a cache of its own, which stays until no tab shows that version any more (updates.js holds a
// lock of the same name). Nobody is moved to a new version: tabs are told that there is one.
//
// To get rid of it, serve sw-off.js under this name (docs/offline.md).

const ROOT = new URL("./", self.location.href);
const FAMILY = `portal ${ROOT.pathname} `;
const CACHE = FAMILY + SITE.version;
const PAGE = "index.html";
const [AT_ONCE, LATER] = [0, 1];
// As long as this, what has to be fresh may take before the copy does.
const PATIENCE_MILLIS = 3000;
const AT_A_TIME = 4;

const isHashed = (name) => /\.[0-9a-f]{16}\.[a-z0-9]+$/.test(name);
// i18n/de.….json is German, i18n/console.de.….json the German of a pack.
const languageOf = (name) => /^i18n\/(?:\w+\.)?([\w-]+)\.[0-9a-f]{16}\.json$/.exec(name)?.[1];
const addressOf = (name) => new URL(name === PAGE ? "./" : name, ROOT).href;
const names = Object.keys(SITE.files);
const due = (when) => names.filter((name) => SITE.files[name][0] === when);
const textsIn = (languages) => names.filter((name) => languages.has(languageOf(name)));

// The name in the list that a request is about; undefined: none of our business.
function nameOf({ method, mode, url }) {
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== ROOT.origin || !pathname.startsWith(ROOT.pathname)) return undefined;
  const name = pathname.slice(ROOT.pathname.length);
  // The page may be asked for with settings in its address.
  if (mode === "navigate" && (name === "" || name === PAGE)) return PAGE;
  // Files of older versions that a tab still shows have names with a hash.
  return search === "" && (Object.hasOwn(SITE.files, name) || isHashed(name)) ? name : undefined;
}

// From the site itself. A file that is not what the list says is refused by the browser; what was damaged on its way
// may lie in the browser's own cache, so it is asked for once more past that.
async function fetched(name) {
  const integrity = SITE.files[name]?.[1];
  const ask = (cache) =>
    fetch(addressOf(name), { credentials: "same-origin", cache, ...(integrity && { integrity }) });
  const response = isHashed(name) ? await ask("default").catch(() => ask("reload")) : await ask("no-cache");
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // A redirected answer may not be given to a page that asks for another address.
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

// Names with a hash may lie in the cache of any version.
function kept(name) {
  const where = isHashed(name) ? {} : { cacheName: CACHE };
  return caches.match(addressOf(name), { ...where, ignoreVary: true });
}

async function store(name, response) {
  const cache = await caches.open(CACHE);
  await cache.put(addressOf(name), response);
}

async function keep(name) {
  const cache = await caches.open(CACHE);
  if (await cache.match(addressOf(name), { ignoreVary: true })) return;
  const response = (isHashed(name) && (await kept(name))) || (await fetched(name));
  // While a new version is rolled out, the page may still be the old one: then this version is not complete.
  if (name === PAGE && !(await response.clone().text()).includes(SITE.version)) {
    throw new Error("the page is of another version");
  }
  await store(name, response);
}

// Whoever serves the site may leave out an icon; the page and what has a hash it cannot do without.
async function keepAll(wanted) {
  const queue = [...wanted];
  const work = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) {
      await keep(name).catch((error) => {
        if (isHashed(name) || name === PAGE) throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

async function otherCaches() {
  return (await caches.keys()).filter((key) => key.startsWith(FAMILY) && key !== CACHE);
}

// What versions before this one have kept is wanted of this one as well, so that it is complete when it takes over.
async function install() {
  const languages = new Set();
  const others = await otherCaches();
  for (const key of others) {
    for (const { url } of await (await caches.open(key)).keys()) {
      languages.add(languageOf(new URL(url).pathname.slice(ROOT.pathname.length)));
    }
  }
  languages.delete(undefined);
  await keepAll(due(AT_ONCE));
  await keepAll(textsIn(languages));
  if (others.length > 0 && !navigator.connection?.saveData) await keepAll(due(LATER));
  await self.skipWaiting();
  await tellPages();
}

// As soon as everything is here: the one before us may keep its place for minutes while it has work. Pages that are not
// ours yet are all of the host's, other portals among them: they tell by the root.
async function tellPages() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage({ portalVersion: SITE.version, root: ROOT.href });
}

// Only the newest worker does: no tab shows yet what a newer one keeps.
async function forgetUnused() {
  const { held } = await navigator.locks.query();
  const shown = new Set(held.map(({ name }) => name));
  const unused = (await otherCaches()).filter((key) => !shown.has(key));
  if (self.registration.installing || self.registration.waiting) return;
  await Promise.all(unused.map((key) => caches.delete(key)));
}

async function activate() {
  await self.clients.claim();
  await forgetUnused();
}

// A name with a hash: the copy, if there is one.
async function answer(event, name) {
  const copy = await kept(name);
  if (copy) return copy;
  // A file of a version that is no longer ours is passed on, not kept.
  if (!Object.hasOwn(SITE.files, name)) return fetch(event.request);
  const response = await fetched(name);
  event.waitUntil(store(name, response.clone()));
  return response;
}

// Everything else: the network first; the copy when that takes long, fails, or the server is in trouble.
async function answerFresh(event, name) {
  const copy = await kept(name);
  const asked = fetch(event.request).then((response) => {
    if (copy && response.status >= 500) return copy;
    // The page of another version than ours would find none of its files here.
    const isOurs = response.ok && response.type === "basic" && !response.redirected && name !== PAGE;
    if (isOurs) event.waitUntil(store(name, response.clone()));
    return response;
  });
  if (!copy) return asked;
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MILLIS, copy));
  return Promise.race([asked.catch(() => copy), patience]);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (name === undefined) return;
  event.respondWith(isHashed(name) ? answer(event, name) : answerFresh(event, name));
});
// A page has started: { language }, and with { all } there is time and no wish to save data.
self.addEventListener("message", (event) => {
  const { language, all } = event.data ?? {};
  if (typeof language !== "string") return;
  const work = async () => {
    await keepAll(textsIn(new Set([language])));
    if (all) await keepAll(due(LATER));
    await forgetUnused();
  };
  event.waitUntil(work());
});
