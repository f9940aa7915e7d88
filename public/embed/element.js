// The portal as an element: <provider-portal language="de" theme="light"></provider-portal>. Loading this file defines
// it. What `mount.js` says about scripts of your page holds here, too.
//
// Attributes: `name`, `site` and `history-base` are read when it comes into the page; `path`, `language` and `theme`
// are followed. Properties: `path`, `status`, `ready`. Methods: navigate, setLanguage, setTheme, lock.
// Events: portal-ready, portal-navigate, portal-status, portal-error; what they tell is in `detail`.

import { mount } from "./mount.js";

// Following an attribute must not throw in the middle of somebody's rendering.
const FOLLOWED = {
  path: (portal, path) => path.startsWith("/") && portal.navigate(path),
  language: (portal, language) => portal.setLanguage(language),
  theme: (portal, theme) => ["system", "light", "dark"].includes(theme) && portal.setTheme(theme),
};

export class ProviderPortalElement extends HTMLElement {
  static observedAttributes = Object.keys(FOLLOWED);

  #portal;

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
  }

  get path() {
    return this.#portal?.path ?? this.getAttribute("path") ?? "/";
  }

  get status() {
    return this.#portal?.status ?? "loading";
  }

  // Resolves when the portal is drawn.
  get ready() {
    return this.#portal?.ready ?? Promise.reject(new DOMException("Not in the page.", "InvalidStateError"));
  }

  navigate(path) {
    this.#portal?.navigate(path);
  }

  setLanguage(language) {
    this.#portal?.setLanguage(language);
  }

  setTheme(theme) {
    this.#portal?.setTheme(theme);
  }

  lock() {
    this.#portal?.lock();
  }

  connectedCallback() {
    // It was only moved.
    if (this.#portal) return;
    const said = (name) => this.getAttribute(name) ?? undefined;
    const base = said("history-base");
    const theme = said("theme");
    const portal = mount(this.shadowRoot, {
      name: said("name"),
      site: said("site"),
      path: said("path"),
      language: said("language"),
      theme: ["system", "light", "dark"].includes(theme) ? theme : undefined,
      history: base === undefined ? undefined : { base },
      onNavigate: (path) => this.#say("navigate", { path }),
      onStatus: (status) => this.#say("status", { status }),
      onError: (code) => this.#say("error", { code }),
    });
    this.#portal = portal;
    portal.ready.then(
      () => this.#say("ready", {}),
      () => {},
    );
  }

  disconnectedCallback() {
    // Somebody who moves the element takes it out first.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#portal?.unmount();
      this.#portal = undefined;
    });
  }

  attributeChangedCallback(name, before, now) {
    if (this.#portal && now !== null && now !== before) FOLLOWED[name](this.#portal, now);
  }

  #say(what, detail) {
    this.dispatchEvent(new CustomEvent(`portal-${what}`, { detail }));
  }
}

// Two copies of this file on one page are no reason to fail.
if (!customElements.get("provider-portal")) customElements.define("provider-portal", ProviderPortalElement);
