//! What is written in a form, read when it is sent.

use web_sys::{FormData, HtmlFormElement, SubmitEvent};
use yew::TargetCast as _;

/// The fields of a form.
pub(crate) struct Fields(Option<FormData>);

impl Fields {
    /// The fields of the form that was sent; the page stays.
    pub(crate) fn sent(event: &SubmitEvent) -> Fields {
        event.prevent_default();
        let form = event.target_dyn_into::<HtmlFormElement>();
        Fields(form.and_then(|form| FormData::new_with_form(&form).ok()))
    }

    /// The text of a field without blanks around it; empty where there is no such field, or a box that is not checked.
    pub(crate) fn text(&self, name: &str) -> String {
        let text = self.0.as_ref().and_then(|form| form.get(name).as_string()).unwrap_or_default();
        text.trim().to_owned()
    }
}
