// Puts a portal into an element of your page, in a shadow root: styles stay on their side. Your address and your
// history stay yours. Needs an agreement between page and portal about what may be loaded from where, and everything
// the portal decrypts can be read by your page's scripts: docs/embedding.md says when to take the iframe instead.
//
//   import { mount } from "https://portal.example/embed/mount.js";
//   const portal = mount(document.querySelector("#portal"), { language: "de", onNavigate: console.log });
//   await portal.ready;
//   portal.unmount();

import { message, wordsIn } from "./words.js";

const OWN_SITE = new URL("../", import.meta.url).href;
const THEMES = ["system", "light", "dark"];

const STYLES = `
:host { display: block; }
.portal-host { all: initial; position: relative; display: block; contain: layout; block-size: 100%; min-block-size: 24rem; }
.portal { block-size: 100%; min-block-size: inherit; overflow: auto; }
.portal > div:has(> .frame, > .doorway, > .entrance) { block-size: 100%; }
.portal :is(.frame, .doorway) { block-size: 100%; min-block-size: inherit; }
.portal .entrance { min-block-size: 100%; }
`;

// What a site's files are called, and its code: fetched once, shared by all its portals on this page.
const sites = new Map();
// The portals on this page, by the names under which they keep their sign-ins apart.
const portals = new Map();
// After a crash nothing of the code may run any more.
let hasCrashed = false;

async function textOf(name, site) {
  const answer = await fetch(new URL(name, site), { cache: "no-cache", credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.url}: the server answered ${answer.status}`);
  return answer.text();
}

// The stand-alone site's page names its files: read it instead of a list of our own.
async function read(site) {
  const [html, config] = await Promise.all([textOf("index.html", site), textOf("config.json", site)]);
  const page = new DOMParser().parseFromString(html, "text/html");
  const absolute = (address) => new URL(address, site).href;
  const isElsewhere = new URL(site).origin !== location.origin;

  const sheets = [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => {
    const copy = document.importNode(link);
    copy.href = absolute(link.getAttribute("href"));
    if (isElsewhere) copy.crossOrigin = "anonymous";
    return copy;
  });
  const metas = [...page.querySelectorAll("meta[name=i18n], meta[name^=styles-]")].map((line) => {
    const { name, content } = line;
    return meta(name, name === "i18n" ? content : absolute(content));
  });
  const worker = absolute(page.querySelector("meta[name=kdf-worker]")?.content ?? "kdf-worker.js");
  metas.push(meta("kdf-worker", isElsewhere ? workerFrom(worker) : worker), meta("site", site));

  const script = page.querySelector("script[data-js][data-wasm]");
  const code = await import(absolute(script.dataset.js));
  await code.default({ module_or_path: absolute(script.dataset.wasm) });
  return { sheets, metas, config, mount: code.mount };
}

// Browsers start a worker from one's own origin only; that one may import from elsewhere.
function workerFrom(address) {
  const script = new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" });
  return URL.createObjectURL(script);
}

function meta(name, content) {
  const element = document.createElement("meta");
  element.name = name;
  element.content = content;
  return element;
}

function codeOf(site) {
  if (!sites.has(site)) {
    const code = read(site);
    sites.set(site, code);
    code.catch(() => sites.delete(site));
  }
  return sites.get(site);
}

function arrival(link) {
  return new Promise((done, failed) => {
    link.addEventListener("load", done, { once: true });
    link.addEventListener("error", () => failed(new Error(`${link.href} did not arrive`)), { once: true });
  });
}

function freeName() {
  for (let number = 1; ; number += 1) {
    if (!portals.has(`guest-${number}`)) return `guest-${number}`;
  }
}

class MountedPortal {
  // Resolves when the portal is drawn; rejects when it cannot be.
  ready;
  // The address inside the portal.
  path = "/";
  // "loading", "signed-out", "locked" or "open".
  status = "loading";

  #options;
  #name;
  #root;
  #wrapper;
  #home;
  #notice;
  #app;
  #prefix;
  #settle;
  #isGone = false;

  constructor(target, options) {
    const { site = OWN_SITE, name = freeName(), history, path } = options;
    if (portals.has(name)) throw new Error(`There is a portal named ${name} on this page already.`);
    this.#options = { ...options, site: new URL(site, document.baseURI).href };
    this.#name = name;
    portals.set(name, this);
    if (portals.size === 1) listenForCrashes(true);

    if (target instanceof ShadowRoot) {
      this.#root = target;
    } else {
      this.#wrapper = document.createElement("div");
      this.#root = this.#wrapper.attachShadow({ mode: "open" });
      target.append(this.#wrapper);
    }
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES + (this.#wrapper ? ":host { block-size: 100%; }" : ""));
    this.#root.adoptedStyleSheets = [sheet];

    if (history) {
      this.#prefix = location.origin + history.base.replace(/\/$/, "");
      this.path = this.#addressIn(location.href) ?? path ?? "/";
      addEventListener("popstate", this.#moved);
    } else {
      this.#prefix = `${this.#options.site}#`;
      this.path = path ?? "/";
    }
    this.ready = new Promise((done, failed) => (this.#settle = { done, failed }));
    // Whoever does not wait for it hears of it by `onError`.
    this.ready.catch(() => {});
    this.#start();
  }

  navigate(path) {
    if (!String(path).startsWith("/")) throw new TypeError(`${path} is not an address inside the portal: /…`);
    if (this.#app) this.#app.tell("navigate", String(path));
    else this.path = String(path);
  }

  setTheme(theme) {
    if (!THEMES.includes(theme)) throw new TypeError(`${theme} is none of ${THEMES.join(", ")}.`);
    this.#options.theme = theme;
    this.#app?.tell("theme", theme);
  }

  setLanguage(language) {
    this.#options.language = language;
    this.#app?.tell("language", String(language));
  }

  // Takes the keys away, here and in the other tabs with a portal of this name.
  lock() {
    this.#app?.tell("lock", "");
  }

  // Takes everything of the portal out of the page; the element is as it was.
  unmount() {
    if (this.#isGone) return;
    this.#isGone = true;
    portals.delete(this.#name);
    if (portals.size === 0) listenForCrashes(false);
    removeEventListener("popstate", this.#moved);
    if (!hasCrashed) this.#app?.free();
    this.#app = undefined;
    // Sheets that are taken out while they come tell nobody, and somebody may still wait for them.
    for (const link of this.#root.querySelectorAll("link")) link.dispatchEvent(new Event("error"));
    this.#clear();
    this.#root.adoptedStyleSheets = [];
    this.#wrapper?.remove();
    this.#settle.failed(new DOMException("The portal was unmounted.", "AbortError"));
  }

  // Nothing of the portal may run any more: says so in its place.
  fail(code) {
    const words = wordsIn(this.#options.language, ...navigator.languages);
    const way =
      code === "network"
        ? [words.retry, () => (this.#clear(), this.#start())]
        : [words.reload, () => location.reload()];
    if (this.#home) this.#home.inert = true;
    this.#notice?.remove();
    this.#notice = document.createElement("div");
    this.#notice.className = "portal-host";
    this.#notice.append(message(words.title, words[code], way));
    this.#root.append(this.#notice);
    this.#options.onError?.(code);
  }

  #clear() {
    this.#root.replaceChildren();
    this.#home = undefined;
    this.#notice = undefined;
  }

  async #start() {
    try {
      if (hasCrashed) throw new Error("The portal has crashed on this page.");
      const { site, language, theme } = this.#options;
      const { sheets, metas, config, mount } = await codeOf(site);
      if (this.#isGone) return;
      const links = sheets.map((link) => link.cloneNode());
      const arrivals = Promise.all(links.map(arrival));
      this.#root.append(...links);
      await arrivals;
      if (this.#isGone) return;

      const home = document.createElement("div");
      home.className = "portal-host";
      const own = this.#options.config === undefined ? config : JSON.stringify(this.#options.config);
      home.append(...metas.map((line) => line.cloneNode()), meta("instance", this.#name), meta("config", own));
      if (language) home.append(meta("language", language));
      home.addEventListener("portal-status", ({ detail }) => this.#standsAt(detail));
      home.addEventListener("portal-push", ({ detail }) => this.#wentTo(detail, false));
      home.addEventListener("portal-replace", ({ detail }) => this.#wentTo(detail, true));
      // So that a link can be opened in a new tab, copied and read: there the portal stands by itself.
      for (const sign of ["pointerover", "focusin"]) {
        home.addEventListener(sign, (event) => {
          const link = linkOf(event);
          const address = link && this.#addressIn(link.getAttribute("href"));
          if (address) link.setAttribute("href", this.#prefix + address);
        });
      }
      home.addEventListener("click", (event) => this.#clicked(event));
      this.#home = home;
      this.#root.append(home);
      const path = this.path;
      this.path = "/";
      const app = await mount(home, true);
      if (this.#isGone) return app.free();
      this.#app = app;
      if (theme) this.#app.tell("theme", theme);
      if (path !== "/") this.#app.tell("navigate", path);
    } catch (error) {
      if (this.#isGone) return;
      console.error("The portal could not be started.", error);
      const code = codeOfError(error);
      this.fail(code);
      // After the others nothing comes any more.
      if (code !== "network") this.#settle.failed(error);
    }
  }

  #standsAt(status) {
    this.status = status;
    this.#settle.done(this);
    this.#options.onStatus?.(status);
  }

  #wentTo(address, isReplaced) {
    if (address === this.path) return;
    this.path = address;
    if (this.#options.history) {
      const there = new URL(this.#prefix + address);
      // Otherwise we come from there.
      if (there.href !== location.href) history[isReplaced ? "replaceState" : "pushState"](null, "", there);
    }
    this.#options.onNavigate?.(address);
  }

  #moved = () => {
    const address = this.#addressIn(location.href);
    if (address) this.navigate(address);
  };

  #clicked(event) {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const link = linkOf(event);
    if (!isPlain || !link || event.defaultPrevented || link.target === "_blank") return;
    const address = this.#addressIn(link.getAttribute("href"));
    if (!address) return;
    event.preventDefault();
    this.navigate(address);
  }

  // The address inside the portal that a link of ours, or our page's address, leads to.
  #addressIn(href) {
    const start = ["#", this.#prefix].find((start) => href?.startsWith(`${start}/`));
    if (start !== undefined) return href.slice(start.length);
    return href === this.#prefix ? "/" : undefined;
  }
}

// What is in the way: it did not arrive, it cannot run here, or it ran and failed.
function codeOfError(error) {
  if (typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError) return "wasm";
  return hasCrashed || error instanceof WebAssembly.RuntimeError ? "crash" : "network";
}

function linkOf(event) {
  return event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.hasAttribute("href"));
}

function crashed() {
  hasCrashed = true;
  for (const portal of portals.values()) portal.fail("crash");
}

function fileMissing() {
  for (const portal of portals.values()) portal.fail("network");
}

function listenForCrashes(isOn) {
  const change = isOn ? addEventListener : removeEventListener;
  change("portal-crash", crashed);
  change("portal-file-missing", fileMissing);
}

// Puts a portal into an element, or into a shadow root of yours. Returns at once; `ready` tells when it is drawn.
// Options, all of them optional: `site`, `config` (in place of the site's config.json), `name`, `path`, `language`,
// `theme`, `history: { base }`, `onNavigate`, `onStatus`, `onError`.
export function mount(target, options = {}) {
  return new MountedPortal(target, options);
}
