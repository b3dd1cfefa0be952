//! What stands for PDFs in a program built without them.

use super::document::Document;

pub(super) fn read(_bytes: Vec<u8>, _most: u64) -> Result<Document, String> {
    Err("this whosaid is built without PDFs (feature `pdf`): save it as text or as a Word document (.docx)".to_owned())
}
