//! Batches of rows, as Arrow takes them and as Python's own values.

use std::io::Cursor;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, DataType, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyList, PyTuple};

use crate::capsule;

/// A table in batches.
#[pyclass(frozen, module = "pywhosaid._native")]
pub struct Batches {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Batches {
    pub fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Self { schema, batches }
    }
}

#[pymethods]
impl Batches {
    /// The table in Arrow's format of streams, or of it the table again.
    #[staticmethod]
    fn from_ipc(bytes: &[u8]) -> PyResult<Self> {
        let reader = StreamReader::try_new(Cursor::new(bytes), None).map_err(failed)?;
        let schema = reader.schema();
        let batches = reader.collect::<Result<_, _>>().map_err(failed)?;
        Ok(Self { schema, batches })
    }

    fn to_ipc<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let write = || {
            let mut writer = StreamWriter::try_new(Vec::new(), &self.schema)?;
            self.batches.iter().try_for_each(|batch| writer.write(batch))?;
            writer.into_inner()
        };
        Ok(PyBytes::new(py, &write().map_err(failed)?))
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A wish, which producers may pass over.
        drop(requested_schema);
        capsule::stream(py, &self.schema, self.batches.clone())
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::schema(py, &self.schema)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Name and type of each column.
    fn columns(&self) -> Vec<(String, String)> {
        self.schema.fields().iter().map(|field| (field.name().clone(), kind(field.data_type()))).collect()
    }

    /// Rows from `start`, at most `count`, a tuple of Python's values each.
    fn rows<'py>(&self, py: Python<'py>, start: usize, count: usize) -> PyResult<Vec<Bound<'py, PyTuple>>> {
        let (mut out, mut skip) = (Vec::new(), start);
        for batch in &self.batches {
            if skip >= batch.num_rows() {
                skip -= batch.num_rows();
                continue;
            }
            for row in skip..batch.num_rows() {
                if out.len() == count {
                    return Ok(out);
                }
                let values = batch.columns().iter().map(|column| value(py, column, row));
                out.push(PyTuple::new(py, values.collect::<PyResult<Vec<_>>>()?)?);
            }
            skip = 0;
        }
        Ok(out)
    }
}

/// A type in words.
fn kind(kind: &DataType) -> String {
    match kind {
        DataType::Utf8 => "string".to_owned(),
        DataType::Int64 => "int64".to_owned(),
        DataType::Float64 => "double".to_owned(),
        DataType::Date32 => "date32".to_owned(),
        _ => "list<struct<start: int64, end: int64>>".to_owned(),
    }
}

/// A cell: a list of places is a list of pairs.
fn value<'py>(py: Python<'py>, column: &ArrayRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    Ok(match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into_pyobject(py)?.into_any(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into_pyobject(py)?.into_any(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into_pyobject(py)?.into_any(),
        DataType::Date32 => {
            let ordinal = column.as_primitive::<Date32Type>().value(row) + EPOCH;
            py.import("datetime")?.getattr("date")?.call_method1("fromordinal", (ordinal,))?
        }
        _ => pairs(py, column.as_list::<i32>().value(row).as_struct())?.into_any(),
    })
}

/// The first of January 1970 as Python counts days.
const EPOCH: i32 = 719_163;

fn pairs<'py>(py: Python<'py>, places: &StructArray) -> PyResult<Bound<'py, PyList>> {
    let [starts, ends] = [0, 1].map(|place| places.column(place).as_primitive::<Int64Type>().values());
    PyList::new(py, starts.iter().copied().zip(ends.iter().copied()))
}

fn failed(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}
