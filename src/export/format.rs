//! The forms of output.

/// The forms of output.
///
/// ```
/// use whosaid::export::Format;
/// assert_eq!(Format::parse("csv"), Some(Format::Csv));
/// assert_eq!(Format::Csv.as_str(), "csv");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Comma-separated values after RFC 4180: for spreadsheets.
    Csv,
    /// Tab-separated values without quoting.
    Tsv,
    /// One array of documents, indented.
    Json,
    /// A document a line.
    Jsonl,
    /// Columns for data frames. Needs the feature `parquet`.
    #[cfg(feature = "parquet")]
    Parquet,
    /// One page that needs nothing else, for reading in a browser.
    Html,
    /// Excel's own: a summary, rows, statements, speakers, documents. Needs the feature `xlsx`.
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// A database that is one file. Needs the feature `sqlite`.
    #[cfg(feature = "sqlite")]
    Sqlite,
    /// Stand-off annotation: an `.ann` text for each document.
    Brat,
    /// Tasks for Label Studio, with the rows as predictions.
    LabelStudio,
    /// A corpus in TEI P5, with `said` elements.
    Tei,
    /// W3C Web Annotation: JSON-LD, an annotation for each row.
    WebAnnotation,
}

impl Format {
    /// All of them, in the order in which they are listed to people.
    pub const ALL: &'static [Self] = &[
        Self::Csv,
        Self::Tsv,
        #[cfg(feature = "xlsx")]
        Self::Xlsx,
        #[cfg(feature = "parquet")]
        Self::Parquet,
        #[cfg(feature = "sqlite")]
        Self::Sqlite,
        Self::Html,
        Self::Json,
        Self::Jsonl,
        Self::Brat,
        Self::LabelStudio,
        Self::Tei,
        Self::WebAnnotation,
    ];

    /// Its name, which is also the usual ending of its files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
            Self::Html => "html",
            #[cfg(feature = "xlsx")]
            Self::Xlsx => "xlsx",
            #[cfg(feature = "sqlite")]
            Self::Sqlite => "sqlite",
            Self::Brat => "brat",
            Self::LabelStudio => "labelstudio",
            Self::Tei => "tei",
            Self::WebAnnotation => "jsonld",
        }
    }

    /// Whether it tells of entities who say nothing, too.
    ///
    /// ```
    /// use whosaid::export::Format;
    /// assert!(Format::Json.has_entities() && !Format::Csv.has_entities());
    /// ```
    pub const fn has_entities(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }

    /// The format of a name or file ending.
    ///
    /// ```
    /// use whosaid::export::Format;
    /// assert_eq!(Format::parse("NDJSON"), Some(Format::Jsonl));
    /// assert_eq!(Format::parse("doc"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "ndjson" => Some(Self::Jsonl),
            "ann" => Some(Self::Brat),
            "htm" => Some(Self::Html),
            "xml" => Some(Self::Tei),
            #[cfg(feature = "sqlite")]
            "db" | "sqlite3" => Some(Self::Sqlite),
            _ => Self::ALL.iter().copied().find(|format| format.as_str() == name),
        }
    }
}
