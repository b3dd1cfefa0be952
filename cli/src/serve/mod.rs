//! `whosaid serve`: the engine over HTTP, and a page on which people finish what it began.
//!
//! A request comes in at `server`, which holds connections to their limits; `route` names the paths and lays the layers
//! around them: ids, counts, headers, and `guard`, which sends away whoever does not belong here. `api` answers from the
//! engine alone; `project` keeps documents, rows and decisions in one file of SQLite; `page` is what a browser shows. What takes time runs
//! on threads of its own, so many at once and no more (`service`).

mod api;
mod body;
mod guard;
mod metrics;
mod openapi;
mod output;
mod page;
mod problem;
mod project;
mod route;
mod server;
mod service;

use std::hash::Hasher as _;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use rustc_hash::FxHasher;
use tokio::net::TcpListener;
use whosaid::{Error, Result};

use super::analysed::Threads;
use super::common::Common;
use super::input::size;
use super::log::Log;
use super::{lexicons, roster};
use guard::Guard;
use metrics::Metrics;
pub(super) use project::articles_of;
use service::{Limits, Service};

const EXAMPLES: &str = "\
Examples:
  whosaid serve                                  paste an article and see who said what; nothing is kept
  whosaid serve desk.whosaid                     a project: documents, rows, and what people decided about them
  whosaid serve desk.whosaid news/ export.jsonl  the same, with documents that are not in it yet
  curl --data-binary @article.txt -H 'Content-Type: text/plain' http://127.0.0.1:8787/v1/extract

Then open http://127.0.0.1:8787/ in a browser. What the service takes and gives is told at /openapi.json.

Nothing leaves this machine. Only programs on it can reach the service, unless --bind says otherwise; then it wants a
token (--token-file, or WHOSAID_TOKEN in the environment). Ctrl-C ends it once open requests are answered.";

/// A service on this machine: who said what over HTTP, and a page on which people correct it
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The project, a file that is made where there is none; without it nothing is kept
    #[arg(value_name = "PROJECT")]
    project: Option<PathBuf>,

    /// Files, folders or patterns, as for extract: documents to be added to the project first
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The address to listen at; beyond this machine a token is needed
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", help_heading = "Service")]
    bind: IpAddr,

    /// The port to listen at; 0 for any that is free
    #[arg(long, value_name = "NUMBER", default_value_t = 8787, help_heading = "Service")]
    port: u16,

    /// A further name by which clients call the service, as behind a proxy; requests for others are refused
    #[arg(long = "host", value_name = "NAME", help_heading = "Service")]
    hosts: Vec<String>,

    /// The file that holds the token which every request has to bring
    #[arg(long, value_name = "FILE", help_heading = "Service")]
    token_file: Option<PathBuf>,

    /// The longest body of a request
    #[arg(long, value_name = "SIZE", default_value = "8M", value_parser = size, help_heading = "Service")]
    max_body: u64,

    /// The longest time an answer may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..3600), help_heading = "Service")]
    time_limit: u64,

    /// How many requests are answered at once; others are told to come again
    #[arg(long, value_name = "NUMBER", default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..4096), help_heading = "Service")]
    at_once: u16,

    #[command(flatten)]
    threads: Threads,

    #[command(flatten)]
    common: Common,
}

/// So many connections may be open for each request that is answered at once.
const CONNECTIONS: usize = 4;

pub(super) fn run(arguments: Arguments, log: &Log) -> Result<()> {
    let Arguments { project, paths, bind, port, hosts, token_file, max_body, time_limit, at_once, threads, common } =
        arguments;
    let token = guard::token(token_file.as_deref())?;
    guard::check_reach(bind, token.as_deref(), &hosts)?;
    // One of each in a program, and until its end: requests on many threads share them.
    let lexicons: &'static lexicons::Loaded = Box::leak(Box::new(common.lexicons.load(log)?));
    let roster: &'static roster::Loaded = Box::leak(Box::new(common.roster.load(lexicons.lexicon())?));
    let engine = roster.engage(lexicons.engine());
    let reading = common.reading;
    let project = match project {
        Some(path) => {
            let project = project::Project::open(&path, &made_of(lexicons, roster), engine.weights())?;
            project::take_in(&project, &paths, (&reading, &threads), engine, log)?;
            Some(project)
        }
        None => None,
    };
    let limits = Limits {
        body: usize::try_from(max_body).unwrap_or(usize::MAX),
        time: Duration::from_secs(time_limit),
        at_once: at_once.into(),
    };
    let workers = threads.number();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(workers)
        .enable_all()
        .build()
        .map_err(|error| Error::io("starting the service", error))?;
    runtime.block_on(async {
        let asked = SocketAddr::new(bind, port);
        let failed = |error: std::io::Error| Error::io(format!("listening at {asked} (--port takes another)"), error);
        let listener = TcpListener::bind(asked).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let service = Service {
            lexicons,
            roster,
            engine,
            reading,
            project,
            learning: project::Learning::default(),
            guard: Guard::new(address, &hosts, token),
            metrics: Metrics::default(),
            room: Arc::new(tokio::sync::Semaphore::new(limits.at_once)),
            limits,
        };
        log.summary(format_args!("listening at http://{address}/ (Ctrl-C ends it)"));
        let connections = limits.at_once * CONNECTIONS;
        let service = Arc::new(service);
        server::serve(listener, route::router(Arc::clone(&service)), connections, server::asked_to_end()).await;
        service.learning.end();
        Ok(())
    })
}

/// What tells the engine of this run from others: the program, and what of the user's it works with.
fn made_of(lexicons: &lexicons::Loaded, roster: &roster::Loaded) -> String {
    let mut hasher = FxHasher::default();
    if let Ok(program) = std::env::current_exe().and_then(std::fs::read) {
        hasher.write(&program);
    }
    hasher.write(lexicons.made_of().as_bytes());
    roster.names().for_each(|name| hasher.write(name.as_bytes()));
    format!("{} {:016x}", env!("CARGO_PKG_VERSION"), hasher.finish())
}
