//! Who is let in: requests that name this service's host, from its own page or from no page, with the token where one is
//! needed.

use std::net::{IpAddr, SocketAddr};
use std::path::Path;

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use whosaid::{Error, Result};

use super::problem::Problem;

/// A header that no page of another site can send without asking, and whoever asks is told no.
pub(super) const OWN_HEADER: &str = "x-whosaid";
/// The variable that may hold the token.
const VARIABLE: &str = "WHOSAID_TOKEN";
/// A shorter token could be guessed.
const SHORTEST: usize = 24;

/// What is asked of each request.
pub(super) struct Guard {
    /// The hosts that a request may name, in lower case, with their ports.
    hosts: Vec<String>,
    token: Option<String>,
}

impl std::fmt::Debug for Guard {
    /// Without the token.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Guard").field("hosts", &self.hosts).finish_non_exhaustive()
    }
}

/// The token: of a file, else of the variable.
///
/// # Errors
/// A file that cannot be read; a token that could be guessed or does not fit into a header.
pub(super) fn token(file: Option<&Path>) -> Result<Option<String>> {
    let given = match file {
        Some(path) => Some(super::super::input::read(path)?),
        None => std::env::var(VARIABLE).ok(),
    };
    let Some(token) = given.map(|token| token.trim().to_owned()).filter(|token| !token.is_empty()) else {
        return Ok(None);
    };
    if token.len() < SHORTEST || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::usage(format!(
            "the token is too short or has blanks or letters beyond ASCII in it: {SHORTEST} signs at least, such as \
             `openssl rand -hex 24` gives"
        )));
    }
    Ok(Some(token))
}

/// # Errors
/// Other machines could come in, and nothing asks who they are.
pub(super) fn check_reach(bind: IpAddr, token: Option<&str>, hosts: &[String]) -> Result<()> {
    if bind.is_loopback() {
        return Ok(());
    }
    if token.is_none() {
        return Err(Error::usage(format!(
            "--bind {bind}: other machines could reach the service, so it wants a token: \
             `openssl rand -hex 24 > token.txt`, then --token-file token.txt (or {VARIABLE} in the environment); clients send it \
             as `Authorization: Bearer TOKEN`, and the page asks for it"
        )));
    }
    if bind.is_unspecified() && hosts.is_empty() {
        return Err(Error::usage(format!(
            "--bind {bind}: name the host by which others call the service, since requests for any other are refused: \
             --host review.example.org"
        )));
    }
    Ok(())
}

impl Guard {
    pub(super) fn new(address: SocketAddr, further: &[String], token: Option<String>) -> Self {
        let port = address.port();
        let mut hosts = vec![address.to_string()];
        if address.ip().is_loopback() {
            hosts.extend(["127.0.0.1", "[::1]", "localhost"].map(|name| format!("{name}:{port}")));
        }
        for host in further {
            let host = host.to_lowercase();
            hosts.push(format!("{host}:{port}"));
            hosts.push(host);
        }
        Self { hosts, token }
    }

    /// # Errors
    /// What the request lacks.
    pub(super) fn check(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> std::result::Result<(), Problem> {
        let forbidden = |detail: &str| Err(Problem::new(StatusCode::FORBIDDEN, detail));
        let named =
            headers.get(header::HOST).and_then(|host| host.to_str().ok()).or(uri.authority().map(|a| a.as_str()));
        if !named.is_some_and(|host| self.is_own(host)) {
            return forbidden(
                "the header Host does not name this service: call it by the address that it told when it began, or start \
                 it with --host NAME",
            );
        }
        // A page of another site that guesses the address of this service.
        if let Some(origin) = headers.get(header::ORIGIN) {
            let host = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
            if !host.is_some_and(|host| self.is_own(host)) {
                return forbidden("pages of other sites may not call this service (header Origin)");
            }
        }
        let site = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
        if matches!(site, Some("cross-site" | "same-site")) && !is_visit(method, headers) {
            return forbidden("pages of other sites may not call this service (header Sec-Fetch-Site)");
        }
        if is_open(uri.path()) {
            return Ok(());
        }
        if let Some(token) = &self.token {
            let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
            if !given.and_then(|value| value.strip_prefix("Bearer ")).is_some_and(|given| is_same(given.trim(), token))
            {
                let detail = "this service wants its token: send the header `Authorization: Bearer TOKEN`";
                return Err(Problem::new(StatusCode::UNAUTHORIZED, detail));
            }
        }
        let changes = !matches!(*method, Method::GET | Method::HEAD);
        if changes && uri.path().starts_with("/v1/project") && !headers.contains_key(OWN_HEADER) {
            return forbidden(
                "requests that change a project need the header `X-Whosaid: 1`, which other sites cannot send",
            );
        }
        Ok(())
    }

    fn is_own(&self, host: &str) -> bool {
        self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host))
    }
}

/// Whether somebody followed a link to here.
fn is_visit(method: &Method, headers: &HeaderMap) -> bool {
    *method == Method::GET && headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate")
}

/// What holds nobody's data: the page itself, and whether the service is there.
fn is_open(path: &str) -> bool {
    matches!(path, "/" | "/page.css" | "/page.js" | "/health" | "/openapi.json")
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn is_same(given: &str, token: &str) -> bool {
    given.len() == token.len() && given.bytes().zip(token.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdef01234567";

    fn code(guard: &Guard, method: Method, path: &str, headers: &[(&'static str, &str)]) -> u16 {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, value.parse().expect("a header"));
        }
        let uri: Uri = path.parse().expect("a path");
        guard.check(&method, &uri, &map).map_or_else(|problem| problem.status, |()| 200)
    }

    #[test]
    fn only_own_hosts_and_origins_come_in() {
        let guard = Guard::new(([127, 0, 0, 1], 8787).into(), &["Desk.example.org".to_owned()], None);
        let get = |headers: &[(&'static str, &str)]| code(&guard, Method::GET, "/v1/project", headers);
        for own in ["127.0.0.1:8787", "LOCALHOST:8787", "desk.example.org", "[::1]:8787"] {
            assert_eq!(get(&[("host", own)]), 200, "{own}");
            assert_eq!(get(&[("host", own), ("origin", &format!("http://{own}"))]), 200, "{own}");
        }
        for foreign in ["evil.example", "127.0.0.1:80", "127.0.0.1", "localhost:8787.evil.example", ""] {
            assert_eq!(get(&[("host", foreign)]), 403, "{foreign}");
        }
        for origin in ["http://evil.example", "null", "http://127.0.0.1:8788", "https://localhost:8787.evil.example"] {
            assert_eq!(get(&[("host", "127.0.0.1:8787"), ("origin", origin)]), 403, "{origin}");
        }
        assert_eq!(get(&[]), 403);
        assert_eq!(get(&[("host", "127.0.0.1:8787"), ("sec-fetch-site", "cross-site")]), 403);
        let visit = [("host", "127.0.0.1:8787"), ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
        assert_eq!(code(&guard, Method::GET, "/", &visit), 200);
        assert_eq!(code(&guard, Method::POST, "/v1/project/decisions", &visit), 403);
    }

    #[test]
    fn changes_need_a_header_that_other_sites_cannot_send() {
        let guard = Guard::new(([127, 0, 0, 1], 8787).into(), &[], None);
        let host = ("host", "localhost:8787");
        assert_eq!(code(&guard, Method::POST, "/v1/project/decisions", &[host]), 403);
        assert_eq!(code(&guard, Method::POST, "/v1/project/decisions", &[host, (OWN_HEADER, "1")]), 200);
        assert_eq!(code(&guard, Method::POST, "/v1/extract", &[host]), 200);
    }

    #[test]
    fn no_token_no_entry() {
        let guard = Guard::new(([127, 0, 0, 1], 8787).into(), &[], Some(TOKEN.to_owned()));
        let host = ("host", "localhost:8787");
        let with = |value: &str| code(&guard, Method::GET, "/v1/project", &[host, ("authorization", value)]);
        assert_eq!(code(&guard, Method::GET, "/v1/project", &[host]), 401);
        assert_eq!(code(&guard, Method::GET, "/metrics", &[host]), 401);
        assert_eq!(code(&guard, Method::GET, "/", &[host]), 200);
        assert_eq!(with(&format!("Bearer {TOKEN}")), 200);
        for wrong in
            ["", "Bearer", "Bearer x", TOKEN, "Basic 0123456789abcdef01234567", "Bearer 0123456789abcdef01234568"]
        {
            assert_eq!(with(wrong), 401, "{wrong}");
        }
    }

    #[test]
    fn beyond_this_machine_a_token_is_needed() {
        let (near, far) = (IpAddr::from([127, 0, 0, 1]), IpAddr::from([0, 0, 0, 0]));
        assert!(check_reach(near, None, &[]).is_ok());
        let told = check_reach(far, None, &[]).expect_err("no token").to_string();
        assert!(told.contains("--token-file"), "{told}");
        let told = check_reach(far, Some(TOKEN), &[]).expect_err("no host").to_string();
        assert!(told.contains("--host"), "{told}");
        assert!(check_reach(far, Some(TOKEN), &["desk.example.org".to_owned()]).is_ok());
    }
}
