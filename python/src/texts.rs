//! Texts and their names as Python gives them: lists, or columns of Arrow.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyList, PyString};

use crate::capsule;

/// A `str` of Python, whose code points are counted as Python counts them.
pub enum Text {
    Given(PyBackedStr),
    /// One that holds lone surrogates, which are no text: each became `U+FFFD`, so that places stay as they are.
    Mended(String),
}

impl Text {
    /// A text.
    ///
    /// # Errors
    /// Where memory ends.
    pub fn of(text: &Bound<'_, PyString>) -> PyResult<Self> {
        match PyBackedStr::try_from(text.clone()) {
            Ok(text) => Ok(Self::Given(text)),
            Err(fault) if fault.is_instance_of::<PyUnicodeEncodeError>(text.py()) => mended(text).map(Self::Mended),
            Err(fault) => Err(fault),
        }
    }

    pub fn as_str(&self) -> &str {
        match self {
            Self::Given(text) => text,
            Self::Mended(text) => text,
        }
    }
}

/// A surrogate takes three bytes, as `U+FFFD` does.
fn mended(text: &Bound<'_, PyString>) -> PyResult<String> {
    let bytes = text.call_method1("encode", ("utf-8", "surrogatepass"))?;
    let mut bytes = bytes.cast::<PyBytes>()?.as_bytes().to_vec();
    let mut at = 0;
    while at + 2 < bytes.len() {
        if bytes[at] == 0xED && bytes[at + 1] >= 0xA0 {
            bytes[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
        at += 1;
    }
    String::from_utf8(bytes).map_err(|_| PyValueError::new_err("a text that cannot be read as Unicode"))
}

/// A column of texts; missing ones are none.
pub enum Column {
    List(Vec<Option<Text>>),
    Arrow(Vec<ArrayRef>),
}

impl Column {
    /// A list of `str` and `None`, or a column of Arrow that holds strings.
    ///
    /// # Errors
    /// If it holds anything else.
    pub fn of(given: &Bound<'_, PyAny>, what: &str) -> PyResult<Self> {
        let Ok(list) = given.cast::<PyList>() else {
            let arrays = capsule::import(given)?;
            if let Some(other) = arrays.iter().map(|array| array.data_type()).find(|kind| !holds_text(kind)) {
                return Err(PyTypeError::new_err(format!("{what}: a column of {other}, where strings are expected")));
            }
            return Ok(Self::Arrow(arrays));
        };
        let mut texts = Vec::with_capacity(list.len());
        for (place, one) in list.iter().enumerate() {
            texts.push(match one.cast::<PyString>() {
                Ok(text) => Some(Text::of(text)?),
                Err(_) if one.is_none() => None,
                Err(_) => {
                    let kind = one.get_type().name()?;
                    return Err(PyTypeError::new_err(format!("{what}[{place}] is {kind}, not str")));
                }
            });
        }
        Ok(Self::List(texts))
    }

    /// The texts, in order.
    pub fn texts(&self) -> Vec<Option<&str>> {
        match self {
            Self::List(texts) => texts.iter().map(|text| text.as_ref().map(Text::as_str)).collect(),
            Self::Arrow(arrays) => arrays.iter().flat_map(|array| strings(array)).collect(),
        }
    }
}

fn holds_text(kind: &DataType) -> bool {
    matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null)
}

fn strings(array: &ArrayRef) -> Vec<Option<&str>> {
    match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().iter().collect(),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().collect(),
        DataType::Utf8View => array.as_string_view().iter().collect(),
        _ => vec![None; array.len()],
    }
}

/// By what the texts are named.
pub enum Names {
    /// By their places, from 0.
    Places,
    Numbers(Vec<i64>),
    Texts(Vec<String>),
}

impl Names {
    /// Whether they are numbers.
    pub fn are_numbers(&self) -> bool {
        !matches!(self, Self::Texts(_))
    }

    /// Nothing, a list of `int` or of `str`, or a column of Arrow with either.
    ///
    /// # Errors
    /// If there is anything else, or a missing one.
    pub fn of(given: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let Some(given) = given else { return Ok(Self::Places) };
        if let Ok(list) = given.cast::<PyList>() {
            if let Ok(numbers) = list.extract() {
                return Ok(Self::Numbers(numbers));
            }
            return list.extract().map(Self::Texts).map_err(|_| wrong_names());
        }
        let arrays = capsule::import(given)?;
        if arrays.iter().any(|array| array.null_count() > 0) {
            return Err(PyValueError::new_err("ids: there is a missing one"));
        }
        if arrays.iter().all(|array| holds_text(array.data_type())) {
            let texts = arrays.iter().flat_map(|array| strings(array)).flatten().map(str::to_owned);
            return Ok(Self::Texts(texts.collect()));
        }
        let numbers = arrays.iter().map(numbers).collect::<Option<Vec<_>>>();
        numbers.map(|numbers| Self::Numbers(numbers.concat())).ok_or_else(wrong_names)
    }

    /// How many, where they do not simply count.
    pub fn len(&self) -> Option<usize> {
        match self {
            Self::Places => None,
            Self::Numbers(numbers) => Some(numbers.len()),
            Self::Texts(texts) => Some(texts.len()),
        }
    }

    /// The name of the text at a place, and its number where it is one.
    pub fn at(&self, place: usize) -> (Cow<'_, str>, Option<i64>) {
        let number = |number: i64| (Cow::from(number.to_string()), Some(number));
        match self {
            Self::Places => number(place as i64),
            Self::Numbers(numbers) => number(numbers.get(place).copied().unwrap_or_default()),
            Self::Texts(texts) => (texts.get(place).map_or("", String::as_str).into(), None),
        }
    }
}

fn wrong_names() -> PyErr {
    PyTypeError::new_err("ids: expected whole numbers or strings")
}

fn numbers(array: &ArrayRef) -> Option<Vec<i64>> {
    macro_rules! all {
        ($kind:ty) => {
            array.as_primitive::<$kind>().values().iter().map(|&value| i64::try_from(value).ok()).collect()
        };
    }
    match array.data_type() {
        DataType::Int8 => all!(Int8Type),
        DataType::Int16 => all!(Int16Type),
        DataType::Int32 => all!(Int32Type),
        DataType::Int64 => all!(Int64Type),
        DataType::UInt8 => all!(UInt8Type),
        DataType::UInt16 => all!(UInt16Type),
        DataType::UInt32 => all!(UInt32Type),
        DataType::UInt64 => all!(UInt64Type),
        _ => None,
    }
}
