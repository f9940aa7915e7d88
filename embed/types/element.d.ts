import type { Status, Theme } from "./mount.js";

/** `<provider-portal name site path language theme history-base>` */
export class ProviderPortalElement extends HTMLElement {
  readonly path: string;
  readonly status: Status;
  readonly ready: Promise<unknown>;
  navigate(path: string): void;
  setTheme(theme: Theme): void;
  setLanguage(language: string): void;
  lock(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "provider-portal": ProviderPortalElement;
  }
  interface HTMLElementEventMap {
    "portal-ready": CustomEvent<Record<string, never>>;
    "portal-navigate": CustomEvent<{ path: string }>;
    "portal-status": CustomEvent<{ status: Status }>;
    "portal-error": CustomEvent<{ code: "network" | "crash" }>;
  }
}
