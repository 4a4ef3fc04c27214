//! Modal dialogs: the browser's own, with its focus trap and Escape.

use web_sys::HtmlDialogElement;
use yew::NodeRef;

/// Opens a dialog in front of everything.
pub(crate) fn open(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
        // A dialog that is not in the document cannot open; there is nothing to show then.
        let _refused = dialog.show_modal();
    }
}

/// Closes a dialog, so that the focus goes back to where it was before.
pub(crate) fn close(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}
