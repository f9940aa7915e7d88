// The portal in an iframe. `portal-host.js` is a copy of the portal's `embed/host.js`.

import { embed } from "./portal-host.js";

const at = (id) => document.getElementById(id);
const show = (id) => (text) => (at(id).textContent = text);

const portal = embed(at("portal"), {
  site: "https://portal.example/",
  language: "en",
  title: "Clients and passwords",
  onRoute: show("where"),
  onStatus: show("status"),
  onError: show("error"),
});

at("training").addEventListener("click", () => portal.navigate("/training"));
at("dark").addEventListener("click", () => portal.setTheme("dark"));
at("german").addEventListener("click", () => portal.setLanguage("de"));
at("lock").addEventListener("click", () => portal.lock());
at("remove").addEventListener("click", () => portal.remove());
