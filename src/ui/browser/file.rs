//! Files that a person chooses or drops.

use gloo::file::futures::read_as_bytes;
use web_sys::FileList;

/// Name and bytes of every file of a list; the reason where one cannot be read.
pub(crate) async fn read_all(files: Option<FileList>) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut read = Vec::new();
    let n = files.as_ref().map_or(0, FileList::length);
    for file in (0..n).filter_map(|at| files.as_ref()?.get(at)) {
        let file = gloo::file::File::from(file);
        let bytes = read_as_bytes(&file).await.map_err(|error| format!("{}: {error}", file.name()))?;
        read.push((file.name(), bytes));
    }
    Ok(read)
}
