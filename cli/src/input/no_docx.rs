//! What stands for Word documents in a program built without them.

use super::document::Document;

pub(super) fn read(_bytes: Vec<u8>, _most: u64) -> Result<Document, String> {
    Err("this whosaid is built without Word documents (feature `docx`)".to_owned())
}
