//! The paths of the service, and the layers around them.

use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Instant, SystemTime};

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;

use super::problem::Problem;
use super::service::Shared;
use super::{api, openapi, page, project};

/// Nothing but this service's own script and style; no other page may frame or send to it, and none is told of.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Everything that is answered.
pub(super) fn router(service: Shared) -> Router {
    let mut router = Router::new()
        .route("/", get(page::page))
        .route("/page.css", get(page::style))
        .route("/page.js", get(page::script))
        .route("/health", get(api::health))
        .route("/metrics", get(api::metrics))
        .route("/openapi.json", get(openapi::document))
        .route("/v1/schema", get(api::schema))
        .route("/v1/extract", post(api::extract::extract))
        .route("/v1/explain", post(api::explain::explain))
        .route("/v1/verify", post(api::verify::verify))
        .route("/v1/speakers", post(api::speakers::speakers))
        .merge(project::routes())
        .fallback(|| async { Problem::missing("there is nothing at this path; /openapi.json lists what there is") })
        .method_not_allowed_fallback(|| async {
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "not with this method; /openapi.json tells with which")
        })
        .layer(from_fn_with_state(Arc::clone(&service), let_in))
        .layer(CatchPanicLayer::custom(broke_off))
        .layer(from_fn_with_state(Arc::clone(&service), count));
    for (name, value) in HEADERS {
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value)));
    }
    let no_store = HeaderValue::from_static("no-store");
    router
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, no_store))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, Numbers::default()))
        .with_state(service)
}

/// Ids of requests: when the service began, and a number.
#[derive(Clone)]
struct Numbers {
    began: u64,
    next: Arc<AtomicU64>,
}

impl Default for Numbers {
    fn default() -> Self {
        Self {
            began: SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs(),
            next: Arc::default(),
        }
    }
}

impl MakeRequestId for Numbers {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        HeaderValue::from_str(&format!("{:x}-{number}", self.began)).ok().map(RequestId::new)
    }
}

async fn let_in(State(service): State<Shared>, request: Request, next: Next) -> Response {
    match service.guard.check(request.method(), request.uri(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

async fn count(State(service): State<Shared>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let (began, metrics) = (Instant::now(), &service.metrics);
    metrics.open.fetch_add(1, Ordering::Relaxed);
    let response = next.run(request).await;
    metrics.open.fetch_sub(1, Ordering::Relaxed);
    metrics.answered(&route, response.status().as_u16(), began.elapsed());
    response
}

fn broke_off(_: Box<dyn Any + Send + 'static>) -> Response {
    Problem::own("the request broke off, which is a fault of the program: please tell its makers").into_response()
}
