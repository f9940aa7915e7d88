// Two portals, each with a sign-in of its own, as a framework would mount them.

import { mount } from "/portal/embed/mount.js";

const at = (id) => document.getElementById(id);
const show = (id) => (text) => (at(id).textContent = text);

const left = mount(at("left"), {
  name: "left",
  language: "en",
  onNavigate: show("where"),
  onStatus: show("status"),
  onError: show("error"),
});
const right = mount(at("right"), { name: "right", language: "de", theme: "dark" });

at("training").addEventListener("click", () => left.navigate("/training"));
at("dark").addEventListener("click", () => left.setTheme("dark"));
at("german").addEventListener("click", () => left.setLanguage("de"));
at("lock").addEventListener("click", () => left.lock());
at("remove").addEventListener("click", () => {
  left.unmount();
  right.unmount();
});
