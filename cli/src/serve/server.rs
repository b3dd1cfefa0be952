//! Connections: how many, how slow they may be, and how all end.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use super::problem::{MEDIA, Problem};

/// How long the head of a request may take, and how long a connection may lie idle.
const HEAD: Duration = Duration::from_secs(10);
/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 32 * 1024;
/// The most headers.
const HEADERS: usize = 64;
/// How long a connection may stay, whatever its client does.
const STAY: Duration = Duration::from_secs(30 * 60);
/// How long a full house takes to send somebody away.
const AWAY: Duration = Duration::from_secs(1);
/// How long open requests may take once the service is to end.
const FAREWELL: Duration = Duration::from_secs(20);

/// Serves until `stop` is there, then lets open requests end.
pub(super) async fn serve(listener: TcpListener, router: Router, connections: usize, stop: impl Future<Output = ()>) {
    let (graceful, seats) = (GracefulShutdown::new(), Arc::new(Semaphore::new(connections)));
    let mut stop = std::pin::pin!(stop);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // Out of file descriptors, as a rule: some will be free in a moment.
                Err(_) => { sleep(Duration::from_millis(50)).await; continue }
            },
            () = &mut stop => break,
        };
        let Ok(seat) = Arc::clone(&seats).try_acquire_owned() else {
            tokio::spawn(timeout(AWAY, send_away(stream)));
            continue;
        };
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        let mut builder = http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(HEAD).max_headers(HEADERS).max_buf_size(LONGEST_HEAD);
        let connection = graceful.watch(builder.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A connection that breaks concerns nobody but its client.
            let _ = timeout(STAY, connection).await;
            drop(seat);
        });
    }
    drop(listener);
    let _ = timeout(FAREWELL, graceful.shutdown()).await;
}

/// Tells a client that all seats are taken.
async fn send_away(mut stream: TcpStream) -> Result<(), Infallible> {
    let body = serde_json::to_string(&Problem::busy()).unwrap_or_default();
    let head = format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: {MEDIA}\r\ncontent-length: {}\r\nretry-after: 1\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
    let _ = stream.shutdown().await;
    // What is still on its way is taken and dropped: it would reset the connection before the answer is read.
    let mut rest = [0; 8192];
    while matches!(stream.read(&mut rest).await, Ok(1..)) {}
    Ok(())
}

/// Waits until the service is asked to end: Ctrl-C, or a request of the system.
pub(super) async fn asked_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
