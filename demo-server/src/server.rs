//! Puts the parts together and serves them.

use std::future::Future;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use tokio::net::TcpListener;

use crate::api;
use crate::connection::{Connection, CuttableListener};
use crate::control::{self, Testing, inject_faults};
use crate::gateway::Gateway;
use crate::site::{self, Site};
use crate::start_error::StartError;
use crate::state::{App, SharedApp, signing_key};
use crate::store::Store;
use crate::world::{self, DemoAccount, SeedError};

/// How to start.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Port on the loopback address; 0 takes any free one.
    pub port: u16,
    /// Database file; in memory without it. An existing file keeps its world.
    pub data: Option<PathBuf>,
    /// Synthetic clients of the first provider, beside the named ones.
    pub clients: usize,
    /// Folder with the built site; only the API is served without it.
    pub site: Option<PathBuf>,
    /// Base address of a real server: then there is no demo backend, its paths are proxied.
    pub upstream: Option<String>,
    /// Offer the control endpoints under `/demo`.
    pub testing: bool,
}

/// A started server that does not answer yet: [`Running::serve`] does.
pub struct Running {
    address: SocketAddr,
    accounts: Vec<DemoAccount>,
    listener: TcpListener,
    router: Router,
}

/// Opens the data, builds the world where there is none, and takes the port.
///
/// # Errors
/// See [`StartError`].
pub async fn start(options: Options) -> Result<Running, StartError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .await
        .map_err(|source| StartError::Listen {
            port: options.port,
            source,
        })?;
    let address = listener.local_addr().map_err(|source| StartError::Listen {
        port: options.port,
        source,
    })?;
    let (backend, accounts) = match &options.upstream {
        Some(upstream) => (Gateway::new(upstream)?.routes(), Vec::new()),
        None => {
            let wanted = options.clone();
            // Seeding computes for a second or so; it must not hold up the runtime's threads.
            let built = tokio::task::spawn_blocking(move || demo_backend(&wanted));
            built
                .await
                .map_err(|error| SeedError::Interrupted(error.to_string()))??
        }
    };
    let site = options.site.map(Site::new).transpose()?;
    let router = match site {
        Some(site) => backend.fallback_service(site::routes(site)),
        None => backend,
    };
    Ok(Running {
        address,
        accounts,
        listener,
        router,
    })
}

impl Running {
    /// Where the server listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The accounts of the demo world; none in gateway mode.
    #[must_use]
    pub fn accounts(&self) -> &[DemoAccount] {
        &self.accounts
    }

    /// Answers requests until `shutdown` is done.
    ///
    /// # Errors
    /// The listener broke.
    pub async fn serve(
        self,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), io::Error> {
        let service = self
            .router
            .into_make_service_with_connect_info::<Connection>();
        axum::serve(CuttableListener(self.listener), service)
            .with_graceful_shutdown(shutdown)
            .await
    }
}

fn demo_backend(options: &Options) -> Result<(Router, Vec<DemoAccount>), StartError> {
    let store = Store::open(options.data.as_deref())?;
    let is_fresh = !world::is_seeded(&store)?;
    if is_fresh {
        world::seed(&store, options.clients)?;
    }
    let signing_key = signing_key(&store)?;
    let testing = if options.testing {
        let seeded = if is_fresh {
            let copy = Store::open(None)?;
            copy.copy_from(&store)?;
            Some(copy)
        } else {
            None
        };
        Some(Testing::new(seeded))
    } else {
        None
    };
    let accounts = world::demo_accounts(&store)?;
    let app: SharedApp = Arc::new(App {
        store,
        signing_key,
        testing,
        synthetic_clients: options.clients,
    });
    let mut routes = Router::new()
        .nest("/api", api::api_routes())
        .nest("/identity", api::identity_routes())
        .layer(from_fn_with_state(app.clone(), inject_faults))
        .route(
            "/invoices/{invoice_id}",
            get(api::billing::invoice_report::page),
        );
    if options.testing {
        routes = routes.nest("/demo", control::routes());
    }
    Ok((routes.with_state(app), accounts))
}
