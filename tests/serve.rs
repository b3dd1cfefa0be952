//! `whosaid serve`: what it answers, whom it sends away, and what becomes of decisions.

mod client;
mod guard;
mod killed;
mod learn;
mod page;
mod project;
mod rest;
