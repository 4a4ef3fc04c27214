//! Modal dialogs: the browser's own, with its focus trap and Escape.

use web_sys::HtmlDialogElement;
use yew::NodeRef;

use super::focus::focus_in_dialog;

/// Opens a dialog in front of everything. Gives what closes it, with which the focus goes back to where it was.
pub(crate) fn open(node: &NodeRef) -> impl FnOnce() + use<> {
    let dialog = node.cast::<HtmlDialogElement>();
    if let Some(dialog) = dialog.as_ref().filter(|dialog| !dialog.open()) {
        // A dialog that is not in the document cannot open; there is nothing to show then.
        let _refused = dialog.show_modal();
        focus_in_dialog(dialog);
    }
    move || dialog.iter().for_each(HtmlDialogElement::close)
}
