//! Arrow's PyCapsule interface: columns and tables change hands without a copy.
//!
//! The one file with unsafe code: what stands in a capsule is C's.

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator, StructArray, make_array};
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

/// A capsule with a stream of these batches.
///
/// # Errors
/// Python's.
pub fn stream<'py>(py: Python<'py>, schema: &SchemaRef, batches: Vec<RecordBatch>) -> PyResult<Bound<'py, PyCapsule>> {
    let reader = RecordBatchIterator::new(batches.into_iter().map(Ok), schema.clone());
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
}

/// A capsule with a schema.
///
/// # Errors
/// Python's.
pub fn schema<'py>(py: Python<'py>, schema: &SchemaRef) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema.as_ref()).map_err(failed)?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

/// The arrays of a column that offers itself by `__arrow_c_stream__` or `__arrow_c_array__`; of a table the only column.
///
/// # Errors
/// If it offers neither, or is a table of several columns.
pub fn import(given: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let arrays = if given.hasattr("__arrow_c_stream__")? {
        from_stream(&given.call_method0("__arrow_c_stream__")?)?
    } else if given.hasattr("__arrow_c_array__")? {
        vec![from_array(&given.call_method0("__arrow_c_array__")?)?]
    } else {
        return Err(PyTypeError::new_err(format!(
            "expected a list or an Arrow column, not {}",
            given.get_type().name()?
        )));
    };
    arrays.into_iter().map(only_column).collect()
}

fn only_column(array: ArrayRef) -> PyResult<ArrayRef> {
    match array.as_any().downcast_ref::<StructArray>() {
        Some(table) if table.num_columns() == 1 => Ok(table.column(0).clone()),
        Some(_) => Err(PyTypeError::new_err("expected a column, not a table: name one of its columns")),
        None => Ok(array),
    }
}

#[allow(unsafe_code)]
fn from_stream(capsule: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    let pointer = capsule.cast::<PyCapsule>()?.pointer_checked(Some(c"arrow_array_stream"))?;
    // SAFETY: a capsule of this name holds such a stream; it is moved out, and what stays is marked as released.
    let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.cast().as_ptr()) };
    let (Some(get_schema), Some(get_next)) = (stream.get_schema(), stream.get_next()) else {
        return Err(PyValueError::new_err("an Arrow stream that was read before"));
    };
    let mut schema = FFI_ArrowSchema::empty();
    // SAFETY: both pointers are to live structures of the kinds that the interface asks for.
    check(unsafe { get_schema(&raw mut stream, &raw mut schema) })?;
    let kind = kind_of(&schema)?;
    let mut arrays = Vec::new();
    loop {
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: as above.
        check(unsafe { get_next(&raw mut stream, &raw mut array) })?;
        if array.is_released() {
            return Ok(arrays);
        }
        // SAFETY: the producer says that its arrays are of this type.
        arrays.push(make_array(unsafe { from_ffi_and_data_type(array, kind.clone()) }.map_err(failed)?));
    }
}

#[allow(unsafe_code)]
fn from_array(capsules: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let capsules = capsules.cast::<PyTuple>()?;
    let pointer = |place: usize, name| capsules.get_item(place)?.cast::<PyCapsule>()?.pointer_checked(Some(name));
    let (schema, array) = (pointer(0, c"arrow_schema")?, pointer(1, c"arrow_array")?);
    // SAFETY: capsules of these names hold such structures; both are moved out, and what stays is marked as released.
    unsafe {
        let kind = kind_of(&FFI_ArrowSchema::from_raw(schema.cast().as_ptr()))?;
        let array = FFI_ArrowArray::from_raw(array.cast().as_ptr());
        Ok(make_array(from_ffi_and_data_type(array, kind).map_err(failed)?))
    }
}

fn kind_of(schema: &FFI_ArrowSchema) -> PyResult<DataType> {
    Field::try_from(schema).map(|field| field.data_type().clone()).map_err(failed)
}

fn check(code: i32) -> PyResult<()> {
    if code == 0 { Ok(()) } else { Err(PyValueError::new_err(format!("the Arrow stream broke off with error {code}"))) }
}

fn failed(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
