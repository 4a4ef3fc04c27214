//! Colors of the document.

use crate::session::Theme;

/// Lets the document carry a theme; the stylesheet does the rest.
pub(crate) fn apply(theme: Theme) {
    if let Some(root) = gloo::utils::document().document_element() {
        // Setting a plain attribute cannot fail for this name.
        let _refused = root.set_attribute("data-theme", theme.as_str());
    }
}
