//! What the site's wasm is made from. It does nothing by itself: `public/boot.js` mounts the portal on the page, and
//! whoever embeds one mounts it elsewhere (`provider_portal::embed`).

#[cfg(target_arch = "wasm32")]
use provider_portal as _;

/// Smaller than the standard library's for this platform, and faster.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
