//! The library's errors as Python's exceptions, which `pywhosaid._errors` defines.

use pyo3::prelude::*;
use whosaid::Error;

/// The exception of an error: with path, line and column where a data file is at fault.
pub fn exception(error: &Error) -> PyErr {
    let kind = match (error.is_data(), error.is_usage()) {
        (true, _) => "data",
        (_, true) => "usage",
        _ => "input",
    };
    let (line, column) = error.place();
    let arguments = (kind, error.to_string(), error.path().unwrap_or_default(), line, column);
    Python::attach(|py| {
        let made = py.import("pywhosaid._errors").and_then(|module| module.call_method1("_exception", arguments));
        made.map_or_else(|fault| fault, PyErr::from_value)
    })
}

/// A `Result` of the library as one of Python.
pub trait OrRaise<T> {
    fn or_raise(self) -> PyResult<T>;
}

impl<T> OrRaise<T> for whosaid::Result<T> {
    fn or_raise(self) -> PyResult<T> {
        self.map_err(|error| exception(&error))
    }
}
