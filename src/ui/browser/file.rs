//! Files that a person chooses or drops.

use gloo::file::futures::read_as_bytes;
use web_sys::FileList;

/// Name and bytes of the first file of a list; the reason where it cannot be read.
pub(crate) async fn read_first(files: Option<FileList>) -> Option<Result<(String, Vec<u8>), String>> {
    let file = gloo::file::File::from(files?.get(0)?);
    Some(read_as_bytes(&file).await.map(|bytes| (file.name(), bytes)).map_err(|error| error.to_string()))
}
