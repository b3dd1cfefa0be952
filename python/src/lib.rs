//! The engine for Python: the native half of the package `pywhosaid`, which wraps it.
//!
//! What Python sees and reads about stands in `../pywhosaid/`; here are only the crossings: texts in (`texts`), tables out
//! (`columns`, `table`, `capsule`), errors (`fault`), and runs that let go of the interpreter (`run`).

mod capsule;
mod claims;
mod columns;
mod engine;
mod fault;
mod narrowing;
mod parts;
mod run;
mod table;
mod texts;

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the command line; the first word is the program's name. Gives the exit code.
#[pyfunction]
fn main(py: Python<'_>, words: Vec<OsString>) -> u8 {
    py.detach(|| whosaid_cli::run_words(&words))
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<engine::Engine>()?;
    module.add_class::<table::Batches>()?;
    module.add_function(wrap_pyfunction!(main, module)?)
}
